"""« Le Bluetooth est revenu » : looked for by itself while it is missing."""

from collections.abc import Callable
from typing import Final

from app.domain.errors import AlveoleError
from app.ports.radio import Availability
from views.parts.devices_near.near import elsewhere
from views.parts.devices_near.running import use_running
from views.parts.watching import here, porch
from views.text import _

_EVERY: Final = 3.0
"""Seconds between two looks."""
MAY_RETURN: Final = (Availability.OFF, Availability.DENIED, Availability.NO_ADAPTER)
"""What somebody may mend while the screen is shown."""
_CODES: Final = tuple(f"bluetooth.{one}" for one in MAY_RETURN)


def gone(error: AlveoleError | None) -> bool:
    """Say whether what went wrong is that Bluetooth left, and may come back."""
    return error is not None and error.code in _CODES


def use_return(back: Callable[[], None], *, missing: bool) -> None:
    """Look for a *missing* Bluetooth while this is shown; say it, then go *back*."""
    radio, around = here().devices.radio, porch()

    async def look() -> None:
        await around.sleep(_EVERY)
        while await radio.available() is not Availability.READY:
            await around.sleep(_EVERY)
        around.tell(_("Le Bluetooth est revenu."))
        back()

    use_running(look, "missing" if missing and not elsewhere() else None)
