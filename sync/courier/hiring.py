"""A home is given its courier: as whom it speaks, where, and who counts it."""

from collections.abc import Callable
from functools import partial

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows import keychain
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.entrusted.taking import Taking
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports import courier as ports
from app.ports.departures import Ledger
from app.ports.entrusted import EntrustedStore
from app.ports.pulse import Pulse
from app.ports.vault import Vault
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.courier import Courier, Rhythm
from sync.courier.exchange import Home
from sync.courier.lane_courier import LaneCourier
from sync.courier.lanes import Entrusting


def courier_for(
    space: Space,
    address: str,
    home: Home,
    pulse: Pulse,
    rhythm: Rhythm,
    ledger: Ledger,
) -> Courier:
    """Return the courier of *home*, which signs as this device; "" is no server."""
    me = keychain.me(home.vault)
    signer = Signer(me.device, me.keys.sign)
    call = partial(HttpPeer, signer=signer, now=rhythm.now, ledger=ledger)
    courier = Courier(space, call(address) if address else None, home, pulse, rhythm)
    courier.call, courier.address = call, address
    return courier


def entrusting(
    store: EntrustedStore, own: Vault, world: World, space: Space
) -> Entrusting:
    """Return what takes in what others entrust to who answers in their own *space*."""
    answers = Answers(Preferences(own, world, space))
    me = partial(keychain.me, own)
    taking = Taking(store.vault, store.trail, store.blobs, me, world, answers)
    return Entrusting(taking, EntrustedSpaces(store, answers), store)


def lanes_by(courier: ports.Courier) -> Callable[[SpaceId], ports.Courier] | None:
    """Return who brings the files of a rubric entrusted, if *courier* can."""
    return partial(LaneCourier, courier) if isinstance(courier, Courier) else None
