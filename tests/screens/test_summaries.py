"""A form that is refused lists what to mend; each line goes to its field."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.opening import measure_at, on
from tests.views.parts.test_regions import focused_controls
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
WEIGHT = measure_at("body-weight")


@dataclass(frozen=True)
class Form:
    """A form: where it is, what is typed wrongly in it, what keeps it."""

    route: str
    save: str
    typed: Mapping[str, str] = field(default_factory=dict)


CLOSED = [
    Form("/proteger", "protect-create", {"protect-secret": "12"}),
    Form("/restaurer", "restore-start"),
    Form("/rejoindre/feuille", "kit-join"),
    Form("/rejoindre", "join-begin"),
]
FORMS = [
    Form(f"{WEIGHT}/noter", "measure-save", {"value": "beaucoup"}),
    Form(f"{WEIGHT}/objectif", "aim-save", {"low0": "peu"}),
    Form("/sante/profil/allergies/ajouter", "line-save"),
    Form("/sante/vaccins/ajouter", "vaccine-save", {"vaccine-day": "un jour"}),
    Form("/documents/:id/modifier", "edit-save", {"edit-date": "hier"}),
]


@pytest.mark.parametrize("form", CLOSED, ids=lambda form: form.route)
async def test_a_way_in_leads_to_what_is_to_mend(form: Form) -> None:
    async with FletUnit(opened(a_world(FakeDoor())), route=form.route) as ui:
        await refused(ui, form)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.route)
async def test_a_form_leads_to_what_is_to_mend(form: Form) -> None:
    house = filled()
    route = form.route.replace(":id", house.documents.list()[0].id.hex())
    async with on(house, route) as ui:
        await refused(ui, form)


async def refused(ui: FletUnit, form: Form) -> None:
    """Fill a form wrongly; press each line of what is said of it."""
    for name, text in form.typed.items():
        await ui.type(name, text)
    await ui.press(form.save)
    await ui.settle()
    assert "erreur" in ui.text()
    names = [one.identifier or "" for one in ui.all(ft.Semantics)]
    lines = [name for name in names if name.startswith("fault-")]
    assert lines
    for line in lines:
        await ui.press(line)
        mended = line.removeprefix("fault-").removeprefix("again-")
        assert focused_controls(ui)[-1] == ui.tid(mended)._i


async def test_a_wall_of_faults_is_cut_short() -> None:
    async with FletUnit(opened(a_world(FakeDoor())), route="/rejoindre/feuille") as ui:
        await ui.press("kit-join")
        assert "Les autres sont signalées plus bas." in ui.text()
        assert ui.named("fault-server")
        assert not ui.named("fault-group-8")
