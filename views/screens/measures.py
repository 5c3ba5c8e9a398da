"""« Mesures » : one tile a kind, with its last value and how it goes."""

from typing import Final

import flet as ft

from app.domain.segment import KIND as SEGMENT
from app.domain.words import N_
from app.flows.panel import Face
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.measures.tile import measure_tile
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _


@drawn
def Measures() -> ft.Control:
    """Show the kinds the person keeps in sight; each leads to its curve."""
    house = here()
    kinds = [one.code for one in house.measures.kinds()]
    asked = use_record(house.panel.faces, *kinds, SEGMENT, "preference")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    tiles = [measure_tile(face) for face in asked.value]
    return sheet([*_words(asked.value), *tiles, _ways()])


def _words(faces: list[Face]) -> list[ft.Control]:
    if not faces:
        return [sentence(_("Toutes les mesures sont cachées."))]
    if not any(face.last or face.worn for face in faces):
        words = _("Notez une première mesure, ou reliez un appareil.")
        return [sentence(words)]
    if any(face.drift for face in faces):
        words = _("Ceci informe, sans juger. Parlez-en à votre médecin.")
        return [sentence(words, quiet=True)]
    return []


_WAYS: Final = (
    ("trends", N_("Voir ce qui change"), "", "constats", ft.Icons.INSIGHTS_OUTLINED),
    (
        "compare",
        N_("Comparer mes mesures"),
        N_("Comparer les mesures"),
        "comparer",
        ft.Icons.COMPARE_ARROWS,
    ),
    ("import", N_("Importer un fichier"), "", "importer", ft.Icons.UPLOAD_FILE),
    (
        "copy",
        N_("Copier mes mesures"),
        N_("Copier les mesures"),
        "copier",
        ft.Icons.TABLE_VIEW_OUTLINED,
    ),
    (
        "arrange",
        N_("Arranger mes mesures"),
        N_("Arranger les mesures"),
        "arranger",
        ft.Icons.TUNE,
    ),
)
"""What leads from here: its words in one's own space, then in that of another."""


def _ways() -> ft.Control:
    """Return what leads from here: each icon with its words."""
    return side_by_side(
        [
            quiet_action(
                said_of(_(mine), _(theirs or mine)),
                going(f"/sante/mesures/{end}"),
                name=f"measures-{name}",
                icon=icon,
            )
            for name, mine, theirs, end, icon in _WAYS
        ]
        + [_linking()]
    )


def _linking() -> ft.Control:
    """Lead to the devices that write measures by themselves."""
    label, icon = _("Relier un appareil"), ft.Icons.BLUETOOTH_SEARCHING
    return quiet_action(label, going("/appareils"), name="measures-near", icon=icon)


SCREEN = Screen("/sante/mesures", N_("Mesures"), Measures, place="health")
