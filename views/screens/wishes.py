"""« Mes volontés » : who to call, who to trust, what is wanted, where it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.query import Filters
from app.domain.topic import Topic
from app.domain.wishes import FORMS, Form
from app.domain.words import N_
from app.flows.wishes.statements import DOCUMENTS
from app.kinds import kind as kind_of
from views.house import House, Screen
from views.parts import whose
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side, stack
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.kinds import icon_of
from views.parts.profile.rubric import all_topics, place_of, rubric_of, said_of
from views.parts.readers import Readers
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.parts.wishes.words import state_words
from views.text import _

_PEOPLE: Final = ("emergency-contact", "trusted-person")
_KINDS: Final = (*_PEOPLE, *(form.kind for form in FORMS.values()), "profile-answer")


@dataclass(frozen=True, slots=True)
class Shown:
    """What each row says, and the documents that say it too."""

    people: tuple[tuple[Topic, str], ...]
    forms: tuple[tuple[Form, str], ...]
    documents: tuple[Entry, ...]


@drawn
def Wishes() -> ft.Control:
    """Show what is noted, each row leading to its page."""
    asked = use_record(partial(_shown, here()), *_KINDS, "document")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    return sheet(
        [
            Readers(Rubric.WISHES),
            *[_person(topic, said) for topic, said in shown.people],
            *[_form(form, said) for form, said in shown.forms],
            *_papers(shown.documents),
        ]
    )


def _shown(house: House) -> Shown:
    topics = [one for one in all_topics() if one.kind in _PEOPLE]
    filed = [Filters(category=code) for code in DOCUMENTS]
    found = [one for asked in filed for one in house.documents.list(asked)]
    return Shown(
        tuple((one, said_of(rubric_of(house, one))) for one in topics),
        tuple((one, state_words(house.wishes, one)) for one in FORMS.values()),
        tuple(found),
    )


def _person(topic: Topic, said: str) -> ft.Control:
    words, icon = [sentence(said, quiet=True)], icon_of(kind_of(topic.kind))
    go = going(place_of(topic))
    return tile(_(topic.label), words, go, name=f"wish-{topic.code}", icon=icon)


def _form(form: Form, said: str) -> ft.Control:
    kind, words = kind_of(form.kind), [sentence(said, quiet=True)]
    go, icon = going(f"/{kind.shelf}"), icon_of(kind)
    return tile(_(form.label), words, go, name=f"wish-{form.code}", icon=icon)


def _papers(found: tuple[Entry, ...]) -> list[ft.Control]:
    rows: list[ft.Control] = [DocumentRow(one, key=one.id.hex()) for one in found]
    none = whose.said_of(
        _("Photographiez vos papiers signés, puis rangez-les dans « Directives »."),
        _("Photographiez les papiers signés, puis rangez-les dans « Directives »."),
    )
    add = going("/documents/ajouter")
    icon = ft.Icons.NOTE_ADD_OUTLINED
    label = _("Ajouter un document")
    button = quiet_action(label, add, name="wish-document", icon=icon)
    return [
        heading(2, whose.said_of(_("Vos papiers signés"), _("Papiers signés"))),
        *([stack(rows, spacing=12)] if rows else [sentence(none)]),
        side_by_side([button]),
    ]


def _named(_params: Mapping[str, str]) -> str:
    return whose.said_of(_("Mes volontés"), _("Volontés"))


SCREEN = Screen("/sante/volontes", N_("Ma santé"), Wishes, "health", named=_named)
