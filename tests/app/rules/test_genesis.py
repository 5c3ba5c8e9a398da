"""A server that names a space its owner never founded is not believed."""

from dataclasses import replace

import pytest

from app.flows.onboarding import Onboarding
from app.rules.genesis import founder
from app.rules.pages import Pulled
from tests.app.lies import Told
from tests.app.worlds import FEW, Home


@pytest.fixture
def first(told: Told) -> Pulled:
    """Return the first row of a log."""
    return told[2].page(0, 1)


def test_the_first_row_proves_who_founded_a_space(told: Told, first: Pulled) -> None:
    author, _, ledger = told
    assert founder(ledger.space, first, author.person()) == author.me.identity


def test_nobody_founded_the_space_of_somebody_else(told: Told, first: Pulled) -> None:
    """Their genesis is sound; it is not ours."""
    stranger = Home("stranger", told[0].clock)
    Onboarding(stranger.vault, stranger.world, "linux").create("Rose", rubrics=FEW)
    assert founder(told[2].space, first, stranger.person()) == b""


def test_a_genesis_lent_to_another_space_founds_nothing(
    told: Told, first: Pulled
) -> None:
    assert founder(b"x" * 16, first, told[0].person()) == b""


def test_what_is_no_genesis_founds_nothing(told: Told, first: Pulled) -> None:
    author, _, ledger = told
    row = replace(first.rows[0], body=b"")
    later = ledger.page(1, 1)
    for page in (replace(first, rows=()), replace(first, rows=(row,)), later):
        assert founder(ledger.space, page, author.person()) == b""
