"""« Sort d'un fichier » : where it went, or why it is not kept, in words."""

from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import AlveoleError
from app.domain.state import State
from app.domain.words import N_
from app.flows.documents import Added, Status
from app.flows.parcels import Piece
from views.errors import sentence_for
from views.parts.documents import label_of
from views.text import _, ngettext

ODD: Final = {
    "xdm.altered": N_("Un document a changé depuis son envoi. Méfiez-vous."),
    "xdm.missing": N_("Un document annoncé n'y est pas."),
    "xdm.unlisted": N_("Un fichier n'était pas annoncé."),
    "xdm.unreadable": N_("La liste des documents ne se lit pas."),
}
"""What does not match in an archive somebody sent."""


@dataclass(frozen=True, slots=True)
class Told:
    """The fate of one file, in words; *id* is "" when there is no document.

    *locked* is the file, when only its password is missing, *wrong* when the one
    typed was not it; *inside* are the files of an archive, to be kept in their turn,
    *odd* when something in it does not match. *waiting*: an image, until all came.
    *readings* is a file of measures, which is no document. *asked* is the rank of what
    to note in the profile, once the person says yes.
    """

    text: str
    id: str = ""
    locked: Piece | None = field(default=None, repr=False)
    wrong: bool = False
    odd: bool = False
    waiting: bool = False
    readings: Piece | None = field(default=None, repr=False)
    inside: tuple[Piece, ...] = field(default=(), repr=False)
    asked: int | None = None


def counted(count: int) -> str:
    """Say how many documents are here."""
    words = ngettext("{count} document est là.", "{count} documents sont là.", count)
    return words.format(count=count)


def refused(name: str, error: AlveoleError) -> Told:
    """Say why a file is not kept."""
    return Told(f"{name} : {sentence_for(error.code, error.details)}")


def told_of(name: str, added: Added) -> Told:
    """Say where a file went, or why it is not kept."""
    if added.entry is None:
        return Told(f"{name} : {sentence_for(added.code, {})}")
    words = _("ajouté, rangé dans {category}.")
    if added.entry.meta.get("status") == State.ARCHIVED:
        words = _("gardé tel quel dans vos archives.")
    elif added.status is Status.DUPLICATE:
        words = _("déjà dans votre espace, rangé dans {category}.")
    if added.status is Status.TWIN:
        words = _("ajouté. Le même document était déjà là, dans {category}.")
    if added.status is Status.TO_CHECK:
        words = _("mis à part, il porte un autre nom. Vérifiez-le.")
    category = label_of(added.entry.meta.get("category", ""))
    said = f"{name} : {words.format(category=category)}"
    return Told(said, added.entry.id.hex(), asked=added.asked)
