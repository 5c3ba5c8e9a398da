"""« Code montré » : the code of a new device, read in a picture of its screen."""

from dataclasses import dataclass

from app.crypto.enrolment import read_code
from app.domain.errors import Refused
from app.domain.lent import Content
from app.domain.prescribed import Square
from app.ports.airlock import Airlock


@dataclass(frozen=True, slots=True, repr=False)
class ShownCodes:
    """The square claims nothing: the code it holds is one typed without a fault."""

    airlock: Airlock

    def read(self, picture: Content) -> str:
        """Return the one code a picture shows, as it is typed.

        Raises what `Airlock.codes` does, Refused("enrol.unreadable") when it shows
        none, or those of several devices.
        """
        codes = self.airlock.codes(picture)
        squares = {one.text for one in codes if one.square is Square.QR}
        found = {code for code in map(_code, squares) if code}
        if len(found) != 1:
            raise Refused("enrol.unreadable")
        return found.pop()


def _code(text: str) -> str:
    """Return the code a square holds, "" for another square."""
    try:
        return read_code(text)
    except Refused:
        return ""
