"""A file of measures given among documents: it is none, and leads where it belongs."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.foreign import Extract
from app.flows.parcels import Parcels
from tests.fictitious.airlock import Held
from tests.screens.homes import PlainAirlock, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.house import House
from views.parts.importing.handed import hand, handed

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]


class Exporting(PlainAirlock):
    """An airlock that sees the export of an app where a file says so."""

    def read(self, content: Held, *, name: str) -> Extract:
        if content.startswith(b"export"):
            return Extract("text/csv", 0, export="libreview")
        return super().read(content, name=name)


def exporting() -> House:
    """Return a house whose airlock knows an export."""
    house = a_house()
    documents = replace(house.documents, airlock=Exporting())
    arrivals = replace(house.arrivals, documents=documents)
    parcels = Parcels(documents)
    return replace(house, documents=documents, parcels=parcels, arrivals=arrivals)


async def test_it_is_no_document_and_leads_to_the_import_with_the_file() -> None:
    house = exporting()
    files = picking(("glucose.csv", b"export of a sensor"), ("note.txt", b"Une note"))
    async with on(house, "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("Ce fichier contient des mesures.")
        assert [one.title for one in house.documents.list()] == ["Une note"]
        assert faults(ui) == []
        await ui.press("add-readings-0")
        assert ui.pushed()[-1][1] == "/sante/mesures/importer"
        assert handed() == ("glucose.csv", b"export of a sensor")
        assert handed() is None


async def test_a_file_is_given_once() -> None:
    async with on(a_house(), "/") as ui:
        assert isinstance(ui.page, ft.Page)
        hand("a.csv", b"lines")
        assert handed() == ("a.csv", b"lines")
        assert handed() is None
