"""The other devices of one's identity: who they are, and the account they share."""

from dataclasses import dataclass

from app.crypto.identity import DeviceCard, Retirement
from app.crypto.packing import Signed
from app.crypto.statements import OpType
from app.domain.errors import Broken
from app.domain.ids import ROOT, SpaceId
from app.domain.journal import Control
from app.domain.trail import Evidence
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.recovery import catch_up
from app.flows.standings import Standings
from app.flows.world import World
from app.ports.journal import Journal
from app.rules.people import Person, retired
from app.rules.standing import Author, Standing

SEEN = "device.seen/"
"""Setting, by device: Unix ms of when it was first met here."""


@dataclass(frozen=True, slots=True)
class Household:
    """Follows what a server tells of our own identity; believes what is signed."""

    standings: Standings
    journal: Journal
    world: World

    def meet(self, space: SpaceId, person: Person) -> None:
        """Learn one's own devices, those that wrote nothing yet included.

        Raises Broken("key.changed"), and the space is in quarantine.
        """
        self.standings.meet(space, [person])
        vault, now = self.standings.vault, str(self.world.ms()).encode()
        names = [SEEN + each.hex() for each in self._mine(space)]
        fresh = {name: now for name in names if vault.setting(name) is None}
        if fresh:
            vault.commit(Write(space, settings=fresh), origin=Origin.PEER)

    def put_outside(self, space: SpaceId, person: Person) -> None:
        """Put outside here too a device that our identity put outside elsewhere.

        Every log says it by itself: a space that comes later learns it this way.
        """
        standing, mine = self.standings.open(space), self._mine(space)
        inside = {device for device, author in mine.items() if not author.retired}
        if not (standing.root_epoch and inside & retired(person)):
            return
        queued = (line.control for line in self.journal.controls(space))
        said = set(map(_leaving, (*standing.applied.values(), *queued)))
        for raw in person.retirements:
            one = retirement(standing, raw)
            if _leaving(one) in inside - said:
                self.standings.vault.commit(Write(space, controls=(one,)))

    def catch_up(self, space: SpaceId, person: Person, account: bytes) -> None:
        """Take in the account vault of `person.version`, *account* as served.

        Raises Refused("wrap.invalid") when it is not sealed to this device,
        Broken("account.rollback"), and the space is in quarantine, when it is
        older than one already seen or not this identity's.
        """
        vault = self.standings.vault
        try:
            catch_up(
                vault,
                space,
                person.version,
                account,
                staying=self._staying(space, person),
                world=self.world,
            )
        except Broken as fault:
            pieces = keychain.account(vault).account.encode(), account
            proof = Evidence(fault.code, 0, self.world.ms(), pieces)
            self.standings.quarantine(space, fault.code, [proof])
            raise

    def _staying(self, space: SpaceId, person: Person) -> list[DeviceCard]:
        gone = retired(person)
        return [
            DeviceCard.decode(author.card)
            for device, author in self._mine(space).items()
            if not author.retired and device not in gone
        ]

    def _mine(self, space: SpaceId) -> dict[bytes, Author]:
        """Return the devices of our own identity."""
        mine = keychain.me(self.standings.vault).identity
        authors = self.standings.of(space).authors
        return {each: one for each, one in authors.items() if one.identity == mine}


def retirement(standing: Standing, core: bytes) -> Control:
    """Return what says in a space that a device was put outside: signed bytes."""
    return Control(OpType.RETIRE, ROOT, standing.root.epoch, core, standing.root_epoch)


def _leaving(control: Control | None) -> bytes:
    """Return the device a queued line puts outside, b"" for another line."""
    if control is None or control.type != OpType.RETIRE:
        return b""
    return Retirement.decode(Signed.decode(control.core).core).device
