"""The birth date and the sex are told, corrected, forgotten, and taken back."""

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.when import When
from app.domain.write import Write
from app.fhir import exact, patient
from app.fhir.models import model_faults
from app.flows.civil import Civil, Told
from app.flows.vaccines import Vaccines
from app.flows.whose import identity_of
from app.kinds.patient import KIND
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose identity says a name alone."""
    home = PaperHome(birth_date="")
    body = patient.write(home.space.id, name="Rose", birth_date="")
    own = EntryId(bytes(15) + rb"\9")
    entry = Entry(home.space.id, own, KIND.code, body, When.unknown(), KIND.rubric)
    home.vault.commit(Write(home.space.id, entries=(entry,)))
    return home


@pytest.fixture
def civil(home: PaperHome) -> Civil:
    """Return what tells it."""
    return Civil(home.vault, home.links.world, home.space)


def body_of(home: PaperHome) -> bytes:
    (entry,) = home.vault.entries(home.space.id, [EntryId(bytes(15) + rb"\9")]).values()
    return entry.body


@pytest.mark.covers("C-044")
@pytest.mark.parametrize("told", [Told("1958-03-12", "F"), Told("1958", "M"), Told()])
def test_what_is_told_is_read_and_undone(
    home: PaperHome, civil: Civil, told: Told
) -> None:
    before = body_of(home)
    undo = civil.tell(told)
    assert civil.told() == told
    assert model_faults(body_of(home)) == ()
    assert exact.read(body_of(home))["name"] == exact.read(before)["name"]
    undo()
    assert body_of(home) == before


def test_the_calendar_follows_at_once(home: PaperHome, civil: Civil) -> None:
    room = Vaccines.over(home.documents, home.links.world, home.preferences)
    assert room.calendar.person().born is None
    civil.tell(Told("1958-03-12", "F"))
    assert room.calendar.person().born is not None
    assert identity_of(home.vault, home.space).born == "1958-03-12"


def test_nothing_is_kept_once_forgotten(home: PaperHome, civil: Civil) -> None:
    civil.tell(Told("1958-03-12", "F"))
    civil.tell(Told())
    assert not {"birthDate", "gender"} & exact.read(body_of(home)).keys()


@pytest.mark.parametrize(
    ("born", "code"),
    [("1899", "person.born"), ("2031", "person.born"), ("jadis", "date.malformed")],
)
def test_an_impossible_date_is_refused(civil: Civil, born: str, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        civil.tell(Told(born))
    assert civil.told() == Told()


def test_a_space_without_identity_says_so() -> None:
    home = PaperHome(birth_date="")
    civil = Civil(home.vault, home.links.world, home.space)
    with pytest.raises(Refused, match=r"entry\.absent"):
        civil.tell(Told("1958"))
