"""Words of scans: read once kept, or when asked; said to be so; taken away."""

import asyncio
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from app.domain.foreign import Picture
from app.flows.scanning.recognition import Recognition, recognised
from tests.screens.homes import a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-172")]

SHOTS = (("a.jpg", b"recto"), ("b.jpg", b"verso"))


class Reader:
    """An engine that reads the same words on every page."""

    def __init__(self, words: str = "amoxicilline matin", *, here: bool = True) -> None:
        self.said = words
        self.here = here

    def ready(self) -> bool:
        return self.here

    def words(self, _picture: Picture) -> str:
        return self.said


class Slow(Reader):
    """An engine that waits to be let on at its second page."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.reading, self.go_on = Event(), Event()

    def words(self, picture: Picture) -> str:
        self.count += 1
        if self.count > 1:
            self.reading.set()
            self.go_on.wait(30)
        return super().words(picture)


def reading(engine: Reader) -> House:
    house = a_house()
    given = Recognition(house.documents, engine, house.preferences)
    return replace(house, recognition=given)


async def scanned(house: House, client: Any = None) -> str:  # noqa: ANN401 - a client
    """Scan two pages; return the address of the document."""
    shots = client or picking(*SHOTS)
    async with on(house, "/documents/ajouter", shots) as ui:
        await ui.press("add-pages")
        await ui.until("Un document de plusieurs pages")
        await ui.press("pages-done")
        await ui.until("Document de plusieurs pages : ajouté")
        await ui.settle()
    return f"/documents/{house.documents.list()[0].id.hex()}"


async def test_a_scan_is_kept_at_once_then_its_words_are_found() -> None:
    house = reading(Reader())
    shots = picking(*SHOTS)
    async with on(house, "/documents/ajouter", shots) as ui:
        await ui.press("add-pages")
        await ui.until("Un document de plusieurs pages")
        await ui.press("pages-done")
        await ui.until("Document de plusieurs pages : ajouté")
        await ui.until("Le texte est reconnu. La recherche le trouve.")
        assert len(house.search.find("amoxicilline")) == 1
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.search.find("amoxicilline") == []
    assert len(house.documents.list()) == 1


async def test_reading_is_stopped_and_the_scan_stays() -> None:
    slow = Slow()
    house = reading(slow)
    async with on(house, "/documents/ajouter", picking(*SHOTS)) as ui:
        await ui.press("add-pages")
        await ui.until("Un document de plusieurs pages")
        await ui.press("pages-done")
        await asyncio.to_thread(slow.reading.wait, 30)
        assert len(house.documents.list()) == 1
        await ui.until("Lecture du texte, page 2 sur 2…")
        assert faults(ui) == []
        await ui.press("words-stop")
        slow.go_on.set()
        await ui.settle()
        assert "Lecture du texte" not in ui.text()
    (entry,) = house.documents.list()
    assert not recognised(entry)


async def test_words_are_recognised_when_asked_and_told_to_be_so() -> None:
    house = reading(Reader())
    house.recognition.want(each=False)
    route = await scanned(house)
    async with on(house, route) as ui:
        await ui.until("La recherche n'en lit pas les mots.")
        assert faults(ui) == []
        await ui.press("words-read")
        await ui.until("Texte reconnu par cet appareil ou un autre.")
        assert faults(ui) == []
        await ui.press("words-forget")
        await ui.until("Le texte reconnu est effacé.")
        await ui.until("La recherche n'en lit pas les mots.")
        await ui.press("banner-undo")
        await ui.until("Texte reconnu par cet appareil ou un autre.")
    assert len(house.search.find("amoxicilline")) == 1


async def test_a_result_says_that_its_words_were_recognised() -> None:
    house = reading(Reader())
    house.recognition.want(each=False)
    await scanned(house)
    house.recognition.recognise(house.documents.list()[0].id)
    async with on(house, "/recherche") as ui:
        await ui.type("search-field", "amoxicilline")
        await ui.until("Texte reconnu, fautes possibles :")


async def test_pages_without_a_word_say_so() -> None:
    house = reading(Reader(" "))
    house.recognition.want(each=False)
    async with on(house, await scanned(house)) as ui:
        await ui.until("La recherche n'en lit pas les mots.")
        await ui.press("words-read")
        await ui.until("Aucun mot n'a été reconnu. Le document est intact.")


async def test_without_an_engine_nothing_is_offered() -> None:
    house = reading(Reader(here=False))
    async with on(house, await scanned(house)) as ui:
        await ui.until("Enregistrer une copie")
        await ui.settle()
        assert not ui.named("words-read")
    async with on(house, "/reglages") as ui:
        await ui.until("Nouveautés et rappels")
        await ui.settle()
        assert "Reconnaître le texte" not in ui.text()


async def test_reading_each_scan_is_chosen_in_the_settings() -> None:
    house = reading(Reader())
    async with on(house, "/reglages") as ui:
        await ui.until("Reconnaître le texte")
        assert faults(ui) == []
        await ui.choose("recognition-asked", "asked")
        await ui.settle()
        assert not house.recognition.wanted()
        await ui.choose("recognition-each", "each")
        await ui.settle()
        assert house.recognition.wanted()


@pytest.mark.covers("C-002")
async def test_the_photographs_are_saved_as_they_were_received() -> None:
    house, saved = a_house(), list[tuple[str, bytes]]()
    route = await scanned(house)

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            saved.append((args["file_name"], args["src_bytes"]))

    async with on(house, route, client) as ui:
        await ui.until("2 photos d'origine sont gardées avec ce document")
        assert faults(ui) == []
        await ui.press("document-photos")
        await ui.until("Hors d'Alvéole, ces copies ne sont plus protégées.")
        await ui.press("confirm-yes")
        await ui.settle()
    assert saved == list(SHOTS)
