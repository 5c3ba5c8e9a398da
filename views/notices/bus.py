"""The session bus of Linux, asked one thing at a time; nothing stays open."""

import asyncio
from typing import Any, Final

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusFastError

PATIENCE: Final = 5.0
"""Seconds a service may take: one that never answers is one that is not there."""
URGENT: Final = {"urgency": Variant("y", 2)}
"""What a desktop that was told to be quiet shows all the same."""
_SERVICE: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"


async def asked(member: str, signature: str, body: list[Any]) -> list[Any] | None:
    """Return what the service of notifications answers, None where there is none."""
    call = Message(
        destination=_SERVICE,
        path=_PATH,
        interface=_SERVICE,
        member=member,
        signature=signature,
        body=body,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            return await _answered(call)
    except (OSError, EOFError, KeyError, TimeoutError, DBusFastError):
        return None


async def _answered(call: Message) -> list[Any] | None:
    bus = MessageBus(bus_type=BusType.SESSION)
    try:
        await bus.connect()
        reply = await bus.call(call)
    finally:
        bus.disconnect()
    if reply.message_type is not MessageType.METHOD_RETURN:
        return None
    return list(reply.body)
