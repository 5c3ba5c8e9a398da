"""org.freedesktop.Notifications on a private bus: it keeps every byte it is handed."""

import asyncio
from typing import Any, Self

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

NAME = "org.freedesktop.Notifications"


class Service:
    """Shows notices to nobody, or is *mute*: it takes a call and never answers."""

    def __init__(self, *, mute: bool = False, refusing: bool = False) -> None:
        self.mute, self.refusing = mute, refusing
        self.shown: list[list[Any]] = []
        self.calls: list[str] = []

    async def __aenter__(self) -> Self:
        """Take the name on the bus."""
        self.bus = await MessageBus(bus_type=BusType.SESSION).connect()
        self.bus.add_message_handler(self._asked)
        await self.bus.request_name(NAME)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave the bus."""
        self.bus.disconnect()
        await asyncio.sleep(0.05)

    def _asked(self, message: Message) -> Message | bool | None:
        ours = message.message_type is MessageType.METHOD_CALL
        if not ours or message.interface != NAME:
            return None
        self.calls.append(str(message.member))
        if self.mute:
            return True
        if self.refusing:
            return Message.new_error(message, f"{NAME}.Error", "no")
        if message.member == "GetServerInformation":
            told = ["fictif", "Alvéole", "1", "1.2"]
            return Message.new_method_return(message, "ssss", told)
        if message.member != "Notify":
            return None
        self.shown.append(list(message.body))
        own = message.body[1] or len(self.shown)
        return Message.new_method_return(message, "u", [own])
