"""Lies about deposits: keys not the person's, depositors nobody vouches for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from msgspec import structs

from app.crypto.canon import digest
from app.crypto.signing import sign
from app.crypto.statements import ControlBody, Epoch, Head, OpType
from app.crypto.suites import CLASSIC, HYBRID, public_keys
from app.domain.collection import Rubric
from app.domain.errors import AlveoleError
from app.flows.deposits.address import Address
from app.flows.deposits.writing import Letter, Parcel, sealed
from app.rules.deposits.chain import Door, Pins, follow
from app.rules.deposits.vouching import LABORATORY
from app.rules.registered import Registered
from sync import wire
from sync.courier.messages import authority
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import NO_SIGNATURE, hole, nothing
from tests.adversary.liar import Liar, Told
from tests.adversary.pages import Line
from tests.adversary.scene import Scene, honest, liar
from tests.fictitious.laboratory import Laboratory, first_form, opened
from tests.journeys.town import DIRECTORY, URL, Device

_openings = wire.decoder(wire.Openings)
OTHER = bytes(32)
"""The seed of a directory the person never heard of."""


@dataclass(frozen=True, slots=True)
class Measures(Letter):
    """What goes where the towns of these attacks keep everything."""

    @property
    def rubric(self) -> Rubric:
        return Rubric.REPORT


LETTER = Measures(b"%PDF-1.4 canary", "application/pdf", "11502-2", "canary")


async def a_laboratory(
    scene: Scene,
    name: str,
    directory: bytes = DIRECTORY,
    profession: str = LABORATORY,
) -> Laboratory:
    """Return one that a directory vouches for and that the server knows."""
    device = Device(scene.town, f"{scene.seed}/{name}")
    device.wire = Liar(scene.town)
    made = Laboratory(device, Path(mkdtemp()))
    made.vouched(directory, profession=profession)
    await made.enter()
    return made


async def opens(scene: Scene) -> Address:
    """Let the phone open the reception, and everybody know it."""
    address = await opened(scene.phone)
    for device in (scene.laptop, scene.tablet):
        await honest(device)
    return address


def parcel(scene: Scene, author: Laboratory) -> Parcel:
    """Return a deposit sealed as it should be, that no server has taken."""
    raws = [line.op for line in map(scene.line, range(1, scene.head + 1))]
    kinds = OpType.GENESIS, OpType.EPOCH
    chain = [(op.head, op.body) for op in raws if Head.decode(op.head).type in kinds]
    door: Door = follow(Pins(scene.space), chain)[Rubric.REPORT]
    me, world = author.me, author.device.world
    return sealed(LETTER, door, scene.space, me=me, world=world, ctr=0)


def line_of(made: Parcel) -> Line:
    run, (op,) = made.run.run, made.run.ops
    told = wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)
    return Line(told, 0, wire.Op(op.head, op.body, []))


async def door_changed(scene: Scene) -> None:
    """25: the keys to seal to are those of the server."""
    address, laboratory = await opens(scene), await a_laboratory(scene, "laboratory")
    scene.depositing = [laboratory, address]
    mine = public_keys({CLASSIC: bytes(32), HYBRID: bytes(32)})

    def change(told: Told) -> None:
        shown = wire.decode(_openings, told.body)
        told.body = wire.encode(wire.Openings([_rekeyed(o, mine) for o in shown.ops]))

    if scene.lying:
        liar(laboratory.device).lie("GET", r"/v1/spaces/\w+/deposit", change)


def _rekeyed(op: wire.Op, keys: dict[int, bytes]) -> wire.Op:
    head, signed = Head.decode(op.head), ControlBody.decode(op.body)
    if head.type != OpType.EPOCH or not Epoch.decode(signed.core).public_rubric:
        return op
    epoch = Epoch.decode(signed.core)
    changed = replace(epoch, deposit_pk1=keys[CLASSIC], deposit_pk2=keys[HYBRID])
    body = replace(signed, core=changed.encode()).encode()
    return structs.replace(
        op, head=replace(head, body=digest(body)).encode(), body=body
    )


async def door_of_before(scene: Scene) -> None:
    """62: what the depositor had pinned is not what is shown."""
    address, laboratory = await opens(scene), await a_laboratory(scene, "laboratory")
    pk = scene.dice.randbytes(32) if scene.lying else address.root_pk
    scene.depositing = [laboratory, replace(address, root_pk=pk)]


async def depositor_refuses(scene: Scene) -> set[str]:
    """Deposit, and see what the depositor says of it."""
    laboratory, address = scene.depositing
    try:
        await laboratory.send(LETTER, address)
    except AlveoleError as error:
        return {error.code}
    return set()


def shown(
    make: Callable[[Scene], Awaitable[Line]],
) -> Callable[[Scene], Awaitable[None]]:
    """Return a plot where the server shows the victim a deposit it should not."""

    async def plot(scene: Scene) -> None:
        await opens(scene)
        line = await make(scene)
        scene.rewrites(lambda page: page.lines.append(line))
        await scene.sends(scene.phone)

    return plot


async def of_another(scene: Scene) -> Line:
    """26: in the name of another depositor, whose key did not sign."""
    true = await a_laboratory(scene, "laboratory")
    line = line_of(parcel(scene, true))
    thief = await a_laboratory(scene, "thief")
    return line.with_run(sig=sign(thief.me.keys.sign, b"whatever"))


async def unvouched(scene: Scene) -> Line:
    """27: by who another directory vouches for."""
    return line_of(parcel(scene, await a_laboratory(scene, "laboratory", OTHER)))


async def by_a_person(scene: Scene) -> Line:
    """27: by somebody no directory says anything of."""
    author = await a_laboratory(scene, "nobody")
    plain = Laboratory(author.device, author.folder)
    await plain.enter()
    return line_of(parcel(scene, plain))


async def of_an_uninvited_sort(scene: Scene) -> None:
    """27: by a hospital, where the person let laboratories alone in."""
    first_form(scene.phone, authority(URL, await scene.phone.peer.server()))
    await honest(scene.phone)
    author = await a_laboratory(scene, "hospital", profession="hospital")
    for device in (scene.laptop, scene.tablet):
        await honest(device)
    line = line_of(parcel(scene, author))
    scene.rewrites(lambda page: page.lines.append(line))
    await scene.sends(scene.phone)


def _anybody(*_: object) -> Registered:
    return Registered("nobody", "0", "laboratory")


def _no_right(patch: pytest.MonkeyPatch) -> None:
    hole("app.rules.rights.check_right", nothing)(patch)
    hole("app.rules.admission.check_right", nothing)(patch)
    hole("app.flows.sealed.page.vouched", _anybody)(patch)


NO_CHAIN = hole("app.rules.deposits.chain.verify_root", nothing)
NO_PIN = hole("app.rules.deposits.chain._meet", nothing)
ITEM, DOOR = Level.ITEM, Level.DOOR
ATTACKS = [
    Attack(
        "deposit key replaced",
        "25",
        "grant.forged",
        DOOR,
        door_changed,
        (NO_CHAIN,),
        depositor_refuses,
    ),
    Attack(
        "root other than pinned",
        "62",
        "log.fork",
        DOOR,
        door_of_before,
        (NO_PIN,),
        depositor_refuses,
    ),
    Attack(
        "deposit in another's name",
        "26",
        "sig.invalid",
        ITEM,
        shown(of_another),
        (NO_SIGNATURE,),
    ),
    Attack(
        "deposit nobody vouches for",
        "27",
        "grant.forged",
        ITEM,
        shown(unvouched),
        (_no_right,),
    ),
    Attack(
        "deposit of a sort not let in",
        "27",
        "grant.forged",
        ITEM,
        of_an_uninvited_sort,
        (hole("app.rules.rights._check_welcome", nothing),),
    ),
    Attack(
        "deposit by a person",
        "27",
        "grant.forged",
        ITEM,
        shown(by_a_person),
        (_no_right,),
    ),
]
