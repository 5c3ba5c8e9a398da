"""The line of a dose says its day, its diseases, who tells it, and leads to it."""

import pytest

from tests.screens.opening import on
from tests.views.parts.vaccines.told import MMR, TETANUS, noted, page

pytestmark = pytest.mark.anyio
LIST = "/sante/vaccins/carnet"


@pytest.mark.covers("C-043")
async def test_a_line_tells_a_dose_and_opens_it() -> None:
    house, (entry,) = noted(MMR)
    async with on(house, LIST) as ui:
        await ui.until("PRIORIX")
        for words in ("12 mars 2019", "rougeole", "Confirmé par Dr Fictif"):
            assert words in ui.text().replace("\u00a0", " ")
        await ui.press(f"dose-{entry.id.hex()}")
        assert ("push_route", page(entry)) in ui.pushed()


async def test_one_injection_told_twice_is_one_line_that_says_so() -> None:
    declared = TETANUS.__class__("ROR", day=MMR.day)
    house, (first, second) = noted(declared, MMR)
    async with on(house, LIST) as ui:
        await ui.until("Noté 2 fois : une seule dose compte.")
        assert ui.named(f"dose-{second.id.hex()}")
        assert not ui.named(f"dose-{first.id.hex()}")
