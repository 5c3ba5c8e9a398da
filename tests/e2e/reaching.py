"""Scrolls to what is pressed, as an eye follows it."""

from typing import Final

from playwright.sync_api import Locator

AIM: Final = 30_000
"""Milliseconds each time something is aimed at."""
RESTS: Final = 500
"""Milliseconds after which what did not move again rests."""


def reach(target: Locator) -> None:
    """Scroll to *target*, and on until it rests.

    A page may scroll by itself a while after it changed: pressed meanwhile, what
    passes under the finger would be taken for it.
    """
    here = target.bounding_box(timeout=AIM)
    target.scroll_into_view_if_needed(timeout=AIM)
    for _ in range(20):
        left, here = here, target.bounding_box(timeout=AIM)
        if here == left:
            return
        target.page.wait_for_timeout(RESTS)
        target.scroll_into_view_if_needed(timeout=AIM)
