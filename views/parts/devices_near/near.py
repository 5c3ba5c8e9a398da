"""« Recherche » : which devices are heard near, while they are."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any, Final

import flet as ft

from app.domain.dialogue import Advert, Driver
from app.domain.errors import AlveoleError
from app.flows.devices.appliance import Appliance
from app.ports.radio import Availability, Radio

SECONDS: Final = 60
"""How long one search lasts."""
_FAR: Final = -85
"""Signal strength (dBm) under which a device is too far to talk with."""
_PHONES: Final = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)


@dataclass(frozen=True, slots=True)
class Near:
    """« Appareil à portée » : who talks with it, what it shouts, if it was added."""

    driver: Driver
    advert: Advert
    known: Appliance | None = None

    @property
    def far(self) -> bool:
        """Say whether it is heard too weakly."""
        return self.advert.rssi < _FAR


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found so far; *there* is None while Bluetooth is asked for."""

    there: Availability | None = None
    near: tuple[Near, ...] = ()
    over: bool = False
    error: AlveoleError | None = None

    def with_one(self, one: Near) -> "Search":
        """Return the search with a device at the place where it was first heard."""
        known = {held.advert.address: held for held in self.near}
        known[one.advert.address] = one
        return replace(self, near=tuple(known.values()))


class Searching:
    """Looks for devices for one screen; *recognise* may be slow."""

    def __init__(
        self,
        radio: Radio,
        recognise: Callable[[Advert], Appliance | None],
        show: Callable[[Search], None],
    ) -> None:
        self._radio = radio
        self._recognise = recognise
        self._show = show
        self._now = Search()

    async def look(self) -> None:
        """Show what is heard until it is long enough."""
        self._say(Search(await self._radio.available()))
        if self._now.there is not Availability.READY:
            return
        try:
            await self._listen()
        except AlveoleError as error:
            self._say(replace(self._now, error=error))
        self._say(replace(self._now, over=True))

    async def _listen(self) -> None:
        scanning: Any = self._radio.scan(SECONDS)
        async with aclosing(scanning):
            async for driver, advert in scanning:
                met = {one.advert.address: one.known for one in self._now.near}
                known = met.get(advert.address)
                if advert.address not in met:
                    known = await asyncio.to_thread(self._recognise, advert)
                self._say(self._now.with_one(Near(driver, advert, known)))

    def _say(self, search: Search) -> None:
        if _shown(search) != _shown(self._now):
            self._show(search)
        self._now = search


def elsewhere() -> str:
    """Say where there can be no radio near the person: `browser`, `phone` or ""."""
    page = ft.context.page
    if page.web:
        return "" if _loopback(page.client_ip) else "browser"
    return "phone" if page.platform in _PHONES else ""


def _loopback(address: str | None) -> bool:
    try:
        return address is None or ip_address(address).is_loopback
    except ValueError:
        return False


def _shown(search: Search) -> object:
    """Return what of a search is seen: a device heard again is drawn once."""
    near = [(one.driver.name, one.advert.name, one.far) for one in search.near]
    return search.there, near, search.over, search.error
