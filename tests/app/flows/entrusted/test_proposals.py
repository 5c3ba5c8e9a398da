"""What is offered is asked about: a yes, a no, and no answer, which costs little."""

from dataclasses import replace

import pytest

from app.crypto.person_code import person_code
from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState
from app.domain.errors import Refused
from app.domain.ids import CollectionId, IdentityId, SpaceId
from app.domain.proposal import Offer, ProposalState
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.gone import Gone
from app.flows.entrusted.proposals import PROPOSALS_MAX, Proposals, offers_in
from app.flows.entrusted.spaces import EntrustedSpaces
from app.rules.lanes.sight import lane_space
from tests.app.relatives import Relative, a_family

CAMILLE, PAUL = SpaceId(b"C" * 16), SpaceId(b"P" * 16)
GIVER = IdentityId(b"i" * 16)
DAY = 86_400_000


@pytest.fixture
def louise() -> Relative:
    made = a_family().louise
    made.says = Answers
    return made


def proposals_of(louise: Relative) -> Proposals:
    return EntrustedSpaces(louise.store, louise.answers).proposals


def offer(
    louise: Relative,
    rubric: Rubric,
    *,
    space: SpaceId = CAMILLE,
    mandate: int = 1,
    days: int = 30,
) -> Offer:
    own = bytes([rubric, mandate]) * 8
    ids = space, CollectionId(own), own, mandate.to_bytes(16, "big"), GIVER
    until = louise.home.world.ms() + days * DAY
    return Offer(*ids, int(rubric), "Camille", until, 1)


@pytest.fixture
def two(louise: Relative) -> list[Offer]:
    """Two rubrics of one mandate."""
    return [offer(louise, one) for one in (Rubric.VACCINES, Rubric.MEASURES)]


def test_nothing_offered_is_nothing_asked_and_makes_no_store(louise: Relative) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, [])
    proposals.heard_only([])
    assert (proposals.every(), proposals.accepted(), proposals.waiting()) == ([], [], 0)
    assert not louise.store.here()


def test_a_mandate_is_asked_once_with_all_its_rubrics(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, two)
    (asked,) = proposals.every()
    assert (asked.whose, asked.code) == ("Camille", person_code(GIVER))
    assert asked.rubrics == (Rubric.MEASURES, Rubric.VACCINES)
    assert (asked.until, asked.state) == (two[1].until, ProposalState.PROPOSED)
    assert (proposals.waiting(), proposals.accepted()) == (1, [])


def test_a_yes_lets_it_come_and_it_is_said_that_it_comes(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, two)
    proposals.accept(proposals.every()[0].id)
    assert {one.grant for one in proposals.accepted()} == {one.grant for one in two}
    assert (proposals.every(), proposals.refused(CAMILLE)) == ([], [])
    (coming,) = EntrustedSpaces(louise.store, louise.answers).every()
    assert (coming.whose, coming.state) == ("Camille", EntrustedState.COMING)


def test_a_no_waits_to_be_told_until_the_server_shows_it_no_more(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, two)
    own = proposals.every()[0].id
    proposals.refuse(own)
    (left,) = proposals.every()
    assert (left.state, proposals.waiting()) == (ProposalState.LEAVING, 0)
    assert set(proposals.refused(CAMILLE)) == set(two)
    assert proposals.refused(PAUL) == []
    for answer in (proposals.refuse, proposals.accept):
        with pytest.raises(Refused, match=r"proposal\.absent"):
            answer(own)
    proposals.heard(CAMILLE, [])
    assert proposals.every() == []


def test_what_was_accepted_is_left_and_what_only_waits_goes_on_waiting(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    later = offer(louise, Rubric.AGENDA, mandate=2)
    proposals.heard(CAMILLE, two)
    proposals.accept(proposals.every()[0].id)
    proposals.heard(CAMILLE, [*two, later])
    proposals.leave(CAMILLE)
    asked, left = proposals.every()
    assert (asked.rubrics, asked.state) == ((Rubric.AGENDA,), ProposalState.PROPOSED)
    assert left.state is ProposalState.LEAVING


def test_another_rubric_or_a_later_day_is_asked_again_another_collection_is_not(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, two)
    proposals.accept(proposals.every()[0].id)
    twin = replace(two[0], grant=b"t" * 16, collection=CollectionId(b"t" * 16))
    proposals.heard(CAMILLE, [*two, twin])
    assert (proposals.every(), len(proposals.accepted())) == ([], 3)
    more = offer(louise, Rubric.PRESCRIPTION)
    longer = replace(twin, until=twin.until + 1)
    proposals.heard(CAMILLE, [*two, more, longer])
    (asked,) = proposals.every()
    assert asked.rubrics == (Rubric.VACCINES, Rubric.PRESCRIPTION)
    proposals.accept(asked.id)
    assert len(proposals.accepted()) == 4


def test_past_its_day_nothing_is_asked_and_what_ended_here_does_not_come_back(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, [offer(louise, Rubric.AGENDA, days=0), *two])
    (asked,) = proposals.every()
    assert Rubric.AGENDA not in asked.rubrics
    lane = lane_space(CAMILLE, two[0].collection)
    gone = Gone(frozenset({two[0].grant})).secrets(lane)
    louise.store.vault.commit(Write(lane, secrets=gone), origin=Origin.PEER)
    assert proposals.every()[0].rubrics == (Rubric.MEASURES,)


def test_who_offers_without_end_is_asked_about_within_bounds(
    louise: Relative, two: list[Offer]
) -> None:
    """And what was answered, or comes from another, is not pushed out by it."""
    proposals = proposals_of(louise)
    mine = replace(two[0], space=PAUL)
    proposals.heard(PAUL, [mine])
    proposals.accept(proposals.every()[0].id)
    many = [offer(louise, Rubric.AGENDA, mandate=n) for n in range(100)]
    proposals.heard(CAMILLE, many)
    assert proposals.waiting() == PROPOSALS_MAX
    proposals.heard(PAUL, [mine, replace(mine, mandate=b"n" * 16)])
    assert (proposals.waiting(), proposals.accepted()) == (PROPOSALS_MAX, [mine])
    assert len(offers_in(louise.store.vault)) == PROPOSALS_MAX + 1


def test_a_space_that_offers_nothing_any_more_is_forgotten(
    louise: Relative, two: list[Offer]
) -> None:
    proposals = proposals_of(louise)
    proposals.heard(CAMILLE, two)
    proposals.heard(PAUL, [replace(two[0], space=PAUL)])
    proposals.heard_only([PAUL])
    assert [one.space for one in proposals.every()] == [PAUL]
