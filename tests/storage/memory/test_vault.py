"""In memory the newest document found comes first."""

from app.domain.when import When
from app.domain.write import Write
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.storage.samples import SPACE, PulseSpy, entry, item


def test_hits_come_newest_first_and_no_more_than_asked() -> None:
    vault = MemoryVault(Memory(), PulseSpy())
    many = tuple(entry(n, when=When.parse(f"{1990 + n}")) for n in range(5))
    vault.commit(Write(space=SPACE, entries=many))
    hits = vault.search(SPACE, "compte rendu", limit=2)
    assert [hit.entry.id for hit in hits] == [item(4), item(3)]
