"""Being known to a server: identity and device, once."""

import asyncio

from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.ports.vault import Vault
from sync.wire import Peer

KNOWN_AT = "courier.known_at"
"""Setting: the addresses of the servers that know this device, one a line."""


class Entrance:
    """Registers this device; says nothing when the server knows it already."""

    def __init__(self, space: SpaceId, address: str, vault: Vault, peer: Peer) -> None:
        self._space = space
        self._address = address.encode()
        self._vault = vault
        self._peer = peer

    async def run(self) -> None:
        """Be known. Raises Refused("signup_closed") when nobody new is taken."""
        if self._address in await asyncio.to_thread(self._known):
            return
        me = await asyncio.to_thread(keychain.me, self._vault)
        await self._peer.register(me.identity_card, me.device_card, me.certificate)
        await asyncio.to_thread(self._note)

    def _known(self) -> list[bytes]:
        return (self._vault.setting(KNOWN_AT) or b"").splitlines()

    def _note(self) -> None:
        known = b"\n".join((*self._known(), self._address))
        write = Write(self._space, settings={KNOWN_AT: known})
        self._vault.commit(write, origin=Origin.PEER)
