"""What a door does without opening: its locks, its papers, who is let in."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, Protocol

from app.domain.ids import DeviceId
from app.flows.sheets import RecoverySheet
from app.ports.keys import Way
from app.ports.left_open import LeftOpen
from views.visiting import Visitor


class Locks(Protocol):
    """« Serrures » : half of `Door`, and raises what it raises."""

    def left_open(self) -> Sequence[LeftOpen]:
        """Return what may be read while all is locked: the owner's first, then others.

        A file is empty where that person wanted nothing left open.
        """
        ...

    def ways(self) -> list[Way]:
        """Return the ways to unlock, in the order to offer them."""
        ...

    def may_use_pin(self) -> bool:
        """Say whether a 6-digit code is safe here (a system key store exists)."""
        ...

    def reach(self, server: str) -> None:
        """Ask a server whether it is there. Raises Refused("server.address")."""
        ...

    def restore(
        self, archive: BinaryIO, ways: Mapping[str, str], *, device: str = ""
    ) -> Mapping[str, int]:
        """Fill this empty home from an archive; return counts by name.

        *ways* are the secrets by kind, `passphrase` or `recovery`: the first one
        opens the archive, all of them protect the new home.
        """
        ...

    def visitor(self, code: str) -> Visitor:
        """Return the device that shows *code*; nothing is let in by this.

        Raises Refused("recovery.mistyped" | "not_found" | "key.changed" |
        "server.none").
        """
        ...

    def prove(self, proof: tuple[str, str]) -> None:
        """Accept only what opens now, with the limits of unlocking; open nothing.

        Raises Refused("example.still") in an example, which no code opens.
        """
        ...

    def change_secret(self, proof: tuple[str, str], kind: str, secret: str) -> None:
        """Put *secret* in place of the code or phrase in use; *proof* opens now."""
        ...

    def sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Return the recovery sheet in force, for who can open.

        Raises Refused("recovery.elsewhere") where its key is not known.
        """
        ...

    def new_sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Replace the recovery sheet, for who can open; the old one is void."""
        ...

    def retire(self, device: DeviceId) -> str:
        """Put another device outside; return "" or the text of a new recovery key.

        The old sheet then opens this device no longer. Raises as `MyDevices.retire`.
        """
        ...

    def lock(self) -> None:
        """Close the vault and forget the keys."""
        ...
