"""What is known of a document, in words."""

from collections.abc import Iterable

import flet as ft

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.when import When
from app.flows.filing import official_label
from app.flows.folders import Folder
from app.flows.papers.ending import last_day
from views.parts.box import card
from views.parts.documents import (
    author_words,
    label_of,
    provisional,
    weight_words,
)
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _, date_long


def facts(
    entry: Entry, folders: Iterable[Folder], *, theirs: bool = False
) -> list[ft.Control]:
    """Return the details of a document, those that are known; *theirs*: another's."""
    names = {one.entry.id.hex(): one.name for one in folders}
    day = date_long(entry.when)
    dated = _("{day} (jour de l'ajout)").format(day=day)
    known = {
        _("Catégorie"): label_of(entry.meta.get("category", "")),
        _("Type"): _type(entry),
        _("Date"): dated if entry.meta.get("dated") == "added" else day,
        _("État"): _state(entry),
        _("Valable jusqu'au"): _end(entry),
        _("Écrit par"): author_words(entry, theirs=theirs) or _("non précisé"),
        _("Déposé par"): _depositor(entry),
        _("Métier"): entry.meta.get("profession", ""),
        _("Au nom de"): borne_words(entry),
        _("Fichier"): weight_words(entry),
        _("Dossier"): names.get(entry.meta.get("folder", ""), ""),
        _("Commentaire") if theirs else _("Votre commentaire"): entry.meta.get(
            "comment", ""
        ),
    }
    lines = [_fact(what, said) for what, said in known.items() if said]
    return [heading(2, _("Détails")), card(lines)]


def borne_words(entry: Entry) -> str:
    """Say whose name a document bears, "" when it bears none."""
    name, born = entry.meta.get("subject", ""), entry.meta.get("born", "")
    if not name or not born:
        return name
    try:
        day = date_long(When.parse(born), weekday=False)
    except Refused:
        return name
    return _("{name}, naissance : {day}").format(name=name, day=day)


def _end(entry: Entry) -> str:
    day = last_day(entry)
    return date_long(day) if day else ""


def _state(entry: Entry) -> str:
    loose = _("Provisoire : un document définitif peut suivre.")
    return loose if provisional(entry) else ""


def _depositor(entry: Entry) -> str:
    """Say who put it here, as the directory of the server knows them."""
    names = (entry.meta.get(name, "") for name in ("depositor", "depositor.number"))
    return ", ".join(filter(None, names))


def _type(entry: Entry) -> str:
    """Say what a professional's document is, in plain words."""
    label = official_label(entry.meta.get("type", ""))
    return _(label) if label else ""


def _fact(what: str, said: str) -> ft.Control:
    return ft.Column([sentence(what, quiet=True), sentence(said)], spacing=0)
