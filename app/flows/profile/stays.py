"""« Hospitalisations » : the stays in a hospital a person noted, past or to come."""

from dataclasses import astuple, dataclass, replace
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.stay import Stay
from app.domain.when import When
from app.domain.write import Write
from app.fhir import encounter
from app.flows.describing import COMMENT_MAX
from app.flows.profile.links import tied_as
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds.stay import KIND
from app.ports.vault import Vault

LINE_MAX: Final = 200
"""The longest place or reason, in characters."""


@dataclass(frozen=True, slots=True, repr=False)
class Stays:
    """Methods taking an entry raise Refused("entry.absent").

    What is said of a stay may raise Refused("stay.empty" | "stay.line_too_long" |
    "document.comment_too_long" | "date.malformed" | "period.backwards").
    """

    vault: Vault
    world: World
    space: Space

    def list(self, *, limit: int = PAGE_MAX, offset: int = 0) -> list[Entry]:
        """Return the stays, the latest first."""
        asked = self._shelf.query(Filters(), limit=min(limit, PAGE_MAX), offset=offset)
        return self.vault.find(self.space.id, asked)

    def count(self) -> int:
        """Return how many stays there are."""
        return self.vault.count(self.space.id, self._shelf.query(Filters()))

    def entry(self, entry: EntryId) -> Entry:
        """Return one stay, even in the trash."""
        return self._shelf.entry(entry)

    def add(self, stay: Stay) -> Entry:
        """Note a stay."""
        stay, own = _sound(stay), EntryId(self.world.new_id())
        body = encounter.write(own, self.space.id, stay, self._status(stay))
        entry = Entry(
            space=self.space.id,
            id=own,
            kind=KIND.code,
            body=body,
            when=When.unknown(),
            rubric=KIND.rubric,
            meta={"source": "typed", "status": State.CURRENT.value},
        )
        return self._shelf.put(_described(entry, stay))

    def change(self, entry: EntryId, stay: Stay) -> Entry:
        """Say something else of a stay; what it is tied to stays."""
        old, stay = self._shelf.entry(entry), _sound(stay)
        body = encounter.changed(old.body, stay, self._status(stay))
        return self._shelf.put(_described(replace(old, body=body), stay))

    def restore(self, old: Entry) -> Entry:
        """Write an earlier state back: it undoes any change, and no link."""
        return self._shelf.put(tied_as(old, self.entry(old.id)))

    def remove(self, entry: EntryId) -> None:
        """Take back a stay that was just noted, as if it never was."""
        found = self._shelf.entry(entry)
        self.vault.commit(Write(self.space.id, removed=(found.id,)))

    def _status(self, stay: Stay) -> str:
        """Say where a stay stands today, as FHIR words it."""
        today = self.world.ms()
        if stay.start and When.parse(stay.start).start > today:
            return "planned"
        if not stay.end:
            return "unknown"
        return "finished" if When.parse(stay.end).start <= today else "in-progress"

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, KIND.code, self.world.now)


def stay_of(entry: Entry) -> Stay:
    """Read what a stay says. Raises Refused("fhir.unreadable")."""
    return replace(encounter.read(entry.body), comment=entry.meta.get("comment", ""))


def _described(entry: Entry, stay: Stay) -> Entry:
    """Give the date, the title and the comment that lists and searches read."""
    said = {"title": stay.reason or stay.facility or stay.unit, "comment": stay.comment}
    meta = {key: text for key, text in {**entry.meta, **said}.items() if text}
    return replace(entry, when=When.parse(stay.start or stay.end), meta=meta)


def _sound(stay: Stay) -> Stay:
    """Return what was typed, cleaned; refuse what says nothing or cannot be."""
    *lines, comment = (visible(text) for text in astuple(stay))
    lines = [" ".join(line.split()) for line in lines]
    told = replace(Stay(*lines), comment=comment.strip())
    if not any(astuple(told)):
        raise Refused("stay.empty")
    for place, line in zip(Stay.__slots__, lines, strict=False):
        if len(line) > LINE_MAX:
            raise Refused("stay.line_too_long", line=place)
    if len(told.comment) > COMMENT_MAX:
        raise Refused("document.comment_too_long")
    start, end = When.parse(told.start), When.parse(told.end)
    if told.start and told.end and end.end < start.start:
        raise Refused("period.backwards")
    return told
