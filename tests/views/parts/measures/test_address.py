"""No address tells what is measured, and each leads back to its kind."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.kinds import all_kinds
from tests.screens.homes import filled
from tests.screens.opening import measure_at, on
from views.parts.measures.address import kind_at, measure_place, token_of

pytestmark = pytest.mark.anyio
HERE, ELSEWHERE = SpaceId(b"s" * 16), SpaceId(b"t" * 16)
CODES = [code for code, kind in all_kinds().items() if kind.fields]


async def test_each_kind_is_found_again_by_its_address() -> None:
    async with on(filled(), "/messages"):
        for code in CODES:
            place = measure_place(code)
            assert place == measure_at(code)
            assert kind_at(place.rpartition("/")[2]).code == code


def test_two_kinds_never_share_an_address() -> None:
    assert len({token_of(HERE, code) for code in CODES}) == len(CODES) > 9


def test_another_space_has_other_addresses() -> None:
    assert not {token_of(HERE, code) for code in CODES} & {
        token_of(ELSEWHERE, code) for code in CODES
    }


@pytest.mark.parametrize("word", ["body-weight", "blood-glucose", "document", ""])
async def test_a_word_in_clear_leads_nowhere(word: str) -> None:
    async with on(filled(), "/messages"):
        with pytest.raises(Refused, match=r"entry\.absent"):
            kind_at(word)
