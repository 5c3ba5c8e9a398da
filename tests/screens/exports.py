"""What a plain airlock says of an export of readings: the readers, unsealed."""

from collections.abc import Iterator

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.harvest import Asking, Item
from app.imports import HEAD, all_readers, barren, reader_of

Batches = Iterator[tuple[Item, ...]]


def exported(content: bytes, name: str) -> Extract | None:
    """Return what its reader says of an export, None for another file."""
    exports = [one for one in all_readers() if one.harvest is not barren]
    for reader in exports:
        if reader.sniff(content[:HEAD], name) and reader.owns(content):
            return reader.read(content)
    return None


def harvested(content: bytes, asking: Asking, name: str) -> Batches:
    """Give the items of an export one by one."""
    reader = reader_of(content, name)
    if reader.harvest is barren:
        raise Refused("import.no_readings")
    for item in reader.harvest(content, asking):
        yield (item,)
