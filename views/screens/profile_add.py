"""« Ajouter au profil » : the form of one rubric, then the page of the line."""

import asyncio
from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.topic import Answer, Topic
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.profile.form import Fields, Form
from views.parts.profile.rubric import answer_words, place_of, topic_at
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _


@drawn
def AddLine() -> ft.Control:
    """Ask for a line; what was being typed comes back."""
    topic = topic_at(ft.use_route_params()["rubrique"])
    house, around = here(), porch()
    draft, place = f"profile:{topic.code}", place_of(topic)
    asked = use_record(partial(_opened, house, topic, draft), key=topic.code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    kept, answer = asked.value

    def done(entry: Entry) -> None:
        async def undo() -> None:
            await asyncio.to_thread(_forget, house, topic, entry, answer)
            around.tell(_("C'est annulé."), leaving=True)
            around.go(place)

        around.tell(_told(topic, answer), undo=undo, leaving=True)
        around.go(f"{place}/{entry.id.hex()}")

    def leave() -> None:
        around.go(place)

    add = partial(house.profile.add, topic.code)
    return Fields(Form("line", topic.asks, {}, draft, kept, add, done, leave))


def _opened(house: House, topic: Topic, draft: str) -> tuple[Mapping[str, str], Answer]:
    """Return what was being typed, and what is answered to the whole rubric."""
    return house.drafts.get(draft), house.profile.answer(topic.code)


def _forget(house: House, topic: Topic, entry: Entry, answer: Answer) -> None:
    """Take the line back, and give again the answer that fell with it."""
    house.profile.remove(entry.id)
    if answer:
        house.profile.set_answer(topic.code, answer)


def _told(topic: Topic, answer: Answer) -> str:
    """Say that it is noted, and which answer fell."""
    if not answer:
        return _("C'est noté.")
    words = _("C'est noté. Votre réponse « {answer} » est effacée.")
    return words.format(answer=answer_words(topic, answer))


def _named(params: Mapping[str, str]) -> str:
    return _(topic_at(params["rubrique"]).add)


SCREEN = Screen(
    "/sante/profil/:rubrique/ajouter", N_("Ma santé"), AddLine, "health", named=_named
)
