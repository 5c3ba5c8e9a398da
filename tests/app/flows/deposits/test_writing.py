"""A letter is sealed for those who read a collection, and for nobody else."""

from typing import Any

import pytest

from app.crypto.canon import digest
from app.crypto.grants import KeyRef, deposit_publics
from app.crypto.statements import Head
from app.crypto.suites import CLASSIC, HYBRID
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.flows.deposits.writing import sealed
from app.flows.registering import new_laboratory
from app.flows.sealed.deposits import plain_of
from app.rules.deposits.chain import Door
from tests.app.paper_home import PaperHome
from tests.fictitious.laboratory import a_letter

pytestmark = pytest.mark.covers("C-032")
SPACE, LANE, CK = SpaceId(b"s" * 16), b"l" * 16, b"c" * 32
PUBLICS = deposit_publics(CK, KeyRef(SPACE, LANE, 1))
DOOR = Door(LANE, 1, 20, dict(zip((CLASSIC, HYBRID), PUBLICS, strict=True)))


def a_parcel(**how: Any) -> Any:  # noqa: ANN401 - a parcel, any counter
    world = PaperHome().profile.world
    me = new_laboratory(world, "lab")
    letter = a_letter(b"%PDF canary")
    return sealed(letter, DOOR, SPACE, me=me, world=world, ctr=how.get("ctr", 0))


def test_its_members_alone_open_it() -> None:
    parcel = a_parcel()
    (op,) = parcel.run.ops
    head = Head.decode(op.head)
    assert plain_of(op.body, head, CK)
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        plain_of(op.body, head, b"x" * 32)
    assert head.base == head.seen_n == 0
    assert head.seen_h == b""
    shown = b"".join((op.head, op.body, *parcel.parts.values()))
    assert b"canary" not in shown


def test_its_parts_are_those_it_names() -> None:
    parcel = a_parcel()
    head = Head.decode(parcel.run.ops[0].head)
    assert head.refs == tuple(parcel.parts)
    assert all(digest(part) == sha for sha, part in parcel.parts.items())


def test_a_counter_never_serves_twice() -> None:
    later = 1 << 50
    assert a_parcel(ctr=later).counter == later + 1


@pytest.mark.parametrize(
    "letter",
    [
        a_letter(b""),
        a_letter(media_type="image/png"),
        a_letter(type="nothing"),
    ],
)
def test_only_a_file_of_a_known_type_is_sent(letter: Any) -> None:  # noqa: ANN401
    with pytest.raises(Refused, match=r"deposit\.letter"):
        assert letter.rubric
