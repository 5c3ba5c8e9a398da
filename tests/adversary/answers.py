"""Lies about answers: who writes in a conversation, when, and in whose place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from app.crypto.notes import Note
from app.crypto.packing import INT_MAX
from app.crypto.statements import OpType, Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.mandate import Known
from app.domain.write import Write
from app.flows import keychain
from app.flows.deposits.answering import Answer, Sheet
from app.flows.deposits.writing import Parcel
from app.flows.mandates.granting import Granting, ending
from app.flows.registering import YEAR, named, vouch
from sync import wire
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import (
    NO_BASE,
    NO_BODY,
    NO_EPOCH,
    NO_ORDER,
    NO_SEEN,
    NO_SIGNATURE,
    Hole,
    hole,
    nothing,
)
from tests.adversary.liar import Liar
from tests.adversary.pages import Line, Page, flip
from tests.adversary.scene import Scene, honest
from tests.app.flows.mandates.giving import giving_of
from tests.fictitious.answers import altered, parcel, written
from tests.fictitious.correspondence import (
    OFFICIAL,
    Correspondent,
    conversation,
    correspondent,
    end,
    write,
)
from tests.journeys.town import Device

DAY = 86_400_000
LONG = YEAR // DAY + 30
"""Days of a conversation that lasts longer than the word of the directory."""


@dataclass
class Talk:
    """A conversation that everybody knows, and one honest answer in it."""

    scene: Scene
    doctor: Correspondent
    thread: str

    def forged(self, **changes: Any) -> Line:  # noqa: ANN401 - fields of a head
        """Return an answer of the doctor whose head is altered."""
        me = self.doctor.me
        return line_of(altered(self.true(), me, **changes))

    def true(self) -> Parcel:
        """Return an answer of the doctor as they may send it."""
        told = parcel(self.doctor.me, self.scene.phone, self.thread)
        self.scene.town.watch.pass_by(seconds=1)
        return told


Make = Callable[[Talk], Awaitable[Line]]


def line_of(made: Parcel) -> Line:
    run, (op,) = made.run.run, made.run.ops
    told = wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)
    return Line(told, 0, wire.Op(op.head, op.body, []))


async def a_doctor(scene: Scene, name: str = "doctor") -> Correspondent:
    device = Device(scene.town, f"{scene.seed}/{name}")
    device.wire = Liar(scene.town)
    return await correspondent(device, Path(mkdtemp()))


async def everybody(scene: Scene) -> None:
    """Let the three devices know all of it; what they hold is honest."""
    for device in (scene.phone, scene.laptop, scene.tablet, scene.phone):
        await honest(device)
    scene.written |= {(one.id, one.title) for one in scene.phone.state()}


async def talking(scene: Scene, days: float = 90) -> Talk:
    """Let the person write to a doctor, and the doctor answer."""
    doctor = await a_doctor(scene)
    thread = conversation(scene.phone, doctor, days=days)
    write(scene.phone, thread, f"canary-{scene.seed}-asks")
    await everybody(scene)
    scene.town.watch.pass_by(seconds=1)
    await doctor.mailbox.write(thread, Answer(f"canary-{scene.seed}-answers"))
    scene.town.watch.pass_by(seconds=1)
    return Talk(scene, doctor, thread)


def shown(make: Make, *, days: float = 90) -> Callable[[Scene], Awaitable[None]]:
    """Return a plot where the server shows the victim an answer it should not.

    The honest answer comes with it, and must be taken in.
    """

    async def plot(scene: Scene) -> None:
        talk = await talking(scene, days)
        await honest(scene.phone)
        scene.written |= {(one.id, one.title) for one in scene.phone.state()}
        line = await make(talk)
        scene.rewrites(lambda page: page.lines.append(line))
        await scene.sends(scene.phone)

    return plot


async def elsewhere(talk: Talk) -> Line:
    """27: in the conversation of another doctor."""
    other = await a_doctor(talk.scene, "other")
    thread = conversation(talk.scene.phone, other)
    await everybody(talk.scene)
    talk.scene.town.watch.pass_by(seconds=1)
    return line_of(parcel(talk.doctor.me, talk.scene.phone, thread))


async def in_anothers_name(talk: Talk) -> Line:
    """26: under the name of the doctor, signed by somebody else."""
    other = await a_doctor(talk.scene, "other")
    made = line_of(talk.true())
    forged = line_of(altered(talk.true(), other.me, device=talk.doctor.me.device))
    return made.with_run(sig=forged.run.sig)


async def by_a_person(talk: Talk) -> Line:
    """27: by a relative, to whom the same conversation was given as to who cares."""
    scene = talk.scene
    relative = Device(scene.town, f"{scene.seed}/louise")
    relative.found()
    await relative.courier.sync()
    me = keychain.me(relative.vault)
    given_to(scene.phone, talk.thread, Known(me.identity, me.identity_card))
    await everybody(scene)
    scene.town.watch.pass_by(seconds=1)
    return line_of(parcel(me, scene.phone, talk.thread))


async def after_their_word(talk: Talk) -> Line:
    """27: by a doctor whom the directory does not know any more."""
    talk.scene.town.watch.pass_by(milliseconds=YEAR + DAY)
    await honest(talk.scene.phone)
    return line_of(parcel(talk.doctor.me, talk.scene.phone, talk.thread))


async def by_another_directory(talk: Talk) -> Line:
    """27: by a doctor whose word ended, under one that a false directory signed.

    The doctor lends the key of their identity to the server that lies.
    """
    me, watch = talk.doctor.me, talk.scene.town.watch
    watch.pass_by(milliseconds=YEAR + DAY)
    await honest(talk.scene.phone)
    later = replace(me.card, version=me.card.version + 1)
    now = talk.scene.phone.world.ms()
    card = vouch(b"f" * 32, later, OFFICIAL, now, profession="doctor")
    shown = named(me, card).identity_card.hex()

    def lie(told: dict[str, Any]) -> None:
        if told["card"] == me.identity_card.hex():
            told["card"] = shown

    talk.scene.told(r"/v1/(identities|devices)/\w+", lie)
    return line_of(parcel(me, talk.scene.phone, talk.thread))


async def former_key(talk: Talk) -> Line:
    """37: under a key that was renewed over a month ago."""
    scene, made = talk.scene, talk.true()
    other = await a_doctor(scene, "other")
    to = other.me.identity
    given_to(scene.phone, talk.thread, Known(to, other.me.identity_card))
    await everybody(scene)
    giving = giving_of(scene.phone)
    mine = [one for one in giving.every() if one.to == to]
    scene.phone.vault.commit(ending(giving.gifts, mine))
    await everybody(scene)
    scene.town.watch.pass_by(days=31)
    now = scene.phone.world.ms()
    return line_of(altered(made, talk.doctor.me, ctr=now, at=now))


async def over_another(talk: Talk) -> Line:
    """14: under the id of a message of the person."""
    kept = talk.scene.phone.state()
    own = next(one.id for one in kept if one.kind == "message")
    return talk.forged(item=own)


async def later_version(talk: Talk) -> Line:
    """14: as what follows a version that never was."""
    return talk.forged(base=1)


async def once_ended(talk: Talk) -> Line:
    """31: the person ended it, and everybody knows."""
    made = talk.true()
    end(talk.scene.phone, talk.thread)
    await everybody(talk.scene)
    return line_of(made)


async def once_left(talk: Talk) -> Line:
    """31: the doctor left it."""
    talk.scene.town.watch.pass_by(seconds=1)
    await talk.doctor.mailbox.leave(talk.thread)
    talk.scene.town.watch.pass_by(seconds=1)
    await everybody(talk.scene)
    return talk.forged()


async def past_its_day(talk: Talk) -> Line:
    """33: after the last day, by its own date: nobody said in the log that it ended.

    The clock of the person has not come there: her devices would say it themselves.
    """
    at = talk.scene.phone.world.ms() + 2 * DAY
    return talk.forged(ctr=at, at=at)


async def no_message(talk: Talk) -> Line:
    """27: something else than a message, sealed where messages go."""
    me, person = talk.doctor.me, talk.scene.phone
    return line_of(written(me, person, talk.thread, kind="preference"))


async def six_files(talk: Talk) -> Line:
    """48: more files than a message may carry."""
    me, person = talk.doctor.me, talk.scene.phone
    six = tuple(Sheet(bytes([65 + rank]), "text/plain") for rank in range(6))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.flows.deposits.answering.FILES_MAX", 6)
        return line_of(parcel(me, person, talk.thread, Answer("canary", six)))


async def in_no_year(talk: Talk) -> Line:
    """48: at an instant no calendar has."""
    return talk.forged(ctr=INT_MAX, at=INT_MAX)


async def empty_receipt(talk: Talk) -> Line:
    """27: a receipt that names no message."""
    me, person = talk.doctor.me, talk.scene.phone
    return line_of(written(me, person, talk.thread, kind="receipt", meta={}))


def given_to(person: Device, thread: str, known: Known) -> None:
    """Give the very key of a conversation to somebody, as to who cares."""
    giving = giving_of(person)
    giving.people.keep(known)
    keys, until = giving.keys(), giving.now + DAY
    (collection,) = keys.of(Rubric.MESSAGES, Confidentiality.N, thread)
    granting = Granting(giving.gifts, giving.world, keys, Note(person.space.name))
    mandate = giving.world.new_id()
    line = granting.give(known, mandate, collection, until=until, purpose=Purpose.CARE)
    person.vault.commit(Write(person.space.id, controls=(line,)))


def edited(change: Callable[[Page], object]) -> Callable[[Scene], Awaitable[None]]:
    """Return a plot where the page that brings an honest answer is edited."""

    async def plot(scene: Scene) -> None:
        talk = await talking(scene)
        await honest(scene.phone)
        write(scene.phone, talk.thread, f"canary-{scene.seed}-thanks")
        await honest(scene.phone)
        scene.written |= {(one.id, one.title) for one in scene.phone.state()}
        scene.rewrites(change)

    return plot


def answer_of(page: Page) -> int:
    """Return where the answer stands."""
    return [line.head.type for line in page.lines].index(OpType.DEPOSIT)


def dropped(page: Page) -> None:
    """6: the answer is not shown; the person wrote after having read it."""
    page.lines.pop(answer_of(page))


def repeated(page: Page) -> None:
    """11: the answer is shown twice."""
    page.lines.insert(answer_of(page), page.lines[answer_of(page)])


def put_off(page: Page) -> None:
    """7: the answer comes after what the person wrote having read it."""
    page.lines.append(page.lines.pop(answer_of(page)))


def another_body(page: Page) -> None:
    """9: one bit of the answer is another."""
    place = answer_of(page)
    line = page.lines[place]
    page.lines[place] = line.with_op(body=flip(line.op.body, 100))


def _told_as_it_came(entry: Entry, *_: object) -> Entry:
    return replace(entry, kind="message", meta={"title": "believed"})


ANYBODY = hole("app.rules.admission.check_right", nothing)
UNDATED = hole("app.rules.rights.still_registered", nothing)
ANY_KIND = hole("app.rules.rights.cares", lambda _: True)
ANY_DIRECTORY = hole("app.flows.sealed.received_messages._check_word", nothing)
AS_IT_CAME = hole("app.flows.sealed.received_messages.received", _told_as_it_came)
LOG, ITEM = Level.LOG, Level.ITEM


def _one(name: str, row: str, code: str, make: Make, *holes: Hole) -> Attack:
    """Return the attack of one answer that is not to be believed."""
    return Attack(name, row, code, ITEM, shown(make), holes)


def _page(
    name: str, row: str, code: str, change: Callable[[Page], object], *holes: Hole
) -> Attack:
    """Return the attack of a server on a true answer."""
    return Attack(name, row, code, LOG, edited(change), holes)


ATTACKS = [
    _one("answer elsewhere", "27", "grant.forged", elsewhere, ANYBODY),
    _one(
        "answer in another's name", "26", "sig.invalid", in_anothers_name, NO_SIGNATURE
    ),
    _one("answer by a person", "27", "grant.forged", by_a_person, ANY_KIND, UNDATED),
    Attack(
        "answer after their word",
        "27",
        "grant.expired",
        ITEM,
        shown(after_their_word, days=LONG),
        (UNDATED,),
    ),
    Attack(
        "answer by the word of a false directory",
        "27",
        "grant.forged",
        ITEM,
        shown(by_another_directory, days=LONG),
        (ANY_DIRECTORY,),
    ),
    _one("answer under a former key", "37", "epoch.stale", former_key, NO_EPOCH),
    _one("answer over a message", "14", "item.stale", over_another, NO_BASE),
    _one("answer as a later version", "14", "item.stale", later_version, NO_BASE),
    _one("answer once ended", "31", "writer.revoked", once_ended, ANYBODY),
    _one("answer once left", "31", "writer.revoked", once_left, ANYBODY),
    Attack(
        "answer past its day",
        "33",
        "grant.expired",
        ITEM,
        shown(past_its_day, days=1),
        (ANYBODY,),
    ),
    _one("no message", "27", "body.malformed", no_message, AS_IT_CAME),
    _one("six files", "48", "body.malformed", six_files, AS_IT_CAME),
    _one("a receipt of nothing", "27", "body.malformed", empty_receipt, AS_IT_CAME),
    _one("answer in no year", "48", "grant.expired", in_no_year, ANYBODY),
    _page("answer dropped", "6", "log.withheld", dropped, NO_SEEN),
    _page("answer repeated", "11", "log.replay", repeated, NO_ORDER),
    _page("answer put off", "7", "log.withheld", put_off, NO_SEEN),
    _page("answer altered", "9", "log.tamper", another_body, NO_BODY),
]
