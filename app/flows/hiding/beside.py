"""What was left of a rescellement, gone on with beside the screens."""

from contextlib import suppress
from threading import Event, Thread

from app.domain.errors import AlveoleError
from app.flows.hiding.resealing import Resealing


class Beside:
    """Seals anew what waits, on a thread of its own, once an opening.

    What cannot be done now (a full disk, a home that closes) waits for the next one.
    """

    def __init__(self, resealing: Resealing) -> None:
        self._resealing = resealing
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="resealing", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Stop between two pieces of a file, and wait for it."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        with suppress(AlveoleError):
            self._resealing.finish(self._stopped.is_set)
