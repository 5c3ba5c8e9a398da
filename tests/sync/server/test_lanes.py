"""The route of a lane: who was given it reads it, until the day said, and no more."""

import httpx
import pytest

from app.crypto.canon import digest
from sync import wire
from tests.sync.server.actors import AT, Device, Person, drawn, push_of
from tests.sync.server.rig import Home, Rig, code_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]
READ, DAY = 2, 86_400_000
PART = b"0123456789" * 100
BLOB = f"/blobs/{digest(PART).hex()}"
NOT_FOUND = (404, "not_found")
_page = wire.decoder(wire.LaneReply)


@pytest.fixture
async def reader(home: Home, rig: Rig, stranger: Device) -> Home:
    """Somebody given one lane for a day, where a document of one part lies."""
    caller = await rig.member(stranger)
    assert (await home.ask("PUT", BLOB, PART)).status_code == 204
    owner, space = home.space.founder, home.space
    await home.push(push_of(owner, space, [space.put(owner, "a", refs=[digest(PART)])]))
    await give(home, stranger)
    return home.on(caller)


async def give(home: Home, to: Device, *, until: int = AT + DAY) -> wire.Op:
    """Let somebody read the lane of a space; return the op that says so."""
    space = home.space
    given = space.granting(
        space.founder, to.person, role=READ, until=until, on=space.collection
    )
    await home.push(push_of(space.founder, space, [given]))
    return given


async def lane(home: Home, collection: bytes = b"", query: str = "") -> httpx.Response:
    of = (collection or home.space.collection).hex()
    return await home.ask("GET", f"/lanes/{of}?{query}")


async def test_a_reader_gets_the_lane_given_and_that_of_the_root(
    home: Home, reader: Home
) -> None:
    answer = await lane(reader)
    page = wire.decode(_page, answer.content)
    assert (answer.status_code, answer.content) == (200, (await lane(home)).content)
    assert (page.collection, page.n, page.more) == (home.space.collection, 3, False)
    assert [(row.n, row.r) for row in page.rows] == [(1, 3), (2, 3), (3, 3)]
    bodies = [row.op.body for row in page.rows if row.op]
    assert bodies[1] == b"sealed"
    root = wire.decode(_page, (await lane(reader, bytes(16))).content)
    assert (root.n, len(root.runs)) == (3, 1)


async def test_a_reader_is_offered_what_was_given_and_a_stranger_nothing(
    home: Home, reader: Home, rig: Rig
) -> None:
    answer = await reader.ask("GET", "/offers")
    (offer,) = wire.decode(wire.decoder(wire.Offers), answer.content).offers
    assert (answer.status_code, offer.epoch) == (200, 1)
    assert b"sealed" not in answer.content
    assert wire.decode(
        wire.decoder(wire.Offers), (await home.ask("GET", "/offers")).content
    ) == wire.Offers([])
    other = home.on(await rig.member(Person("nobody").device()))
    assert code_of(await other.ask("GET", "/offers")) == NOT_FOUND


async def test_a_reader_goes_on_where_they_stopped(reader: Home) -> None:
    page = wire.decode(_page, (await lane(reader, query="after=1&limit=1")).content)
    assert ([row.n for row in page.rows], page.more) == ([2], True)
    assert code_of(await lane(reader, query="after=x")) == (400, "malformed")


async def test_a_reader_gets_the_parts_of_what_they_read(
    home: Home, reader: Home, phone: Device
) -> None:
    assert (await reader.ask("GET", BLOB)).content == PART
    assert (await reader.ask("HEAD", BLOB)).status_code == 200
    newer = home.space.put(phone, "a", base=1)
    await home.push(push_of(phone, home.space, [newer]))
    assert code_of(await reader.ask("GET", BLOB)) == NOT_FOUND
    assert (await home.ask("GET", BLOB)).content == PART


async def test_a_lane_ends_at_its_date_and_with_it_the_parts(
    reader: Home, rig: Rig
) -> None:
    rig.clock.pass_by(milliseconds=DAY - 1)
    await reader.caller.sign_in()
    assert (await lane(reader)).status_code == 200
    rig.clock.pass_by(milliseconds=1)
    for path in (
        f"/lanes/{reader.space.collection.hex()}",
        BLOB,
        f"/lanes/{'00' * 16}",
    ):
        assert code_of(await reader.ask("GET", path)) == NOT_FOUND


async def test_a_lane_ends_with_its_revocation(
    home: Home, reader: Home, phone: Device, stranger: Device
) -> None:
    space, second = home.space, await give(home, stranger)
    first = wire.decode(_page, (await lane(reader)).content).rows[2].op
    assert first
    for given, code in ((first, 200), (second, 404)):
        ended = space.revoking(phone, given, on=space.collection)
        await home.push(push_of(phone, space, [ended]))
        assert (await lane(reader)).status_code == code
    assert code_of(await reader.ask("GET", BLOB)) == NOT_FOUND
    assert (await reader.caller.ask("GET", "/v1/spaces")).json() == []


async def test_what_is_not_given_and_what_is_not_there_are_the_same(
    home: Home, reader: Home, rig: Rig, phone: Device
) -> None:
    space, other = home.space, drawn("other lane", 16)
    await home.push(push_of(phone, space, [space.opening(phone, other)]))
    nobody = home.on(await rig.member(Device("phone", Person("nobody"))))
    refused = [
        await lane(reader, other),
        await lane(reader, drawn("absent", 16)),
        await lane(nobody),
        await lane(nobody, bytes(16)),
        await lane(home, drawn("absent", 16)),
        await reader.ask("GET", "/lanes/zz"),
        await reader.caller.ask("GET", f"/v1/spaces/{'0a' * 16}/lanes/{'00' * 16}"),
    ]
    assert {(one.status_code, one.content) for one in refused} == {
        (404, refused[0].content)
    }
    assert code_of(refused[0]) == NOT_FOUND
    out = await home.on(rig.caller(phone)).ask("GET", f"/lanes/{other.hex()}")
    assert code_of(out) == (401, "session_expired")


async def test_a_grant_to_deposit_gives_nothing_to_read(
    home: Home, rig: Rig, stranger: Device
) -> None:
    space, caller = home.space, await rig.member(stranger)
    given = space.granting(space.founder, stranger.person, role=1, on=space.collection)
    await home.push(push_of(space.founder, space, [given]))
    assert code_of(await lane(home.on(caller))) == NOT_FOUND
    assert (await lane(home.on(caller), bytes(16))).status_code == 200
