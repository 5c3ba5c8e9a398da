"""What is remembered of a lane that was erased: its grants, and nothing of it."""

import json

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
    gone = Gone(frozenset({b"g" * 16, b"h" * 16}))
    vault.commit(Write(LANE, secrets=gone.secrets(LANE)), origin=Origin.PEER)
    assert Gone.of(vault, LANE) == gone
    assert is_gone(vault, LANE, b"g" * 16)
    assert not is_gone(vault, LANE, b"i" * 16)
    assert not is_gone(vault, SpaceId(b"m" * 16), b"g" * 16)


def test_what_a_wrong_clock_took_for_past_is_heeded_again() -> None:
    """And what was left is not."""
    vault = memory_beside(Clock(), Heart()).vault
    left, past = b"g" * 16, b"p" * 16
    gone = Gone(frozenset({left}), frozenset({past}), until=100)
    vault.commit(Write(LANE, secrets=gone.secrets(LANE)), origin=Origin.PEER)
    assert Gone.of(vault, LANE) == gone == gone.at(100)
    assert is_gone(vault, LANE, past)
    assert gone.at(99) == Gone(frozenset({left}))


def test_what_an_older_version_kept_is_read() -> None:
    vault = memory_beside(Clock(), Heart()).vault
    (name,) = Gone(frozenset({b"g" * 16})).secrets(LANE)
    older = json.dumps([[(b"g" * 16).hex()], 3]).encode()
    vault.commit(Write(LANE, secrets={name: older}), origin=Origin.PEER)
    assert Gone.of(vault, LANE) == Gone(frozenset({b"g" * 16}))


def test_nothing_is_kept_of_nothing() -> None:
    assert Gone().secrets(LANE) == {}
