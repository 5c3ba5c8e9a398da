"""What others entrust: read until the day, then gone whatever the clock says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState, Lane
from app.domain.errors import Refused
from app.domain.ids import CollectionId, SpaceId
from app.domain.state import State
from app.domain.when import When
from app.flows.entrusted.gone import is_gone
from app.flows.entrusted.spaces import EntrustedSpaces
from tests.app.flows.entrusted.keeping import (
    CAMILLE,
    MEASURES,
    PAUL,
    REPORTS,
    UNTIL,
    VACCINES,
    fill,
    keep,
    lane_of,
    spaces_in,
)
from tests.storage.samples import Clock, entry, item

LAST = datetime(2027, 2, 23, tzinfo=UTC)
GRANT = lane_of(Rubric.MEASURES).grant


@pytest.fixture(params=["disk", "memory"])
def both(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[EntrustedSpaces, Clock]]:
    """Return what two people entrust, and the clock."""
    with spaces_in(request.param, tmp_path) as lent:
        yield lent


@pytest.fixture
def empty(both: tuple[EntrustedSpaces, Clock]) -> EntrustedSpaces:
    """Return a home to which nobody entrusted anything."""
    return both[0]


@pytest.fixture
def spaces(empty: EntrustedSpaces) -> EntrustedSpaces:
    """Return what two people entrust."""
    fill(empty.store)
    return empty


@pytest.fixture
def clock(both: tuple[EntrustedSpaces, Clock]) -> Clock:
    """Return the clock of this device."""
    return both[1]


def test_nothing_is_asked_nor_made_where_nobody_entrusts_anything(
    empty: EntrustedSpaces,
) -> None:
    assert (empty.every(), empty.lanes(), empty.sweep()) == ([], {}, [])
    assert not empty.store.here()


@pytest.mark.covers("C-028", "C-029")
def test_each_person_is_listed_with_what_they_chose(spaces: EntrustedSpaces) -> None:
    camille, paul = spaces.every()
    assert (camille.whose, camille.space) == ("Camille Fictive", CAMILLE)
    assert [one.rubric for one in camille.rubrics] == [Rubric.MEASURES, Rubric.REPORT]
    assert {one.until for one in camille.rubrics} == {UNTIL}
    assert camille.state == EntrustedState.OPEN
    assert [one.lane for one in paul.rubrics] == [VACCINES]


def test_the_elements_in_use_are_listed_newest_first(spaces: EntrustedSpaces) -> None:
    assert [one.id for one in spaces.entries(MEASURES, limit=9)] == [
        item(3),
        item(2),
        item(1),
    ]
    assert [one.id for one in spaces.entries(MEASURES, limit=1, offset=1)] == [item(2)]
    assert spaces.count(MEASURES) == 3
    assert spaces.entry(REPORTS, item(9)).title == "Compte rendu 9"
    with pytest.raises(Refused, match=r"entry\.absent"):
        spaces.entry(MEASURES, item(9))


@pytest.mark.covers("C-028")
def test_nothing_to_report_is_an_element_too(spaces: EntrustedSpaces) -> None:
    """As long as the person's own screens say it."""
    said = {"topic": "implants", "answer": "none"}
    answer = entry(20, kind="profile-answer", when=When.unknown(), meta=said)
    keep(spaces.store, REPORTS, lane_of(Rubric.PROFILE), answer)
    assert spaces.entries(REPORTS, limit=9)[-1].id == answer.id
    assert spaces.count(REPORTS) == 2
    noted = entry(21, kind="implant", meta={"status": State.CURRENT})
    keep(spaces.store, REPORTS, lane_of(Rubric.PROFILE), noted)
    assert answer.id not in {one.id for one in spaces.entries(REPORTS, limit=9)}
    assert spaces.count(REPORTS) == 2


def test_a_long_rubric_is_read_page_after_page(spaces: EntrustedSpaces) -> None:
    many = [entry(1000 + n) for n in range(230)]
    keep(spaces.store, REPORTS, lane_of(Rubric.REPORT), *many)
    assert spaces.count(REPORTS) == 231
    last = spaces.entries(REPORTS, limit=40, offset=200)
    assert len(last) == 31
    assert len({one.id for one in last}) == 31


def test_what_has_not_come_yet_is_told_as_coming(empty: EntrustedSpaces) -> None:
    keep(empty.store, MEASURES, Lane(CAMILLE, CollectionId(b"c" * 16)))
    (coming,) = empty.every()
    assert (coming.state, coming.rubrics) == (EntrustedState.COMING, ())
    assert empty.sweep() == []


