"""The form of any rubric: answers kept as typed, faults at their place, drafts."""

from collections.abc import Mapping

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.topic import Ask, Shape
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.errors import sentence_for
from views.house import House
from views.parts.profile.form import Form, found, typed_of

pytestmark = pytest.mark.anyio
ADD = "/sante/profil/allergies/ajouter"
ASKS = (Ask("what", "Quoi"), Ask("since", "Depuis", Shape.DATE))


def form(start: Mapping[str, str], kept: Mapping[str, str]) -> Form:
    """Return a form that keeps nothing."""

    def refuse(_said: Mapping[str, str]) -> Entry:
        raise Refused("line.needed", line="what")

    return Form("x", ASKS, start, "draft", kept, refuse, lambda _: None, lambda: None)


async def kept(house: House, name: str) -> Mapping[str, str]:
    """Wait until a draft is kept, and return it."""
    async with on(house, ADD) as ui:
        await ui.type("line-substance", "Latex")
        for _ in range(50):
            await ui.settle()
            if found := house.drafts.get(name):
                return found
    return {}


def test_dates_are_shown_as_people_type_them() -> None:
    said = typed_of(ASKS, {"what": "Genou", "since": "2026-03-02"})
    assert said == {"what": "Genou", "since": "02/03/2026"}


def test_amounts_are_shown_as_people_type_them() -> None:
    asks = (Ask("paid", "Payé", Shape.MONEY), Ask("back", "Rendu", Shape.MONEY))
    assert typed_of(asks, {"paid": "26.50"}) == {"paid": "26,50", "back": ""}


def test_a_draft_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    assert found(form({"since": "1998"}, {"what": "Genou", "ward": "x"})) == {
        "what": "Genou",
        "since": "1998",
    }


@pytest.mark.covers("C-026")
async def test_a_line_is_noted_shown_and_taken_back() -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        await ui.type("line-substance", "Pénicilline")
        await ui.choose("line-severity-severe", "severe")
        await ui.type("line-since", "03/1998")
        await ui.press("line-save")
        await ui.until("C'est noté.")
        (line,) = house.profile.lines("allergies")
        assert line.said == {
            "substance": "Pénicilline",
            "severity": "severe",
            "since": "1998-03",
        }
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.lines("allergies") == []


@pytest.mark.parametrize(
    ("typed", "code", "details"),
    [
        ({}, "line.needed", {}),
        ({"substance": "Latex", "since": "avant"}, "date.malformed", {}),
        ({"substance": "Latex", "since": "2030"}, "line.future", {}),
        ({"substance": "x" * 101}, "line.too_long", {"most": "100"}),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    typed: dict[str, str], code: str, details: dict[str, str]
) -> None:
    house = a_house()
    async with on(house, ADD) as ui:
        for name, text in typed.items():
            await ui.type(f"line-{name}", text)
        await ui.press("line-save")
        said = sentence_for(code, details)
        await ui.until(plain(said))
        assert said in ui.said()
        for name, text in typed.items():
            assert ui.tid(f"line-{name}").value == text
    assert house.profile.lines("allergies") == []


async def test_what_was_being_typed_comes_back_and_is_dropped_when_left() -> None:
    house = a_house()
    assert (await kept(house, "profile:allergies"))["substance"] == "Latex"
    async with on(house, ADD) as ui:
        await ui.until("Vous n'aviez pas enregistré. Voici ce que vous écriviez.")
        assert ui.tid("line-substance").value == "Latex"
        await ui.press("line-leave")
        await ui.settle()
    assert house.drafts.get("profile:allergies") == {}
