"""Several spaces in one home: what is kept for one is never shown to another."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from storage.apart import WHOLE, Apart
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from sync.courier.entrance import KNOWN_AT
from tests.storage.samples import PulseSpy

OWN, CHILD, OTHER = (SpaceId(bytes([n]) * 16) for n in (1, 2, 3))
NAMES = st.text("abc./", min_size=1, max_size=8)


def seen(memory: Memory, space: SpaceId) -> MemoryVault:
    """Return the vault as the house of *space* sees it."""
    return MemoryVault(memory, PulseSpy(), Apart(space, own=space == OWN))


def keep(vault: MemoryVault, space: SpaceId, **kept: Any) -> None:  # noqa: ANN401 - fields of a Write
    """Write settings or keys."""
    vault.commit(Write(space, **kept), origin=Origin.PEER)


@pytest.mark.covers("C-083")
@given(NAMES, NAMES)
def test_a_setting_of_one_is_never_offered_to_another(name: str, other: str) -> None:
    """Whatever the names, three people keep three values."""
    memory = Memory()
    for space in (OWN, CHILD, OTHER):
        keep(seen(memory, space), space, settings={name: space, other: space})
    for space in (OWN, CHILD, OTHER):
        vault = seen(memory, space)
        assert vault.setting(name) == space
        assert dict(vault.settings("")) == {name: space, other: space}
        assert set(vault.settings(name[:1]).values()) == {space}


def test_the_keys_of_the_identity_open_every_space() -> None:
    """What is kept under one of their names from any house is the same for all."""
    memory = Memory()
    keep(seen(memory, CHILD), CHILD, secrets={"account.sent": b"2", "token": b"t"})
    assert seen(memory, OWN).secret("account.sent") == b"2"
    assert seen(memory, OWN).secret("token") is None
    assert seen(memory, CHILD).secret("token") == b"t"


def test_a_device_is_known_to_a_server_once_for_every_space() -> None:
    """A server counts those who come in: five children are not five strangers."""
    memory = Memory()
    keep(seen(memory, CHILD), CHILD, settings={KNOWN_AT: b"http://x"})
    assert seen(memory, OWN).setting(KNOWN_AT) == b"http://x"


@pytest.mark.covers("C-154")
def test_a_house_lists_the_collection_keys_of_its_own_space_only() -> None:
    """What is packed from one house opens nothing of another."""
    memory = Memory()
    for space in (OWN, CHILD):
        named = f"ck/{space.hex()}/{'0' * 32}/1"
        keep(seen(memory, space), space, secrets={named: space, "device": b"d"})
    for space in (OWN, CHILD):
        listed = seen(memory, space).secrets("")
        assert set(listed.values()) == {space, b"d"}
        other = CHILD if space == OWN else OWN
        theirs = f"ck/{other.hex()}/{'0' * 32}/1"
        assert seen(memory, space).secret(theirs) is None
    whole = MemoryVault(memory, PulseSpy(), WHOLE).secrets("ck/")
    assert set(whole.values()) == {OWN, CHILD}


def test_what_is_deleted_for_one_stays_for_another() -> None:
    """A deletion names its own room only."""
    memory = Memory()
    for space in (OWN, CHILD):
        keep(seen(memory, space), space, settings={"draft": b"kept"})
    keep(seen(memory, CHILD), CHILD, settings={"draft": None})
    assert seen(memory, CHILD).setting("draft") is None
    assert seen(memory, OWN).setting("draft") == b"kept"
