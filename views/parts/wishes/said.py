"""What a version of a wish says: its day, its answers; how it is printed."""

from collections.abc import Callable

import flet as ft

from app.domain.wishes import Form, Said
from app.flows.wishes.statements import Version
from views.parts.box import card, stack
from views.parts.documents import spine_of
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.sentence import sentence
from views.parts.watching import here, local_now
from views.parts.whose import said_of
from views.parts.wishes.words import answers, day_words, standing
from views.text import _

_CATEGORY = "DIR_ANT"


def said_card(form: Form, version: Version, gone: str = "") -> ft.Control:
    """Return what was said that day, whole; *gone* says otherwise that nothing was."""
    told = _("{standing} · {day}")
    top = told.format(standing=standing(version), day=day_words(version))
    if version.wish.withdrawn:
        mine, theirs = (
            _("Ce jour-là, vous avez tout retiré."),
            _("Ce jour-là, tout a été retiré."),
        )
        words = gone or said_of(mine, theirs)
        return card([sentence(top, strong=True), sentence(words)])
    rows = [
        stack([sentence(asked, quiet=True), sentence(said)], spacing=2)
        for asked, said in answers(form, version.wish.said)
    ]
    return card([sentence(top, strong=True), *rows])


def printing(form: Form, version: Version, paper: Callable[..., bytes]) -> ft.Control:
    """Return the button that prints a version in large letters.

    *paper* is `views.prints.wishes.wishes`.
    """
    house, day, band = here(), local_now().date(), spine_of(_CATEGORY).light
    name, title, stands = house.space.name, _(form.label), standing(version)
    written, said = day_words(version), tuple(answers(form, version.wish.said))

    def make() -> bytes:
        born = house.civil.told().born
        told = Said(name, born, title, stands, written, said)
        return paper(told, day=day, band=band)

    file, label = _("volontes.pdf"), _("Imprimer en grand")
    control: ft.Control = PaperPrinting(Paper(make, file, label, "wish-print"))
    return control
