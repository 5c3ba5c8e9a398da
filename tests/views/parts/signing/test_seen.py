"""What is asked to be signed is shown with its page, and its proof once signed."""

import pytest

from app.domain.mandate import MandateState
from app.domain.signature import Answer
from tests.screens.messaging import mine
from tests.screens.signing import ASKS, signing
from views.parts.signing.seen import asked_in

pytestmark = pytest.mark.covers("C-056")


def test_a_request_is_shown_with_its_page() -> None:
    house, _flow = signing()
    seen = asked_in(house, ASKS.id, 1)
    assert (seen.looked.pages, seen.proof, seen.open) == (2, None, True)
    assert seen.looked.picture


def test_once_signed_its_proof_is_there() -> None:
    reply = mine(99, "Fait", about=ASKS.id)
    house, _flow = signing(MandateState.ENDED, answer=Answer.SIGNED, reply=reply)
    seen = asked_in(house, ASKS.id, 0)
    assert seen.proof
    assert seen.proof.reply == reply
    assert not seen.open
