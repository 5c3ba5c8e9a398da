"""« Copie pour un service » : what lies in its collection is none of one's own record.

A collection of the rubric of services holds one item, under the id of the collection:
a copy of the document the consent is about. A device of the person keeps nothing of it
but a mark, which says what was copied and when.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Self

from app.crypto.canon import digest
from app.crypto.sharing import encode_items
from app.crypto.statements import OpType
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.trail import ItemHead
from app.flows.keychain import SpaceKeys
from app.flows.sealed.batch import Draft
from app.rules.standing import Standing

KIND: Final = "service-copy"
"""The kind of a copy: no list of one's own asks for it."""

COPIED: Final = ("original", "bundle")
"""The roles of the files a copy has: what is read, and what software reads."""

_MARK: Final = "service-copy/"


@dataclass(frozen=True, slots=True)
class Mark:
    """What was copied, by its fingerprint (hexadecimal), and when (Unix ms)."""

    told: str
    at: int

    @classmethod
    def of(cls, kept: bytes | None) -> Self:
        """Read what `settings` wrote; nothing was ever copied for None."""
        return cls(*json.loads(kept)) if kept else cls("", 0)


def mark_name(collection: bytes) -> str:
    """Return the setting that holds the mark of a collection."""
    return _MARK + collection.hex()


def marked(collection: bytes, entry: Entry | None, at: int) -> Mapping[str, bytes]:
    """Return the setting that says what lies there now; None for nothing."""
    told = fingerprint(entry) if entry else ""
    return {mark_name(collection): json.dumps([told, at]).encode()}


def fingerprint(entry: Entry) -> str:
    """Return what tells a copy from another: its title, its date, its files."""
    files = [one.sha.hex() for one in entry.attachments if one.role in COPIED]
    told = [entry.title, entry.when.text, sorted(files)]
    return digest(json.dumps(told).encode()).hex()


def is_copy(keys: SpaceKeys, collection: bytes) -> bool:
    """Say whether what lies in a collection was made for a service."""
    label = keys.label(collection)
    return label is not None and label.rubric == Rubric.SERVICE


def erased(standing: Standing, heads: Iterable[ItemHead]) -> list[Draft]:
    """Return the ops that delete copies, and empty every version of them."""
    return [draft for head in heads for draft in _erased(standing, head)]


def _erased(standing: Standing, head: ItemHead) -> list[Draft]:
    lane, epoch = head.collection, standing.epoch(head.collection)
    core, root_epoch = encode_items((head.item,)), standing.root_epoch
    return [
        Draft(OpType.DEL, lane, epoch, EntryId(head.item), head.rev),
        Draft(OpType.ERASE, lane, epoch, core=core, root_epoch=root_epoch),
    ]
