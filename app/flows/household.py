"""The other devices of one's identity: who they are, and the account they share."""

from dataclasses import dataclass

from app.crypto.identity import DeviceCard
from app.domain.errors import Broken
from app.domain.ids import SpaceId
from app.domain.trail import Evidence
from app.flows import keychain
from app.flows.recovery import catch_up
from app.flows.standings import Standings
from app.flows.world import World
from app.rules.people import Person, retired


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
        mine, gone = keychain.me(self.standings.vault).identity, retired(person)
        return [
            DeviceCard.decode(author.card)
            for device, author in self.standings.of(space).authors.items()
            if author.identity == mine and not author.retired and device not in gone
        ]
