"""« Signaler un problème » : a file read before it is saved, without health in it."""

import asyncio

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act
from views.parts.action import action
from views.parts.box import card, sheet, side_by_side
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.outside.placing import Placing
from views.parts.report import machine_of, report
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.watching import porch
from views.text import _

_NAME = "alveole-diagnostic.txt"


@drawn
def HelpReport() -> ft.Control:
    """Make the report, show all of it, then only let it be saved."""
    around, page = porch(), ft.context.page
    picker = ft.use_memo(ft.FilePicker, [])
    text, show = use_held("")
    busy, begin, end = use_flag()

    async def make() -> None:
        begin()
        machine = machine_of(page, around.version)
        try:
            codes = tuple(around.codes)
            show(await asyncio.to_thread(report, machine, around.house, codes))
        finally:
            end()

    if busy:
        return sheet([*_said(), busy_line(_("Vérification de votre espace…"))])
    if text:
        return sheet(_made(text, _saving(text, picker)))
    button = action(_("Préparer le fichier"), make, name="report-make")
    return sheet([*_said(), side_by_side([button])])


def _saving(text: str, picker: ft.FilePicker) -> Act:
    """Return what lets the report be saved, and notes it in a space that is open."""
    around, page, content = porch(), ft.context.page, text.encode()

    async def put() -> bool:
        if around.house:
            placing = Placing(picker, around.house)
            return await placing.put(_NAME, content, Purpose.COPY_DIAGNOSTIC)
        path = await picker.save_file(file_name=_NAME, src_bytes=content)
        return bool(path or page.web)

    async def save() -> None:
        if await put():
            around.tell(_("Donnez ce fichier à la personne qui vous aide."))

    return save


def _made(text: str, save: Act) -> list[ft.Control]:
    button = action(_("Enregistrer ce fichier"), save, name="report-save")
    only = sentence(_("Lisez-le. Rien d'autre ne sera donné."))
    return [only, _read(text), side_by_side([button])]


def _said() -> list[ft.Control]:
    return [
        sentence(_("Alvéole n'envoie jamais de rapport tout seul.")),
        sentence(_("Vous préparez un fichier, vous le lisez, vous choisissez.")),
        sentence(_("Il contient des versions, des nombres et des codes.")),
        sentence(_("Il ne contient ni nom, ni titre, ni mesure.")),
    ]


def _read(text: str) -> ft.Control:
    lines = [sentence(line) for line in text.splitlines()]
    return card([heading(2, _("Le fichier")), *lines])


SCREEN = Screen("/aide/probleme", N_("Signaler un problème"), HelpReport, place="more")
