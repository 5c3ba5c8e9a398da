"""« Pilotes » : one file knows one sort of device; they are strangers."""

import sys
from collections.abc import Sequence
from functools import cache

from app.domain.dialogue import Advert, Capability, Driver, Match
from app.registry import collect


@cache
def all_drivers() -> tuple[Driver, ...]:
    """Return every driver of the shelf."""
    return collect(sys.modules[__name__], "DRIVER")


def driver_for(advert: Advert, among: Sequence[Driver] = ()) -> Driver | None:
    """Return who knows this device best, None where nobody does.

    What a maker puts in the advertisement wins over the services: among these, the
    driver that knows the most of them, then one of more than an instant.
    """
    known = [driver for driver in among or all_drivers() if any(_fits(driver, advert))]
    return max(known, key=lambda driver: _fits(driver, advert), default=None)


def driver_named(name: str) -> Driver | None:
    """Return the driver an identity or a packet names, None for one of another age."""
    return next((driver for driver in all_drivers() if driver.name == name), None)


def _fits(driver: Driver, advert: Advert) -> tuple[int, int, int]:
    """Count what is asked of the maker, the services, and what breaks a draw."""
    asked = (_asked(match) for match in driver.matches if _meets(match, advert))
    services = len(driver.services & advert.services)
    vendor = max(asked, default=0)
    lasts = Capability.HISTORY in driver.can or Capability.LIVE not in driver.can
    return vendor, services, int(lasts and bool(vendor or services))


def _asked(match: Match) -> int:
    return sum((bool(match.name), match.company is not None, bool(match.service_data)))


def _meets(match: Match, advert: Advert) -> bool:
    """Say whether all that *match* asks is there; one that asks nothing fits nobody."""
    shouted = advert.service_data.get(match.service_data)
    return bool(_asked(match)) and all(
        (
            advert.name.startswith(match.name),
            match.company is None or match.company in advert.companies,
            not match.service_data or shouted is not None,
            match.size is None or match.size == len(shouted or b""),
        )
    )
