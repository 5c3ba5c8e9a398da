"""A new line has its words, its date, its state and who says it."""

import pytest

from app.domain.ids import EntryId, SpaceId
from app.domain.topic import State
from app.fhir import exact, statement
from app.flows.profile.noting import described, noted, standing
from app.kinds import kind
from tests.app.profiles import asked_kinds, topic_of

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
NOW = 1_795_248_000_000
"""21 November 2026, 08:00 UTC, in ms."""
ASTHMA = {"illness": "Asthme", "since": "1980-05"}


def test_a_line_is_what_lists_and_searches_read() -> None:
    entry = noted(ENTRY, SPACE, topic_of(kind("illness")), ASTHMA)
    assert (entry.title, entry.when.text) == ("Asthme", "1980-05")
    assert entry.meta == {"status": "final", "source": "typed", "title": "Asthme"}
    tag = exact.read(entry.body)["meta"]["tag"]
    assert tag == [{"system": statement.PROVENANCE, "code": "declared"}]


def test_a_line_of_somebody_else_says_who() -> None:
    who = {"source": "document:laboratory", "author": "Labo du Parc"}
    topic = topic_of(kind("blood-group"))
    entry = noted(ENTRY, SPACE, topic, {"group": "278149003"}, meta=who)
    assert {**entry.meta, **who} == entry.meta
    tag = exact.read(entry.body)["meta"]["tag"]
    assert tag == [{"system": statement.PROVENANCE, "code": "laboratory"}]


def test_a_line_that_loses_its_date_has_none() -> None:
    topic = topic_of(kind("illness"))
    entry = noted(ENTRY, SPACE, topic, ASTHMA)
    again = described(entry, topic, {"illness": "Asthme"})
    assert (again.when.text, again.title) == ("", "Asthme")


@pytest.mark.parametrize(
    ("end", "state"),
    [("", "active"), ("2020", "ended"), ("2026-11-20", "ended"), ("2026", "active")],
)
def test_its_end_says_how_it_stands(end: str, state: State) -> None:
    topic = topic_of(kind("treatment"))
    assert standing(topic, {"medicine": "x", "end": end}, NOW) == state


def test_what_happens_once_is_never_over() -> None:
    once = [one for one in asked_kinds() if not topic_of(one).ends]
    assert {"operation", "family-history"} <= {one.code for one in once}
    for one in once:
        assert standing(topic_of(one), {"end": "2020"}, NOW) == "active"
