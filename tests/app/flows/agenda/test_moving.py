"""What was left out of a series, or done, is still so at another hour."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.agenda import Every
from app.flows.agenda.entries import draft_of
from app.flows.agenda.moving import moved
from tests.app.flows.agenda.home import AgendaHome

pytestmark = pytest.mark.covers("C-059")
DECEMBER = date(2026, 12, 1), date(2026, 12, 31)


def shown(home: AgendaHome) -> list[tuple[str, bool]]:
    return [(one.start, one.done) for one in home.agenda.between(*DECEMBER)]


@pytest.mark.parametrize(
    ("start", "times"),
    [
        ("2026-11-20T18:30", ("2026-12-11T18:30", "2026-12-18T18:30")),
        ("2026-11-18T18:30", ("2026-12-09T18:30", "2026-12-16T18:30")),
        ("2026-11-20", ("2026-12-11", "2026-12-18")),
    ],
    ids=["another hour", "another day of the week", "no hour"],
)
def test_the_times_left_out_and_those_done_follow(
    start: str, times: tuple[str, str]
) -> None:
    home = AgendaHome()
    walk = home.walk()
    home.agenda.cancel(walk.id, "2026-12-04T08:00")
    home.agenda.done(walk.id, "2026-12-11T08:00")
    before = shown(home)
    draft = draft_of(home.agenda.event(walk.id))
    undo = home.agenda.change(walk.id, replace(draft, start=start))
    done, coming = times
    assert [one for one in shown(home) if one[0] <= coming] == [
        (done, True),
        (coming, False),
    ]
    undo()
    assert shown(home) == before


@pytest.mark.parametrize("start", ["2026-11-27T08:00", "2026-11-20T08:00"])
def test_what_begins_a_period_later_has_the_times_it_says(start: str) -> None:
    home = AgendaHome()
    walk = home.walk(but=("2026-12-04T08:00",))
    said = replace(draft_of(walk), start=start)
    assert moved(walk, said) == (said, walk.done)


def test_another_rhythm_has_other_times() -> None:
    home = AgendaHome()
    walk = home.walk(but=("2026-12-04T08:00",))
    said = replace(draft_of(walk), start="2026-11-20T09:00")
    daily = replace(said, repeat=replace(said.repeat, every=Every.DAY))
    assert moved(walk, daily)[0] == daily
    once = replace(said, repeat=replace(said.repeat, every=Every.NEVER))
    assert moved(walk, once)[0] == once
