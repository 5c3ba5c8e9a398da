"""« Lire le code de la boîte » : the medicine a picture of its box shows."""

from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.lent import Content
from app.domain.prescribed import Square
from app.ports.airlock import Airlock
from app.rules.profile.box import Box, read


@dataclass(frozen=True, slots=True, repr=False)
class Boxes:
    """No base of medicines stands behind: the code is read, the name is typed."""

    airlock: Airlock

    def read(self, picture: Content) -> Box:
        """Return the one box a picture shows; raises what `Airlock.codes` does.

        Raises Refused("box.unreadable") when it shows none, or several medicines.
        """
        codes = self.airlock.codes(picture)
        squares = {one.text for one in codes if one.square is Square.DATA_MATRIX}
        found = {box.product: box for box in map(read, squares)}
        if len(found) != 1:
            raise Refused("box.unreadable")
        return found.popitem()[1]

    def typed(self, text: str) -> Box:
        """Return what the code of a box says, as a scanner types it."""
        return read(text)
