"""« Balance Xiaomi » : it shouts each weight to everybody around (Mi Scale 1, 2)."""

from collections.abc import Iterable
from typing import Final

from app.domain.device import Mark, Reading, Rejected, Stated, Way
from app.domain.dialogue import (
    Advert,
    Capability,
    Frame,
    Link,
    Match,
    Outcome,
    Session,
    Talk,
)
from app.domain.reading_key import of_broadcast, of_minute
from app.domain.sig import xiaomi
from app.domain.sig.xiaomi import FIRST_SIZE, SECOND_SIZE, Shout
from app.domain.spot import Heard, alone
from app.domain.stamping import FIRST_YEAR, Clock, stamped, unread
from app.domain.stating import spoken, virtual, way_of
from app.domain.words import N_

NAME: Final = "mi_scale"
_SHOUTED: Final = ("181b", "181d")


def readings_of(heard: Heard) -> Iterable[Reading]:
    """Return the weight that stands still with somebody on the scale, or nothing."""
    shout = xiaomi.decode(heard.payload)
    if shout.stable and not shout.removed and shout.stated:
        yield _weight(shout, heard)


def _weight(shout: Shout, heard: Heard) -> Reading:
    session, at = heard.session, heard.clock.heard_at
    clock = Clock(session.zone, at, live=True)
    stamp = stamped(shout.time.local, shout.time.text, clock)
    return Reading(
        kind="body-weight",
        value=shout.kg,
        unit="kg",
        stated=Stated(spoken(shout.stated), shout.unit, heard.payload),
        stamp=stamp,
        device=session.identity,
        key=_key(shout, heard),
        way=way_of(session, Way.BROADCAST),
        marks=frozenset({Mark.UNAUTHENTICATED}) | virtual(session) | unread(stamp),
        context=_around(shout),
    )


def _key(shout: Shout, heard: Heard) -> bytes:
    device = heard.session.identity.key
    if shout.time.year < FIRST_YEAR:
        return of_minute(device, heard_at=heard.clock.heard_at, weight=shout.count)
    return of_broadcast(device, time=shout.time.packed, weight=shout.count)


def _around(shout: Shout) -> tuple[tuple[str, str], ...]:
    """Say the resistance it felt, and that its clock was never set."""
    felt = (("impedance", str(shout.impedance)),) if shout.impedance else ()
    unset = (("clock", "unset"),) if shout.time.year < FIRST_YEAR else ()
    return (*felt, *unset)


class MiScale:
    """The first two scales of Xiaomi: nothing is asked of them, they are heard."""

    name = NAME
    label = N_("Balance Xiaomi")
    services: frozenset[str] = frozenset()
    matches: tuple[Match, ...] = (
        Match(service_data="181d", size=FIRST_SIZE),
        Match(service_data="181b", size=SECOND_SIZE),
    )
    link = Link.BROADCAST
    can = frozenset({Capability.LIVE})
    kinds: tuple[str, ...] = ("body-weight",)
    specialization = 528399

    def hears(self, advert: Advert, session: Session) -> Iterable[Reading | Rejected]:
        """Read the weight shouted, once it stands still."""
        for char in _SHOUTED:
            if char in advert.service_data:
                said = advert.service_data[char]
                frame = Frame(NAME, char, said, advert.heard_at)
                yield from self.read(frame, session)

    def talk(self, _session: Session) -> Talk:
        """Ask nothing: it has nothing more to say."""
        yield from ()
        return Outcome.NOTHING_NEW

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one shout."""
        return alone(frame, session, readings_of)


DRIVER = MiScale()
