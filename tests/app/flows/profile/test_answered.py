"""An answer to a whole rubric stands until a line is noted there."""

from dataclasses import replace

import pytest

from app.domain.write import Write
from app.flows.profile.answered import answered
from tests.screens.homes import filled
from views.house import House

pytestmark = pytest.mark.covers("C-028")


def said(house: House) -> list[tuple[str, str]]:
    """Return what is answered, and where."""
    profile = house.profile
    found = answered(profile.vault, profile.world, house.space.id)
    return sorted((one.meta["topic"], one.meta["answer"]) for one in found)


def test_the_answer_that_stands_is_given_once_a_rubric() -> None:
    house = filled()
    before = said(house)
    house.profile.set_answer("operations", "unknown")
    house.profile.set_answer("operations", "none")
    house.profile.set_answer("implants", "unknown")
    added = [("implants", "unknown"), ("operations", "none")]
    assert said(house) == sorted([*before, *added])
    house.profile.add("operations", {"operation": "Appendicite"})
    assert said(house) == sorted([*before, added[0]])


def test_one_of_a_later_version_is_passed_over() -> None:
    house = filled()
    house.profile.set_answer("implants", "none")
    before, vault = said(house), house.profile.vault
    (kept,) = [
        one
        for one in answered(vault, house.profile.world, house.space.id)
        if one.meta["topic"] == "implants"
    ]
    meta = {**kept.meta, "topic": "to come"}
    vault.commit(Write(house.space.id, entries=(replace(kept, meta=meta),)))
    assert ("implants", "none") in before
    assert said(house) == [one for one in before if one[0] != "implants"]
