"""What a relative entrusts is read here, follows them, and goes when they say so."""

import pytest

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.errors import Unreachable
from app.domain.ids import IdMint, SpaceId
from app.domain.write import Write
from app.flows.offline.choices import RULE, Rule
from app.flows.world import World
from tests.journeys.relatives import (
    MEASURES,
    Line,
    Reader,
    Relatives,
    end,
    give,
    lane_of,
)
from tests.journeys.test_files import MEBI, Counting, a_letter
from tests.journeys.town import Town, Watch

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-150")]
M = Rubric.MEASURES


def files_here(louise: Reader, lane: SpaceId) -> list[bool]:
    """Say of each file of a lane whether it is on this device."""
    store = louise.beside
    kept = store.vault.after(lane, b"")
    return [store.blobs.has(file.blob) for one in kept for file in one.attachments]


async def test_what_is_ended_goes_at_the_next_exchange(
    relatives: Relatives,
) -> None:
    camille, louise = relatives
    a_letter(camille, 100)
    grant = give(camille, louise, M)
    await camille.courier.sync()
    await louise.courier.sync()
    lane = lane_of(camille, M)
    assert files_here(louise, lane) == [True, True]
    end(camille, grant, M)
    await camille.courier.sync()
    assert (await louise.courier.sync()).alerts == ()
    kept = louise.beside
    assert louise.read(lane) == []
    assert kept.vault.secrets(f"ck/{lane.hex()}") == {}
    assert kept.blobs._whole == {}


async def test_what_one_rubric_ends_the_others_keep(relatives: Relatives) -> None:
    camille, louise = relatives
    camille.write("Poids")
    grant = give(camille, louise, Rubric.VACCINES)
    give(camille, louise, M)
    await camille.courier.sync()
    await louise.courier.sync()
    assert len(louise.entrusting().spaces.lanes()) == 2
    end(camille, grant, Rubric.VACCINES)
    await camille.courier.sync()
    await louise.courier.sync()
    assert set(louise.entrusting().spaces.lanes()) == {lane_of(camille, M)}
    assert louise.read(lane_of(camille, M)) == ["Poids"]


async def test_the_last_day_needs_no_network(entrusted: Relatives, town: Town) -> None:
    camille, louise = entrusted
    await louise.courier.sync()
    louise.wire = Line(louise, drops=0, at="/")
    town.watch.pass_by(days=120)
    with pytest.raises(Unreachable):
        await louise.courier.sync()
    assert louise.read(lane_of(camille, M)) == []


async def test_a_clock_wrong_by_a_year_takes_nothing_away_for_ever(
    entrusted: Relatives, town: Town
) -> None:
    camille, louise = entrusted
    louise.watch = own = Watch(town.watch.at)
    louise.world = World(own, louise.dice, IdMint(own, louise.dice))
    louise.crash()
    await louise.courier.sync()
    lane = lane_of(camille, M)
    assert louise.read(lane) == MEASURES
    own.pass_by(days=365)
    for _ in range(2):
        assert (await louise.courier.sync()).alerts == ()
        assert louise.read(lane) == []
    own.at = town.watch.at
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane) == MEASURES
    louise.entrusting().spaces.leave(camille.space.id)
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane) == []


async def test_given_again_it_comes_again(entrusted: Relatives) -> None:
    camille, louise = entrusted
    grant = give(camille, louise, Rubric.VACCINES)
    await camille.courier.sync()
    await louise.courier.sync()
    end(camille, grant, Rubric.VACCINES)
    await camille.courier.sync()
    await louise.courier.sync()
    again = lane_of(camille, Rubric.VACCINES)
    assert again not in louise.entrusting().spaces.lanes()
    give(camille, louise, Rubric.VACCINES)
    await camille.courier.sync()
    await louise.courier.sync()
    assert again in louise.entrusting().spaces.lanes()


async def test_a_file_is_brought_when_asked_for(relatives: Relatives) -> None:
    camille, louise = relatives
    letter = a_letter(camille)
    give(camille, louise, M)
    await camille.courier.sync()
    lane, seen = lane_of(camille, M), list[tuple[int, int]]()
    louise.vault.commit(Write(louise.space.id, settings={RULE: Rule.CHOSEN.encode()}))
    await louise.courier.sync()
    assert files_here(louise, lane) == [False, True]
    louise.wire = Counting(louise, lambda parts: parts == 3)
    with pytest.raises(Unreachable):
        await louise.courier.bring(lane, letter.id)
    louise.wire = rest = Counting(louise, lambda _: False)
    await louise.courier.bring(lane, letter.id, lambda *told: seen.append(told))
    assert files_here(louise, lane) == [True, True]
    assert rest.parts < 6, "a part already here came again"
    assert seen[-1] == (6, 6)


async def test_small_files_come_with_the_exchange(relatives: Relatives) -> None:
    camille, louise = relatives
    letter = a_letter(camille, 2 * MEBI)
    give(camille, louise, M)
    await camille.courier.sync()
    heard: list[Changes] = []
    louise.heart.listen(heard.append)
    await louise.courier.sync()
    lane = lane_of(camille, M)
    assert files_here(louise, lane) == [True, True]
    (hit,) = louise.beside.vault.search(lane, "oedeme")
    assert hit.entry.id == letter.id
    assert louise.vault.search(louise.space.id, "oedeme") == []
    assert Changes(louise.space.id, frozenset({"offline", "entrusted"})) in heard


async def test_without_a_network_all_that_came_stays(entrusted: Relatives) -> None:
    camille, louise = entrusted
    await louise.courier.sync()
    louise.wire = Line(louise, drops=0, at="/")
    with pytest.raises(Unreachable):
        await louise.courier.sync()
    louise.crash()
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_it_follows_what_changes(entrusted: Relatives) -> None:
    camille, louise = entrusted
    await louise.courier.sync()
    first = camille.write("Mesure 7")
    await camille.courier.sync()
    await louise.courier.sync()
    assert louise.read(lane_of(camille, M)) == [*MEASURES, "Mesure 7"]
    camille.remove(first.id)
    await camille.courier.sync()
    assert (await louise.courier.sync()).alerts == ()
    assert louise.read(lane_of(camille, M)) == MEASURES


async def test_who_still_entrusts_knows_it(relatives: Relatives, town: Town) -> None:
    """They stay on the server their reader is known to."""
    camille, louise = relatives
    assert not camille.devices.entrusts()
    grant = give(camille, louise, M)
    await camille.courier.sync()
    assert camille.devices.entrusts()
    end(camille, grant, M)
    await camille.courier.sync()
    assert not camille.devices.entrusts()
    give(camille, louise, M)
    await camille.courier.sync()
    town.watch.pass_by(days=120)
    assert not camille.devices.entrusts()
    assert not louise.devices.entrusts()
