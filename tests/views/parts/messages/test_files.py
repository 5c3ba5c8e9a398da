"""A file is filed in one press; what was filed is opened from there."""

import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import plain
from tests.screens.messaging import THREAD, a_file, messaging, theirs
from tests.screens.opening import on
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-049")]
FILE = a_file().id.hex()


async def test_its_name_and_its_weight_are_said() -> None:
    house, _paper = messaging(theirs(1, files=(a_file(),)))
    async with on(house, f"/messages/{THREAD.hex()}") as ui:
        await ui.until("Ordonnance.pdf")
        assert "20 Ko" in ui.text()


async def test_one_that_is_refused_is_not_said_to_be_filed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, paper = messaging(theirs(1, files=(a_file(),)))

    def refuse(_message: bytes, _file: bytes) -> None:
        raise Refused("import.damaged")

    monkeypatch.setattr(paper, "keep", refuse)
    async with on(house, f"/messages/{THREAD.hex()}") as ui:
        await ui.until("Ordonnance.pdf")
        await ui.press(f"file-{FILE}")
        await ui.until(plain(sentence_for("import.damaged")))
        assert ui.named(f"file-{FILE}")
        assert not ui.named(f"filed-{FILE}")
