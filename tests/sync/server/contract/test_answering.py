"""An answer nobody may write is refused by a server over every ledger.

Each attack comes after an honest answer and before another: both are taken in. Each
is played again without the check it meets, and must then be told otherwise.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.crypto.canon import digest
from app.crypto.files import envelope_of
from app.crypto.runs import run_id
from app.crypto.statements import Head
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.mandate import Known
from app.domain.message import FILE_MAX, FILES_MAX
from app.flows import keychain
from app.flows.deposits.answering import Answer, Sheet
from app.flows.deposits.writing import Parcel
from app.flows.registering import YEAR
from app.flows.sealed.runs import SealedOp
from sync import wire
from sync.client.peer import HttpPeer
from sync.server import verdict
from sync.server.deposits import PARTS_MAX
from sync.server.ledger import Ledger
from sync.server.records import Quota
from sync.server.settings import Rate
from tests.adversary.answers import given_to
from tests.adversary.holes import Hole, hole
from tests.fictitious.answers import altered, parcel, push_of, resigned
from tests.fictitious.correspondence import (
    Correspondent,
    conversation,
    correspondent,
    end,
    texts,
    write,
)
from tests.journeys.conftest import anyio_backend
from tests.journeys.town import Device, Town

__all__ = ["anyio_backend"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-115")]
DAY = 86_400_000
LONG = YEAR // DAY + 30
STATUSES = {wire.APPLIED: "applied", wire.CONFLICT: "conflict"}
HONEST = "Prenez rendez-vous."


@pytest.fixture
def town(ledger: Ledger) -> Town:
    """Return a town whose server keeps its logs in each ledger in turn."""
    made = Town()
    made.ledger = ledger  # type: ignore[assignment]  # any engine does
    made.start()
    return made


@dataclass
class Talk:
    """A person, a doctor they wrote to, and another they wrote to apart."""

    town: Town
    phone: Device
    doctor: Correspondent
    other: Correspondent
    threads: dict[str, str] = field(default_factory=dict)

    @property
    def thread(self) -> str:
        return self.threads["doctor"]

    def true(self, answer: Answer | None = None) -> Parcel:
        """Return an honest answer of the doctor, not sent yet."""
        self.town.watch.pass_by(seconds=1)
        return parcel(self.doctor.me, self.phone, self.thread, answer)

    async def met(self) -> None:
        for _ in range(2):
            assert (await self.phone.courier.sync()).alerts == ()

    async def sent(self, made: Parcel, by: HttpPeer | None = None) -> str:
        """Send an answer; return what the server says of it."""
        peer = by or self.doctor.peer
        try:
            reply = await peer.deposit(self.phone.space.id, push_of(made))
        except AlveoleError as refusal:
            return refusal.code
        told = {one.code or STATUSES[one.status] for one in reply.results}
        (code,) = told
        return code


@pytest.fixture
async def talk(town: Town, tmp_path: Path) -> Talk:
    phone = town.device("phone")
    phone.found()
    await phone.courier.sync()
    people = [
        await correspondent(town.device(name), tmp_path / name)
        for name in ("doctor", "other")
    ]
    made = Talk(town, phone, people[0], people[1])
    for name, who in zip(("doctor", "other"), people, strict=True):
        made.threads[name] = conversation(phone, who, days=LONG)
        write(phone, made.threads[name], f"Bonjour {name}")
    await made.met()
    return made


Forge = Callable[[Talk], Awaitable[tuple[Parcel, HttpPeer]]]


def of_head(**changes: object) -> Forge:
    """Return the attack of an answer whose head is altered."""

    async def forge(talk: Talk) -> tuple[Parcel, HttpPeer]:
        return altered(talk.true(), talk.doctor.me, **changes), talk.doctor.peer

    return forge


async def elsewhere(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Write in the conversation of another doctor."""
    made = parcel(talk.doctor.me, talk.phone, talk.threads["other"])
    return made, talk.doctor.peer


