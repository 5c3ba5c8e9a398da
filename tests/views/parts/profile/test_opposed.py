"""Two blood groups that differ are both shown, with what a hospital does anyway."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.views.parts.profile.told import A_PLUS, O_MINUS, found_by_laboratory, noted

pytestmark = pytest.mark.anyio
PLACE = "/sante/profil/groupe-sanguin"
SAMPLE = "Avant une transfusion, l'hôpital fait toujours une prise de sang."


@pytest.mark.covers("C-032")
@pytest.mark.parametrize("width", [390, 1280])
async def test_both_are_shown_each_with_who_says_so(width: int) -> None:
    house, _line = noted("groupe-sanguin", group=A_PLUS)
    found_by_laboratory(house, O_MINUS)
    async with on(house, PLACE, width=width) as ui:
        await ui.until("Deux réponses différentes sont notées.")
        text = ui.text()
        for words in ("A positif", "O négatif", "Déclaré par vous", "Labo Fictif"):
            assert words in text
        assert text.count("A positif") == 1
        assert SAMPLE in text


@pytest.mark.covers("C-032")
async def test_the_sample_is_told_even_when_nothing_is_noted() -> None:
    async with on(a_house(), PLACE) as ui:
        await ui.until(SAMPLE)
        assert "différentes" not in ui.text()
