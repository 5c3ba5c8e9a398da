"""« Doublons » : documents in use that are the same one, whatever way they came."""

from collections.abc import Iterator

from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.state import ASIDE
from app.flows.heading import ALIKE, IDENTIFIED, patient_of, tie
from app.flows.sealed.files import files_of
from app.ports.vault import Vault
from app.rules.alike import Print, groups

_MANY = 500


def grouped(vault: Vault, space: SpaceId) -> list[list[Entry]]:
    """Group them: same files, same name given by the maker, or same type, author, day.

    Two different patients are never in one group.
    """
    found = {one.id: one for one in _in_use(vault, space)}
    return [
        [found[one] for one in group] for group in groups(map(_print, found.values()))
    ]


def reason(group: list[Entry]) -> str:
    """Say what a whole group shares: `files`, `identifier` or only its `likeness`."""
    prints = [_print(one) for one in group]
    if len({one.files for one in prints}) == 1:
        return "files"
    names = {one.identifier for one in prints}
    return "identifier" if len(names) == 1 and b"" not in names else "likeness"


def _in_use(vault: Vault, space: SpaceId) -> Iterator[Entry]:
    ids = vault.twins(space)
    for first in range(0, len(ids), _MANY):
        for entry in vault.entries(space, ids[first : first + _MANY]).values():
            if entry.meta.get("status") not in ASIDE:
                yield entry


def _print(entry: Entry) -> Print:
    return Print(
        entry.id,
        tuple(one.sha for one in files_of(entry, "original")),
        tie(entry, IDENTIFIED) or b"",
        tie(entry, ALIKE) or b"",
        patient_of(entry),
    )
