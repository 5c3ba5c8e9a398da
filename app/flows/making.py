"""What is said of a measure, made an element: FHIR bytes, date, links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId, NewId
from app.domain.space import Space
from app.domain.when import When
from app.fhir import observation
from app.fhir.observation import Measured, Typed
from app.flows.measure import REPLACES, meta_of
from app.kinds import Kind

NOTE_MAX = 500
"""Characters of the words beside a measure."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure before it is an element.

    *replaces* are those it corrects, *said* its circumstances (name: code). *by* is
    what it was made with when nobody typed it: `sensor` for the mean of a trace.
    *device* is what took it (see `Measured`), *beside* what else its meta says,
    *ties* the other elements it is tied to.
    """

    kind: Kind
    values: tuple[Decimal, ...] = field(repr=False)
    when: When = field(repr=False)
    typed: Typed | None = field(default=None, repr=False)
    source: tuple[EntryId, ...] = ()
    note: str = field(default="", repr=False)
    replaces: tuple[EntryId, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict, repr=False)
    by: str = ""
    device: EntryId | str = ""
    beside: Mapping[str, str] = field(default_factory=dict, repr=False)
    ties: tuple[Link, ...] = ()


def made(taken: Taken, space: Space, new_id: NewId) -> Entry:
    """Return a new element.

    Raises Refused("measure.note_too_long" | "measure.circumstance").
    """
    note = _note(taken)
    _require_asked(taken)
    name = EntryId(new_id())
    said = Measured(
        name,
        space.id,
        taken.kind.code,
        taken.values,
        taken.when.text,
        taken.typed,
        taken.source,
        note,
        taken.said,
        taken.device,
    )
    return Entry(
        space=space.id,
        id=name,
        kind=taken.kind.code,
        body=observation.write(said),
        when=taken.when,
        rubric=taken.kind.rubric,
        links=_links(taken),
        meta=_meta(taken, note),
    )


def _note(taken: Taken) -> str:
    note = taken.note.strip()
    if len(note) > NOTE_MAX:
        raise Refused("measure.note_too_long", limit=str(NOTE_MAX))
    return note


def _require_asked(taken: Taken) -> None:
    """Refuse a circumstance the kind does not ask, or an answer it does not have."""
    asked = {one.name: one for one in taken.kind.asks}
    for name, code in taken.said.items():
        if name not in asked or not asked[name].said(code):
            raise Refused("measure.circumstance", kind=taken.kind.code)


def _links(taken: Taken) -> tuple[Link, ...]:
    sources = [Link("derived-from", one) for one in taken.source]
    replaced = [Link(REPLACES, one) for one in taken.replaces]
    return (*sources, *replaced, *taken.ties)


def _meta(taken: Taken, note: str) -> dict[str, str]:
    source = taken.by or ("computed" if taken.source else "typed")
    meta = {**meta_of(taken.kind, taken.values, source), **taken.said}
    return {**meta, **taken.beside, **({"note": note} if note else {})}
