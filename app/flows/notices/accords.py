"""« Accords » to tell: an accord that ends within days, or that ended by itself."""

from collections.abc import Iterator
from typing import Final

from app.domain.consent import Consent, ConsentState
from app.flows.consents.consents import Consents

NEAR: Final = 7 * 86_400_000
"""Ms before the end of an accord, and after it, during which it stands."""
_LIVE: Final = (ConsentState.WAITING, ConsentState.ACTIVE)


def accords(consents: Consents) -> Iterator[str]:
    """Name the accords near their end, and those that came to it unasked."""
    now = consents.giving.now
    for one in consents.every():
        if stage := _stage(one, now):
            yield f"{one.id.hex()}/{stage}"


def _stage(one: Consent, now: int) -> str:
    """Return how near its end an accord is; "" far of it, or once taken back."""
    if one.state in _LIVE:
        return "soon" if one.until - NEAR <= now else ""
    over = one.state is ConsentState.ENDED and not one.withdrawn
    return "over" if over and one.until <= now < one.until + NEAR else ""
