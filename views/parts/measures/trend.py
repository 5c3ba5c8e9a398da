"""« Constat » : a trend in words, where it comes from, how to hear no more of it."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial

import flet as ft

from app.flows.measuring.trends import Trends
from app.kinds import Kind
from app.rules.trends import Rule, Trend
from views.parts.acting import Act, going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.measures.shares import percent
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _, quantity, tongue


def trend_card(trend: Trend, kind: Kind, *, title: str) -> ft.Control:
    """Return what a rule says of a kind, with its rule and its source."""
    return card(
        [
            heading(2, title),
            sentence(trend_words(trend, kind)),
            sentence(" ".join(rule_words(trend.rule)), quiet=True),
            side_by_side([_silencing(trend.rule, trend.kind)]),
        ]
    )


def trends_card(trends: Sequence[Trend], kind: Kind) -> list[ft.Control]:
    """Return what is said of one kind, and what leads to its rules; [] for nothing."""
    if not trends:
        return []
    lines = [
        sentence(words, quiet=quiet)
        for one in trends
        for words, quiet in (
            (trend_words(one, kind), False),
            (" ".join(rule_words(one.rule)), True),
        )
    ]
    label, go = _("Choisir ce qu'on me dit"), going("/sante/mesures/constats")
    way = side_by_side([quiet_action(label, go, name="measure-trends")])
    return [card([heading(2, _("Ce qui change")), *lines, way])]


def trend_words(trend: Trend, kind: Kind) -> str:
    """Say a trend in the language of the person."""
    change = quantity([trend.change], kind)
    words = _told(trend.rule.text)
    return words.format(change=change, share=percent(trend.share / 100))


def rule_words(rule: Rule) -> list[str]:
    """Say a rule, where it comes from, and what it is worth."""
    source = _("Source : {source}, {year}.")
    return [
        _told(rule.rule),
        source.format(source=rule.source, year=rule.year),
        _("Cette règle reste à confirmer."),
    ]


def switching(rule: Rule, *, on: bool) -> Act:
    """Return what hears of a rule, or no longer; it may be taken back."""
    trends: Trends = here().measuring.trends
    around = porch()
    back = undoing(partial(trends.switch, rule.id, on=not on))
    told = (
        _("Nous vous le dirons à nouveau.") if on else _("Nous ne vous le dirons plus.")
    )

    async def switch() -> None:
        await asyncio.to_thread(trends.switch, rule.id, on=on)
        around.tell(told, undo=back)

    return switch


def _silencing(rule: Rule, kind: str) -> ft.Control:
    label, act = _("Ne plus me le dire"), switching(rule, on=False)
    return quiet_action(label, act, name=f"silence-{rule.id}-{kind}")


def _told(words: Mapping[str, str]) -> str:
    return words.get(tongue.code, words["fr"])
