"""The other devices of one's identity: who they are, and the account they share."""

from dataclasses import dataclass

from app.crypto.identity import DeviceCard
from app.domain.errors import Broken
from app.domain.ids import SpaceId
from app.domain.trail import Evidence
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.recovery import catch_up
from app.flows.standings import Standings
from app.flows.world import World
from app.rules.people import Person, retired
from app.rules.standing import Author

SEEN = "device.seen/"
"""Setting, by device: Unix ms of when it was first met here."""


@dataclass(frozen=True, slots=True)
class Household:
    """Follows what a server tells of our own identity; believes what is signed."""

    standings: Standings
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
