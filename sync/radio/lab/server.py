"""`alveole lab` : the devices in a process of their own, over loopback."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, cast

from bumble import ll
from bumble.hci import HCI_ErrorCode
from bumble.link import LocalLink
from bumble.transport.common import StreamPacketSink, StreamPacketSource

from app.domain.errors import Refused
from sync.radio.air import Air
from sync.radio.lab.air import Antenna, new_link
from sync.radio.lab.cast import Play, troupe
from sync.radio.lab.peripheral import Show
from sync.radio.lab.stage import world_of

HOST: Final = "127.0.0.1"
_GONE: Final = HCI_ErrorCode.REMOTE_USER_TERMINATED_CONNECTION_ERROR


class Guest(StreamPacketSource):
    """One program that joined: it gets a controller of its own, gone when it leaves."""

    def __init__(self, link: LocalLink) -> None:
        super().__init__()
        self._link = link

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Give it a controller."""
        sink = StreamPacketSink(cast("asyncio.WriteTransport", transport))
        self._controller = Antenna(
            "guest", host_source=self, host_sink=sink, link=self._link
        )

    def connection_lost(self, _error: Exception | None) -> None:
        """Break its links: the devices may be joined by another."""
        for connection in list(self._controller.le_connections.values()):
            connection.send_ll_control_pdu(ll.TerminateInd(_GONE))
        loop = asyncio.get_running_loop()
        loop.call_soon(self._link.remove_controller, self._controller)


async def serve(
    port: int,
    play: Play,
    ready: Callable[[int, Sequence[str]], None],
    show: Show,
    air: Air,
) -> None:
    """Play until stopped; *ready* is told the port and who plays.

    *show* is told the codes that devices put on their screens.

    Raises Refused("listen.port").
    """
    logging.getLogger("bumble").setLevel(logging.CRITICAL)
    link, loop = new_link(), asyncio.get_running_loop()
    devices = troupe(replace(world_of(link, air), show=show), play)
    for one in devices:
        await one.start()
    try:
        server = await loop.create_server(lambda: Guest(link), HOST, port)
    except OSError as error:
        raise Refused("listen.port") from error
    async with server:
        ready(server.sockets[0].getsockname()[1], [one.NAME for one in devices])
        await server.serve_forever()
