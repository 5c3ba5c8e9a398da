"""« Appareil relié » : what drivers share whose device speaks once connected only."""

from collections.abc import Generator, Iterable

from app.domain.device import Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Command,
    Event,
    Link,
    Match,
    Outcome,
    Refusal,
    Session,
    Subscribe,
)
from app.domain.racp import closed

Listened = Generator[Command, Event, Outcome | None]


class Connected:
    """Half of a driver: its device is known by its services, and shouts no value."""

    matches: tuple[Match, ...] = ()
    link = Link.GATT

    def hears(self, _advert: Advert, _session: Session) -> Iterable[Reading | Rejected]:
        """Read nothing: it says its values to whom it is connected."""
        return ()


def listened(chars: Iterable[str], *, but: str = "") -> Listened:
    """Hear each of *chars*; say how it ends where the device will not be heard.

    One may do *but* one of them.
    """
    for char in chars:
        answer = yield Subscribe(char)
        if isinstance(answer, Refusal) and char != but:
            return closed(answer)
    return None
