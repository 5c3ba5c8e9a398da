"""The inbox in memory goes with its process, and its writes are whole."""

import pytest

from app.domain.errors import Refused
from app.domain.inbox import Fate, Intake, Item
from app.domain.write import Write
from storage.memory.inbox import MemoryInbox
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.fictitious.heard import SCALE, weight
from tests.storage.samples import SPACE, PulseSpy


def test_it_reads_what_the_vault_wrote() -> None:
    memory, said = Memory(), weight("71")
    one = Item(said.key, SCALE.key, Fate.UNASSIGNED, 7, said)
    MemoryVault(memory, PulseSpy()).commit(Write(SPACE, intake=Intake(items=(one,))))
    assert MemoryInbox(memory).items(SPACE) == [one]
    with pytest.raises(Refused, match=r"reading\.absent"):
        MemoryInbox(Memory()).item(SPACE, one.key)
