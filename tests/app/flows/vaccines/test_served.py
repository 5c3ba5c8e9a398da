"""What a service says of a dose is kept wherever it is noted, and whose it is not."""

import json
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.entry import Entry
from app.domain.feed import Aside, Told
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.flows.vaccines.booklet import Booklet, dose_of
from app.flows.vaccines.sameness import lines
from app.flows.vaccines.sender import Linked
from app.flows.vaccines.served import Served, Source, address_of
from app.flows.vaccines.standing import disowned
from app.imports.fhir.bulletin import bulletin
from tests.app.imports.fhir.test_bulletin import DOSE, page
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-045")
ADDRESS = "https://vaccins.exemple.fr/fhir"
LINKED = Linked(ADDRESS, "Registre fictif")
ROR = {"system": "http://www.whocc.no/atc", "code": "J07BD52"}


@dataclass
class Desk:
    """A booklet, and a service that says what the test wants."""

    home: PaperHome = field(default_factory=PaperHome)
    aside: list[Aside] = field(default_factory=list)

    @property
    def booklet(self) -> Booklet:
        return Booklet(self.home.vault, self.home.links.world, self.home.space)

    @property
    def served(self) -> Served:
        return Served(self.booklet, ZoneInfo("Europe/Paris"))

    def says(self, **told: Any) -> dict[str, int]:  # noqa: ANN401 - any JSON
        """Have the service say a dose; return what became of it."""
        counts, self.aside = self.served.write(_told(**told), LINKED)
        return dict(counts)

    def one(self) -> Entry:
        """Return the only dose there is, withdrawn or not."""
        (found,) = (*self.booklet.every(), *self.booklet.withdrawn())
        return found


def _told(**told: Any) -> tuple[Told, ...]:  # noqa: ANN401 - any JSON
    return bulletin(page({**DOSE, **told})).told


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "told",
    [
        {"status": "not-done"},
        {"status": "entered-in-error"},
        {"status": "entered-in-error", "vaccineCode": {}},
        {"status": "not-done", "occurrenceDateTime": "demain"},
    ],
    ids=json.dumps,
)
def test_a_dose_corrected_to_none_counts_no_more(
    desk: Desk, told: dict[str, Any]
) -> None:
    assert desk.says() == {"added": 1}
    assert desk.says(**told) == {"withdrawn": 1}
    assert desk.booklet.every() == []
    assert dose_of(desk.one()).vaccine == "Priorix"
    assert desk.says(**told) == {"known": 1}
    assert desk.says() == {"changed": 1}
    assert desk.booklet.withdrawn() == []


def test_a_dose_named_by_a_known_code_alone_has_its_name(desk: Desk) -> None:
    assert desk.says(vaccineCode={"coding": [ROR]}) == {"added": 1}
    assert dose_of(desk.one()).vaccine == "ROR"


def test_a_dose_named_by_a_code_nobody_knows_is_left(desk: Desk) -> None:
    unknown = {"system": "http://snomed.info/sct", "code": "1119349007"}
    assert desk.says(vaccineCode={"coding": [unknown]}) == {}
    (aside,) = desk.aside
    assert (aside.reason, aside.when) == ("vaccine.unnamed", "2019-03-12")
    assert desk.booklet.every() == []
    assert desk.booklet.every() == []


def test_midnight_told_in_utc_is_the_day_it_was_here(desk: Desk) -> None:
    desk.says(occurrenceDateTime="2026-03-14T23:00:00Z")
    assert dose_of(desk.one()).day == "2026-03-15"


def test_two_devices_that_noted_one_dose_are_corrected_together(desk: Desk) -> None:
    """Each had noted it before they exchanged: one line, two elements."""
    desk.says()
    _twin(desk)
    assert len(lines(desk.booklet.every())) == 1
    assert desk.says(lotNumber="Z9") == {"changed": 1}
    (line,) = lines(desk.booklet.every())
    assert {dose_of(one).lot for one in (line.entry, *line.others)} == {"Z9"}
    assert desk.says(status="entered-in-error") == {"withdrawn": 1}
    assert desk.booklet.every() == []


def test_one_undated_dose_noted_twice_is_one_line(desk: Desk) -> None:
    desk.says(occurrenceDateTime="")
    _twin(desk)
    assert len(lines(desk.booklet.every())) == 1


def _twin(desk: Desk) -> None:
    """Have the same dose noted by another device."""
    one = desk.one()
    other = replace(one, id=EntryId(b"2" * 16))
    desk.booklet.add(dose_of(other), told=one.meta)


def test_what_is_not_theirs_stays_out_whatever_the_service_says(desk: Desk) -> None:
    desk.says()
    assert desk.served.sources() == [
        Source(ADDRESS, "Registre fictif (vaccins.exemple.fr)", 1)
    ]
    back = desk.served.disown(ADDRESS)
    assert desk.served.sources() == []
    assert desk.booklet.every() == []
    assert disowned(desk.one())
    assert address_of(desk.one()) == ADDRESS
    assert desk.one().meta["source"] == "deposited:service"
    assert desk.says(lotNumber="Z9") == {"changed": 1}
    assert desk.booklet.every() == []
    back()
    assert dose_of(*desk.booklet.every()).lot == "Z9"
    assert not disowned(desk.one())


def test_what_the_service_took_out_too_does_not_come_back(desk: Desk) -> None:
    desk.says()
    back = desk.served.disown(ADDRESS)
    desk.says(status="not-done")
    assert not disowned(desk.one())
    back()
    assert desk.booklet.every() == []
    desk.says(lotNumber="Z9")
    assert len(desk.booklet.every()) == 1


def test_the_doses_of_another_service_stay(desk: Desk) -> None:
    desk.says()
    desk.booklet.add(Immunization("BCG"))
    desk.served.disown("https://vaccins.exemple.fr/fhi")
    desk.served.disown("")
    desk.booklet.disown(*(one.id for one in desk.booklet.every()))
    assert [one.title for one in desk.booklet.every()] == ["BCG"]
