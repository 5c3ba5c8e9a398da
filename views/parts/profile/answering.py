"""« Rien à signaler » and « Je ne sais pas » : two real answers of a rubric."""

import asyncio
from functools import partial

import flet as ft

from app.domain.topic import Answer, Topic
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.profile.rubric import Rubric, answer_words
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


def answering(rubric: Rubric) -> list[ft.Control]:
    """Return the answer given and how to erase it, or the two that may be given."""
    topic = rubric.topic
    if rubric.answer:
        return [_given(rubric)]
    if rubric.active or not topic.asks:
        return []
    offered: dict[Answer, str] = {"none": _(topic.none), "unknown": _("Je ne sais pas")}
    ways = [
        quiet_action(words, _answer(topic, value, ""), name=f"answer-{value}")
        for value, words in offered.items()
        if words
    ]
    asked = sentence(_("Vous pouvez aussi répondre :"), quiet=True)
    return [stack([asked, side_by_side(ways)], spacing=8)]


def _given(rubric: Rubric) -> ft.Control:
    topic, answer = rubric.topic, rubric.answer
    told = _("Votre réponse : {answer}").format(answer=answer_words(topic, answer))
    erase = _answer(topic, "", answer)
    label = _("Effacer cette réponse")
    button = quiet_action(label, erase, name="answer-erase", icon=ft.Icons.UNDO)
    return stack([banner(told, tone="calm"), side_by_side([button])], spacing=8)


def _answer(topic: Topic, value: Answer, before: Answer) -> Act:
    """Return what gives an answer, told with what gives the one *before* again."""
    flow, around = here().profile, porch()

    async def act() -> None:
        await asyncio.to_thread(flow.set_answer, topic.code, value)
        undo = undoing(partial(flow.set_answer, topic.code, before))
        told = _("Votre réponse est notée.") if value else _("La réponse est effacée.")
        around.tell(told, undo=undo)

    return act
