"""Rows of a snapshot move the state as the whole log does, each alone."""

from dataclasses import replace

import pytest

from app.crypto.statements import Head
from app.domain.errors import Broken
from app.flows import keychain
from app.rules.people import meet
from app.rules.replay import Replay
from app.rules.sight import Sight
from app.rules.snapshots import Snapshot
from app.rules.standing import Standing
from tests.app.lies import flip
from tests.app.shown import Told, lived


@pytest.fixture
def told() -> Told:
    return lived()


def replayed(told: Told, shown: Snapshot) -> tuple[Replay, Standing]:
    standing = told.victim.sealing.standing(told.victim.space)
    people = tuple(told.ledger.people.values())
    meet(standing, keychain.me(told.victim.vault).shown, people)
    replay = Replay(standing, Sight(told.victim.trail, told.victim.space))
    replay.run(shown, set())
    return replay, standing


def test_rights_epochs_and_retirements_are_those_of_the_whole_log(told: Told) -> None:
    _, standing = replayed(told, told.shown())
    whole = told.author.sealing.standing(told.author.space)
    assert standing.rights == whole.rights
    assert standing.root_key == whole.root_key
    for collection, lane in whole.lanes.items():
        here = standing.lane(collection)
        assert (here.epoch, here.born, here.commits) == (
            lane.epoch,
            lane.born,
            lane.commits,
        )
    gone = {device for device, author in standing.authors.items() if author.retired}
    assert gone == {d for d, author in whole.authors.items() if author.retired}


def test_a_digest_keeps_what_came_before_it(told: Told) -> None:
    replay, _ = replayed(told, told.shown())
    for collection, kept in replay.digests.items():
        assert kept.core.collection == collection
        assert kept.controls < replay.controls[collection]


def test_a_row_signed_by_nobody_known_is_refused_alone(told: Told) -> None:
    shown = told.shown()
    standing = told.victim.sealing.standing(told.victim.space)
    replay = Replay(standing, Sight(told.victim.trail, told.victim.space))
    verdicts = replay.run(shown, set())
    assert {verdict.code for verdict in verdicts} == {"sig.invalid"}


def test_a_counter_that_goes_back_is_an_alarm(told: Told) -> None:
    shown = told.shown()
    twice = shown.rows[-1]
    where = {row.seq: row for row in (*shown.rows, replace(twice, seq=shown.at + 1))}
    spine = shown.spine[: shown.at * 32] + twice.op_hash
    more = replace(shown, at=shown.at + 1, spine=spine, rows=tuple(where.values()))
    with pytest.raises(Broken, match=r"log\.replay"):
        replayed(told, more)


def test_an_altered_body_is_an_alarm(told: Told) -> None:
    shown = told.shown()
    last = shown.rows[-1]
    assert Head.decode(last.head).item != bytes(16)
    rows = (*shown.rows[:-1], replace(last, body=flip(last.body)))
    with pytest.raises(Broken, match=r"log\.tamper"):
        replayed(told, replace(shown, rows=rows))
