"""Being known to a server: identity, device and account vault, once each."""

import asyncio

from app.crypto.recovery import recovery_handle, recovery_seed
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.keychain import AccountKey
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

    async def run(self) -> None:
        """Raises Refused("signup_closed") when the server takes nobody new."""
        if await asyncio.to_thread(self._vault.setting, KNOWN_AT) != self._address:
            await self._register()
        account = await asyncio.to_thread(keychain.account, self._vault)
        if account.sent < account.account.version:
            await self._keep_account(account)

    async def _register(self) -> None:
        me = await asyncio.to_thread(keychain.me, self._vault)
        await self._peer.register(me.identity_card, me.device_card, me.certificate)
        await self._note(Write(self._space, settings={KNOWN_AT: self._address}))

    async def _keep_account(self, key: AccountKey) -> None:
        """Give the server the account vault; another device may have been faster."""
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
            return
        sent = str(account.version).encode()
        await self._note(Write(self._space, secrets={"account.sent": sent}))

    async def _note(self, write: Write) -> None:
        def note() -> None:
            self._vault.commit(write, origin=Origin.PEER)

        await asyncio.to_thread(note)


def _way(recovery: bytes) -> tuple[bytes, ...]:
    if not recovery:
        return ()
    return recovery_handle(recovery), public_of(recovery_seed(recovery))
