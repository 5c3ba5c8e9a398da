"""A file brought to a message becomes one document, or says why it is none."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.opening import on, picking
from tests.screens.test_message_join import PAGE, kept
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-049")]


async def test_a_file_already_here_is_ticked_and_not_kept_twice() -> None:
    house, _paper, names = kept(1)
    again = picking(("autre.txt", b"gouttes 0"))
    async with on(house, PAGE, again) as ui:
        await ui.until("gouttes 0")
        await ui.press("join-file")
        await ui.until("1 document choisi")
        await ui.press("join-file")
        await ui.settle()
        assert "1 document choisi" in ui.text()
    assert [one.id.hex() for one in house.documents.list()] == names


async def test_what_the_airlock_refuses_is_said_and_joined_to_nothing() -> None:
    house, _paper, _names = kept(0)
    async with on(house, PAGE, picking(("abime.txt", b"damaged"))) as ui:
        await ui.until("Joindre un fichier")
        await ui.press("join-file")
        await ui.until(plain(sentence_for("import.damaged")))
        assert "Aucun document choisi" in ui.text()
        assert ui.tid("join-yes").disabled
    assert house.documents.list() == []


async def test_the_profile_of_today_is_made_a_document_and_ticked_once() -> None:
    house, _paper, _names = kept(0)
    async with on(house, PAGE) as ui:
        await ui.until("Joindre mon profil médical")
        await ui.press("join-profile")
        await ui.until("1 document choisi")
        await ui.press("join-profile")
        await ui.settle()
        assert "1 document choisi" in ui.text()
        assert not ui.tid("join-yes").disabled
    (made,) = house.documents.list()
    assert made.title == "Profil médical"
    assert made.meta["category"] == "SYNTH_PML"
    assert house.documents.original(made.id).startswith(b"%PDF")


async def test_nothing_chosen_changes_nothing() -> None:
    house, _paper, _names = kept(0)
    async with on(house, PAGE) as ui:
        await ui.until("Joindre une photo")
        await ui.press("join-photo")
        await ui.until("Aucun document choisi")
