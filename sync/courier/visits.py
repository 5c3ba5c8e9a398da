"""Joining and letting in, each as one call from a program without an event loop."""

import asyncio
from dataclasses import dataclass

from app.flows.enrolment import Doorkeeper
from app.flows.keychain import Me
from app.flows.onboarding import check_address
from app.flows.world import World
from app.ports.departures import Ledger
from app.ports.world import Sleep
from sync.courier.joining import Approval, Joined, Joining, Server, Tell, Waiting


@dataclass(frozen=True, slots=True)
class Visits:
    """What a device does at a server it may not be known to yet.

    *name* is how this device will be shown to its owner. Methods raise what
    `Joining` and `Approval` raise.
    """

    world: World
    sleep: Sleep
    name: str
    ledger: Ledger | None = None

    def with_sheet(self, url: str, recovery: str) -> Joined:
        """Join with the recovery key."""
        joining = Joining(self._server(url), self.name)
        return asyncio.run(joining.by_recovery(recovery))

    def with_help(self, url: str, tell: Tell) -> Joined:
        """Join once another device has let this one in."""
        joining = Joining(self._server(url), self.name)
        return asyncio.run(joining.by_approval(tell, self.sleep))

    def look(self, url: str, code: str, keeper: Doorkeeper, me: Me) -> Waiting:
        """Return who shows *code*; both devices then show the same symbols."""
        approval = Approval(self._server(url), keeper, me)
        return asyncio.run(approval.look(code))

    def let_in(self, url: str, waiting: Waiting, keeper: Doorkeeper, me: Me) -> bytes:
        """Let in whom the person recognised; return its device id."""
        approval = Approval(self._server(url), keeper, me)
        return asyncio.run(approval.approve(waiting))

    def reach(self, url: str) -> None:
        """Ask a server whether it is there.

        Raises Refused("server.address"), Unreachable, Broken("peer.malformed") for
        another kind of server.
        """
        check_address(url)

        async def knock() -> None:
            doorstep = self._server(url).doorstep()
            try:
                await doorstep.greet()
            finally:
                await doorstep.close()

        asyncio.run(knock())

    def _server(self, url: str) -> Server:
        return Server(url, self.world, ledger=self.ledger)
