"""« Archive reçue » : the documents it holds, each kept as one of its own."""

from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Refused
from app.domain.foreign import Part
from app.flows.documents import Added, Documents
from app.flows.intake import Page, Said

_MARK: Final = b"PK\3\4"
_ARCHIVES: Final = ("application/zip", "application/x-ihe-xdm+zip")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file inside an archive, or the file given when it holds no other."""

    name: str = field(repr=False)
    whole: bytes = field(repr=False)
    rank: int = -1
    part: Part | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Parcels:
    """Opens archives of documents in the airlock; an imaging exam stays whole."""

    documents: Documents

    def pieces(self, content: bytes, *, name: str) -> list[Piece]:
        """Return what to keep of a file: itself, or each file of an archive.

        What no reader opens is among them: it is refused in its turn, by its name.
        Raises Refused("import.empty") for an archive of nothing, and what
        `Airlock.read` raises for an archive that must stay closed.
        """
        if not content.startswith(_MARK):
            return [Piece(name, content)]
        reading = self.documents.airlock.read(content, name=name)
        if reading.media_type not in _ARCHIVES:
            return [Piece(name, content)]
        if not reading.parts:
            raise Refused("import.empty")
        return [
            Piece(part.name, content, rank, part)
            for rank, part in enumerate(reading.parts)
        ]

    def keep(self, piece: Piece, *, password: str = "") -> Added:
        """Keep one piece as a document, described by its archive; as `add` answers."""
        content, taking = piece.whole, self.documents.taking_in
        if piece.part:
            content = self.documents.airlock.part(piece.whole, rank=piece.rank)
        page = Page(content, piece.name, password, piece.part)
        return taking.take(page, Said(), today=self.documents.today)
