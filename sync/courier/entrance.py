"""Being known to a server: identity, device and account vault, once each."""

import asyncio

from app.crypto.recovery import recovery_handle, recovery_seed
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.keychain import AccountKey
from app.flows.recovery import receive
from app.ports.vault import Vault
from sync.wire import Peer

KNOWN_AT = "courier.known_at"
"""Setting: the address of the server that knows this device."""


class Entrance:
    """Registers this device; says nothing when the server knows it already."""

    def __init__(self, space: SpaceId, address: str, vault: Vault, peer: Peer) -> None:
        self._space = space
        self._address = address.encode()
        self._vault = vault
        self._peer = peer
        self._looked = False

    async def run(self) -> list[str]:
        """Be known, and give or take the account vault; return what was refused.

        Raises Refused("signup_closed") when the server takes nobody new,
        Broken("account.rollback") when it shows an older account than it had.
        """
        if await asyncio.to_thread(self._vault.setting, KNOWN_AT) != self._address:
            await self._register()
        account = await asyncio.to_thread(keychain.account, self._vault)
        if account.sent < account.account.version:
            self._looked = await self._give(account)
        return [] if self._looked else await self._take(account.account.identity)

    async def _register(self) -> None:
        me = await asyncio.to_thread(keychain.me, self._vault)
        await self._peer.register(me.identity_card, me.device_card, me.certificate)
        await self._note(Write(self._space, settings={KNOWN_AT: self._address}))

    async def _give(self, key: AccountKey) -> bool:
        """Give the account vault; say no when another device was faster."""
        account = key.account
        try:
            await self._peer.put_vault(
                account.identity,
                account.version,
                account.encode(),
                recovery=_way(key.recovery),
            )
        except Refused as refusal:
            if refusal.code != "conflict":
                raise
            return False
        sent = str(account.version).encode()
        await self._note(Write(self._space, secrets={"account.sent": sent}))
        return True

    async def _take(self, identity: bytes) -> list[str]:
        """Take what another device may have sealed anew, once in a life of ours."""
        version, account = await self._peer.vault(identity)
        try:
            await asyncio.to_thread(receive, self._vault, self._space, version, account)
        except Refused as refusal:
            return [refusal.code]
        finally:
            self._looked = True
        return []

    async def _note(self, write: Write) -> None:
        def note() -> None:
            self._vault.commit(write, origin=Origin.PEER)

        await asyncio.to_thread(note)


def _way(recovery: bytes) -> tuple[bytes, ...]:
    if not recovery:
        return ()
    return recovery_handle(recovery), public_of(recovery_seed(recovery))
