"""An answer leaves only if every device would take it in, sealed by a key one reads."""

import pytest

from app.crypto.grants import KeyRef, deposit_publics
from app.crypto.statements import Head, OpType
from app.crypto.suites import CLASSIC, HYBRID
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.message import FILE_TYPES, FILES_MAX, TEXT_MAX, Ask
from app.flows.deposits.answering import (
    Answer,
    Sheet,
    acknowledged,
    answered,
    door_of,
)
from app.flows.registering import new_professional
from app.flows.sealed.received_messages import ABOUT_MAX
from app.rules.standing import Lane
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-048")
SPACE = SpaceId(b"s" * 16)
REF = KeyRef(SPACE, b"c" * 16, 2)
CK = b"k" * 32
SEEN = Lane(b"h" * 32, n=7, epoch=2)
PDF = Sheet(b"%PDF", FILE_TYPES[0])


def test_the_door_is_that_of_the_key_one_reads_with() -> None:
    door = door_of(SEEN, CK, REF)
    assert (door.collection, door.epoch) == (REF.collection, 2)
    assert (door.keys[CLASSIC], door.keys[HYBRID]) == deposit_publics(CK, REF)
    assert door.seen == (7, b"h" * 32)


def test_it_says_how_far_its_author_had_read() -> None:
    world = PaperHome().profile.world
    me = new_professional(world, "lab")
    answer = Answer("Bonjour", (PDF, PDF), Ask.RECEIPT, b"a" * 16)
    door = door_of(SEEN, CK, REF)
    made = answered(answer, door, SPACE, me=me, world=world, ctr=0)
    (op,) = made.run.ops
    head = Head.decode(op.head)
    assert (head.type, head.base, head.at) == (OpType.DEPOSIT, 0, head.ctr)
    assert (head.seen_n, head.seen_hc, head.seen_h) == (7, b"h" * 32, b"")
    assert set(head.refs) == made.parts.keys()
    assert b"Bonjour" not in op.body
    later = acknowledged([b"a" * 16], door, SPACE, me=me, world=world, ctr=head.ctr)
    assert later.counter > head.ctr


def test_a_receipt_names_no_more_than_a_device_takes_in() -> None:
    world = PaperHome().profile.world
    me, door = new_professional(world, "lab"), door_of(SEEN, CK, REF)
    many = [bytes([one % 256]) * 16 for one in range(ABOUT_MAX * 2)]
    assert acknowledged(many, door, SPACE, me=me, world=world, ctr=0).parts == {}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer("\n"), "message.empty"),
        (Answer("a" * (TEXT_MAX + 1)), "message.too_long"),
        (Answer("", (PDF,) * (FILES_MAX + 1)), "message.too_many_files"),
        (Answer("", (Sheet(b"", FILE_TYPES[0]),)), "message.file_too_large"),
        (Answer("", (Sheet(b"<html>", "text/html"),)), "message.file_type"),
        (Answer("", (PDF, PDF), Ask.SIGNATURE), "message.file_type"),
        (Answer("Signez", asks=Ask.SIGNATURE), "message.file_type"),
    ],
)
def test_what_no_device_would_take_in_is_refused_first(
    answer: Answer, code: str
) -> None:
    with pytest.raises(Refused, match=f"^{code}$"):
        answer.check()


def test_one_file_to_sign_or_words_alone_may_leave() -> None:
    Answer("", (PDF,), Ask.SIGNATURE).check()
    Answer("a" * TEXT_MAX).check()
