"""A parent keeps the space of a child on several devices: each space by itself."""

import io
import json
from contextlib import suppress
from typing import Any

import httpx
import pytest

from app.crypto.recovery import recovery_text
from app.domain.errors import Refused, Unreachable
from app.domain.ids import SpaceId
from app.flows import keychain
from app.flows.arrival import restored
from app.flows.backpack.opening import Archive, open_archive
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Home, Restoring
from app.flows.conflicts import Conflicts
from app.flows.enrolment import Doorkeeper
from app.flows.server_address import ServerAddress
from app.flows.trash import Trash
from app.ports.courier import Courier, unheard
from sync.server.settings import Settings
from tests.journeys.kin import Parent
from tests.journeys.moving_story import NEW, Alone, Elsewhere
from tests.journeys.test_erasure import drop_for_ever, kept_copies, sealed_copies
from tests.journeys.test_files import a_letter, read
from tests.journeys.town import Device, Town

PHRASE = "girafe mauve toit lycée brume wagon safran"

pytestmark = pytest.mark.anyio
Family = tuple[Parent, Parent, SpaceId]


@pytest.fixture
async def family(town: Town) -> Family:
    """A phone where Léa was added, and a tablet that joined by the paper key."""
    phone, tablet = Parent(town, "phone"), Parent(town, "tablet")
    phone.found()
    lea = phone.add("Léa")
    await phone.sync()
    await join(phone, tablet)
    return phone, tablet, lea.space.id


async def join(phone: Parent, other: Parent) -> None:
    """Have another device come in by the recovery key."""
    key = recovery_text(phone.vault.secret("recovery") or b"")
    other.settle(await other.joining.by_recovery(key))
    assert await other.arrive() == set()


def titles(device: Device) -> list[str]:
    """Return what was written in a space, choices apart."""
    return [title for title in device.titles() if title]


async def both(*devices: Parent) -> None:
    """Exchange until nothing more comes."""
    for _ in range(2):
        for device in devices:
            assert await device.sync() == set()


@pytest.mark.covers("C-083", "C-150", "C-174")
async def test_two_devices_converge_in_each_space(family: Family) -> None:
    phone, tablet, lea = family
    for device in (phone, tablet):
        device.write(f"à moi, {device.name}")
        device.of(lea).write(f"à Léa, {device.name}")
    letter = a_letter(tablet.of(lea), 1 << 10)
    await both(phone, tablet)
    assert read(phone.of(lea), letter) == read(tablet.of(lea), letter)
    assert titles(phone) == ["à moi, phone", "à moi, tablet"]
    assert titles(phone.of(lea)) == ["Lettre", "à Léa, phone", "à Léa, tablet"]
    for one, other in ((phone, tablet), (phone.of(lea), tablet.of(lea))):
        assert one.state() == other.state()
        assert one.sealing.standing(one.space.id).h == (
            other.sealing.standing(one.space.id).h
        )


@pytest.mark.covers("C-163", "C-174")
async def test_what_two_devices_say_of_the_child_is_shown_and_taken_back(
    family: Family,
) -> None:
    """Both were apart: the last one written wins, the other is not lost."""
    phone, tablet, lea = family
    shared = phone.of(lea).write("Titre")
    await both(phone, tablet)
    tablet.of(lea).write("Mardi", item=shared.id)
    phone.town.watch.pass_by(days=1)
    phone.of(lea).write("Mercredi", item=shared.id)
    await both(phone, tablet)
    for device in (phone, tablet):
        assert titles(device.of(lea)) == ["Mercredi"]
    assert tablet.vault.conflicts(tablet.space.id) == []
    choices = choices_of(tablet, lea)
    (shown,) = choices.list()
    assert shown.conflict.losing.title == "Mardi"
    choices.take_other(shown.conflict.id)
    await both(tablet, phone)
    for device in (phone, tablet):
        assert titles(device.of(lea)) == ["Mardi"]
    assert choices.list() == []


def choices_of(parent: Parent, child: SpaceId) -> Conflicts:
    """Return the choices that wait in the space of a child."""
    house = parent.of(child)
    trash = Trash(house.vault, house.blobs, house.world, house.space)
    kept = house.vault, house.world, parent.devices
    return Conflicts(child, *kept, trash.erase)


async def test_a_child_added_elsewhere_arrives_by_itself(family: Family) -> None:
    phone, tablet, _ = family
    tom = tablet.add("Tom")
    tom.write("à Tom")
    await both(tablet, phone)
    assert titles(phone.of(tom.space.id)) == ["à Tom"]
    assert sorted(one.space.name for one in phone.dependents.every()) == ["Léa", "Tom"]


