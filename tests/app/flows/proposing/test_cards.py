"""A laboratory's card is asked about; only what it deposits is noted by itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Extract, Laid
from app.flows.documents import Added, Status
from app.flows.parcels import Parcels
from app.flows.proposing.cards import Cards
from app.flows.proposing.proposals import Proposals
from sync.airlock.parent import SealedAirlock
from tests.app.imports.fhir.test_report import GROUP, LABORATORY, REPORT, bundle
from tests.app.imports.fhir.told import PATIENT, in_json
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held
from tests.fictitious.clinical import (
    clinical,
    observation,
    patient,
    section,
    structured,
)

pytestmark = pytest.mark.covers("C-032")
A_POSITIVE, O_NEGATIVE = "278149003", "278148006"
BIOLOGIST = """
<author><time value="20260114"/><assignedAuthor>
  <id root="1.2.250.1.71.4.2.1" extension="899700000002"/>
  <code code="G15_10/SM03" displayName="Médecin - Biologie médicale (SM)"/>
  <assignedPerson><name><given>Marcel</given><family>FICTIF</family></name>
  </assignedPerson><representedOrganization><name>Laboratoire du Vieux-Chêne</name>
  </representedOrganization></assignedAuthor></author>"""
DOCTOR = BIOLOGIST.replace("Biologie médicale (SM)", "Médecine générale (SM)").replace(
    "Laboratoire", "Cabinet"
)
ROSE = patient().replace("Odile", "Rose").replace("19550612", "19580312")


class Sealed(Glass):
    """The real airlock, where a home has one of glass."""

    def __init__(self) -> None:
        super().__init__()
        self.real = SealedAirlock()

    def read(self, content: Held, *, name: str) -> Extract:
        """Read a file for good."""
        return self.real.read(content, name=name)

    def lay(self, content: Held) -> Laid:
        """Lay a document for good."""
        return self.real.lay(content)


@pytest.fixture
def home() -> Iterator[PaperHome]:
    """Return the space of Rose, born on 12 March 1958."""
    airlock = Sealed()
    yield PaperHome(airlock=airlock)
    airlock.real.close()


def group(words: str) -> str:
    """Return the result of a blood group."""
    value = f'<value xsi:type="ST">{words}</value>'
    return f"<entry>{observation('882-1', 'Groupe ABO et Rh', value)}</entry>"


def card(
    *said: str, author: str = BIOLOGIST, subject: str = ROSE, number: int = 1
) -> bytes:
    """Return a report of analyses."""
    body = structured(section("Groupe", "", "".join(map(group, said)), code="18725-2"))
    raw = clinical(body, head=author, subject=subject)
    own = f'root="1.2.250.1.999.{number}"'
    whole = raw.decode().replace('root="1.2.250.1.999.1"', own)
    return whole.replace('code="11488-4"', 'code="11502-2"').encode()


def given(home: PaperHome, content: bytes, name: str = "cr.xml") -> Added:
    """Give a file as a person does."""
    parcels = Parcels(home.documents)
    (piece,) = parcels.opened(content, name=name).pieces
    return parcels.keep(piece)


def deposited(home: PaperHome, content: bytes, source: str) -> Added:
    """Have a file be here as who *source* says deposited it."""
    added = given(home, content)
    assert added.entry
    meta = {**added.entry.meta, "source": source}
    return replace(added, entry=home.documents.put(replace(added.entry, meta=meta)))


def said_yes(home: PaperHome, added: Added) -> Entry:
    """Answer yes to what is asked."""
    assert added.entry
    assert added.asked is not None
    return Proposals.over(home.documents).accept(added.entry.id, added.asked)


def lines(home: PaperHome) -> list[tuple[str, str]]:
    """Return the blood groups noted, and who says each."""
    found = home.profile.lines("groupe-sanguin")
    return [(one.said["group"], one.source) for one in found if one.state == "active"]


def test_a_card_of_a_laboratory_is_a_line_once_the_person_says_yes(
    home: PaperHome,
) -> None:
    added = given(home, card("A Rh+"))
    assert added.status is Status.IMPORTED
    assert lines(home) == []
    line = home.profile.line(said_yes(home, added).id)
    assert added.entry
    assert (line.title, line.source) == ("A positif", "laboratory")
    assert line.author == "Marcel Fictif"
    assert [one.id for one in home.links.of(line.entry.id)] == [added.entry.id]


@pytest.mark.parametrize(
    ("source", "noted"),
    [
        ("deposited:laboratory", [(A_POSITIVE, "laboratory")]),
        ("deposited:professional", []),
        ("imported", []),
        ("deposited:laboratory ", []),
    ],
)
def test_only_what_a_laboratory_deposited_is_noted_unasked(
    home: PaperHome, source: str, noted: list[tuple[str, str]]
) -> None:
    added = deposited(home, card("A Rh+"), source)
    assert lines(home) == []
    assert bool(Cards(home.documents).take(added)) == bool(noted)
    assert lines(home) == noted


def test_a_crafted_file_in_the_name_of_the_person_writes_nothing(
    home: PaperHome,
) -> None:
    added = given(home, card("O Rh-"))
    assert added.mine
    assert lines(home) == []
    assert Cards(home.documents).take(added) is None
    assert lines(home) == []


def test_what_was_declared_stays_beside_even_when_it_differs(home: PaperHome) -> None:
    home.profile.add("groupe-sanguin", {"group": O_NEGATIVE})
    said_yes(home, given(home, card("A Rh+")))
    assert set(lines(home)) == {(A_POSITIVE, "laboratory"), (O_NEGATIVE, "declared")}


@pytest.mark.parametrize(
    "content",
    [
        card("A Rh+", author=DOCTOR),
        card("A Rh+", "B Rh+"),
        card("A faible"),
        card(),
        card("A Rh+").replace(b'code="11502-2"', b'code="11488-4"'),
    ],
)
def test_anything_but_one_whole_group_of_a_laboratory_is_only_proposed(
    home: PaperHome, content: bytes
) -> None:
    added = given(home, content)
    assert (added.status, added.asked) == (Status.IMPORTED, None)
    assert lines(home) == []


@pytest.mark.parametrize(
    ("subject", "status"),
    [
        (patient(), Status.TO_CHECK),
        (ROSE.replace("19580312", "19600101"), Status.TO_CHECK),
        (ROSE.replace('<birthTime value="19580312"/>', ""), Status.IMPORTED),
        ("", Status.IMPORTED),
    ],
)
def test_the_group_of_somebody_else_or_of_nobody_is_never_noted(
    home: PaperHome, subject: str, status: Status
) -> None:
    added = given(home, card("A Rh+", subject=subject))
    assert (added.status, added.asked) == (status, None)
    assert lines(home) == []


def test_the_same_group_is_noted_once_and_another_one_beside(home: PaperHome) -> None:
    said_yes(home, given(home, card("A Rh+")))
    assert given(home, card("A Rh+")).status is Status.DUPLICATE
    assert given(home, card("A positif", number=2), "b.xml").asked is None
    assert lines(home) == [(A_POSITIVE, "laboratory")]
    said_yes(home, given(home, card("O Rh-", number=3), "c.xml"))
    assert len(lines(home)) == 2


def test_what_was_taken_back_is_not_asked_again_but_may_be_noted(
    home: PaperHome,
) -> None:
    added = given(home, card("A Rh+"))
    assert added.entry
    noted = said_yes(home, added)
    proposals = Proposals.over(home.documents)
    again = proposals.give_back(added.entry.id, noted.id)
    assert lines(home) == []
    assert given(home, card("A Rh+")).asked is None
    assert [one.line for one in proposals.of(added.entry.id)] == [None]
    again()
    assert lines(home) == [(A_POSITIVE, "laboratory")]
    assert [one.id for one in home.links.of(noted.id)] == [added.entry.id]


def test_a_document_that_cannot_be_laid_out_is_kept_all_the_same(
    home: PaperHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Sealed, _content: Held) -> Laid:
        raise Refused("import.damaged")

    monkeypatch.setattr(Sealed, "lay", fail)
    added = given(home, card("A Rh+"))
    assert (added.status, added.asked) == (Status.IMPORTED, None)


def test_the_official_report_of_a_laboratory_is_known_as_one(
    home: PaperHome, samples: Path
) -> None:
    name = "BIO-CR-BIO_2024.01_TSH_1.xml"
    raw = (samples / "standards" / "cda" / name).read_text("utf-8")
    raw = raw.replace("PAT-TROIS", "VASSEUR").replace("DOMINIQUE", "ROSE")
    raw = raw.replace('birthTime value="19790328"', 'birthTime value="19580312"')
    raw = raw.replace('code="3016-3"', 'code="882-1"')
    start = raw.index('<value xsi:type="PQ" value="1.950"')
    end = raw.index("/>", start) + 2
    told = '<value xsi:type="CD" code="278149003" displayName="A Rh(D) positif"/>'
    added = given(home, (raw[:start] + told + raw[end:]).encode(), name)
    assert (added.status, added.mine) == (Status.IMPORTED, True)
    said_yes(home, added)
    assert lines(home) == [(A_POSITIVE, "laboratory")]


IN_FHIR = {
    **PATIENT,
    "identifier": [],
    "name": [{"family": "VASSEUR", "given": ["Rose"]}],
    "birthDate": "1958-03-12",
}


@pytest.mark.parametrize("status", ["final", "amended", "corrected", "appended"])
def test_a_report_in_fhir_is_taken_as_well(home: PaperHome, status: str) -> None:
    told = [one | {"status": status} for one in (REPORT, GROUP)]
    content = in_json(bundle(IN_FHIR, LABORATORY, *told))
    added = given(home, content, "carte.json")
    line = home.profile.line(said_yes(home, added).id)
    assert line.author == LABORATORY["name"]
    assert lines(home) == [(A_POSITIVE, "laboratory")]


@pytest.mark.parametrize(
    ("report", "result", "proposed"),
    [
        ("final", "preliminary", 1),
        ("preliminary", "final", 1),
        ("registered", "final", 1),
        ("final", "unknown", 1),
        ("final", "registered", 0),
        ("final", "cancelled", 0),
        ("preliminary", "entered-in-error", 0),
    ],
)
def test_a_provisional_group_is_only_proposed_and_a_cancelled_one_is_none(
    home: PaperHome, report: str, result: str, proposed: int
) -> None:
    told = REPORT | {"status": report}, GROUP | {"status": result}
    added = given(home, in_json(bundle(IN_FHIR, LABORATORY, *told)), "carte.json")
    assert added.entry
    assert (added.status, added.asked) == (Status.IMPORTED, None)
    assert len(Proposals.over(home.documents).of(added.entry.id)) == proposed


@pytest.mark.parametrize(("status", "proposed"), [("active", 1), ("cancelled", 0)])
def test_a_result_in_cda_that_is_not_completed_is_never_noted(
    home: PaperHome, status: str, proposed: int
) -> None:
    started, code = card("A Rh+").split(b'code="882-1"')
    code = code.replace(b"completed", status.encode(), 1)
    added = given(home, started + b'code="882-1"' + code)
    assert added.entry
    assert added.asked is None
    assert len(Proposals.over(home.documents).of(added.entry.id)) == proposed


def test_the_group_of_a_provisional_document_is_not_asked_about(
    home: PaperHome,
) -> None:
    state = """<documentationOf><serviceEvent>
      <l:statusCode xmlns:l="urn:oid:1.3.6.1.4.1.19376.1.3.2" code="active"/>
      </serviceEvent></documentationOf>"""
    added = given(home, card("A Rh+", author=BIOLOGIST + state))
    assert added.entry
    assert added.asked is None
    assert added.entry.meta["provisional"] == "yes"
    (told,) = Proposals.over(home.documents).of(added.entry.id)
    assert told.provisional
