"""The account vault, given and taken, and the devices that share it."""

import asyncio
from dataclasses import replace
from typing import Self

from app.crypto.recovery import recovery_handle, recovery_seed
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.household import Household
from app.flows.keychain import AccountKey
from app.ports.vault import Vault
from app.rules.people import Person
from sync.courier.exchange import Home
from sync.courier.messages import person
from sync.wire import Peer


class AccountCourier:
    """Comes after the log: a device put outside is then known to be.

    Its version tells whether another device sealed the account anew; it is also
    looked at once in a life of ours, unless a newer one of ours waits to be given.
    There is one account an identity: only the courier of its *own* space touches it,
    that of somebody it represents learns the devices alone.
    """

    def __init__(
        self,
        space: SpaceId,
        vault: Vault,
        household: Household,
        peer: Peer,
        *,
        own: bool = True,
    ) -> None:
        self._own = own
        self._space = space
        self._vault = vault
        self._household = household
        self._peer = peer
        self._looked = False

    @classmethod
    def over(cls, space: SpaceId, home: Home, peer: Peer) -> Self:
        """Return what goes with the exchanges of a space."""
        household = home.sealing.household
        return cls(space, home.vault, household, peer, own=home.own)

    async def begin(self) -> None:
        """Give the first account of all before the log, however long that one is.

        Without it no other device could come in until everything has left.
        """
        account = await asyncio.to_thread(keychain.account, self._vault)
        if self._own and not account.sent:
            await self._give(account)

    async def run(self) -> list[str]:
        """Learn our devices, take or give the account; return what was refused.

        Raises Broken("account.rollback" | "key.changed"): the space is then in
        quarantine.
        """
        account = await asyncio.to_thread(keychain.account, self._vault)
        told = person(await self._peer.identity(account.account.identity))
        await asyncio.to_thread(self._household.meet, self._space, told)
        await asyncio.to_thread(self._household.put_outside, self._space, told)
        if not self._own:
            return []
        waits = account.sent < account.account.version
        seen = self._looked or waits or not told.version
        if told.version != account.sent or not seen:
            refused = await self._take(told, account.account.identity)
            if refused:
                return refused
            account = await asyncio.to_thread(keychain.account, self._vault)
        if account.sent < account.account.version:
            await self._give(account)
        return []

    async def _take(self, told: Person, identity: bytes) -> list[str]:
        """Take what another device may have sealed anew."""
        raw = b""
        if told.version:
            version, raw = await self._peer.vault(identity)
            told = replace(told, version=version)
        try:
            catch_up = self._household.catch_up
            await asyncio.to_thread(catch_up, self._space, told, raw)
        except Refused as refusal:
            return [refusal.code]
        self._looked = True
        return []

    async def _give(self, key: AccountKey) -> None:
        """Give the account vault; the next exchange catches up with a faster device."""
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
        self._looked = True
        sent = str(account.version).encode()
        write = Write(self._space, secrets={"account.sent": sent})
        await asyncio.to_thread(self._keep, write)

    def _keep(self, write: Write) -> None:
        self._vault.commit(write, origin=Origin.PEER)


def _way(recovery: bytes) -> tuple[bytes, ...]:
    if not recovery:
        return ()
    return recovery_handle(recovery), public_of(recovery_seed(recovery))


async def card_of(peer: Peer, identity: bytes) -> bytes:
    """Return the card of a person, as a server shows it.

    Raises Refused("card.unknown") when nobody there has this id.
    """
    try:
        return person(await peer.identity(identity)).card
    except Refused as refusal:
        if refusal.code != "not_found":
            raise
        raise Refused("card.unknown") from refusal
