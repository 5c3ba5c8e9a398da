"""The device gets a plain name, the server a whole address."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.summary import Fault
from views.parts.this_device import (
    device_field,
    full_address,
    server_field,
    usual_name,
)

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" sante.exemple.fr/ ", "https://sante.exemple.fr"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("  ", ""),
    ],
)
async def test_an_address_may_be_typed_without_its_beginning(
    typed: str, address: str
) -> None:
    assert full_address(typed) == address


@pytest.mark.parametrize(
    ("platform", "name"),
    [("android", "Téléphone"), ("ios", "Téléphone"), ("linux", "Ordinateur")],
)
async def test_a_device_is_named_after_what_it_is(platform: str, name: str) -> None:
    async with FletUnit(lambda page: page.add(ft.Text(""))) as ui:
        ui.page.platform = ft.PagePlatform(platform)
        assert usual_name() == name


async def test_both_fields_tell_what_is_typed_and_what_is_wrong() -> None:
    told: list[str] = []
    fault = (Fault("server", "Écrivez l'adresse du serveur."),)

    def draw() -> ft.Control:
        return ft.Column(
            [
                device_field("Ordinateur", told.append),
                server_field("", told.append, fault, helper="Aide"),
            ]
        )

    async with FletUnit(drawing(draw)) as ui:
        await ui.type("device-name", "Tablette")
        await ui.type("server", "chez.moi")
        assert told == ["Tablette", "chez.moi"]
        assert ui.tid("server").error
