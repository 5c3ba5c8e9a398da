"""« Regard » : whether somebody has the open space before their eyes."""

from collections.abc import Callable

Look = Callable[[], bool]
"""Say whether one page is before somebody."""


class Eyes:
    """Asks each page of this process, from any thread."""

    def __init__(self) -> None:
        self._pages: dict[object, Look] = {}

    def follow(self, look: Look) -> Callable[[], None]:
        """Ask a page too, from now on; return how to stop."""
        place = object()
        self._pages[place] = look

        def stop() -> None:
            self._pages.pop(place, None)

        return stop

    @property
    def open(self) -> bool:
        """Say whether one of the pages is looked at."""
        return any(look() for look in list(self._pages.values()))
