"""« Adresse du serveur » : where this space's own server is found, should it move."""

from dataclasses import dataclass

from app.domain.ids import SpaceId
from app.domain.write import Origin, Write
from app.flows.onboarding import SERVER, check_address
from app.ports.vault import Vault


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Another address of the same server, for this device only.

    A server that holds another log, or none, would put the space in quarantine.
    """

    vault: Vault
    space: SpaceId

    def move(self, address: str) -> None:
        """Use *address* from the next opening on. Raises Refused("server.address")."""
        check_address(address)
        setting = {SERVER: address.encode()}
        self.vault.commit(Write(self.space, settings=setting), origin=Origin.PEER)
