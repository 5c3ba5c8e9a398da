"""« Choisir les lignes » : for each, nobody, who has the code, or anybody."""

import asyncio
from functools import partial
from itertools import groupby
from typing import Any

import flet as ft

from app.domain.emergency import LABELS, Level
from app.flows.emergency.sheet import Choice, Emergency
from views.parts.acting import acting
from views.parts.box import card, stack
from views.parts.heading import heading
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.parts.watching import here, porch
from views.text import _


def level_words(level: Level) -> str:
    """Return the words of a level."""
    return {
        Level.HIDDEN: _("Ne pas montrer"),
        Level.CODE: _("Après le code"),
        Level.OPEN: _("Sans code et sur la carte"),
    }[level]


def choosing(choices: list[Choice]) -> list[ft.Control]:
    """Return each line with its three answers, under what it is about."""
    component: Any = LineChoice
    rows: list[ft.Control] = []
    for part, found in groupby(choices, key=lambda one: one.told.part):
        rows.append(heading(2, _(LABELS[part]), drawn=3))
        rows += [component(one, key=one.key) for one in found]
    return rows


@ft.component
def LineChoice(choice: Choice) -> ft.Control:
    """One line, and who may read it."""
    flow: Emergency = here().emergency
    page, around = ft.context.page, porch()

    async def write(level: Level) -> None:
        await asyncio.to_thread(flow.choose, choice.key, level)
        around.say(f"{choice.told.text} : {level_words(level)}")

    def choose(code: str) -> None:
        page.run_task(acting(partial(write, Level[code])))

    options = {level.name: level_words(level) for level in Level}
    answers = pills(options, choice.level.name, choose, name=f"line-{choice.key}")
    return card([stack([sentence(choice.told.text, strong=True), answers], spacing=8)])
