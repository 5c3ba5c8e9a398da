"""The recovery key is shown in nine numbered groups, and retyped group by group."""

from collections.abc import Mapping

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import crockford
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import KEY, SHEET
from views.parts.recovery_key import (
    cut,
    group_fields,
    hand_sheet,
    short_groups,
    spread,
    take_sheet,
    written_key,
    wrong_groups,
)

RANKS = range(1, 10)


@pytest.mark.anyio
@pytest.mark.parametrize("key", [KEY, KEY.replace("-", "")])
async def test_each_group_is_numbered(key: str) -> None:
    async with FletUnit(drawing(lambda: written_key(key))) as ui:
        groups = ui.text().split("\n")
        assert groups[0] == "1. 0123"
        assert groups[-1] == "9. 0123"
        assert len(groups) == 9
        assert ui.all(ft.Text)[0].semantics_label == "1 : 0 1 2 3"


@given(st.sampled_from(["-", " ", "", " - ", "\u00a0"]), st.booleans())
def test_a_pasted_key_fills_every_group(between: str, lower: bool) -> None:  # noqa: FBT001 - drawn
    text = between.join(KEY.split("-"))
    filled = spread({}, RANKS, 1, text.lower() if lower else text)
    assert [filled[rank] for rank in RANKS] == KEY.split("-")


@given(st.text(crockford.SYMBOLS, min_size=1, max_size=36))
def test_what_is_typed_on_in_one_group_is_never_taken_away(text: str) -> None:
    typed: Mapping[int, str] = {2: "7K2M"}
    for end in range(1, len(text) + 1):
        typed = spread(typed, RANKS, 1, text[:end])
    assert typed == {1: text, 2: "7K2M"}


def test_a_short_group_is_told_by_its_rank_and_a_whole_key_is_none() -> None:
    groups = dict(enumerate(KEY.split("-"), 1))
    assert short_groups(RANKS, groups) == ()
    assert [one.name for one in short_groups(RANKS, groups | {3: "89A"})] == ["group-3"]
    assert short_groups(RANKS, {1: KEY}) == ()
    assert len(short_groups(RANKS, {})) == 9
    assert short_groups([5], {5: "GHJK"}) == ()


def test_a_wrong_group_is_told_by_its_rank() -> None:
    assert [one.name for one in wrong_groups([4, 7])] == ["group-4", "group-7"]
    assert "4" in wrong_groups([4])[0].text


def test_what_is_cut_keeps_every_symbol() -> None:
    assert cut(" 0123-45 ") == ["0123", "45"]


@pytest.mark.anyio
async def test_fields_show_and_tell_their_groups() -> None:
    told: list[Mapping[int, str]] = []
    fault = wrong_groups([2])

    def draw() -> ft.Control:
        return group_fields([2, 5], {2: "ZZZZ"}, told.append, fault)

    async with FletUnit(drawing(draw)) as ui:
        assert ui.tid("group-2").value == "ZZZZ"
        assert ui.tid("group-2").error
        await ui.type("group-5", "GHJK")
        assert told == [{2: "ZZZZ", 5: "GHJK"}]


@pytest.mark.anyio
async def test_a_fresh_sheet_is_handed_once() -> None:
    async with FletUnit(drawing(lambda: ft.Text(""))) as ui:
        hand_sheet(ui.page, SHEET)
        assert take_sheet(ui.page) == SHEET
        assert take_sheet(ui.page) is None
