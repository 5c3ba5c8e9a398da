"""What is asked to be signed is shown with its page, and its proof once signed."""

import pytest

from app.domain.mandate import MandateState
from app.domain.signature import Answer
from tests.screens.messaging import mine
from tests.screens.signing import ASKS, signing
from views.parts.signing.seen import asked_in, page_in

pytestmark = pytest.mark.covers("C-056")


def test_a_request_is_shown_with_its_page() -> None:
    house, _flow = signing()
    seen, page = asked_in(house, ASKS.id), page_in(house, ASKS.id, 1)
    assert (seen.proof, seen.open) == (None, True)
    assert (page.rank, page.looked.pages) == (1, 2)
    assert page.looked.picture


def test_no_page_comes_after_the_last_one() -> None:
    house, _flow = signing()
    assert [page_in(house, ASKS.id, rank).last for rank in (0, 1)] == [False, True]


def test_once_signed_its_proof_is_there() -> None:
    reply = mine(99, "Fait", about=ASKS.id)
    house, _flow = signing(MandateState.ENDED, answer=Answer.SIGNED, reply=reply)
    seen = asked_in(house, ASKS.id)
    assert seen.proof
    assert seen.proof.reply == reply
    assert not seen.open
