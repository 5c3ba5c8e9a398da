"""A document is put on paper: the PDF received as it is, the rest as our own sheet."""

from typing import Any

import flet as ft
import pytest

from app.domain.departure import Purpose
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import EXAM, NOON, a_house
from tests.screens.opening import on
from tests.views.prints import reader
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]


def saving(kept: list[tuple[str, bytes]]) -> Invoked:
    """Play a browser that keeps what it is handed."""

    def client(name: str, given: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            kept.append((given["file_name"], given["src_bytes"]))
        return None

    return client


async def printed(house: House, name: str, content: bytes) -> tuple[str, bytes]:
    """Add a document, print it; return the file handed over."""
    entry, kept = house.documents.add(content, name=name).entry, list[Any]()
    assert entry
    async with on(house, f"/documents/{entry.id.hex()}", saving(kept)) as ui:
        await ui.until("Imprimer")
        await ui.press("document-print")
        await agree(ui)
        await ui.until("Votre feuille est prête.")
    ((file, made),) = kept
    (told,) = house.departures.of(NOON.date().isoformat())
    assert (told.purpose, told.entry) == (Purpose.COPY_PRINT, entry.id)
    assert told.sent == len(made)
    return file, made


async def agree(ui: FletUnit) -> None:
    """Press the button of the question."""
    await ui.click(ui.one(ft.FilledButton, content="Préparer la feuille"))


async def test_a_pdf_is_printed_as_it_was_received() -> None:
    name, made = await printed(a_house(), "ordonnance.pdf", b"recto verso")
    assert made == b"recto verso"
    assert name.endswith(".pdf")


async def test_words_become_a_sheet_that_says_whose_they_are() -> None:
    name, made = await printed(a_house(), "lettre.txt", b"Tout va bien.")
    said = "".join(reader.words(made))
    assert "Tout va bien." in said
    assert "Espace de Camille" in said
    assert name.endswith(".pdf")


async def test_a_picture_becomes_a_sheet() -> None:
    _, made = await printed(a_house(), "photo.jpg", b"photo")
    assert "Espace de Camille" in "".join(reader.words(made))


async def test_an_exam_is_not_printed() -> None:
    house = a_house()
    entry = house.documents.add(EXAM, name="scanner.dcm").entry
    assert entry
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Ouvrir les images")
        assert not ui.named("document-print")
