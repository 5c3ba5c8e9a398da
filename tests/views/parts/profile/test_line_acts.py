"""A line is ended, withdrawn, thrown away; each act is told and taken back."""

from dataclasses import replace

import pytest

from app.domain.write import Write
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.views.parts.profile.told import (
    A_PLUS,
    PENICILLIN,
    found_by_laboratory,
    noted,
)
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-027")
async def test_a_line_is_over_since_a_day_and_holds_again() -> None:
    house, line = noted("allergies", **PENICILLIN)
    entry = line.entry.id
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Grave")
        await ui.press("line-end")
        await ui.type("line-end-day", "2003")
        await ui.press("line-end-save")
        await ui.until("La fin est notée.")
        assert house.profile.line(entry).said["end"] == "2003"
        await ui.until("C'est terminé. Cette ligne reste dans l'histoire.")
        await ui.press("line-back")
        await ui.until("La ligne est de nouveau en cours.")
        assert house.profile.line(entry).state == "active"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.line(entry).state == "ended"


async def test_a_day_that_is_none_is_said_under_the_field() -> None:
    house, line = noted("allergies", **PENICILLIN)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Grave")
        await ui.press("line-end")
        await ui.type("line-end-day", "hier soir")
        await ui.press("line-end-save")
        await ui.until("Cette date est incomprise.")
        await ui.press("line-end-leave")
        assert not ui.named("line-end-day")
    assert house.profile.line(line.entry.id).state == "active"


@pytest.mark.covers("C-027")
async def test_a_mistake_is_withdrawn_kept_and_put_back() -> None:
    house, line = noted("allergies", **PENICILLIN)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Grave")
        await ui.press("line-withdraw")
        await ui.until("Cette ligne est retirée. Elle ne compte plus.")
        assert house.profile.count("allergies") == 0
        assert not ui.named("line-change")
        await ui.press("line-back")
        await ui.until("La ligne est remise.")
    assert house.profile.line(line.entry.id).said == line.said


@pytest.mark.covers("C-027")
async def test_a_line_is_thrown_and_comes_back_by_the_button() -> None:
    house, line = noted("allergies", **PENICILLIN)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Grave")
        await ui.press("line-throw")
        await ui.until("La ligne est dans la corbeille, pour 30 jours.")
        assert house.profile.lines("allergies") == []
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.profile.count("allergies") == 1


async def test_the_page_of_a_thrown_line_puts_it_back() -> None:
    house, line = noted("allergies", **PENICILLIN)
    house.trash.throw(line.entry.id)
    async with on(house, page_of(line.entry)) as ui:
        await ui.until("Cette ligne est dans la corbeille.")
        assert not ui.named("line-withdraw")
        await ui.press("line-restore")
        await ui.until("La ligne est de retour.")
    assert house.profile.count("allergies") == 1


@pytest.mark.covers("C-032")
async def test_what_a_laboratory_wrote_is_taken_off_never_changed() -> None:
    house = a_house()
    entry = found_by_laboratory(house, A_PLUS)
    async with on(house, page_of(entry)) as ui:
        await ui.until("Écrit par Labo Fictif")
        await ui.until("Vous pouvez la retirer, pas la changer.")
        for name in ("line-change", "line-end", "line-throw"):
            assert not ui.named(name)
        await ui.press("line-withdraw")
        await ui.until("La ligne est retirée.")
        assert house.profile.count("groupe-sanguin") == 0
        await ui.press("line-back")
        await ui.until("La ligne est remise.")
    line = house.profile.line(entry.id)
    assert (line.said["group"], line.source) == (A_PLUS, "laboratory")


@pytest.mark.covers("C-032")
async def test_what_only_says_it_is_of_a_laboratory_may_be_changed() -> None:
    house = a_house()
    entry = found_by_laboratory(house, A_PLUS)
    claimed = replace(entry, meta={**entry.meta, "source": "document:laboratory"})
    house.profile.vault.commit(Write(claimed.space, entries=(claimed,)))
    async with on(house, page_of(entry)) as ui:
        await ui.until("D'après un document de Labo Fictif, laboratoire")
        assert ui.named("line-change")
        assert ui.named("line-withdraw")
