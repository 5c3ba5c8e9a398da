"""« Pouls » : the only one who tells that something changed."""

from collections.abc import Callable
from typing import Protocol

from app.domain.changes import Changes

Listener = Callable[[Changes], object]


class Pulse(Protocol):
    """Tells listeners after a commit; one that raises is dropped, never the others."""

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after each commit; return how to stop."""
        ...

    def beat(self, changes: Changes) -> None:
        """Tell every listener. Raises nothing."""
        ...
