"""What is known of a document, in words, and who may read it."""

from collections.abc import Iterable

import flet as ft

from app.domain.entry import Entry
from app.flows.folders import Folder
from views.parts.box import card
from views.parts.documents import label_of, signed_words, weight_words
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _, date_long


def who_sees() -> list[ft.Control]:
    """Say who may read a document of one's own space."""
    only_you = _("Vous seul, sur vos appareils.")
    sealed = _("Le serveur garde ce document fermé. Il ne peut pas le lire.")
    return [
        heading(2, _("Qui peut le voir ?")),
        card([sentence(only_you, strong=True), sentence(sealed)]),
    ]


def facts(entry: Entry, folders: Iterable[Folder]) -> list[ft.Control]:
    """Return the details of a document, those that are known."""
    names = {one.entry.id.hex(): one.name for one in folders}
    day = date_long(entry.when)
    dated = _("{day} (jour de l'ajout)").format(day=day)
    known = {
        _("Catégorie"): label_of(entry.meta.get("category", "")),
        _("Date"): dated if entry.meta.get("dated") == "added" else day,
        _("Écrit par"): signed_words(entry) or _("non précisé"),
        _("Fichier"): weight_words(entry),
        _("Dossier"): names.get(entry.meta.get("folder", ""), ""),
        _("Votre commentaire"): entry.meta.get("comment", ""),
    }
    lines = [_fact(what, said) for what, said in known.items() if said]
    return [heading(2, _("Détails")), card(lines)]


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)