@pytest.mark.covers("C-123")
async def test_a_lost_phone_writes_no_more_in_the_space_of_the_child(
    family: Family,
) -> None:
    phone, tablet, lea = family
    await both(phone, tablet)
    lost = keychain.me(tablet.vault).device
    phone.devices.retire(lost)
    gone = phone.devices.list()[1]
    assert (gone.leaving, gone.retired) == (True, False)
    await phone.courier.sync()
    assert not phone.devices.list()[1].retired
    await both(phone)
    assert phone.devices.list()[1].retired
    for space in (phone.space.id, lea):
        authors = phone.sealing.standing(space).authors
        assert authors[lost].retired
    tablet.of(lea).write("après")
    with pytest.raises(Refused, match=r"device\.retired"):
        await tablet.of(lea).courier.sync()
    assert titles(phone.of(lea)) == []


@pytest.mark.covers("C-123")
async def test_a_space_made_meanwhile_learns_who_was_put_outside(
    family: Family,
) -> None:
    """The tablet was in when Tom was added there, and never wrote in his space."""
    phone, tablet, _ = family
    await both(phone)
    tom = phone.add("Tom")
    lost = keychain.me(tablet.vault).device
    phone.devices.retire(lost)
    await both(phone)
    authors = phone.sealing.standing(tom.space.id).authors
    assert authors[lost].retired
    assert phone.devices.list()[1].retired


