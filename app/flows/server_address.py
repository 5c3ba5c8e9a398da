"""« Adresse du serveur » : where one's own spaces are found, should it move."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows.dependents.dependents import Dependents
from app.flows.my_devices import MyDevices
from app.flows.onboarding import SERVER, check_address
from app.ports.courier import Courier, Progress
from app.ports.vault import Vault

_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The server of one's own space, and of the people one represents (*beside*).

    *alone* says whether this device is the only one that wrote in them, *entrusts*
    whether somebody else may still read there.
    """

    vault: Vault
    space: SpaceId
    beside: Callable[[], Iterable["ServerAddress"]] = tuple
    alone: Callable[[], bool] = lambda: True
    entrusts: Callable[[], bool] = lambda: False

    @classmethod
    def over(cls, dependents: Dependents, devices: MyDevices) -> "ServerAddress":
        """Return the server of the owner of *dependents*, and of all of them."""
        apart, own = dependents.apart, dependents.own.id

        def beside() -> list[ServerAddress]:
            return [cls(apart(space), space) for space in dependents.kept()]

        return cls(apart(own), own, beside, devices.alone, devices.entrusts)

    def move(self, address: str) -> None:
        """Use another address of the same server from the next opening on.

        A server that holds another log, or none, would put a space in quarantine.
        Raises Refused("server.address").
        """
        check_address(address)
        setting = {SERVER: address.encode()}
        for one in (*self.beside(), self):
            one.vault.commit(Write(one.space, settings=setting), origin=Origin.PEER)

    async def carry(
        self, address: str, courier: Callable[[SpaceId], Courier], tell: Progress
    ) -> None:
        """Have every space copied to another server, one's own last.

        Until that one is there too, the server it leaves goes on. Stopped anywhere,
        each space is on one server, and the rest follows when it is done again.
        Raises Refused("server.shared") before anything leaves, when another device
        wrote in one of them, Refused("server.entrusted") while somebody else reads
        there, who is known to the old server alone, and what `Courier.move` raises.
        """
        if not await asyncio.to_thread(self.alone):
            raise Refused("server.shared")
        if await asyncio.to_thread(self.entrusts):
            raise Refused("server.entrusted")
        left = await asyncio.to_thread(self._left, address)
        for done, space in enumerate(left):
            carrier = await asyncio.to_thread(courier, space)
            await carrier.move(address, partial(_told, tell, done, len(left)))

    def _left(self, address: str) -> list[SpaceId]:
        there = address.encode()
        every = (*self.beside(), self)
        return [one.space for one in every if one.vault.setting(SERVER) != there]


def _told(tell: Progress, before: int, spaces: int, done: int, total: int) -> None:
    """Tell how far one space of several is, out of all of them."""
    tell(before * _WHOLE + done * _WHOLE // max(total, 1), spaces * _WHOLE)
