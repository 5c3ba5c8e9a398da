"""« Tableau du profil » : what is noted of a person, one line a row, to be opened."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO, Final

from app.domain.query import PAGE_MAX
from app.domain.topic import END, SINCE, Answer, Line, Topic
from app.flows.backpack.packing import Packed, Progress
from app.flows.measuring.spreadsheet import safe
from app.flows.profile.lines import ProfileLines

MACHINE: Final = ("code", "since", "until", "state", "source", "id")
"""Columns a program reads, after those for people; dates are ISO there."""

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the table says to people, in their language.

    *headers* name the columns that *told* fills for a line, and *answered* for a whole
    rubric where « rien à signaler » or « je ne sais pas » stands instead.
    """

    headers: Row
    told: Callable[[Line], Row]
    answered: Callable[[Topic, Answer], Row]


@dataclass(frozen=True, slots=True, repr=False)
class ProfileTable:
    """Writes what holds and what is over; nothing withdrawn, nothing kept apart."""

    profile: ProfileLines

    def count(self) -> int:
        """Return how many rows the table would have, its headers left out."""
        return sum(1 for _ in self._told())

    def write(self, wording: Wording, sink: BinaryIO, progress: Progress) -> Packed:
        """Write the table in *sink*: UTF-8 with its mark, semicolons."""
        told = list(self._told())
        out = TextIOWrapper(sink, "utf-8-sig", newline="")
        table = csv.writer(out, delimiter=";")
        table.writerow([*wording.headers, *MACHINE])
        for done, (topic, one) in enumerate(told, 1):
            table.writerow([safe(cell) for cell in _row(topic, one, wording)])
            progress(done, len(told))
        out.flush()
        out.detach()
        return Packed(len(told), 1, 0)

    def _told(self) -> Iterator[tuple[Topic, Line | Answer]]:
        for topic in self.profile.topics():
            if topic.apart:
                continue
            if answer := self.profile.answer(topic.code):
                yield topic, answer
            yield from ((topic, line) for line in self._lines(topic.code))

    def _lines(self, code: str) -> Iterator[Line]:
        offset = 0
        while page := self.profile.lines(code, offset=offset):
            yield from (line for line in page if line.state != "withdrawn")
            offset += PAGE_MAX


def _row(topic: Topic, one: Line | Answer, wording: Wording) -> Row:
    if isinstance(one, str):
        return [*wording.answered(topic, one), topic.code, "", "", one, "declared", ""]
    since, until = (one.said.get(name, "") for name in (SINCE, END))
    own = one.entry.id.hex()
    machine = (topic.code, since, until, one.state, one.source, own)
    return [*wording.told(one), *machine]
