"""Components are told as they end, however badly they are put in one another."""

import pytest

from app.domain.errors import Refused
from app.imports.ics.lines import lines
from app.imports.ics.tree import DEPTH_MAX, LINES_MAX, Node, nodes

pytestmark = pytest.mark.covers("C-065")
WANTED = frozenset({"VCALENDAR", "VEVENT"})


def told(*said: str) -> list[Node]:
    return list(nodes(lines("\r\n".join(said).encode(), set()), WANTED))


def test_what_is_inside_stays_with_its_event() -> None:
    event, agenda = told(
        *("BEGIN:VCALENDAR", "NAME:a", "BEGIN:VEVENT", "SUMMARY:b", "BEGIN:VALARM"),
        *("SUMMARY:c", "END:VALARM", "END:VEVENT", "END:VCALENDAR"),
    )
    assert (event.name, event.words("SUMMARY"), event.whole) == ("VEVENT", "b", True)
    assert [one.words("SUMMARY") for one in event.inside] == ["c"]
    assert (agenda.words("NAME"), agenda.words("SUMMARY")) == ("a", "")


def test_an_end_that_lacks_is_known() -> None:
    event, agenda = told("BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VCALENDAR")
    assert (event.whole, agenda.whole) == (False, True)
    (cut,) = told("BEGIN:VEVENT", "SUMMARY:a")
    assert not cut.whole


def test_an_end_of_nothing_changes_nothing() -> None:
    assert told("END:VEVENT", "SUMMARY:a") == []


def test_what_lies_too_deep_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        told(*["BEGIN:VEVENT"] * (DEPTH_MAX + 1))


def test_an_event_has_only_so_many_lines() -> None:
    (one,) = told("BEGIN:VEVENT", *["SUMMARY:a"] * (LINES_MAX + 9), "END:VEVENT")
    assert len(one.lines) == LINES_MAX
