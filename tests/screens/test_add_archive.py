"""An archive becomes the documents it holds, each with its answer."""

from dataclasses import replace

import pytest

from app.domain.foreign import Extract, Part
from app.flows.parcels import Parcels
from tests.fictitious.airlock import Held
from tests.screens.homes import PlainAirlock, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-002")]
ARCHIVE = b"PK\3\4\nlettre\nnote"


class Unpacking(PlainAirlock):
    """An airlock whose archives hold a file a line."""

    def __init__(self, kind: str, *findings: str) -> None:
        super().__init__()
        self._kind, self._findings = kind, findings

    def read(self, content: Held, *, name: str) -> Extract:
        if content != ARCHIVE:
            return super().read(content, name=name)
        lines = content.splitlines()[1:]
        parts = [
            Part(f"Santé/{one.decode()}.txt", "text/plain", len(one)) for one in lines
        ]
        return Extract(self._kind, 0, findings=self._findings, parts=tuple(parts))

    def part(self, content: Held, *, rank: int) -> bytes:
        return bytes(content.splitlines()[1 + rank])


@pytest.mark.parametrize(
    ("kind", "findings", "said"),
    [
        ("application/zip", (), ()),
        (
            "application/x-ihe-xdm+zip",
            ("xdm.altered",),
            (
                "archive.zip : Un document a changé depuis son envoi. Méfiez-vous.",
                "archive.zip : gardé tel quel dans vos archives.",
            ),
        ),
    ],
)
async def test_each_document_of_an_archive_has_its_answer(
    kind: str, findings: tuple[str, ...], said: tuple[str, ...]
) -> None:
    house = a_house()
    documents = replace(house.documents, airlock=Unpacking(kind, *findings))
    house = replace(house, documents=documents, parcels=Parcels(documents))
    async with on(house, "/documents/ajouter", picking(("archive.zip", ARCHIVE))) as ui:
        await ui.press("add-pick")
        await ui.until("Voir mes documents")
        text = ui.text()
        for words in ("lettre.txt : ajouté", "note.txt : ajouté", *said):
            assert words in text
        assert not faults(ui)
    assert {one.title for one in documents.list()} == {"lettre", "note"}
