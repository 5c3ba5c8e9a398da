"""What is said of a document above its pages: its name, its place, what it hides."""

from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.state import State
from app.domain.words import N_
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.documents import filed_words, signed_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.to_check import ToCheck
from views.parts.undoing import changed
from views.parts.watching import here
from views.text import _

_FINDINGS: Final = {
    "pdf.active_content": N_("Ce fichier contient un programme. Il reste éteint."),
    "pdf.attachments": N_("Ce PDF contient d'autres fichiers. Ils restent fermés."),
    "dicom.burned_in": N_("Un nom est peut-être écrit dans l'image elle-même."),
    "dicom.no_image": N_("Ce fichier ne contient aucune image."),
    "rtf.object": N_("Ce fichier contient un objet inséré. Il n'est pas montré."),
    "cda.cut": N_("Ce document est très long. Seul son début est montré."),
    "cda.ins_error": N_(
        "Le numéro de santé écrit ici est faux. Vérifiez que ce document est à vous."
    ),
    "cda.ins_key": N_("Le numéro de santé écrit ici comporte une erreur."),
    "cda.part_damaged": N_("Un fichier joint est abîmé. Il n'est pas montré."),
    "fhir.altered": N_("Un fichier joint a changé depuis son envoi. Méfiez-vous."),
    "fhir.cut": N_("Ce document est très long. Seul son début est montré."),
    "fhir.elsewhere": N_("Cette fiche décrit un document qui n'est pas ici."),
    "text.truncated": N_("Ce texte est très long. La recherche en lit le début."),
}
"""What was found in the file, told above it."""

_ASIDE: Final = {
    State.ARCHIVED: N_("Ce document est dans vos archives."),
    State.TRASHED: N_("Ce document est dans la corbeille."),
    State.SUPERSEDED: N_("Une version plus récente de ce document existe."),
}


def remarks(entry: Entry) -> list[ft.Control]:
    """Return its title, who filed and signed it, where it is, what was found in it."""
    state = State(entry.meta.get("status", State.CURRENT))
    words = _ASIDE.get(state, "")
    aside = [Aside(entry, _(words))] if words else []
    if state is State.TO_CHECK:
        aside = [ToCheck((entry,))]
    lines = "\n".join(filter(None, (filed_words(entry), signed_words(entry))))
    return [
        heading(2, entry.title),
        sentence(lines, quiet=True),
        *aside,
        *findings(entry),
    ]


def findings(entry: Entry) -> list[ft.Control]:
    """Return what was found in its file, nothing for most of them."""
    codes = entry.meta.get("findings", "").split(",")
    return [banner(_(_FINDINGS[code])) for code in codes if code in _FINDINGS]


@ft.component
def Aside(entry: Entry, words: str) -> ft.Control:
    """Say that the document is out of the lists, and how to bring it back."""
    documents, trash = here().documents, here().trash
    thrown = entry.meta.get("status") == State.TRASHED
    flow = trash.put_back if thrown else documents.put_back

    async def back() -> None:
        told = _("Le document est de retour dans vos listes.")
        await changed(told, entry, partial(flow, entry.id))

    label = _("Remettre dans mes documents")
    if entry.meta.get("status") == State.SUPERSEDED:
        versions = going(f"/documents/{entry.id.hex()}/versions")
        see = quiet_action(_("Voir les versions"), versions, name="document-newer")
        return stack([banner(words), side_by_side([see])])
    put = quiet_action(label, back, name="document-back", icon=ft.Icons.UNDO)
    return stack([banner(words), side_by_side([put])])
