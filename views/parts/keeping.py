"""What becomes of a file once it came: a document, several, or why it is none."""

from dataclasses import replace
from typing import Final

from app.domain.errors import AlveoleError
from app.domain.lent import Content
from app.flows.parcels import Parcels, Piece
from views.parts.fate import ODD, Told, refused, told_of
from views.text import _

WRONG: Final = "import.password_wrong"
READINGS: Final = "import.readings"
CANCELLED: Final = "cancelled"
"""The code that ends the coming of a file nobody wants any more."""


class Stopped(Exception):
    """The person wanted no more of a file while it came."""


def opened(parcels: Parcels, content: Content, name: str) -> Told:
    """Keep a file that came, or say which ones an archive holds."""
    try:
        parcel = parcels.opened(content, name=name)
    except AlveoleError as error:
        return refused(name, error)
    if parcel.pieces[0].part:
        said = [_(ODD[code]) for code in parcel.findings if code in ODD]
        words = " ".join([f"{name} :", *said])
        return Told(words, inside=parcel.pieces, odd=bool(said))
    return keep(parcels, parcel.pieces[0])


def not_kept(name: str, error: AlveoleError) -> Told:
    """Say why a file is not kept. Raises Stopped when the person wanted no more."""
    if error.code == CANCELLED:
        raise Stopped from error
    return refused(name, error)


def keep(parcels: Parcels, piece: Piece, typed: str = "") -> Told:
    """Keep one file; where only a password is missing, the answer asks for it."""
    try:
        added = parcels.keep(piece, password=typed)
    except AlveoleError as error:
        return refused(piece.name, error)
    if added.code == READINGS and piece.part is None:
        return replace(told_of(piece.name, added), readings=piece)
    if added.code not in ("import.password", WRONG):
        return told_of(piece.name, added)
    said = _("ce fichier a un mot de passe.")
    return Told(f"{piece.name} : {said}", locked=piece, wrong=added.code == WRONG)
