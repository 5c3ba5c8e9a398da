"""« Mesure » : one value, one kind, one instant, as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.when import When
from app.fhir import observation
from app.fhir.observation import Typed
from app.flows.typed import TypedValues
from app.kinds import Kind
from app.kinds import kind as kind_of

REPLACES = "replaces"
"""The link from a correction to what it corrects."""

_DIGITS = 12
"""No value has more of them before its comma, nor more zeros after it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """« Mesure » : its values in the kind's own unit (UCUM), as a list shows them."""

    entry: Entry = field(repr=False)
    when: When = field(repr=False)
    values: tuple[Decimal, ...] = field(repr=False)
    unit: str
    source: str
    status: str

    @property
    def note(self) -> str:
        """What the person wrote about it, "" for nothing."""
        return self.entry.meta.get("note", "")

    @property
    def said(self) -> dict[str, str]:
        """Its circumstances, by name: the code of what was answered."""
        meta = self.entry.meta
        asked = [one.name for one in kind_of(self.entry.kind).asks]
        return {name: meta[name] for name in asked if name in meta}

    @property
    def stands(self) -> bool:
        """Say whether it counts: not withdrawn, not corrected."""
        return self.status == "final"

    @property
    def computed(self) -> bool:
        """Say whether it was made from other measures."""
        return self.source == "computed"

    @property
    def replaced(self) -> list[EntryId]:
        """What it took the place of."""
        links = self.entry.links
        return [link.target for link in links if link.relation == REPLACES]


def as_measure(entry: Entry) -> Measure:
    """Read an entry's values from its meta, else from its FHIR bytes.

    Raises Refused("fhir.unreadable") where another device wrote something else.
    """
    texts = [entry.meta[key] for key in ("value", "value2") if key in entry.meta]
    unit = entry.meta.get("unit", "")
    values = tuple(map(_written, texts))
    if not values:
        found = observation.read(entry.body)
        values, unit = found.values, found.unit
    if len(values) != len(kind_of(entry.kind).fields) or not all(map(_sound, values)):
        raise Refused("fhir.unreadable")
    source = entry.meta.get("source", "")
    status = entry.meta.get("status", "")
    return Measure(entry, entry.when, values, unit, source, status)


def _written(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise Refused("fhir.unreadable") from error


def _sound(value: Decimal) -> bool:
    """Say whether a value may be shown: neither infinite nor of endless digits."""
    return value.is_finite() and abs(value.adjusted()) <= _DIGITS


def kept(given: TypedValues) -> Typed | None:
    """Return what was typed, when it was in another unit."""
    if not given.converted:
        return None
    return Typed(given.typed, given.unit.ucum, given.unit.label)


def meta_of(chosen: Kind, values: Sequence[Decimal], source: str) -> dict[str, str]:
    """Return what lists and searches read of a measure without its FHIR bytes."""
    names = ("value", "value2")
    written = {key: format(one, "f") for key, one in zip(names, values, strict=False)}
    return {"status": "final", "source": source, "unit": chosen.ucum, **written}


def in_error(entry: Entry) -> Entry:
    """Return *entry* marked as a mistake; nothing of it is lost."""
    body = observation.in_error(entry.body)
    meta = {**entry.meta, "status": "entered-in-error"}
    return replace(entry, body=body, meta=meta)


def again(entry: Entry) -> Entry:
    """Return *entry* counting again: what `in_error` did, undone."""
    body = observation.standing_again(entry.body)
    return replace(entry, body=body, meta={**entry.meta, "status": "final"})
