"""« Examens » and « certificats » as lines: what they are, where they stand."""

from typing import Final

import flet as ft

from app.domain.when import When
from app.flows.childhood.examining import Examined
from app.flows.childhood.record import Certified
from app.rules.childhood.calendar import Due, Progress
from app.rules.childhood.table import Stage
from views.parts.acting import going
from views.parts.childhood.ages import span_words
from views.parts.prevention.worded import worded
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.text import _, date_long

PLACE: Final = "/sante/enfant/examens"
_ICONS: Final = {
    Progress.DUE: ft.Icons.EVENT_AVAILABLE_OUTLINED,
    Progress.COMING: ft.Icons.EVENT_OUTLINED,
    Progress.DONE: ft.Icons.CHECK_CIRCLE_OUTLINE,
    Progress.PASSED: ft.Icons.HELP_OUTLINE,
}


def examination_row(one: Examined, *, placed: bool = False) -> ft.Control:
    """Return the line of an examination; it opens its page.

    One *placed* under the title of its state says the state no more, if it is sure.
    """
    due, code = one.due, one.due.stage.id
    plain = placed and due.sure
    words = [] if plain else [sentence(said_of(due), strong=due.sure)]
    when = _day(one) if one.visit else window_of(due)
    lines = [*words, sentence(when, quiet=True)]
    go, icon = going(f"{PLACE}/{code}"), _ICONS[due.progress]
    return tile(worded(due.stage.label), lines, go, name=f"exam-row-{code}", icon=icon)


def certificate_row(one: Certified) -> ft.Control:
    """Return the line of a certificate: it opens the document, or how to add it."""
    due, code = one.due, one.due.stage.id
    if one.document:
        lines = [
            sentence(
                _("Parmi les documents : {title}").format(title=one.document.title)
            )
        ]
        go = going(f"/documents/{one.document.id.hex()}")
    else:
        lines = [
            sentence(_("Ajouter ce document"), strong=True),
            sentence(_("Pas encore parmi les documents.")),
            sentence(window_of(due), quiet=True),
        ]
        go = going("/documents/ajouter")
    icon = _ICONS[due.progress] if one.document else ft.Icons.NOTE_ADD_OUTLINED
    return tile(
        worded(due.stage.label), lines, go, name=f"certificate-{code}", icon=icon
    )


def said_of(due: Due) -> str:
    """Say where a stage stands; nobody is late."""
    if not due.sure:
        return _("Peut-être à faire : la date de naissance n'est pas complète.")
    return {
        Progress.DUE: _("À faire"),
        Progress.COMING: _("À venir"),
        Progress.DONE: _("Fait"),
        Progress.PASSED: _("Période passée : à vérifier avec un professionnel."),
    }[due.progress]


def briefly(due: Due) -> str:
    """Say where a stage stands in two words, for a column."""
    return {
        Progress.DUE: _("À faire"),
        Progress.COMING: _("À venir"),
        Progress.DONE: _("Fait"),
        Progress.PASSED: _("À vérifier"),
    }[due.progress]


def window_of(due: Due) -> str:
    """Say the days of a stage."""
    return _("Période : {window}").format(window=span_words(due.since, due.until))


def sources_of(stage: Stage) -> list[str]:
    """Say where the dates come from, and what they lean on."""
    confirmed = [] if stage.confirmed else [_("Règle à confirmer.")]
    return [
        *confirmed,
        _("Ce qui a servi : {facts}").format(facts=_("la date de naissance")),
        _("Règle : {rule}").format(rule=stage.id),
        _("Source : {source}").format(source=stage.source),
        _("Année : {year}").format(year=stage.year),
        _("Calcul fait sur cet appareil. Rien n'est envoyé."),
    ]


def _day(one: Examined) -> str:
    day = one.visit.day if one.visit else ""
    return date_long(When.parse(day)) if day else _("date inconnue")
