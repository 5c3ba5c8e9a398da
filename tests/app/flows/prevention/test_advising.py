"""Advice is worked out here; answers are kept, end on their day, can be undone."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.when import When
from app.domain.write import Write
from app.fhir import patient
from app.flows.prevention.advising import LATER, Prevention
from app.kinds import kind
from app.rules.prevention.advice import Standing, Tip
from tests.app.paper_home import PARIS, PaperHome, days

pytestmark = pytest.mark.covers("C-131")
CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")


@pytest.fixture
def home() -> PaperHome:
    """Return the space of somebody of sixty-two."""
    return PaperHome("1964-05-02")


def advising(home: PaperHome) -> Prevention:
    """Return the advice of that space."""
    return Prevention(home.vault, home.stays.world, home.space, PARIS)


def checkup(home: PaperHome) -> Tip:
    """Return the key-age check-up, as it stands."""
    return next(t for t in advising(home).tips() if t.rule.topic == "checkup")


def test_the_age_is_of_the_place_where_the_person_lives(home: PaperHome) -> None:
    home.now = home.now.replace(hour=23, minute=30)
    assert advising(home).today() == date(2026, 11, 22)


def test_done_later_and_never_are_kept_and_undone(home: PaperHome) -> None:
    flow = advising(home)
    acts: list[tuple[Callable[[Tip], Callable[[], object]], Standing]] = [
        (flow.done, Standing.DONE),
        (flow.later, Standing.TO_PLAN),
        (flow.never, Standing.NOT_DONE),
        (flow.not_concerned, Standing.NOT_CONCERNED),
    ]
    for act, standing in acts:
        back = act(checkup(home))
        assert (checkup(home).standing, flow.waiting()) == (standing, [])
        back()
        assert flow.waiting() == [checkup(home)]


def test_another_answer_replaces_the_first(home: PaperHome) -> None:
    flow = advising(home)
    flow.later(checkup(home))
    flow.done(checkup(home), "2026-03")
    assert checkup(home).standing is Standing.DONE
    flow.again(checkup(home))
    assert checkup(home).answer is None


def test_later_is_three_months(home: PaperHome) -> None:
    flow = advising(home)
    flow.later(checkup(home))
    home.now += LATER - days(1)
    assert flow.waiting() == []
    home.now += days(1)
    assert flow.waiting() == [checkup(home)]


def test_what_was_done_on_no_day_is_not_done_for_ever() -> None:
    home = PaperHome("1970-01-01")

    def screening() -> Tip:
        tips = advising(home).tips()
        return next(one for one in tips if one.rule.id == "screening-colorectal")

    before = screening().standing
    advising(home).done(screening())
    assert screening().standing is Standing.DONE
    home.now += days(2 * 366)
    assert screening().standing is before


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-22", "measure.future"), ("2027", "measure.future"), ("x", "date")],
)
def test_a_day_that_cannot_be_is_refused(home: PaperHome, day: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        advising(home).done(checkup(home), day)
    assert len(advising(home).waiting()) == 1


def test_the_sex_and_the_birth_come_from_the_identity_that_was_given(
    home: PaperHome,
) -> None:
    body = patient.write(home.space.id, name="Rose", birth_date="1975-01-01")
    body = body[:-1] + b',"gender":"male"}'
    told = Entry(
        home.space.id,
        EntryId(b"p" * 16),
        "patient",
        body,
        When.unknown(),
        kind("patient").rubric,
    )
    home.vault.commit(Write(home.space.id, entries=(told,)))
    facts = advising(home).facts()
    assert (facts.sex, facts.birth and facts.birth.first.year) == ("M", 1975)
    assert "screening-breast" not in {t.rule.id for t in advising(home).tips()}


def test_an_answer_of_a_later_version_is_left_alone(home: PaperHome) -> None:
    flow = advising(home)
    flow.done(checkup(home))
    (entry,) = flow._kept.shelf.every()
    strange = entry.body.replace(b"completed", b"entered-in-error")
    flow._kept.shelf.put(replace(entry, body=strange))
    assert flow.waiting() == [checkup(home)]


class Watch:
    """Hears every call this process makes, while it is open."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.open = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _words: tuple[Any, ...]) -> None:
        if self.open and event in CALLS:
            self.heard.append(event)


WATCH = Watch()


@pytest.mark.covers("C-170")
def test_no_rule_calls_anybody_at_any_age() -> None:
    WATCH.heard, WATCH.open = [], True
    for year in range(1920, 2027):
        flow = advising(PaperHome(f"{year}-06-15"))
        for tip in flow.tips():
            flow.done(tip)
            flow.later(tip)
            flow.never(tip)
            flow.again(tip)
    WATCH.open = False
    assert WATCH.heard == []


@pytest.mark.covers("C-170")
def test_a_rule_that_called_somebody_would_be_heard() -> None:
    """The control: one planted question to the network."""
    import socket

    WATCH.heard, WATCH.open = [], True
    with socket.socket() as line:
        line.connect_ex(("127.0.0.1", 9))
    WATCH.open = False
    assert WATCH.heard == ["socket.connect"]


def test_an_answer_is_no_result_of_a_search() -> None:
    home = PaperHome("1964-05-02")
    advising(home).done(checkup(home))
    assert home.search.find("bilan") == []
