"""« Voir le code » : the program that runs here, file by file, without any network."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.code import HERE, code, listed
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.source import Source
from views.parts.states import states
from views.parts.watching import use_record
from views.text import _


@drawn
def SourceCode() -> ft.Control:
    """Say what this is; list the folders, and the fingerprint of the whole."""
    source = Source()
    asked = use_record(lambda: (source.inside(""), source.fingerprint()))
    said = [
        sentence(_("Voici le programme qui tourne ici, tel qu'il est écrit.")),
        sentence(_("Chacun peut le lire, le copier et l'améliorer."), quiet=True),
    ]
    if asked.value is None:
        return sheet([*said, states(asked, empty="")])
    names, signs = asked.value
    print_ = card([sentence(_("Empreinte de l'ensemble :")), code(signs)])
    return sheet([*said, print_, listed(names)])


SCREEN = Screen(HERE, N_("Voir le code"), SourceCode, place="more")
