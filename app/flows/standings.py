"""The verified position of each space as kept: read, moved, put in quarantine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.errors import Broken, Refused
from app.domain.ids import SpaceId
from app.domain.trail import Evidence, Page
from app.domain.write import Origin, Write
from app.flows import keychain
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.people import Person, meet
from app.rules.standing import Standing

_NOT_OF_THE_LOG = frozenset(("disk", "store", "peer"))
"""First words of the codes that accuse no log."""

Done = TypeVar("Done")

_TRIES = 4


@dataclass(frozen=True, slots=True)
class Standings:
    """Reads and writes `Standing`; nothing is exchanged from quarantine."""

    vault: Vault
    trail: Trail

    def of(self, space: SpaceId) -> Standing:
        """Return what is verified of a space; its `quarantine` is a code or ""."""
        raw = self.trail.standing(space)
        return Standing.decode(raw) if raw else Standing.start(space)

    def open(self, space: SpaceId) -> Standing:
        """Return the same to go on from. Raises Broken(code) in quarantine."""
        standing = self.of(space)
        if standing.quarantine:
            raise Broken(standing.quarantine)
        return standing

    def keep(self, standing: Standing, write: Write) -> None:
        """Commit *write* with the position it leads to."""
        page = Page(standing.encode())
        self.vault.commit(replace(write, page=page), origin=Origin.PEER)

    def quarantine(
        self, space: SpaceId, code: str, evidence: Iterable[Evidence] = ()
    ) -> None:
        """Stop exchanging: the position stays, with what proves the fault.

        A fault of this device's disk, or an answer that is not the protocol, says
        nothing of the log: the next exchange may go on.
        """
        if code.partition(".")[0] in _NOT_OF_THE_LOG:
            return
        standing = self.of(space)
        standing.quarantine = code
        page = Page(standing.encode(), evidence=tuple(evidence))
        self.vault.commit(Write(space, page=page), origin=Origin.PEER)

    def release(self, space: SpaceId) -> None:
        """Leave quarantine: only a person decides it, having compared heads."""
        standing = self.of(space)
        standing.quarantine = ""
        self.keep(standing, Write(space))

    def meet(self, space: SpaceId, people: Iterable[Person]) -> None:
        """Learn the devices of *people*, those that wrote nothing yet included.

        Raises Broken("key.changed"), kept as quarantine, when our own card is
        shown with other bytes.
        """
        standing = self.open(space)
        known = len(standing.authors)
        try:
            meet(standing, keychain.me(self.vault).shown, people)
        except Broken as fault:
            self.quarantine(space, fault.code)
            raise
        if len(standing.authors) > known:
            self.keep(standing, Write(space))


def again(attempt: Callable[[], Done]) -> Done:
    """Start again when an entry was edited while it was being read."""
    for _ in range(_TRIES):
        try:
            return attempt()
        except Refused as refusal:
            if refusal.code != "journal.moved":
                raise
    return attempt()
