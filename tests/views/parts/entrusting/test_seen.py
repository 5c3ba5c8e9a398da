"""What waits for an answer is told apart from a no that is still to be told."""

from dataclasses import replace

from app.domain.proposal import ProposalState
from tests.screens.entrusting import proposed
from views.parts.entrusting.seen import Seen


def test_what_waits_is_apart_from_what_was_refused() -> None:
    waiting = proposed("Mireille Roche")
    refused = replace(waiting, state=ProposalState.LEAVING)
    seen = Seen([], [refused, waiting])
    assert (seen.waiting, seen.refused) == ([waiting], [refused])
