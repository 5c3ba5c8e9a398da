"""What the seal is told of the exchanges: at work, receiving, failed."""

from datetime import timedelta
from typing import Final

from app.domain.changes import Changes
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.syncing import Coming, Seal, Stage, SyncState
from app.domain.write import Write
from app.ports.courier import Arrival
from app.ports.pulse import Pulse
from app.ports.world import Clock
from sync.courier.exchange import Home

LAST: Final = "courier.last"
"""Setting: Unix ms of the last exchange that left nothing behind."""

MANY: Final = 100
"""How much must come before it is worth telling how far it is."""

HEAVY: Final = 8
"""How many MiB must go before it is."""

OFTEN: Final = timedelta(seconds=0.5)
"""Between two words on how far it is: each has every page drawn again."""

HELD: Final = "courier.paused"
"""Setting: the person wants nothing more to leave; and the refusal that says so."""


class Telling:
    """Knows what one courier is doing, and has the seal asked again when it changes.

    *server* says whether one was chosen; *failure* is the code of the last failure.
    """

    def __init__(
        self, space: SpaceId, home: Home, pulse: Pulse, now: Clock, *, server: bool
    ) -> None:
        self.failure = ""
        self.busy = False
        self._space = space
        self._home = home
        self._pulse = pulse
        self._now = now
        self._said = now()
        self._server = server
        self._coming: Coming | None = None
        self.paused = home.vault.setting(HELD) is not None

    def pause(self, *, on: bool) -> None:
        """Send nothing more, or go on; kept for the next openings."""
        settings = {HELD: b"1" if on else None}
        self._home.vault.commit(Write(self._space, settings=settings))
        self.paused = on
        self._beat()

    def work(self, *, busy: bool) -> None:
        """Say that an exchange begins, or ends."""
        self.busy, self._coming = busy, None
        self._beat()

    def passing(self, tell: Arrival) -> Arrival:
        """Return what is told of what comes: the seal hears it before *tell*.

        What goes is for the seal alone; paused, it is refused.
        """

        def heard(coming: Coming) -> None:
            going = coming.stage is Stage.PARTS
            if coming.total >= (HEAVY if going else MANY):
                self._come(coming)
            if not going:
                tell(coming)
            elif self.paused:
                raise Refused(HELD)

        return heard

    def state(self) -> SyncState:
        """Say what the seal shows, without any network."""
        vault, space = self._home.vault, self._space
        waiting = self._home.journal.waiting(space)
        last = int(vault.setting(LAST) or b"0")
        alarm = self._home.sealing.standing(space).quarantine
        seal = self._seal(alarm, waiting, last)
        shown = seal in (Seal.RECEIVING, Seal.SENDING)
        coming = self._coming if shown else None
        return SyncState(seal, waiting, last, alarm or self.failure, coming)

    def _seal(self, alarm: str, waiting: int, last: int) -> Seal:
        if alarm:
            return Seal.QUARANTINED
        if self._home.vault.conflicts(self._space):
            return Seal.CHOICE
        if not self._server:
            return Seal.NO_SERVER
        if self.paused and (waiting or not self.busy):
            return Seal.PAUSED
        return self._working(waiting, last) if self.busy else self._resting(waiting)

    def _working(self, waiting: int, last: int) -> Seal:
        if self._coming:
            going = self._coming.stage is Stage.PARTS
            return Seal.SENDING if going else Seal.RECEIVING
        if waiting:
            return Seal.SENDING
        return self._resting(waiting) if last else Seal.RECEIVING

    def _resting(self, waiting: int) -> Seal:
        return Seal.WAITING if waiting or self.failure else Seal.UP_TO_DATE

    def _come(self, coming: Coming) -> None:
        """Note how far it is; the seal follows twice a second."""
        before, self._coming = self._coming, coming
        began = before is None or before.stage is not coming.stage
        if began or abs(self._now() - self._said) >= OFTEN:
            self._beat()

    def _beat(self) -> None:
        self._said = self._now()
        self._pulse.beat(Changes(self._space, frozenset({"cursor"})))
