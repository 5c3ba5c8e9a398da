"""What is entrusted, in memory: its own dictionaries."""

from dataclasses import fields

from app.flows.heart import Heart
from storage.memory.entrusted import memory_beside
from storage.memory.home import memory_home
from tests.storage.contract.test_entrusted import LANE, filled
from tests.storage.samples import Clock


def test_nothing_of_it_is_in_the_record_of_the_home() -> None:
    home = memory_home(Clock(), Heart())
    filled(home.entrusted, LANE)
    assert home.vault.spaces() == []
    assert not any(
        getattr(home.memory.state, f.name) for f in fields(home.memory.state)
    )


def test_no_dictionary_keeps_anything_of_a_lane_forgotten() -> None:
    store = memory_beside(Clock(), Heart())
    filled(store, LANE)
    store.forget(LANE, {})
    state = store.memory.state
    assert not any(getattr(state, each.name) for each in fields(state))
    assert not store.here()
