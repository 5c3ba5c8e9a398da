"""What is typed is kept; somebody one has not seen again is asked for first."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.consent import Service
from app.domain.message import Correspondent
from tests.screens import consenting, messaging
from views.parts.certified import Found, Typed, begun, kept

pytestmark = pytest.mark.covers("C-052", "C-081")
Who = Service | Correspondent
EACH = pytest.mark.parametrize("who", [consenting.BOOK, messaging.DOCTOR])
CODE, WHAT = "ABCDE-FGHJK", "purpose"
KEPT = {"code": CODE, WHAT: "care", "months": "other", "day": "1/2/2027"}
FAR = KEPT | {"rank": "3"}


def come_back(draft: Mapping[str, str], code: str, who: Any) -> Typed[Any]:  # noqa: ANN401 - a service or a professional
    """Return the form as it comes back to somebody who had found *who*."""
    return begun(draft, Found(code, who), WHAT)


def test_nothing_is_chosen_beforehand_but_how_long_where_it_is_proposed() -> None:
    nobody: Found[Service] = Found()
    assert begun({}, nobody, WHAT) == Typed()
    assert begun({}, nobody, WHAT, months="3") == Typed(months="3")


@EACH
def test_answers_come_back_and_the_code_first_if_its_owner_is_not_known(
    who: Who,
) -> None:
    typed = come_back(FAR, "", None)
    assert (typed.rank, typed.who) == (0, None)
    assert (typed.code, typed.what, typed.length.day) == (CODE, "care", "1/2/2027")
    assert come_back(FAR, "another code", who).rank == 0


@EACH
def test_the_step_comes_back_with_who_was_seen(who: Who) -> None:
    typed = come_back(FAR, CODE, who)
    assert (typed.rank, typed.who) == (3, who)
    assert come_back(FAR | {"rank": "99"}, CODE, who).rank == 3


@EACH
def test_what_was_done_leaves_nobody_in_an_empty_form(who: Who) -> None:
    assert come_back({}, CODE, who) == Typed()


def test_a_draft_says_each_answer_under_its_name() -> None:
    assert kept(come_back(FAR, CODE, consenting.BOOK), WHAT) == FAR
