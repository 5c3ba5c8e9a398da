"""« Import fait » : what came in, what waits for an answer, how to take it back."""

from typing import Final

import flet as ft

from app.domain.inbox import WAITING
from app.flows.importing.importing import Imported
from app.flows.importing.preview import Preview
from app.flows.measuring.sensor import GLUCOSE
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.parts.importing.bringing import Bringing
from views.parts.importing.handed import ROUTE
from views.parts.importing.words import ahead_words, apart_words, brought_words
from views.parts.measures.address import MEASURES, measure_place
from views.parts.sentence import sentence
from views.text import _, ngettext, number

_ANSWERS: Final = "/appareils/reponses"


def brought(
    imported: Imported, preview: Preview, bringing: Bringing
) -> list[ft.Control]:
    """Return what was brought, and what may be done next."""
    icon = ft.Icons.UPLOAD_FILE
    again = _("Importer un autre fichier")
    other = quiet_action(again, bringing.choose, name="import-pick", icon=icon)
    back = quiet_action(_("Annuler cet import"), bringing.undo, name="import-undo")
    return [
        banner(brought_words(imported), tone="calm"),
        *_known(imported, preview),
        *_waiting(imported),
        *_apart(imported),
        side_by_side([_see(preview), other, *([back] if imported.done else [])]),
    ]


def _see(preview: Preview) -> ft.Control:
    """Lead to what was brought: the sensor where there is one."""
    if any(one.kind == GLUCOSE for one in preview.kinds):
        there = going(f"{measure_place(GLUCOSE)}/capteur")
        return action(_("Voir mon capteur"), there, name="import-sensor")
    return action(_("Voir mes mesures"), going(MEASURES), name="import-see")


def _known(imported: Imported, preview: Preview) -> list[ft.Control]:
    """Say what was here before the file, and what the file itself says again."""
    repeated = min(preview.repeated, imported.known)
    before = imported.known - repeated
    here = ngettext(
        "{count} mesure était déjà là.", "{count} mesures étaient déjà là.", before
    )
    twice = ngettext(
        "{count} ligne répète une mesure du fichier.",
        "{count} lignes répètent une mesure du fichier.",
        repeated,
    )
    said = ((here, before), (twice, repeated)) if imported.added else ()
    return [
        sentence(words.format(count=number(count, 0))) for words, count in said if count
    ]


def _apart(imported: Imported) -> list[ft.Control]:
    """Say what did not enter; lead to what was kept apart."""
    apart, there = apart_words(imported), going(f"{ROUTE}/faits")
    label = _("Voir ce qui est gardé à part")
    way = side_by_side([quiet_action(label, there, name="import-apart")])
    told = [sentence(words) for words in (*apart, *ahead_words(imported))]
    return [*told, *([way] if apart else [])]


def _waiting(imported: Imported) -> list[ft.Control]:
    """Lead to what must be answered before it is kept."""
    count = sum(imported.tally.get(fate, 0) for fate in WAITING)
    if not count:
        return []
    words = ngettext(
        "{count} mesure attend votre réponse.",
        "{count} mesures attendent votre réponse.",
        count,
    )
    said, way = banner(words.format(count=number(count, 0))), going(_ANSWERS)
    return [
        said,
        side_by_side([quiet_action(_("Répondre"), way, name="import-answer")]),
    ]
