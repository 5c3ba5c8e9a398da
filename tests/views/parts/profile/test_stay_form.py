"""The form of a stay: what is typed is kept, what is wrong is said at its place."""

import pytest

from app.domain.stay import Stay
from app.flows.profile.stays import stay_of
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.errors import sentence_for
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio
ADD = "/sante/hospitalisations/ajouter"


async def test_a_stay_is_noted_shown_and_taken_back() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        for name, text in {
            "start": "03/2026",
            "end": "12/03/2026",
            "facility": "Clinique du Parc",
            "reason": "Genou",
        }.items():
            await ui.type(f"stay-{name}", text)
        await ui.press("stay-save")
        await ui.until("L'hospitalisation est notée.")
        (entry,) = house.stays.list()
        assert stay_of(entry) == Stay(
            "2026-03", "2026-03-12", "Clinique du Parc", reason="Genou"
        )
        await ui.press("banner-undo")
        await ui.settle()
        assert house.stays.list() == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({}, "stay.empty"),
        ({"start": "le mois dernier"}, "date.malformed"),
        ({"start": "2026", "end": "2025"}, "period.backwards"),
        ({"unit": "x" * 201}, "stay.line_too_long"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_lost(
    typed: dict[str, str], code: str
) -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        for name, text in typed.items():
            await ui.type(f"stay-{name}", text)
        await ui.press("stay-save")
        await ui.until(plain(sentence_for(code)))
        assert sentence_for(code) in ui.said()
        for name, text in typed.items():
            assert ui.tid(f"stay-{name}").value == text
    assert house.stays.list() == []


async def test_what_was_being_typed_comes_back() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.type("stay-reason", "Genou")
        for _ in range(50):
            await ui.settle()
            if house.drafts.get("stay"):
                break
    async with on(house, ADD) as ui:
        await ui.until("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
        assert ui.tid("stay-reason").value == "Genou"
        await ui.press("stay-leave")
        await ui.settle()
    assert house.drafts.get("stay") == {}


async def test_a_stay_is_changed_and_the_change_undone() -> None:
    house = filled()
    (entry,) = house.stays.list()
    async with on(house, f"{page_of(entry)}/modifier") as ui:
        await ui.until("Date de sortie")
        assert ui.tid("stay-start").value == "02/03/2026"
        await ui.type("stay-end", "")
        await ui.type("stay-unit", "Urgences")
        await ui.press("stay-save")
        await ui.until("Vos changements sont enregistrés.")
        (changed,) = house.stays.list()
        assert stay_of(changed) == Stay(
            "2026-03-02", "", "Clinique du Parc", "Urgences"
        )
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert stay_of(house.stays.list()[0]) == stay_of(entry)
    assert len(house.links.of(entry.id)) == 1
