"""Who reads, who must not any more, and who lacks the key of today."""

from dataclasses import asdict, replace

from app.crypto.packing import pack
from app.domain.ids import ROOT
from app.rules.lending import (
    expired,
    forsaken,
    lent,
    readers,
    still_held,
    unserved,
    whole,
)
from app.rules.standing import Right, Standing

SPACE, PLACE, OTHER = b"s" * 16, b"c" * 16, b"o" * 16
RIGHT = Right(b"L" * 16, PLACE, 2, 0, 100, mandate=b"m", statement=b"said", epoch=1)


def standing(**rights: Right) -> Standing:
    made = Standing.start(SPACE)
    made.lane(PLACE).epoch = 1
    made.rights = {name.encode(): replace(one) for name, one in rights.items()}
    return made


def test_the_root_is_nobody_one_entrusts_to() -> None:
    made = standing(root=replace(RIGHT, collection=ROOT, role=4), mine=RIGHT)
    assert list(lent(made)) == [b"mine"]


def test_a_reader_reads_one_collection_until_its_day() -> None:
    made = standing(here=RIGHT, there=replace(RIGHT, collection=OTHER))
    assert list(readers(made, PLACE, 99)) == [b"here"]
    assert list(readers(made, PLACE, 100)) == []
    made.rights[b"here"].revoked = 7
    assert list(readers(made, PLACE, 99)) == []


def test_what_is_past_is_told_once() -> None:
    made = standing(past=RIGHT, forever=replace(RIGHT, until=0))
    assert list(expired(made, 99)) == []
    assert list(expired(made, 100)) == [b"past"]
    made.rights[b"past"].revoked = 7
    assert list(expired(made, 100)) == []


def test_who_was_not_given_the_key_of_today_is_told() -> None:
    made = standing(served=RIGHT, late=replace(RIGHT, epoch=0))
    assert list(unserved(made, 99)) == [b"late"]
    made.lane(PLACE).epoch = 2
    assert list(unserved(made, 99)) == [b"served", b"late"]
    assert list(unserved(made, 100)) == []


def test_a_key_held_by_who_left_is_told_until_there_is_another() -> None:
    made = standing(left=replace(RIGHT, revoked=7), never=replace(RIGHT, epoch=0))
    assert still_held(made) == {PLACE}
    made.lane(PLACE).epoch = 2
    assert still_held(made) == set()


def test_a_mandate_is_whole_until_one_of_its_grants_ends() -> None:
    other = replace(RIGHT, mandate=b"n")
    made = standing(one=RIGHT, two=replace(RIGHT, collection=OTHER), other=other)
    assert [len(each) for each in whole(made, 99)] == [2, 1]
    assert (whole(made, 100), forsaken(made, 99)) == ([], {})
    made.rights[b"one"].revoked = 7
    assert [each[0].mandate for each in whole(made, 99)] == [b"n"]
    assert list(forsaken(made, 99)) == [b"two"]
    assert forsaken(made, 100) == {}


def test_a_grant_of_no_mandate_is_forsaken_by_none() -> None:
    alone = replace(RIGHT, mandate=b"")
    made = standing(gone=replace(alone, revoked=7), here=alone)
    assert (forsaken(made, 99), whole(made, 99)) == ({}, [])


def test_a_position_kept_by_an_older_version_is_read() -> None:
    made = standing(mine=RIGHT)
    raw = asdict(made)
    for right in raw["rights"].values():
        for name in ("mandate", "statement", "epoch"):
            del right[name]
    [read] = Standing.decode(pack(raw)).rights.values()
    assert (read.until, read.mandate, read.statement, read.epoch) == (100, b"", b"", 0)
    assert Standing.decode(made.encode()).rights == made.rights


def test_what_a_grant_says_is_never_printed() -> None:
    assert "said" not in repr(RIGHT)
