"""An agenda is believed only when its words are short and its dates are dates."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.timetable import Component, Moment, Rule, Sort, Timetable, Unkept
from app.imports.ics import timetable as read
from sync.airlock.frames import Answer
from sync.airlock.parent import SealedAirlock
from sync.airlock.timetables import timetable
from tests.fictitious.agendas import HOSTILE, RICH, outcome

pytestmark = pytest.mark.covers("C-065")
NOON = Moment("2026-12-07T12:00:00", "Europe/Paris")
RULE = Rule("WEEKLY", by=(("DAY", ("MO", "-1FR")),))
ONE = Component("a@exemple.fr", Sort.EVENT, NOON, "Dentiste", rule=RULE)
PAGE = Timetable("Ma santé", (ONE,), (Unkept("kind"),), ("ics.alarm",), 3)


def test_an_honest_one_is_kept() -> None:
    assert timetable(Answer(timetable=PAGE)) == PAGE
    assert timetable(Answer(timetable=read(RICH))).components


@pytest.mark.parametrize(
    "lie",
    [
        None,
        replace(PAGE, name="a\x1b"),
        replace(PAGE, components=(ONE,) * 2001),
        replace(PAGE, unkept=(Unkept("kind"),) * 501),
        replace(PAGE, unkept=(Unkept("autre"),)),
        replace(PAGE, unkept=(Unkept("kind", "x" * 2001),)),
        replace(PAGE, findings=("ics.autre",)),
        replace(PAGE, more=-1),
    ],
)
def test_a_lie_about_the_file_is_refused(lie: Timetable | None) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        timetable(Answer(timetable=lie))


@pytest.mark.parametrize(
    "lie",
    [
        replace(ONE, uid=""),
        replace(ONE, uid="x" * 256),
        replace(ONE, title="a\0"),
        replace(ONE, note="a\x1b"),
        replace(ONE, start=Moment("demain")),
        replace(ONE, start=Moment("2026-12-07T12:00:00+01:00")),
        replace(ONE, start=Moment("20261207")),
        replace(ONE, end=Moment("2026-13-07")),
        replace(ONE, again=Moment("2026-12-07", "x" * 256)),
        replace(ONE, without=(NOON,) * 2001),
        replace(ONE, besides=(Moment("x"),)),
        replace(ONE, reminders=(1,) * 11),
        replace(ONE, reminders=(-1,)),
        replace(ONE, sequence=-1),
        replace(ONE, rule=replace(RULE, step=0)),
        replace(ONE, rule=replace(RULE, count=-1)),
        replace(ONE, rule=replace(RULE, until=Moment("x"))),
        replace(ONE, rule=replace(RULE, every="every day")),
        replace(ONE, rule=replace(RULE, by=(("DAY", ("MO",) * 65),))),
        replace(ONE, rule=replace(RULE, by=(("DAY", ("lundi",)),))),
        replace(ONE, rule=replace(RULE, by=(("DAY", ("AB",)),))),
        replace(ONE, rule=replace(RULE, by=(("DAY", ("+-MO",)),))),
        replace(ONE, rule=replace(RULE, by=(("DAY", ()),))),
        replace(ONE, rule=replace(RULE, by=(("MONTH", ("MO",)),))),
        replace(ONE, rule=replace(RULE, by=(("MONTHDAY", ("1-",)),))),
        replace(ONE, rule=replace(RULE, week="XX")),
    ],
)
def test_a_lie_about_an_event_is_refused(lie: Component) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        timetable(Answer(timetable=replace(PAGE, components=(lie,))))


def test_the_sealed_worker_reads_it(an_airlock: SealedAirlock) -> None:
    assert an_airlock.timetable(RICH) == read(RICH)
    assert an_airlock.read(RICH, name="a.ics").export == "ics"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_kills_no_worker(an_airlock: SealedAirlock, name: str) -> None:
    """It says the same through the seal as without: nothing died, nothing was late."""
    content = HOSTILE[name]
    assert outcome(an_airlock.timetable, content) == outcome(read, content)
