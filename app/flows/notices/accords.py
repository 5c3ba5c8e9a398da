"""« Accords » to tell: an accord that ends within days, or that nobody here ended."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.consent import Consent, ConsentState

NEAR: Final = 7 * 86_400_000
"""Ms before the end of an accord, and after it, during which it stands."""
_LIVE: Final = (ConsentState.WAITING, ConsentState.ACTIVE)


def accords(given: Iterable[Consent], now: int) -> Iterator[str]:
    """Name the accords near their end at *now* (Unix ms), and those that came to it.

    One that the person took back is not told; one that the service gave back is.
    """
    for one in given:
        if stage := _stage(one, now):
            yield f"{one.id.hex()}/{stage}"


def _stage(one: Consent, now: int) -> str:
    """Return how near its end an accord is; "" far of it, or once taken back."""
    if one.state in _LIVE:
        return "soon" if one.until - NEAR <= now else ""
    ended = one.left or one.until
    over = one.state is ConsentState.ENDED and not one.withdrawn
    if not over or not ended <= now < ended + NEAR:
        return ""
    return "left" if one.left else "over"
