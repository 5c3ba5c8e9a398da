"""« Remplacement » : a document its maker published again, among its versions."""

from dataclasses import replace

from app.domain.entry import Entry, Link
from app.domain.ids import EntryId
from app.domain.state import State
from app.flows.describing import hidden, stated
from app.flows.heading import AWAITS, IDENTIFIED, SERIES, patient_of, tie
from app.flows.intake import REPLACES
from app.ports.vault import Vault
from app.rules.hiding import strictest

_MOST = 500
_STANDING = (State.CURRENT, State.ARCHIVED, State.SUPERSEDED)


def twin(vault: Vault, entry: Entry) -> Entry | None:
    """Return the same document, come another way and still in use."""
    found = _tied(vault, entry, IDENTIFIED, tie(entry, IDENTIFIED))
    return next((one for one in found if _state(one) is State.CURRENT), None)


def placed(vault: Vault, entry: Entry) -> tuple[Entry, ...]:
    """Return what to write so that *entry* stands among its versions, itself first.

    The newest one stays in use, in whatever order they came; what takes the place of
    a hidden one is hidden too.
    """
    older, newer = _older(vault, entry), _newer(vault, entry)
    own = _as_hidden(_replacing(entry, older), older)
    if any(_state(one) is State.CURRENT for one in newer):
        own = stated(own, State.SUPERSEDED)
    in_use = [one for one in older if _state(one) is State.CURRENT]
    return (
        own,
        *(stated(one, State.SUPERSEDED) for one in in_use),
        *(_replacing(one, [entry]) for one in newer),
    )


def _older(vault: Vault, entry: Entry) -> list[Entry]:
    """Return what it replaces: as the person says, as its maker says."""
    said = [one.target for one in entry.links if one.relation == REPLACES]
    chosen = vault.entries(entry.space, said).values()
    named = _tied(vault, entry, IDENTIFIED, tie(entry, AWAITS))
    series = _tied(vault, entry, SERIES, tie(entry, SERIES))
    before = [one for one in series if _rank(one) < _rank(entry)]
    return _once([*chosen], named, before)


def _newer(vault: Vault, entry: Entry) -> list[Entry]:
    named = _tied(vault, entry, AWAITS, tie(entry, IDENTIFIED))
    series = _tied(vault, entry, SERIES, tie(entry, SERIES))
    return _once(named, [one for one in series if _rank(one) > _rank(entry)])


def _tied(
    vault: Vault, entry: Entry, relation: str, target: EntryId | None
) -> list[Entry]:
    """Return the others that point there, of the same patient."""
    if target is None:
        return []
    ids = vault.linked(entry.space, relation, target)[:_MOST]
    found = vault.entries(entry.space, ids).values()
    return [one for one in found if one.id != entry.id and _kin(one, entry)]


def _kin(one: Entry, entry: Entry) -> bool:
    patients = {patient_of(one), patient_of(entry)} - {""}
    return len(patients) <= 1 and _state(one) in _STANDING


def _replacing(entry: Entry, older: list[Entry]) -> Entry:
    links = (*entry.links, *(Link(REPLACES, one.id) for one in older))
    return replace(entry, links=tuple(dict.fromkeys(links)))


def _as_hidden(entry: Entry, older: list[Entry]) -> Entry:
    names = (one.confidentiality.name for one in (entry, *older))
    level = strictest(tuple(names))
    return entry if level is entry.confidentiality else hidden(entry, level)


def _once(*found: list[Entry]) -> list[Entry]:
    return list({one.id: one for some in found for one in some}.values())


def _rank(entry: Entry) -> int:
    """Return the number of a version; one without any stands before them all."""
    version = entry.meta.get("version", "")
    return int(version) if version.isdecimal() and version.isascii() else 0


def _state(entry: Entry) -> State:
    return State(entry.meta.get("status", ""))
