"""« Regard » of a page: nothing is told outside to whoever has the space in front."""

from collections.abc import Callable

import flet as ft

from views.parts.watching import here, porch


def use_eyes() -> None:
    """Have the notices of the open house know whether this page is looked at."""
    page, eyes, presence = ft.context.page, here().notices.eyes, porch().presence
    stops: list[Callable[[], None]] = ft.use_memo(list, [])

    def looked_at() -> bool:
        return presence.front and not page.session.expires_at

    def follow() -> None:
        stop = eyes.follow(looked_at)
        stops.extend((stop, presence.follow(lambda: None, stop)))

    def leave() -> None:
        for stop in stops:
            stop()
        stops.clear()

    ft.use_effect(follow, [eyes], leave)
