"""Lies about who holds a key of a collection, and about who read what lies there."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.crypto.canon import digest
from app.crypto.statements import ControlBody, Epoch, KeyFor, OpType
from app.domain.collection import Rubric
from app.flows import keychain
from tests.adversary.answers import a_doctor, dropped, everybody, talking
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import NO_LEAF, NO_ROOT, NO_SEEN, Hole, hole, nothing
from tests.adversary.pages import Line, Page, alone, honest_head
from tests.adversary.scene import Scene, honest
from tests.app.flows.mandates.giving import in_days, known, mandates_of
from tests.fictitious.correspondence import conversation, write
from tests.journeys.relatives import collection_of
from tests.journeys.town import Device

Make = Callable[[Scene, Device], Line]


def with_member(body: bytes, identity: bytes, epoch: int) -> bytes:
    """Return the order of a new key that somebody more is handed, as it was signed."""
    signed = ControlBody.decode(body)
    said = Epoch.decode(signed.core)
    more = KeyFor(identity, bytes(16), bytes(81))
    core = replace(said, epoch=epoch, keys=(*said.keys, more)).encode()
    return replace(signed, core=core).encode()


async def member_added(scene: Scene) -> None:
    """36: a conversation is opened, and somebody else is handed its key too."""
    doctor, thief = await a_doctor(scene), await a_doctor(scene, "thief")
    conversation(scene.phone, doctor)
    await honest(scene.phone)
    scene.written |= {(one.id, one.title) for one in scene.phone.state()}

    def change(page: Page) -> None:
        place = [line.head.type for line in page.lines].index(OpType.EPOCH)
        line = page.lines[place]
        epoch = Epoch.decode(ControlBody.decode(line.op.body).core).epoch
        body = with_member(line.op.body, thief.me.identity, epoch)
        head = replace(line.head, body=digest(body)).encode()
        page.lines[place:] = [line.with_op(head=head, body=body)]

    scene.rewrites(change)


def by_a_reader(make: Make) -> Callable[[Scene], Awaitable[None]]:
    """Return a plot where a relative who reads the measures helps the server."""

    async def plot(scene: Scene) -> None:
        louise = Device(scene.town, f"{scene.seed}/louise")
        louise.found()
        await louise.courier.sync()
        mandates_of(scene.phone).give(
            known(louise),
            name="Louise",
            rubrics=[Rubric.MEASURES],
            until=in_days(scene.phone, 30),
        )
        await everybody(scene)
        line = make(scene, louise)
        scene.rewrites(lambda page: page.lines.append(line))
        await scene.sends(scene.phone)

    return plot


def key_of_her_own(scene: Scene, louise: Device) -> Line:
    """36: a key of her making, under the root's signature of the true one."""
    lane = collection_of(scene.phone, Rubric.MEASURES)
    true = next(
        line
        for line in map(scene.line, range(1, scene.head + 1))
        if (line.head.type, line.head.collection) == (OpType.EPOCH, lane)
    )
    head = honest_head(louise, scene.victim, lane)
    identity = keychain.me(louise.vault).identity
    body = with_member(true.op.body, identity, head.epoch + 1)
    return alone(louise, replace(head, type=OpType.EPOCH), body)


def access_of_another(scene: Scene, louise: Device) -> Line:
    """45: that somebody else read, told by who is not the server."""
    lane = collection_of(scene.phone, Rubric.JOURNAL)
    head = honest_head(louise, scene.victim, lane)
    return alone(louise, replace(head, type=OpType.ACCESS), b"")


async def reading_hidden(scene: Scene) -> None:
    """45: the doctor signed that they read; the server shows it to the phone alone."""
    talk = await talking(scene)
    await everybody(scene)
    await talk.doctor.mailbox.receipt(talk.thread)
    await honest(scene.phone)
    scene.town.watch.pass_by(seconds=1)
    write(scene.phone, talk.thread, f"canary-{scene.seed}-thanks")
    await honest(scene.phone)
    scene.written |= {(one.id, one.title) for one in scene.phone.state()}
    scene.rewrites(dropped)


ANYBODY = hole("app.rules.admission.check_right", nothing)
ANY_SERVER = hole("app.rules.admission._check_server", nothing)


def _one(name: str, row: str, code: str, make: Make, *holes: Hole) -> Attack:
    return Attack(name, row, code, Level.ITEM, by_a_reader(make), holes)


ATTACKS = [
    Attack(
        "member added to a key",
        "36",
        "sig.invalid",
        Level.ITEM,
        member_added,
        (NO_LEAF, NO_ROOT),
    ),
    _one(
        "key of a reader's own", "36", "grant.forged", key_of_her_own, ANYBODY, NO_ROOT
    ),
    _one("access of another", "45", "grant.forged", access_of_another, ANY_SERVER),
    Attack(
        "reading hidden",
        "45",
        "log.withheld",
        Level.LOG,
        reading_hidden,
        (NO_SEEN,),
    ),
]
