"""« Composants » of an iCalendar file: what stands between BEGIN and END."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Refused
from app.imports.ics.lines import Line

DEPTH_MAX: Final = 16
"""How deep components lie in one another; honest ones lie 4 deep."""
LINES_MAX: Final = 4_000
"""Properties of one event that are looked at."""


@dataclass(slots=True)
class Node:
    """One component: its name in capitals, its properties, the components inside.

    *whole* says that its end was found.
    """

    name: str
    lines: list[Line] = field(default_factory=list)
    inside: list["Node"] = field(default_factory=list)
    whole: bool = False

    def first(self, *names: str) -> Line | None:
        """Return the first property of one of these names, None for none."""
        return next((one for one in self.lines if one.name in names), None)

    def words(self, name: str) -> str:
        """Return the text of a property, "" when it is not there."""
        found = self.first(name)
        return found.words if found else ""


def nodes(lines: Iterable[Line], wanted: frozenset[str]) -> Iterator[Node]:
    """Give the components of these names as they end; an agenda gives its own lines.

    What was open when the file ends is given not *whole*.
    Raises Refused("import.damaged") for what lies too deep.
    """
    opened = list[Node]()
    for line in lines:
        if line.name == "BEGIN":
            _open(opened, line)
        elif line.name == "END":
            yield from _close(opened, line.value.strip().upper(), wanted)
        elif opened and len(opened[-1].lines) < LINES_MAX:
            opened[-1].lines.append(line)
    yield from (one for one in reversed(opened) if one.name in wanted)


def _open(opened: list[Node], line: Line) -> None:
    if len(opened) >= DEPTH_MAX:
        raise Refused("import.damaged")
    opened.append(Node(line.value.strip().upper()))


def _close(opened: list[Node], name: str, wanted: frozenset[str]) -> Iterator[Node]:
    """End the last component of this name, and those still open in it."""
    if name not in [one.name for one in opened]:
        return
    while opened:
        done = opened.pop()
        done.whole = done.name == name
        if done.name in wanted:
            yield done
        elif opened and opened[-1].name in wanted:
            opened[-1].inside.append(done)
        if done.whole:
            return
