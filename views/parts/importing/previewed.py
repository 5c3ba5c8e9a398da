"""« Aperçu » : what a file holds, shown before anything of it is kept."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.flows.importing.preview import Counted, Preview, Skipped
from views.parts.acting import acting, doing
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.choice import choice
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.importing.bringing import Bringing, Work
from views.parts.importing.places import place_choice
from views.parts.importing.words import (
    counted,
    icon_for,
    label_of,
    reason_of,
    span_words,
)
from views.parts.question import questions
from views.parts.sentence import sentence
from views.text import _, ngettext, number


def previewed(work: Work, preview: Preview, bringing: Bringing) -> list[ft.Control]:
    """Return what the file holds, after what must be asked first, and the way in."""
    top = _titled(work, preview)
    if preview.owner_differs and not work.mine:
        return [top, *_whose(preview, bringing)]
    if preview.needs_day_order:
        why = sentence(_("Ce fichier peut se lire de deux façons."))
        return [top, why, _days(work, bringing), side_by_side([_other(bringing)])]
    days = [] if work.asking.day_first is None else [_days(work, bringing)]
    read = partial(_placed, work, bringing)
    return [
        top,
        *_held(preview),
        *_known(preview),
        *_waits(preview),
        _ways(preview, bringing),
        *days,
        place_choice(work.asking.zone, read),
        *_skipped(preview),
    ]


def _titled(work: Work, preview: Preview) -> ft.Control:
    named = _("Fichier {brand}").format(brand=_(preview.brand))
    by = _("Appareil : {name}")
    devices = [by.format(name=one.model) for one in preview.devices if one.model]
    lines = [sentence(line, quiet=True) for line in (work.name, *devices)]
    return stack([heading(2, named), *lines], spacing=4)


def _whose(preview: Preview, bringing: Bringing) -> list[ft.Control]:
    """Ask whose file it is: it bears another name, which is kept nowhere."""
    named = _("Ce fichier est au nom de {name}.").format(name=preview.owner)
    born = _("Ce fichier porte une autre date de naissance.")
    words = named if preview.owner else born
    asked = _("Ces mesures sont-elles bien les vôtres ?")
    yes, no = _("Oui, ce sont les miennes"), _("Non, ne rien importer")
    ways = [
        quiet_action(yes, doing(bringing.claim), name="import-mine"),
        quiet_action(no, bringing.leave, name="import-not-mine"),
    ]
    return [banner(words), sentence(asked, strong=True), side_by_side(ways)]


def _days(work: Work, bringing: Bringing) -> ft.Control:
    """Ask whether the day or the month comes first."""
    options = {"day": _("Le 5 décembre"), "month": _("Le 12 mai")}
    first = work.asking.day_first
    taken = "" if first is None else "day" if first else "month"
    page = ft.context.page

    def choose(said: str) -> None:
        asking = replace(work.asking, day_first=said == "day")
        page.run_task(acting(partial(bringing.read_as, asking)))

    words = _("Dans ce fichier, quel jour est le 05/12 ?")
    return choice(words, options, taken, choose, name="import-days")


def _placed(work: Work, bringing: Bringing, zone: str) -> None:
    asking = replace(work.asking, zone=zone)
    ft.context.page.run_task(acting(partial(bringing.read_as, asking)))


def _held(preview: Preview) -> list[ft.Control]:
    if not preview.kinds:
        return [banner(_("Ce fichier ne contient aucune mesure."))]
    facts = [_fact(one) for one in preview.kinds]
    return [heading(2, _("Ce qu'il contient")), card(facts)]


def _fact(found: Counted) -> ft.Control:
    lines = [counted(found.count), span_words(found.first, found.last)]
    return fact(icon_for(found.kind), label_of(found.kind), lines)


def _known(preview: Preview) -> list[ft.Control]:
    if not preview.known:
        return []
    words = ngettext(
        "{count} mesure est déjà dans votre espace.",
        "{count} mesures sont déjà dans votre espace.",
        preview.known,
    )
    said = words.format(count=number(preview.known, 0))
    again = _("Rien n'est ajouté deux fois.")
    return [banner(f"{said} {again}", tone="calm")]


def _waits(preview: Preview) -> list[ft.Control]:
    count = sum(one.waiting for one in preview.kinds)
    words = ngettext(
        "{count} mesure attendra votre réponse.",
        "{count} mesures attendront votre réponse.",
        count,
    )
    return [sentence(words.format(count=number(count, 0)))] if count else []


def _skipped(preview: Preview) -> list[ft.Control]:
    """Say what is left aside and why; each reason unfolds a few of its lines."""
    skipped = preview.skipped
    if not skipped:
        return []
    pairs = [(_counted(one), "\n".join(one.examples) or "…") for one in skipped]
    why = sentence(_("Votre fichier, lui, garde tout."), quiet=True)
    title = heading(2, _("Ce qui est laissé de côté"))
    return [title, why, questions(pairs, name="skipped")]


def _counted(skipped: Skipped) -> str:
    words = ngettext(
        "{reason} : {count} ligne", "{reason} : {count} lignes", skipped.count
    )
    return words.format(
        reason=reason_of(skipped.reason), count=number(skipped.count, 0)
    )


def _ways(preview: Preview, bringing: Bringing) -> ft.Control:
    fresh = sum(one.fresh for one in preview.kinds)
    if fresh + sum(one.waiting for one in preview.kinds) <= 0:
        return side_by_side([_other(bringing, main=True)])
    words = ngettext("Importer {count} mesure", "Importer {count} mesures", fresh)
    label = words.format(count=number(fresh, 0)) if fresh else _("Importer ce fichier")
    take = action(label, bringing.accept, name="import-accept", icon=ft.Icons.DOWNLOAD)
    return side_by_side([take, _other(bringing)])


def _other(bringing: Bringing, *, main: bool = False) -> ft.Control:
    draw = action if main else quiet_action
    return draw(_("Choisir un autre fichier"), bringing.choose, name="import-pick")
