"""Why an advice is shown: whom, the facts, the rule, its source and its year."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.rules.prevention.advice import Facts, Tip, tips
from app.rules.prevention.table import all_rules
from tests.screens.fletunit import FletUnit, drawing
from views.parts.prevention.why import Why, reasons

TODAY = date(2026, 11, 21)


def told(born: str, rule: str, sex: str = "") -> Tip:
    """Return the advice of a rule."""
    found = tips(all_rules(), Facts(Birth.parse(born), sex, TODAY), ())
    return next(tip for tip in found if tip.rule.id == rule)


@pytest.mark.covers("C-170")
@pytest.mark.parametrize(
    ("tip", "facts"),
    [
        (told("1964-05-02", "checkup-60-65"), "âge de 62 ans"),
        (told("1966", "checkup-60-65"), "âge entre 59 et 60 ans"),
        (told("1970", "screening-breast", "F"), "âge entre 55 et 56 ans, sexe"),
    ],
)
def test_every_fact_that_was_used_is_named(tip: Tip, facts: str) -> None:
    assert reasons(tip) == [
        f"Pour qui : {tip.rule.who['fr']}",
        f"Ce qui a servi : {facts}",
        f"Règle : {tip.rule.id}",
        f"Source : {tip.rule.source}",
        "Année : 2025",
        "Calcul fait sur cet appareil. Rien n'est envoyé.",
    ]


@pytest.mark.anyio
async def test_it_unfolds_and_folds() -> None:
    async with FletUnit(drawing(lambda: Why(["Parce que."], "why"))) as ui:
        assert "Parce que." not in ui.text()
        await ui.press("why")
        assert "Parce que." in ui.text()
        await ui.press("why")
        assert "Parce que." not in ui.text()