def test_a_rubric_of_a_later_version_is_not_listed(empty: EntrustedSpaces) -> None:
    keep(empty.store, MEASURES, replace(lane_of(Rubric.MEASURES), rubric=99))
    assert [one.rubrics for one in empty.every()] == [()]


@pytest.mark.covers("C-028")
def test_past_its_last_day_nothing_is_read_even_before_the_sweep(
    spaces: EntrustedSpaces, clock: Clock
) -> None:
    clock.at = LAST
    assert [one.rubrics for one in spaces.every()] == [(), ()]
    for read in (spaces.count, spaces.lane, lambda one: spaces.entries(one, limit=1)):
        with pytest.raises(Refused, match=r"entrusted\.ended"):
            read(MEASURES)


@pytest.mark.covers("C-028")
def test_the_sweep_erases_it_and_a_clock_set_back_brings_nothing_back(
    spaces: EntrustedSpaces, clock: Clock
) -> None:
    assert spaces.sweep() == []
    before, clock.at = clock.at, LAST
    assert set(spaces.sweep()) == {MEASURES, REPORTS, VACCINES}
    clock.at = before
    vault = spaces.store.vault
    assert (spaces.every(), vault.spaces()) == ([], [])
    assert {name.split("/")[0] for name in vault.secrets("")} == {"gone"}
    assert is_gone(vault, MEASURES, GRANT)
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        spaces.entries(MEASURES, limit=1)


def test_what_a_wrong_clock_erased_is_asked_for_again(
    spaces: EntrustedSpaces, clock: Clock
) -> None:
    """And not what was left: by the person, it is for good."""
    spaces.leave(PAUL)
    before, clock.at = clock.at, LAST
    assert spaces.sweep() == [MEASURES, REPORTS]
    spaces.recall(MEASURES)
    assert is_gone(spaces.store.vault, MEASURES, GRANT)
    clock.at = before
    spaces.recall(MEASURES)
    assert not is_gone(spaces.store.vault, MEASURES, GRANT)
    assert spaces.answers.refuses(PAUL, lane_of(Rubric.VACCINES).mandate)


def test_an_opening_deletes_the_files_a_kill_left_behind(
    spaces: EntrustedSpaces,
) -> None:
    left, _, _ = spaces.store.blobs.put([b"sealed, and named by nothing"])
    spaces.tidy()
    assert not spaces.store.blobs.has(left)
    assert spaces.count(MEASURES) == 3


def test_one_ended_by_its_log_goes_and_the_others_stay(
    spaces: EntrustedSpaces,
) -> None:
    keep(spaces.store, MEASURES, replace(lane_of(Rubric.MEASURES), ended=True))
    assert spaces.sweep() == [MEASURES]
    assert set(spaces.lanes()) == {REPORTS, VACCINES}


def test_leaving_a_person_erases_all_they_entrust_and_nothing_of_others(
    spaces: EntrustedSpaces,
) -> None:
    spaces.leave(CAMILLE)
    assert [one.space for one in spaces.every()] == [PAUL]
    assert spaces.store.vault.entries(MEASURES, [item(1)]) == {}
    assert spaces.store.vault.search(REPORTS, "mots") == []


def test_what_was_left_stays_away_and_what_is_given_anew_is_read(
    spaces: EntrustedSpaces,
) -> None:
    spaces.leave(CAMILLE)
    keep(spaces.store, MEASURES, lane_of(Rubric.MEASURES), entry(1))
    assert spaces.sweep() == [MEASURES]
    anew = replace(lane_of(Rubric.MEASURES), grant=b"n" * 16, mandate=b"n" * 16)
    keep(spaces.store, MEASURES, anew, entry(1))
    assert spaces.sweep() == []
    assert spaces.count(MEASURES) == 1


def test_a_page_on_its_way_in_while_one_leaves_brings_nothing_back(
    spaces: EntrustedSpaces,
) -> None:
    spaces.leave(CAMILLE)
    keep(spaces.store, MEASURES, lane_of(Rubric.MEASURES), entry(1))
    assert [one.rubrics for one in spaces.every() if one.space == CAMILLE] == [()]
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        spaces.entries(MEASURES, limit=1)
    assert spaces.sweep() == [MEASURES]
    assert spaces.store.vault.entries(MEASURES, [item(1)]) == {}


def test_one_the_server_shows_no_more_may_come_back(spaces: EntrustedSpaces) -> None:
    spaces.end(MEASURES)
    assert MEASURES not in spaces.lanes()
    assert not is_gone(spaces.store.vault, MEASURES, GRANT)
    spaces.end(SpaceId(b"z" * 16))
    assert set(spaces.lanes()) == {REPORTS, VACCINES}