async def in_anothers_name(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Send as one's own what says to be the doctor's."""
    device = talk.doctor.me.device
    made = altered(talk.true(), talk.other.me, device=device)
    run = replace(made.run, run=replace(made.run.run, device=device))
    return replace(made, run=run), talk.other.peer


async def of_another_session(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Send what the doctor signed, as somebody else."""
    return talk.true(), talk.other.peer


async def by_a_person(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Answer as a relative, whom the very key was given as to who cares."""
    relative = talk.town.device("louise")
    relative.found()
    await relative.courier.sync()
    me = keychain.me(relative.vault)
    given_to(talk.phone, talk.thread, Known(me.identity, me.identity_card))
    await talk.met()
    talk.town.watch.pass_by(seconds=1)
    return parcel(me, talk.phone, talk.thread), relative.peer


async def after_their_word(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Answer once the word of the directory is over."""
    talk.town.watch.pass_by(milliseconds=YEAR + DAY)
    await talk.met()
    return talk.true(), talk.doctor.peer


async def over_a_message(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Write under the id of what the person wrote."""
    item = write(talk.phone, talk.thread, "Ceci est de moi")
    await talk.met()
    return altered(talk.true(), talk.doctor.me, item=item), talk.doctor.peer


async def two_at_once(talk: Talk) -> tuple[Parcel, HttpPeer]:
    made, me = talk.true(), talk.doctor.me
    (first,) = made.run.ops
    head = Head.decode(first.head)
    item, ctr = bytes(15) + b"\1", head.ctr + 1
    second = replace(head, item=item, ctr=ctr, at=ctr).encode()
    ops = [first, SealedOp(second, first.body)]
    return resigned(made, me, ops), talk.doctor.peer


async def ahead(talk: Talk) -> tuple[Parcel, HttpPeer]:
    """Write from an hour to come."""
    at = talk.phone.world.ms() + 3_600_000
    return altered(talk.true(), talk.doctor.me, ctr=at, at=at), talk.doctor.peer


async def once_ended(talk: Talk) -> tuple[Parcel, HttpPeer]:
    made = talk.true()
    end(talk.phone, talk.thread)
    await talk.met()
    return made, talk.doctor.peer


async def once_left(talk: Talk) -> tuple[Parcel, HttpPeer]:
    talk.town.watch.pass_by(seconds=1)
    await talk.doctor.mailbox.leave(talk.thread)
    return talk.true(), talk.doctor.peer


async def past_its_day(talk: Talk) -> tuple[Parcel, HttpPeer]:
    talk.town.watch.pass_by(days=LONG + 1)
    return talk.true(), talk.doctor.peer


def _all_lanes(patch: pytest.MonkeyPatch) -> None:
    """Let whoever asks answer anywhere."""

    class Everywhere(set[bytes]):
        def __ge__(self, _: object) -> bool:
            return True

    async def answered(*_: object) -> set[bytes]:
        return Everywhere({bytes(16)})

    patch.setattr("sync.server.deposits.answered", answered)


async def _yes(*_: object) -> bool:
    return True


def _without(rule: str) -> Hole:
    kept = tuple(one for one in verdict.RULES if one.__name__ != rule)
    return hole("sync.server.verdict.RULES", kept)  # type: ignore[arg-type]


def _sound(_ops: object, *, most: int) -> None:
    """Find any number of any ops sound."""


UNSOUND = hole("sync.server.deposits._require_sound", _sound)
UNREGISTERED = hole("sync.server.deposits._practises", _yes)
ANY_KIND = hole("sync.server.deposits.cares", lambda _: True)
UNSIGNED = hole("sync.server.rules.verify_run", lambda _key, run, _space: run_id(run))
ANY_ITEM = hole("sync.server.judge.CHAINED", frozenset())  # type: ignore[arg-type]
ATTACKS: dict[str, tuple[Forge, str, tuple[Hole, ...]]] = {
    "elsewhere": (elsewhere, "deposit_refused", (_all_lanes,)),
    "in another's name": (in_anothers_name, "run_invalid", (UNSIGNED,)),
    "of another session": (of_another_session, "run_invalid", (UNSIGNED,)),
    "by a person": (by_a_person, "deposit_refused", (ANY_KIND, UNREGISTERED)),
    "after their word": (after_their_word, "deposit_refused", (UNREGISTERED,)),
    "under another key": (of_head(epoch=2), "epoch_stale", (_without("_epoch"),)),
    "as a later version": (of_head(base=1), "deposit_refused", (UNSOUND,)),
    "as a version of the person": (of_head(type=1), "deposit_refused", (UNSOUND,)),
    "as no item": (of_head(item=bytes(16)), "deposit_refused", (UNSOUND,)),
    "from the past": (of_head(at=1), "deposit_refused", (UNSOUND,)),
    "over a message": (over_a_message, "conflict", (ANY_ITEM,)),
    "two at once": (two_at_once, "deposit_refused", (UNSOUND,)),
    "from the future": (ahead, "clock_ahead", (_without("_dates"),)),
    "having seen another past": (
        of_head(seen_hc=bytes(32)),
        "seen_unknown",
        (_without("_seen"),),
    ),
    "once ended": (once_ended, "deposit_refused", (_all_lanes,)),
    "once left": (once_left, "deposit_refused", (_all_lanes,)),
    "past its day": (past_its_day, "deposit_refused", (_all_lanes,)),
}
"""What is forged, what the server says of it, and what to take out for it not to."""

OVER = {"after their word", "once ended", "once left", "past its day"}
"""After these, the doctor may honestly write no more."""


@pytest.mark.parametrize("name", ATTACKS)
async def test_a_false_answer_is_refused(talk: Talk, name: str) -> None:
    forge, code, _ = ATTACKS[name]
    assert await talk.sent(talk.true()) == "applied"
    made, by = await forge(talk)
    assert await talk.sent(made, by) == code
    if name not in OVER:
        talk.town.watch.pass_by(hours=2)
        assert await talk.sent(talk.true()) == "applied"
    await talk.met()
    told = texts(talk.phone, talk.thread)
    assert told.count(HONEST) == (1 if name in OVER else 2)
    assert HONEST not in texts(talk.phone, talk.threads["other"])


@pytest.mark.parametrize("name", ATTACKS)
async def test_without_its_check_it_would_not_be(
    talk: Talk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge, code, holes = ATTACKS[name]
    made, by = await forge(talk)
    for each in holes:
        each(monkeypatch)
    assert await talk.sent(made, by) != code


async def test_the_same_bytes_again_change_nothing(talk: Talk) -> None:
    made = talk.true()
    assert await talk.sent(made) == "applied"
    assert await talk.sent(made) == "applied"
    again = altered(made, talk.doctor.me, item=bytes(15) + b"\1")
    assert await talk.sent(again) == "ctr_reused"
    await talk.met()
    assert texts(talk.phone, talk.thread).count(HONEST) == 1


async def test_a_lane_that_is_full_takes_no_answer(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.server.verdict.LANE_MAX", 4)
    assert await talk.sent(talk.true()) == "applied"
    assert await talk.sent(talk.true()) == "quota_exceeded"
    write(talk.phone, talk.thread, "Moi, j'écris encore.")
    await talk.met()
    mine = parcel(talk.other.me, talk.phone, talk.threads["other"])
    assert await talk.sent(mine, talk.other.peer) == "applied"


def bounded(monkeypatch: pytest.MonkeyPatch, lane: int) -> None:
    """Let nobody answer in a conversation of so many bytes."""
    quota = Quota(lane=lane)
    monkeypatch.setattr("sync.server.deposits.share", lambda _desk: quota)


async def test_a_conversation_takes_so_many_bytes_of_answers_and_no_more(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(push_of(talk.true()))
    bounded(monkeypatch, 8 * size)
    told = [await talk.sent(talk.true()) for _ in range(9)]
    taken = told.count("applied")
    assert 1 < taken < 9
    assert told == ["applied"] * taken + ["quota_exceeded"] * (9 - taken)
    talk.town.watch.pass_by(seconds=1)
    with pytest.raises(Refused, match=r"^deposit\.full$"):
        await talk.doctor.mailbox.write(talk.thread, Answer(HONEST))
    write(talk.phone, talk.thread, "Moi, j'écris encore.")
    await talk.met()
    mine = parcel(talk.other.me, talk.phone, talk.threads["other"])
    assert await talk.sent(mine, talk.other.peer) == "applied"


async def test_the_files_of_answers_weigh_in_their_conversation(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded(monkeypatch, 100_000)
    heavy = Answer(HONEST, (Sheet(b"a" * 60_000, "text/plain"),))
    await talk.doctor.mailbox.write(talk.thread, heavy)
    with pytest.raises(Refused, match=r"^deposit\.full$"):
        await talk.doctor.mailbox.write(talk.thread, heavy)
    assert await talk.sent(talk.true()) == "applied"


async def test_others_fill_their_share_of_a_space_and_no_more(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.server.deposits.SHARE", 1 << 40)
    assert await talk.sent(talk.true()) == "quota_exceeded"
    with pytest.raises(Refused, match=r"^quota_exceeded$"):
        await talk.doctor.peer.put_part(talk.phone.space.id, digest(b"a"), b"a")
    write(talk.phone, talk.thread, "Moi, j'écris encore.")
    await talk.met()


async def test_an_answer_names_no_more_parts_than_five_files(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert -(-envelope_of(FILE_MAX) // wire.PART_MAX) * FILES_MAX == PARTS_MAX
    many = tuple(digest(bytes([rank])) for rank in range(3))
    made = altered(talk.true(), talk.doctor.me, refs=many)
    assert await talk.sent(made) == "parts_missing"
    monkeypatch.setattr("sync.server.deposits.PARTS_MAX", 2)
    assert await talk.sent(made) == "deposit_refused"


async def test_who_answers_too_often_waits(town: Town, talk: Talk) -> None:
    town.rates = {"answer": Rate(2, 3600.0), "answer_part": Rate(1, 3600.0)}
    town.start()
    for who in (talk.doctor, talk.other):
        await who.enter()
    told = [await talk.sent(talk.true()) for _ in range(3)]
    assert told == ["applied", "applied", "peer.busy"]
    other = parcel(talk.other.me, talk.phone, talk.threads["other"])
    assert await talk.sent(other, talk.other.peer) == "applied"
    await talk.doctor.peer.put_part(talk.phone.space.id, digest(b"a"), b"a")
    with pytest.raises(Unreachable, match=r"^peer\.busy$"):
        await talk.doctor.peer.put_part(talk.phone.space.id, digest(b"b"), b"b")


async def test_who_may_answer_no_more_puts_no_part(talk: Talk) -> None:
    put, space = talk.doctor.peer.put_part, talk.phone.space.id
    await put(space, digest(b"a"), b"a")
    end(talk.phone, talk.thread)
    await talk.met()
    with pytest.raises(Refused, match=r"^deposit_refused$"):
        await put(space, digest(b"b"), b"b")


async def test_a_file_comes_with_all_its_parts_or_not_at_all(talk: Talk) -> None:
    made = talk.true(Answer("Voici", (Sheet(b"Un papier", "text/plain"),)))
    assert await talk.sent(made) == "parts_missing"
    for sha, part in made.parts.items():
        with pytest.raises(Refused, match=r"^hash_mismatch$"):
            await talk.doctor.peer.put_part(talk.phone.space.id, sha, part + b"!")
        await talk.doctor.peer.put_part(talk.phone.space.id, sha, part)
    assert await talk.sent(made) == "applied"
