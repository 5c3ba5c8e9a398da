"""« À part » : several spaces in one home, the settings and keys of each its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.ids import SpaceId
from app.domain.write import Write

Named = Mapping[str, bytes]

_ROOMS: Final = "space/"
"""What the names of everybody but the owner of the device begin with."""
_IDENTITY: Final = frozenset(
    (
        "device",
        "device.card",
        "device.certificate",
        "identity",
        "identity.card",
        "account",
        "account.amk",
        "account.sent",
        "courier.known_at",
        "recovery",
    )
)
"""What is the identity's: the keys that open every space, the server that knows it."""
_BY_SPACE: Final = ("ck/", "label/")
"""Keys that name their space themselves."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A home seen whole: each name is what it is."""

    def stored(self, name: str) -> str:
        """Return the name something is kept under."""
        return name

    def listed(self, asked: Callable[[str], Named], prefix: str) -> Named:
        """Return what *asked* has under *prefix*, by the names seen from here."""
        return asked(prefix)

    def write(self, write: Write) -> Write:
        """Return *write* with its settings and keys under the names they are kept."""
        return write


WHOLE: Final = Whole()


@dataclass(frozen=True, slots=True)
class Apart(Whole):
    """One space as if it were alone: nothing typed for one is offered to another.

    *own* says that its names are bare: the first space of a home, for ever. Whose it
    turns out to be changes nothing: no name ever passes from one space to another.
    """

    space: SpaceId
    own: bool

    def stored(self, name: str) -> str:
        """Return the name something is kept under."""
        if name.startswith(_BY_SPACE):
            return name if self._sees(name) else self._room + name
        return name if self.own or name in _IDENTITY else self._room + name

    def listed(self, asked: Callable[[str], Named], prefix: str) -> Named:
        """Return what *asked* has under *prefix*, without what others keep there."""
        found = {**asked(prefix), **({} if self.own else asked(self._room + prefix))}
        return {
            self._bare(name): value for name, value in found.items() if self._sees(name)
        }

    def write(self, write: Write) -> Write:
        """Return *write* with its settings and keys under the names they are kept."""
        return replace(
            write,
            settings={self.stored(name): new for name, new in write.settings.items()},
            secrets={self.stored(name): new for name, new in write.secrets.items()},
        )

    @property
    def _room(self) -> str:
        return f"{_ROOMS}{self.space.hex()}/"

    def _bare(self, name: str) -> str:
        return name.removeprefix("" if self.own else self._room)

    def _sees(self, name: str) -> bool:
        if name.startswith(_BY_SPACE):
            return name.split("/")[1] == self.space.hex()
        if name in _IDENTITY:
            return True
        if self.own:
            return not name.startswith(_ROOMS)
        return name.startswith(self._room)
