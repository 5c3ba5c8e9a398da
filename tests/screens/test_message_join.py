"""« Joindre » : documents ticked among all, or found by a word; they go along."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.messaging import NAME, THREAD, PaperMessages, messaging
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-049")]
THERE = f"/messages/{THREAD.hex()}"
PAGE = f"{THERE}/joindre"


def kept(count: int = 2) -> tuple[House, PaperMessages, list[str]]:
    """Return a house with a conversation and documents: their ids, in hexadecimal."""
    house, paper = messaging()
    made = []
    for rank in range(count):
        added = house.documents.add(b"gouttes %d" % rank, name=f"papier {rank}.txt")
        assert added.entry
        made.append(added.entry.id.hex())
    return house, paper, made


async def ticked(ui: FletUnit, *names: str) -> None:
    """Choose documents, then join them."""
    for name in names:
        await ui.press(f"pick-{name}")
    await ui.press("join-yes")
    assert ui.pushed()[-1] == ("push_route", THERE)


async def test_several_are_chosen_shown_left_out_and_sent() -> None:
    house, paper, (first, second) = kept()
    async with on(house, THERE) as ui:
        await ui.until("Votre message")
        await ui.press("message-join")
        assert ui.pushed()[-1] == ("push_route", PAGE)
        await ui.navigate(PAGE)
        await ui.until("Aucun document choisi")
        assert faults(ui) == []
        await ticked(ui, first, second)
        await ui.navigate(THERE)
        await ui.until("gouttes 1")
        await ui.press(f"leave-out-{first}")
        await ui.settle()
        assert "gouttes 0" not in ui.text()
        await ui.press("message-send")
        await ui.until("En attente d'envoi")
        assert not ui.named(f"leave-out-{second}")
    assert [[one.hex() for one in files] for files in paper.files] == [[second]]
    assert house.drafts.list() == []


async def test_a_word_narrows_the_list() -> None:
    house, _paper, (first, second) = kept()
    async with on(house, PAGE) as ui:
        await ui.until("gouttes 0")
        await ui.type("join-field", "gouttes 1")
        for _ in range(30):
            await ui.settle()
            if not ui.named(f"pick-{first}"):
                break
        assert ui.named(f"pick-{second}")
        assert not ui.named(f"pick-{first}")
        await ui.type("join-field", "introuvable")
        await ui.until("Rien trouvé pour « introuvable ».")


async def test_more_than_five_is_too_many() -> None:
    house, _paper, names = kept(6)
    async with on(house, PAGE) as ui:
        await ui.until("gouttes 5")
        for name in names:
            await ui.press(f"pick-{name}")
        await ui.until("Cinq fichiers au plus dans un message")
        assert ui.tid("join-yes").disabled


@pytest.mark.parametrize("way", ["join-file", "join-photo"])
async def test_a_file_or_a_photo_is_kept_ticked_and_sent(way: str) -> None:
    house, paper, _names = kept(0)
    brought = picking(("IMG_1.txt", b"gouttes du soir"), ("abime.txt", b"damaged"))
    async with on(house, PAGE, brought) as ui:
        await ui.until("Aucun document choisi")
        assert faults(ui) == []
        await ui.press(way)
        await ui.until("1 document choisi")
        assert "abime.txt" in ui.text()
        await ui.press("join-yes")
    (document,) = house.documents.list()
    assert house.documents.original(document.id) == b"gouttes du soir"
    async with on(house, THERE) as ui:
        await ui.until("gouttes du soir")
        await ui.press("message-send")
        await ui.until("En attente d'envoi")
    assert paper.files == [(document.id,)]


async def test_what_is_chosen_survives_a_lock_and_one_may_come_back_without() -> None:
    house, _paper, (first, _second) = kept()
    async with on(house, PAGE) as ui:
        await ui.until("gouttes 0")
        await ticked(ui, first)
    async with on(house, PAGE) as ui:
        await ui.until("1 document choisi")
        await ui.press("join-no")
        assert ui.pushed()[-1] == ("push_route", THERE)
    async with on(house, THERE) as ui:
        await ui.until(f"Envoyer à {NAME}")
        assert ui.named(f"leave-out-{first}")
