"""What every radio is given: the clock, the sleep, and which driver reads whom."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.dialogue import Advert, Driver


@dataclass(frozen=True, slots=True)
class Air:
    """The world of a radio.

    *choose* gives the driver of a device, None for one nobody reads. *pace* makes
    every wait shorter (0.1) where nobody is really there.
    """

    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[object]]
    choose: Callable[[Advert], Driver | None]
    pace: float = 1.0
