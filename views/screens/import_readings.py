"""« Importer des mesures » : a file of another application, seen before it is kept."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.importing.bringing import Bringing, Stage, Work, begun
from views.parts.importing.brought import brought
from views.parts.importing.handed import ROUTE
from views.parts.importing.previewed import previewed
from views.parts.importing.questions import sources
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import here
from views.text import _


@drawn
def ImportReadings() -> ft.Control:
    """Choose a file, see what it holds, bring it in, take it back."""
    picker = ft.use_memo(ft.FilePicker, [])
    work, change, now = use_form(begun)
    bringing = Bringing(here(), picker, change, now)
    ft.on_mounted(bringing.resume)
    ft.on_unmounted(bringing.away)
    if work.stage is Stage.SEEN and work.preview:
        return sheet(previewed(work, work.preview, bringing))
    if work.imported and work.preview:
        return sheet(brought(work.imported, work.preview, bringing))
    if work.stage is Stage.CHOOSING:
        return sheet([*_refused(work), *_asked(bringing), sources()])
    return sheet([_going_on(work, bringing)])


def _refused(work: Work) -> list[ft.Control]:
    return [banner(work.refused, tone="alert")] if work.refused else []


def _asked(bringing: Bringing) -> list[ft.Control]:
    icon, label = ft.Icons.UPLOAD_FILE, _("Choisir un fichier")
    past = quiet_action(
        _("Voir les fichiers importés"),
        going(f"{ROUTE}/faits"),
        name="import-past",
        icon=ft.Icons.HISTORY,
    )
    pick = action(label, bringing.choose, name="import-pick", icon=icon)
    site = quiet_action(
        _("Lire un site Nightscout"),
        going(f"{ROUTE}/site"),
        name="import-site",
        icon=ft.Icons.SENSORS,
    )
    return [
        sentence(_("Retrouvez ici les mesures d'une autre application.")),
        sentence(_("Vous verrez tout avant de décider. Le fichier ne change pas.")),
        side_by_side([pick, past, site]),
    ]


def _going_on(work: Work, bringing: Bringing) -> ft.Control:
    label = _("Annuler")
    stop = quiet_action(label, doing(bringing.stop), name="import-stop")
    if work.stopped:
        return busy_line(_("Nous nous arrêtons."))
    return stack([_bar(work), side_by_side([stop])])


def _bar(work: Work) -> ft.Control:
    share = work.share
    if share is None:
        return busy_line(_("Nous lisons votre fichier…"))
    words = (
        _("Import de vos mesures… {percent} %")
        if work.stage is Stage.TAKING
        else _("Lecture du fichier… {percent} %")
    )
    return busy_line(words.format(percent=int(share * 100)), share)


SCREEN = Screen(ROUTE, N_("Importer des mesures"), ImportReadings, place="health")
