"""The example has two devices, and the other one changed something."""

from app.flows.example.devices import id_of, known, second
from app.flows.my_devices import MyDevices
from app.flows.onboarding import Onboarding
from tests.app.flows.example.conftest import Place


def test_both_devices_are_listed_and_this_one_is_named(place: Place) -> None:
    vault, trail = place.home.vault, place.home.trail
    space = Onboarding(vault, place.world, "Linux").create("Suzanne").space
    other = second(place.world, "Android")
    vault.commit(known(vault, space.id, other, met=500, seen=1_000))
    here, there = MyDevices(space, vault, trail, place.world).list()
    assert here.here
    assert (there.id, there.met, there.last_seen) == (id_of(other), 500, 1_000)