class Hostile(httpx.AsyncBaseTransport):
    """A server that tells the spaces in an order of its own, and names strangers'."""

    def __init__(self, town: Town, *strangers: SpaceId) -> None:
        self.town, self.strangers = town, strangers

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry a request; lie about the spaces."""
        answer = await self.town.wire.handle_async_request(request)
        if request.method != "GET" or not request.url.path.endswith("/spaces"):
            return answer
        told = json.loads(await answer.aread())
        false = [{**told[0], "space": each.hex()} for each in self.strangers]
        changed = json.dumps([*false, *reversed(told)]).encode()
        return httpx.Response(200, stream=httpx.ByteStream(changed))


@pytest.mark.covers("C-083", "C-174")
async def test_a_hostile_order_of_spaces_gives_nobody_another_s_home(
    family: Family,
) -> None:
    """The child first, then a stranger: the owner is still the owner."""
    phone, _, lea = family
    stranger = Parent(phone.town, "stranger")
    stranger.found()
    await stranger.sync()
    third = Parent(phone.town, "third")
    third.wire = Hostile(phone.town, stranger.space.id)
    await join(phone, third)
    assert third.vault.spaces() == [lea, phone.space.id]
    assert third.space.name == "Camille"
    assert [one.space.name for one in third.dependents.every()] == ["Léa"]
    third.write("à moi")
    await both(third, phone)
    assert titles(phone) == ["à moi"]
    assert titles(phone.of(lea)) == []


async def test_who_lets_a_device_in_says_first_which_space_is_theirs(
    family: Family,
) -> None:
    phone, tablet, lea = family
    for device in (phone, tablet):
        keeper = Doorkeeper(device.vault, device.trail, device.world)
        pins = [pin.space for pin in keeper._pins()]
        assert pins == [phone.space.id, lea]


@pytest.mark.covers("C-083")
async def test_what_is_erased_of_the_child_touches_nothing_of_the_parent(
    family: Family,
) -> None:
    phone, tablet, lea = family
    gone, kept = phone.of(lea).write("canari"), phone.write("gardée")
    await both(phone, tablet)
    drop_for_ever(tablet.of(lea), gone.id)
    await both(tablet, phone)
    assert await sealed_copies(phone.of(lea), gone.id) == 0
    for device in (phone, tablet):
        assert kept_copies(device.of(lea), gone.id) == 0
        assert titles(device) == ["gardée"]
        assert titles(device.of(lea)) == []
        assert not device.of(lea).vault.secrets("erase/")
    assert await sealed_copies(phone, kept.id) == 1


def backpack(device: Device) -> Archive:
    """Return the backpack of one space, made and opened."""
    source = Source(device.vault, device.journal, device.trail, device.blobs)
    outside: Any = Outside(lambda *_: None, lambda _: io.BytesIO())
    world = device.world
    own = Backpack(device.space.id, source, world.now, world.entropy, outside)
    sink = io.BytesIO()
    own.export(sink, PHRASE)
    return open_archive(sink, "passphrase", PHRASE)


@pytest.mark.covers("C-135", "C-083")
@pytest.mark.parametrize("mine", [True, False])
async def test_a_backpack_opens_the_space_it_was_made_from_and_no_other(
    family: Family, *, mine: bool
) -> None:
    phone, _, lea = family
    phone.write("à moi")
    phone.of(lea).write("à Léa")
    packed = backpack(phone if mine else phone.of(lea))
    own, other = (phone.space.id, lea) if mine else (lea, phone.space.id)
    keys = {name: value for name, value in packed.secrets.items() if "/" in name}
    assert {name.split("/")[1] for name in keys} == {own.hex()}
    theirs = phone.dependents.whole.secrets(f"ck/{other.hex()}")
    assert theirs
    assert not set(theirs.values()) & set(packed.secrets.values())
    said = {entry.title for entry in packed.entries()}
    assert ("à moi" in said, "à Léa" in said) == (mine, not mine)
    assert all(entry.space == own for entry in packed.entries())


@pytest.mark.covers("C-135", "C-174")
async def test_a_backpack_restored_brings_the_child_back_with_the_network(
    family: Family,
) -> None:
    phone, _, lea = family
    phone.of(lea).write("à Léa")
    phone.write("à moi")
    await both(phone)
    packed, other = backpack(phone), Parent(phone.town, "restored")
    home = Home(other.vault, other.journal, other.blobs)
    Restoring(packed, home).restore(restored(other.world, "restored"))
    other.crash()
    assert other.dependents.every() == []
    await both(other)
    assert (titles(other), titles(other.of(lea))) == (["à moi"], ["à Léa"])
    assert other.of(lea).state() == phone.of(lea).state()


class Counting(Elsewhere):
    """A town whose server counts what each one asks, as real ones do."""

    settings = Settings(signup="open")


@pytest.mark.covers("C-083")
async def test_a_real_server_lets_in_a_family_of_five_and_two_devices() -> None:
    town = Counting()
    phone, tablet = Parent(town, "phone"), Parent(town, "tablet")
    phone.found()
    names = ["Léa", "Tom", "Zoé", "Ali", "Eva"]
    for name in names:
        phone.add(name).write(f"à {name}")
    await both(phone)
    await join(phone, tablet)
    await both(tablet)
    for one in tablet.dependents.every():
        assert titles(tablet.of(one.space.id)) == [f"à {one.space.name}"]
    assert sorted(one.space.name for one in tablet.dependents.every()) == sorted(names)


class Mover(Alone, Parent):
    """A parent alone with a bundled server, and another one they may choose."""

    async def carry(self) -> None:
        """Have every space go to the other server."""
        here: dict[SpaceId, Courier] = {self.space.id: self.courier}
        here |= {space: self.of(space).courier for space in self.dependents.kept()}
        address = ServerAddress.over(self.dependents, self.devices)
        await address.carry(NEW, here.__getitem__, unheard)

    @property
    def servers(self) -> tuple[bool, bool]:
        """Say whether the child is on the new server, and the parent."""
        (lea,) = self.dependents.kept()
        return self.of(lea).space.server == NEW, self.space.server == NEW


async def cut_at(step: int) -> Mover:
    """Return a parent whose move was cut at a request."""
    phone = Mover()
    phone.found("")
    phone.write("à moi")
    phone.add("Léa").write("à Léa")
    await both(phone)
    phone.lost, phone.cut = "question", step
    with suppress(Unreachable):
        await phone.carry()
    phone.cut = 0
    phone.crash()
    return phone


@pytest.mark.covers("C-174")
async def test_a_move_cut_anywhere_leaves_each_space_on_one_server() -> None:
    """The child goes first: the server one leaves is kept until the parent goes."""
    seen = set()
    for step in (1, 8, 16, 24, 32, 400):
        phone = await cut_at(step)
        seen.add(phone.servers)
        (lea,) = phone.dependents.kept()
        phone.of(lea).write("encore")
        phone.write("encore")
        await both(phone)
        if phone.servers != (True, True):
            await phone.carry()
            phone.crash()
            await both(phone)
        tablet = Parent(phone.there, "tablet")
        await join(phone, tablet)
        assert tablet.state() == phone.state()
        assert tablet.of(lea).state() == phone.of(lea).state()
        assert titles(tablet.of(lea)) == ["encore", "à Léa"]
    assert seen == {(False, False), (True, False), (True, True)}


async def test_no_space_moves_while_another_device_writes_in_one(
    family: Family,
) -> None:
    phone, tablet, lea = family
    tablet.of(lea).write("de la tablette")
    await both(tablet, phone)
    address = ServerAddress.over(phone.dependents, phone.devices)
    with pytest.raises(Refused, match=r"server\.shared"):
        await address.carry(NEW, lambda _: phone.courier, unheard)
