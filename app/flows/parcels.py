"""« Archive reçue » : the documents it holds, each kept as one of its own."""

from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.entry import Link
from app.domain.errors import Refused
from app.domain.foreign import Extract, Part
from app.domain.ids import EntryId
from app.domain.lent import Content, start_of
from app.flows.documents import Added, Documents
from app.flows.intake import Page, Said
from app.flows.profile.links import ABOUT
from app.flows.proposing.cards import Cards

_MARK: Final = b"PK\3\4"
_PLAIN: Final = "application/zip"
_SENT: Final = "application/x-ihe-xdm+zip"


@dataclass(slots=True)
class Shipment:
    """« Envoi » : the documents kept so far of one archive, and itself once kept."""

    documents: list[EntryId] = field(default_factory=list)
    archive: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A file inside an archive, or the file given as it is.

    *aside*: an archive somebody sent, kept as received among what is put away, once
    its documents are kept one by one. *reading* is what was read to know that,
    *sent* what came in the same archive.
    """

    name: str = field(repr=False)
    whole: Content = field(repr=False)
    rank: int = -1
    part: Part | None = field(default=None, repr=False)
    aside: bool = False
    reading: Extract | None = field(default=None, repr=False, compare=False)
    sent: Shipment = field(default_factory=Shipment, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file holds, and what does not match in it (`xdm.altered`…)."""

    pieces: tuple[Piece, ...]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Parcels:
    """Opens archives of documents in the airlock; an imaging exam stays whole."""

    documents: Documents

    def opened(self, content: Content, *, name: str) -> Parcel:
        """Return what to keep of a file: itself, or each file of an archive.

        What no reader opens is among them: it is refused in its turn, by its name.
        Raises Refused("import.empty") for an archive of nothing, and what
        `Airlock.read` raises for an archive that must stay closed.
        """
        if start_of(content, len(_MARK)) != _MARK:
            return Parcel((Piece(name, content),))
        reading = self.documents.airlock.read(content, name=name)
        if reading.media_type not in (_PLAIN, _SENT):
            return Parcel((Piece(name, content, reading=reading),))
        if not reading.parts:
            raise Refused("import.empty")
        sent = Shipment()
        pieces = tuple(
            Piece(part.name.rpartition("/")[2], content, rank, part, sent=sent)
            for rank, part in enumerate(reading.parts)
        )
        aside = Piece(name, content, aside=True, reading=reading, sent=sent)
        whole = (aside,) * (reading.media_type == _SENT)
        return Parcel((*pieces, *whole), reading.findings)

    def keep(self, piece: Piece, *, password: str = "") -> Added:
        """Keep one piece as a document, described by its archive; as `add` answers.

        The archive somebody sent is tied to each document that came in it. What a
        laboratory says of a blood group is to ask about.
        """
        content, taking = piece.whole, self.documents.taking_in
        if piece.part:
            content = self.documents.airlock.part(piece.whole, rank=piece.rank)
        page = Page(content, piece.name, password, piece.part, piece.reading)
        said = Said(title=piece.name) if piece.aside else Said()
        added = taking.take(page, said, today=self.documents.today)
        if added.entry is None:
            return added
        if piece.aside:
            self.documents.archive(added.entry.id)
            piece.sent.archive = added.entry.id
        else:
            piece.sent.documents.append(added.entry.id)
        self._tie(piece.sent)
        asked = Cards(self.documents).asked(added)
        return replace(added, entry=self.documents.entry(added.entry.id), asked=asked)

    def _tie(self, sent: Shipment) -> None:
        if sent.archive is None:
            return
        whole = self.documents.entry(sent.archive)
        links = (Link(ABOUT, one) for one in sent.documents)
        untied = tuple(link for link in links if link not in whole.links)
        if untied:
            self.documents.put(replace(whole, links=(*whole.links, *untied)))
