"""An agenda of another program is looked at, taken whole, and taken back whole."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.agenda import Event, EventState
from app.domain.changes import Changes
from app.domain.errors import Refused
from app.domain.timetable import Timetable
from app.domain.write import Write
from app.flows.agenda_files.agenda_files import SIZE_MAX, AgendaFiles, Preview, Taken
from app.imports.ics import timetable
from tests.app.flows.agenda.home import AgendaHome
from tests.fictitious.agendas import RICH, agenda, event
from tests.fictitious.airlock import Bare

pytestmark = pytest.mark.covers("C-065", "C-061")
KINE = "RRULE:FREQ=WEEKLY;BYDAY=MO"
MONDAY = "DTSTART;TZID=Europe/Paris:20261207T090000"
WINDOW = date(2026, 11, 1), date(2027, 12, 31)


@dataclass
class Files:
    """A space, its agenda, and files of other programs taken in."""

    home: AgendaHome = field(default_factory=AgendaHome)
    flow: AgendaFiles = field(init=False)

    def __post_init__(self) -> None:
        self.flow = AgendaFiles(self.home.agenda, Reading())

    def look(self, content: bytes, *, coming: bool = False) -> Preview:
        return self.flow.preview(content, untitled="Rendez-vous", coming=coming)

    def take(self, *components: str, named: str = "Clinique") -> Taken:
        return self.flow.take(
            agenda(*components, named=named), untitled="Rendez-vous", coming=False
        )

    def starts(self) -> list[str]:
        return [one.start for one in self.home.agenda.between(*WINDOW)]

    def events(self) -> dict[str, Event]:
        return dict(self.home.agenda.known())


class Reading(Bare):
    """An airlock that reads agendas here, without its worker."""

    def timetable(self, content: bytes) -> Timetable:
        return timetable(content)


@pytest.fixture
def files() -> Files:
    return Files()


def test_a_file_is_looked_at_and_nothing_is_written(files: Files) -> None:
    found = files.look(RICH)
    assert found.name == "Ma santé"
    assert [one.title for one in found.new[:1]] == ["Dentiste"]
    assert files.events() == {}
    assert files.flow.batches() == []


def test_a_file_and_what_tells_of_it_are_one_write(files: Files) -> None:
    """Cut between two, its events would stand and nobody could take them back."""
    vault, writes = files.home.agenda.vault, list[Write]()
    commit = vault.commit

    def noted(write: Write, **how: Any) -> Changes:  # noqa: ANN401
        writes.append(write)
        return commit(write, **how)

    vault.commit = noted  # type: ignore[method-assign]
    files.flow.take(RICH, untitled="Rendez-vous")
    assert len(writes) == 1
    assert len(files.flow.batches()) == 1


def test_an_appointment_comes_with_who_keeps_it(files: Files) -> None:
    files.flow.take(RICH, untitled="Rendez-vous")
    one = files.events()["dentiste@exemple.fr"]
    assert (one.title, one.start, one.end, one.zone) == (
        *("Dentiste", "2026-12-07T14:30", "2026-12-07T15:15"),
        "Europe/Paris",
    )
    assert (one.author, one.editable) == ("Cabinet; dentaire", False)
    assert one.reminders == (60, 1440)
    with pytest.raises(Refused, match=r"agenda\.elsewhere"):
        files.home.agenda.cancel(one.id)


def test_the_same_file_twice_adds_nothing(files: Files) -> None:
    first = files.flow.take(RICH, untitled="Rendez-vous", coming=False)
    again = files.flow.take(RICH, untitled="Rendez-vous", coming=False)
    assert first.done
    assert (again.new, again.changed, again.cancelled, again.done) == (0, 0, 0, False)
    assert again.known == first.new
    assert len(files.flow.batches()) == 1


def test_a_whole_day_twice_adds_nothing(files: Files) -> None:
    day = event(start="DTSTART;VALUE=DATE:20261207")
    files.take(day)
    assert not files.take(day).done


def test_a_higher_sequence_says_it_better_and_a_lower_one_nothing(files: Files) -> None:
    files.take(event("SEQUENCE:2"))
    later = "DTSTART;TZID=Europe/Paris:20261208T100000"
    assert files.take(event("SEQUENCE:1", start=later)).known == 1
    assert files.starts() == ["2026-12-07T14:30"]
    assert files.take(event("SEQUENCE:3", start=later)).changed == 1
    assert files.starts() == ["2026-12-08T10:00"]


def test_a_cancellation_leaves_a_trace(files: Files) -> None:
    files.take(event())
    taken = files.take(event("SEQUENCE:1", "STATUS:CANCELLED"))
    assert (taken.cancelled, files.starts()) == (1, [])
    assert files.events()["dentiste@exemple.fr"].state is EventState.CANCELLED
    assert files.look(agenda(event("STATUS:CANCELLED", uid="autre"))).gone == 1


def test_a_simple_series_is_one_event(files: Files) -> None:
    files.take(event(KINE, "COUNT:4", start=MONDAY))
    files = Files()
    files.take(
        event(f"{KINE};COUNT=4", "EXDATE:20261214T080000Z", uid="k", start=MONDAY)
    )
    assert files.starts() == [
        f"{day}T09:00" for day in ("2026-12-07", "2026-12-21", "2026-12-28")
    ]
    assert len(files.events()) == 1


def test_one_date_of_a_series_said_otherwise(files: Files) -> None:
    moved = event(
        "RECURRENCE-ID:20261214T080000Z",
        uid="k",
        start="DTSTART;TZID=Europe/Paris:20261215T160000",
    )
    series = event(f"{KINE};COUNT=3", uid="k", start=MONDAY)
    expected = ["2026-12-07T09:00", "2026-12-15T16:00", "2026-12-21T09:00"]
    files.take(series, moved)
    assert files.starts() == expected
    assert files.take(series, moved).known == 2
    apart = Files()
    apart.take(series)
    assert apart.take(moved).done
    assert apart.starts() == expected
    assert not apart.take(moved).done


def test_dates_told_without_their_series_all_leave_it(files: Files) -> None:
    files.take(event(f"{KINE};COUNT=3", uid="k", start=MONDAY))
    moved = [
        event(
            f"RECURRENCE-ID:{day}T080000Z",
            uid="k",
            start=f"DTSTART;TZID=Europe/Paris:{day}T160000",
        )
        for day in ("20261207", "20261214")
    ]
    taken = files.take(*moved)
    assert (taken.new, taken.changed) == (2, 1)
    days = ("2026-12-07T16:00", "2026-12-14T16:00", "2026-12-21T09:00")
    assert files.starts() == list(days)
    assert not files.take(*moved).done


def test_a_name_that_begins_as_another_is_no_date_of_it(files: Files) -> None:
    both = event(uid="a"), event(uid="a#b")
    assert files.take(*both).new == 2
    assert not files.take(*both).done


def test_what_is_too_many_is_counted_and_never_said_to_be_taken(files: Files) -> None:
    rule = "RRULE:FREQ=DAILY;BYMONTH=1,2,3,4,5,6"
    many = [event(rule, uid=str(rank)) for rank in range(6)]
    found = files.look(agenda(*many))
    assert (len(found.new), found.more) == (2_000, 6 * 366 - 2_000)
    assert files.take(*many).new == len(files.events()) == 2_000


def test_one_date_of_a_series_cancelled(files: Files) -> None:
    series = event(f"{KINE};COUNT=3", uid="k", start=MONDAY)
    gone = event(
        "RECURRENCE-ID:20261214T080000Z", "STATUS:CANCELLED", uid="k", start=MONDAY
    )
    files.take(series, gone)
    assert files.starts() == ["2026-12-07T09:00", "2026-12-21T09:00"]


def test_what_ours_cannot_say_comes_date_by_date(files: Files) -> None:
    rule = "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4"
    files.take(event(rule, "EXDATE:20261210T080000Z", uid="k", start=MONDAY))
    assert [one[:10] for one in files.starts()] == [
        "2026-12-07",
        "2026-12-14",
        "2026-12-17",
    ]
    less = event(
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=2", "SEQUENCE:1", uid="k", start=MONDAY
    )
    taken = files.take(less)
    assert (taken.new, taken.cancelled) == (1, 2)
    assert [one[:10] for one in files.starts()] == ["2026-12-07", "2026-12-10"]


def test_a_rule_since_1900_and_one_each_second_are_met(files: Files) -> None:
    files.take(event("RRULE:FREQ=YEARLY", uid="a", start="DTSTART;VALUE=DATE:19000101"))
    found = files.look(agenda(event("RRULE:FREQ=SECONDLY", uid="b")))
    assert files.starts() == ["2027-01-01"]
    assert (len(found.new), found.findings) == (1, ("ics.rule",))


def test_a_sign_that_ranks_nothing_makes_no_rule(files: Files) -> None:
    found = files.look(agenda(event("RRULE:FREQ=MONTHLY;BYDAY=+MO")))
    assert (len(found.new), found.findings) == (1, ("ics.rule",))


def test_daily_dates_are_at_most_a_year_of_them(files: Files) -> None:
    found = files.look(agenda(event("RRULE:FREQ=DAILY;BYMONTH=1,2,3,4,5,6")))
    assert len(found.new) == 366
    assert found.findings == ("ics.single",)


def test_a_zone_nobody_knows_is_that_of_paris_and_it_is_said(files: Files) -> None:
    found = files.look(agenda(event(start="DTSTART;TZID=Mars/Olympus:20261207T143000")))
    assert found.findings == ("ics.zone",)
    assert found.new[0].zone == "Europe/Paris"


def test_an_hour_of_utc_is_told_on_the_clocks_here(files: Files) -> None:
    found = files.look(agenda(event(start="DTSTART:20260701T120000Z")))
    assert (found.new[0].start, found.new[0].zone) == (
        "2026-07-01T14:00",
        "Europe/Paris",
    )


def test_whole_days_end_on_their_last_one(files: Files) -> None:
    several = event("DTEND;VALUE=DATE:20261210", start="DTSTART;VALUE=DATE:20261207")
    one = event(
        "DTEND;VALUE=DATE:20261208", uid="b", start="DTSTART;VALUE=DATE:20261207"
    )
    found = files.look(agenda(several, one)).new
    assert [(one.start, one.end) for one in found] == [
        ("2026-12-07", "2026-12-09"),
        ("2026-12-07", ""),
    ]


def test_what_is_over_is_left_out_unless_asked(files: Files) -> None:
    old = agenda(event(start="DTSTART;TZID=Europe/Paris:20200101T100000"))
    assert (files.look(old, coming=True).past, files.look(old).past) == (1, 0)
    assert files.look(old, coming=True).count == 0


def test_what_has_no_title_has_one_and_a_long_one_is_cut(files: Files) -> None:
    found = files.look(agenda(event(title=""), event(uid="b", title="x" * 150)))
    assert [len(one.title) for one in found.new] == [len("Rendez-vous"), 100]
    assert found.findings == ("ics.title",)


def test_what_lasts_too_long_has_no_end_and_it_is_said(files: Files) -> None:
    found = files.look(agenda(event("DTEND;TZID=Europe/Paris:20290101T000000")))
    assert (found.new[0].end, found.findings) == ("", ("ics.end",))


def test_what_the_person_wrote_or_chose_stays(files: Files) -> None:
    files.take(event(), named="")
    one = files.events()["dentiste@exemple.fr"]
    assert one.editable
    files.home.agenda.remind(one.id, [15])
    files.home.agenda.cancel(one.id)
    assert files.take(event("DESCRIPTION:autre"), named="").known == 1
    assert files.events()["dentiste@exemple.fr"].reminders == (15,)


def test_what_was_ticked_stays_so(files: Files) -> None:
    files.take(event())
    one = files.events()["dentiste@exemple.fr"]
    files.home.agenda.done(one.id)
    assert not files.take(event()).done
    assert files.events()["dentiste@exemple.fr"].state is EventState.FULFILLED


def test_a_whole_import_is_taken_back(files: Files) -> None:
    files.take(event(), event(uid="b"))
    later = "DTSTART;TZID=Europe/Paris:20261208T100000"
    files.take(event("SEQUENCE:1", start=later), event(uid="c"))
    last, first = files.flow.batches()
    assert (last.new, last.changed, first.new) == (1, 1, 2)
    files.flow.undo(last.batch)
    assert set(files.events()) == {"dentiste@exemple.fr", "b"}
    assert files.starts() == ["2026-12-07T14:30"] * 2
    files.flow.undo(first.batch)
    assert (files.events(), files.flow.batches()) == ({}, [])
    with pytest.raises(Refused, match=r"entry\.absent"):
        files.flow.undo(first.batch)


def test_an_event_of_ours_that_comes_back_is_known(files: Files) -> None:
    own = files.home.visit("2026-12-07T14:30")
    uid = f"{own.id.hex()}@alveole.invalid"
    assert files.look(agenda(event(uid=uid, title="Rendez-vous"))).known == 1
    empty = Files()
    assert empty.look(agenda(event(uid=uid))).known == 0
    assert empty.look(agenda(event(uid="x" * 32 + "@alveole.invalid"))).known == 0


def test_a_heavy_file_is_refused(files: Files) -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        files.look(bytes(SIZE_MAX + 1))


def test_when_it_was_taken_in_is_known(files: Files) -> None:
    taken = files.take(event())
    assert taken.at <= datetime.now(ZoneInfo("UTC"))


def test_what_was_thrown_does_not_come_back_with_the_file(files: Files) -> None:
    files.take(event())
    files.home.paper.trash.throw(files.events()["dentiste@exemple.fr"].id)
    later = "DTSTART;TZID=Europe/Paris:20261208T100000"
    assert files.take(event("SEQUENCE:1", start=later)).known == 1
    assert files.starts() == []
    assert files.home.paper.trash.count() == 1
