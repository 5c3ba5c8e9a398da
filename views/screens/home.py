"""« Accueil » : a greeting, the seal, what to add, what came last."""

from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.measure import Measure
from app.kinds import Kind
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.frame import footer
from views.parts.heading import heading
from views.parts.kinds import icon_of
from views.parts.seal import SealLine
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, moment, quantity

_LATEST: Final = 4
_EVENING: Final = 18


@dataclass(frozen=True, slots=True)
class News:
    """What came last: documents, and the newest value of a few kinds."""

    documents: list[Entry]
    measures: list[tuple[Kind, Measure]]


@drawn
def Home() -> ft.Control:
    """Show where things stand."""
    house = here()
    codes = [kind.code for kind in house.measures.kinds()]
    asked = use_record(lambda: _news(house), "document", *codes)
    top = [_greeting(house.space.name), SealLine(), _adding()]
    if asked.value is None:
        return sheet([*top, states(asked, empty=""), footer()])
    news = asked.value
    if not news.documents and not news.measures:
        words = _("Votre espace est prêt. Ajoutez votre premier document.")
        return sheet([*top, sentence(words), footer()])
    return sheet([*top, *_documents(news), *_measures(news), footer()])


def _news(house: House) -> News:
    kinds = house.measures.kinds()
    lasts = [(kind, house.measures.last(kind.code)) for kind in kinds]
    known = [(kind, last) for kind, last in lasts if last]
    known.sort(key=lambda pair: pair[1].when.start, reverse=True)
    return News(house.documents.list(limit=_LATEST), known[:_LATEST])


def _greeting(name: str) -> ft.Control:
    evening = porch().now().astimezone().hour >= _EVENING
    words = _("Bonsoir {name}") if evening else _("Bonjour {name}")
    return heading(2, words.format(name=name.split(maxsplit=1)[0]))


def _adding() -> ft.Control:
    return side_by_side(
        [
            action(
                _("Ajouter un document"),
                going("/documents/ajouter"),
                name="home-document",
                icon=ft.Icons.NOTE_ADD_OUTLINED,
            ),
            quiet_action(
                _("Noter une mesure"),
                going("/sante/mesures"),
                name="home-measure",
                icon=ft.Icons.MONITOR_HEART_OUTLINED,
            ),
        ]
    )


def _documents(news: News) -> list[ft.Control]:
    if not news.documents:
        return []
    rows = [DocumentRow(entry, key=entry.id.hex()) for entry in news.documents]
    return [heading(2, _("Derniers documents")), *rows]


def _measures(news: News) -> list[ft.Control]:
    if not news.measures:
        return []
    tiles = [_tile(kind, last) for kind, last in news.measures]
    return [heading(2, _("Dernières mesures")), *tiles]


def _tile(kind: Kind, last: Measure) -> ft.Control:
    lines = [
        sentence(quantity(last.values, kind), strong=True),
        sentence(moment(last.when), quiet=True),
    ]
    name = f"home-{kind.code}"
    return tile(
        _(kind.label),
        lines,
        going(f"/sante/mesures/{kind.code}"),
        name=name,
        icon=icon_of(kind),
    )


SCREEN = Screen("/", N_("Accueil"), Home, place="home")
