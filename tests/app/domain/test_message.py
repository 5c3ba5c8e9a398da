"""A message says where it stands and what it asks; its words are never printed."""

from app.domain.ids import EntryId, IdentityId
from app.domain.message import (
    FILE_TYPES,
    Ask,
    Correspondent,
    Delivery,
    Message,
    Thread,
    ThreadState,
)

MINE = True


def test_a_state_and_an_ask_are_words() -> None:
    assert Delivery("read") is Delivery.READ
    assert Ask.of("receipt") is Ask.RECEIPT


def test_what_a_later_version_asks_is_nothing_we_can_answer() -> None:
    assert Ask.of("a dance") is Ask.NOTHING


def test_neither_card_nor_words_are_printed() -> None:
    who = Correspondent(IdentityId(b"i" * 16), b"the card", "Dr Test", "RPPS 9", "")
    said = Message(
        EntryId(b"m" * 16), b"t" * 16, MINE, "Camille", "ma toux", 1, Delivery.SENT
    )
    about = Thread(
        b"t" * 16, "Dr Test", "RPPS 9", "", "ma toux", 1, 2, ThreadState.ACTIVE
    )
    told = repr((who, said, about))
    assert not [one for one in ("the card", "ma toux", "Camille") if one in told]


def test_a_file_is_of_a_sort_one_can_look_at() -> None:
    assert "application/pdf" in FILE_TYPES
    assert "application/zip" not in FILE_TYPES
