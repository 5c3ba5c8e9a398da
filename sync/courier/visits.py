"""Joining and letting in, each as one call from a program without an event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import Refused
from app.flows.enrolment import Doorkeeper
from app.flows.keychain import Me
from app.flows.world import World
from app.ports.world import Sleep
from sync.courier.joining import Approval, Joined, Joining, Server, Tell


@dataclass(frozen=True, slots=True)
class Visits:
    """What a device does at a server it may not be known to yet.

    *name* is how this device will be shown to its owner. Methods raise what
    `Joining` and `Approval` raise.
    """

    world: World
    sleep: Sleep
    name: str

    def with_sheet(self, url: str, recovery: str) -> Joined:
        """Join with the recovery key."""
        joining = Joining(Server(url, self.world), self.name)
        return asyncio.run(joining.by_recovery(recovery))

    def with_help(self, url: str, tell: Tell) -> Joined:
        """Join once another device has let this one in."""
        joining = Joining(Server(url, self.world), self.name)
        return asyncio.run(joining.by_approval(tell, self.sleep))

    def let_in(
        self,
        url: str,
        code: str,
        same: Callable[[str], bool],
        *,
        keeper: Doorkeeper,
        me: Me,
    ) -> bytes:
        """Let in who shows *code*, once *same* says the symbols match.

        Returns its device id. Raises Refused("enrol.different") when they do not.
        """
        approval = Approval(Server(url, self.world), keeper, me)

        async def open_door() -> bytes:
            waiting = await approval.look(code)
            if not same(waiting.check):
                raise Refused("enrol.different")
            return await approval.approve(waiting)

        return asyncio.run(open_door())
