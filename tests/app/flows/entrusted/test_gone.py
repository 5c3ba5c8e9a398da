"""What is remembered of a lane that was erased: its grants, and nothing of it."""

from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows.entrusted.gone import Gone, is_gone
from app.flows.heart import Heart
from storage.memory.entrusted import memory_beside
from tests.storage.samples import Clock

LANE = SpaceId(b"l" * 16)


def test_a_grant_left_is_not_heeded_and_another_is() -> None:
    vault = memory_beside(Clock(), Heart()).vault
    assert Gone.of(vault, LANE) == Gone()
    gone = Gone(frozenset({b"g" * 16, b"h" * 16}), head=7)
    vault.commit(Write(LANE, secrets=gone.secrets(LANE)), origin=Origin.PEER)
    assert Gone.of(vault, LANE) == gone
    assert is_gone(vault, LANE, b"g" * 16)
    assert not is_gone(vault, LANE, b"i" * 16)
    assert not is_gone(vault, SpaceId(b"m" * 16), b"g" * 16)


def test_nothing_is_kept_of_nothing() -> None:
    assert Gone(head=3).secrets(LANE) == {}
