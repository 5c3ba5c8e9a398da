"""The sex is asked in a sentence and two buttons."""

import pytest

from tests.screens.ages import a_child
from tests.screens.opening import on


@pytest.mark.anyio
async def test_both_answers_are_offered() -> None:
    async with on(a_child(), "/sante/enfant/courbes") as ui:
        await ui.until("Les courbes de l'OMS ne sont pas les mêmes")
        assert ui.tid("growth-sex-F")
        assert ui.tid("growth-sex-M")
