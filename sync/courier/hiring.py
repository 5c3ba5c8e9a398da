"""A home is given its courier: as whom it speaks, where, and who counts it."""

from functools import partial

from app.domain.space import Space
from app.flows import keychain
from app.ports.departures import Ledger
from app.ports.pulse import Pulse
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.courier import Courier, Rhythm
from sync.courier.exchange import Home


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
