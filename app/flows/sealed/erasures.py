"""« Effacement » : what left the trash for ever loses its sealed bytes everywhere.

A deletion leaves a tombstone; the server still holds what was sealed before it. Once
the deletion stands in the log, a root-signed op has every copy emptied (trust, 12).
"""

from collections.abc import Iterable

from app.crypto.sharing import encode_items
from app.crypto.statements import OpType
from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import ItemHead
from app.flows.sealed.batch import Draft
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.standing import Standing

MANY = 100
"""Items one op erases: what waits beyond goes with the next exchange."""

_ASKED = "erase/"


def asked(items: Iterable[EntryId]) -> dict[str, bytes | None]:
    """Return the `Write.secrets` that ask to erase *items* once they are deleted."""
    return {_ASKED + item.hex(): b"1" for item in items}


def done(items: Iterable[EntryId]) -> dict[str, bytes | None]:
    """Return the `Write.secrets` that end the asking."""
    return {_ASKED + item.hex(): None for item in items}


def due(
    vault: Vault, journal: Journal, trail: Trail, space: SpaceId
) -> tuple[list[ItemHead], list[EntryId]]:
    """Return the deleted items to erase now, then those there is nothing to erase of.

    The latter were never sent, or live again; one whose deletion waits is neither.
    """
    names = sorted(vault.secrets(_ASKED))[:MANY]
    items = [EntryId(bytes.fromhex(name.removeprefix(_ASKED))) for name in names]
    known = trail.items(space, items)
    heads = [known[item] for item in items if item in known and known[item].deleted]
    rest = set(items) - {head.item for head in heads}
    return heads, [item for item in rest if not journal.line_of(space, item)]


def drafts(standing: Standing, heads: Iterable[ItemHead]) -> list[Draft]:
    """Return the ops that erase deleted items, one a collection."""
    lanes: dict[CollectionId, list[bytes]] = {}
    for head in heads:
        lanes.setdefault(head.collection, []).append(head.item)
    return [
        Draft(
            OpType.ERASE,
            collection,
            standing.epoch(collection),
            core=encode_items(tuple(items)),
            root_epoch=standing.root_epoch,
        )
        for collection, items in lanes.items()
    ]
