"""« Recevoir de vos soignants » : closed until the person opens it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.crypto.receptions import Reception as Told
from app.crypto.receptions import professions_of, read_origin
from app.crypto.statements import OpType, Origin, Server
from app.domain.authority import Authority
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.domain.journal import Control
from app.domain.space import Space
from app.domain.write import Write
from app.flows.deposits.address import Address
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.deposits.vouching import EVERY, let_in
from app.rules.standing import Standing


class State(StrEnum):
    """Whether professionals may write here.

    OPENING and CLOSING until the server knows it; ELSEWHERE is open for another server
    than that of today.
    """

    CLOSED = "closed"
    OPENING = "opening"
    CLOSING = "closing"
    OPEN = "open"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Reception:
    """Whose word the space takes on who may deposit: a directory, pinned for good.

    Another key shown later by the same server changes nothing: only the person opens
    again.
    """

    vault: Vault
    journal: Journal
    trail: Trail
    space: Space

    def state(self) -> State:
        """Say whether deposits are taken."""
        waiting, known = self._waiting(), self._known()
        if waiting:
            return State.OPENING if _pinned(waiting) else State.CLOSING
        pinned = _pinned(known) if known else self._standing().directory_key
        return State.OPEN if pinned else State.CLOSED

    def professions(self) -> frozenset[str]:
        """Return whom it is, or will be, open to: laboratories alone, at first."""
        waiting, known = self._waiting(), self._known()
        for control in reversed(known + waiting):
            return let_in(professions_of(read_origin(control.core)))
        return let_in(self._standing().professions)

    def open(self, told: Authority, professions: Iterable[str] = EVERY) -> None:
        """Let in who the directory of a server vouches for, of some professions.

        Raises Refused("deposit.no_directory") where the server has none,
        Refused("deposit.not_yet") before the space was ever sent.
        """
        if not told.directory_key:
            raise Refused("deposit.no_directory")
        origin = Server(told.url, told.server_key, told.directory_key)
        self._write(Told(self.space.id, origin, tuple(professions)))

    def close(self) -> None:
        """Let nobody in any more; what came stays."""
        standing = self._standing()
        self._write(Origin(self.space.id, Server("", standing.server_key, b"")))

    def address(self, url: str) -> Address:
        """Return what to give a laboratory. Raises Refused("deposit.not_yet")."""
        standing = self._sent()
        return Address(self.space.id, standing.root_epoch, standing.root_key, url)

    def _write(self, told: Origin | Told) -> None:
        standing = self._sent()
        epoch, core = standing.root.epoch, told.encode()
        control = Control(OpType.ORIGIN, ROOT, epoch, core, standing.root_epoch)
        self.vault.commit(Write(self.space.id, controls=(control,)))

    def _sent(self) -> Standing:
        standing = self._standing()
        if not standing.root_epoch:
            raise Refused("deposit.not_yet")
        return standing

    def _standing(self) -> Standing:
        raw = self.trail.standing(self.space.id)
        return Standing.decode(raw) if raw else Standing.start(self.space.id)

    def _known(self) -> list[Control]:
        """Return what the server knows and the log did not show yet."""
        return _origins(self._standing().applied.values())

    def _waiting(self) -> list[Control]:
        """Return what the person said that the server does not know yet."""
        return _origins(line.control for line in self.journal.controls(self.space.id))


def _origins(controls: Iterable[Control | None]) -> list[Control]:
    return [one for one in controls if one and one.type == OpType.ORIGIN]


def _pinned(said: list[Control]) -> bytes:
    """Return the key of the directory that the last word names, b"" for none."""
    return read_origin(said[-1].core).origin.directory_pk
