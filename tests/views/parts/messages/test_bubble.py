"""A message stands on the side of its author, and one that asks first is closed."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.mandate import MandateState
from app.domain.message import Ask
from tests.screens.messaging import THREAD, messaging, mine, theirs
from tests.screens.opening import on
from views.parts.messages.words import sealed

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053", "C-054")]
PAGE = f"/messages/{THREAD.hex()}"


def test_only_an_unread_one_that_asks_a_receipt_is_closed() -> None:
    assert sealed(theirs(1, "a", asks=Ask.RECEIPT))
    assert not sealed(theirs(1, "a", asks=Ask.RECEIPT, unread=False))
    assert not sealed(theirs(1, "a", asks=Ask.SIGNATURE))


@pytest.mark.parametrize(("width", "apart"), [(390, True), (320, False)])
async def test_room_is_left_beside_it_only_where_there_is_some(
    width: int, *, apart: bool
) -> None:
    house, _paper = messaging(mine(1, "De moi"), theirs(2, "Du docteur", unread=False))
    async with on(house, PAGE, width=width) as ui:
        await ui.until("Du docteur")
        insets = [
            (one.padding.left, one.padding.right)
            for one in ui.all(ft.Container)
            if isinstance(one.padding, ft.Padding)
        ]
        assert (((56, 0) in insets), ((0, 56) in insets)) == (apart, apart)


async def test_each_has_a_heading_to_go_from_one_to_the_next() -> None:
    house, _paper = messaging(mine(1, "De moi"), theirs(2, "Du docteur", unread=False))
    async with on(house, PAGE) as ui:
        await ui.until("Du docteur")
        levels = [one.heading_level for one in ui.all(ft.Semantics, header=True)]
        assert levels == [1, 2, 3, 4, 4, 3]


async def test_a_request_in_an_ended_conversation_is_not_signed() -> None:
    asking = theirs(1, "À signer", asks=Ask.SIGNATURE, unread=False)
    house, _paper = messaging(asking, state=MandateState.ENDED)
    async with on(house, PAGE) as ui:
        await ui.until("À signer")
        assert not ui.named(f"sign-{asking.id.hex()}")


async def test_one_that_wants_no_answer_says_so() -> None:
    said = theirs(1, "Fermé lundi", asks=Ask.NO_REPLY, unread=False)
    house, _paper = messaging(said)
    async with on(house, PAGE) as ui:
        await ui.until("Ce message n'attend pas de réponse.")
        assert not ui.named(f"reply-{said.id.hex()}")


MARKED = "<b>Urgent</b> {author} {0.__class__} %s **gras** [ici](https://x.example)"


async def test_what_they_write_is_shown_as_it_is_and_commands_nothing() -> None:
    """No mark of any language is read in the words of somebody else."""
    said = theirs(1, MARKED, unread=False)
    house, _paper = messaging(replace(said, author="{hour} <i>Dr</i>"))
    async with on(house, PAGE) as ui:
        await ui.until("Urgent")
        (text,) = [one for one in ui.all(ft.Text) if one.value == MARKED]
        assert not text.spans
        assert not ui.all(ft.Markdown)
        assert "{hour} <i>Dr</i>" in ui.text()
    async with on(house, "/messages") as ui:
        await ui.until("<b>Urgent</b> {author} {0.__class__} %s")
