"""« Pouls » : tells who listens that something changed, each one apart."""

import logging
from collections.abc import Callable

from app.domain.changes import Changes
from app.ports.pulse import Listener

log = logging.getLogger(__name__)


class Heart:
    """Implements `app.ports.pulse.Pulse` inside one process."""

    def __init__(self) -> None:
        self._listeners: dict[object, Listener] = {}

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after each commit; return how to stop."""
        place = object()
        self._listeners[place] = listener

        def stop() -> None:
            self._listeners.pop(place, None)

        return stop

    def beat(self, changes: Changes) -> None:
        """Tell every listener; one that raises is dropped, never the others."""
        for place, listener in list(self._listeners.items()):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - the pulse isolates: a page may have gone
                log.info("listener dropped")  # a traceback may hold health words
                self._listeners.pop(place, None)
