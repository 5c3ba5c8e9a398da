"""« Professionnel fictif » : reads the conversations opened to it, and answers."""

import asyncio
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.crypto.person_code import person_code
from app.domain.errors import Refused
from app.domain.message import Ask
from app.flows.departures import Departures
from app.flows.deposits.answering import Answer, Sheet
from app.flows.sealed.received_messages import named
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from app.rules.addresses import secured
from sync.gateway.conversations import Conversation, Written
from sync.gateway.folder import PartnerFolder
from sync.gateway.following import Follower
from sync.gateway.mailbox import Mailbox
from sync.gateway.partner import Partner
from sync.gateway.signatures import Verdict, verdict

Told = Mapping[str, object]

OFFICIALS: Final[Mapping[str, str]] = {
    "doctor": "RPPS 99000000101 Docteur fictif Tilleul",
    "pharmacist": "RPPS 99000000202 Pharmacien fictif Tilleul",
    "midwife": "RPPS 99000000303 Sage-femme fictive Tilleul",
    "nurse": "RPPS 99000000404 Infirmier fictif Tilleul",
    "dentist": "RPPS 99000000505 Dentiste fictif Tilleul",
    "physiotherapist": "RPPS 99000000606 Masseur fictif Tilleul",
    "practice": "FINESS 990000002 Maison fictive des Tilleuls",
    "hospital": "FINESS 990000003 Centre fictif des Tilleuls",
    "medico-social": "FINESS 990000004 Foyer fictif des Tilleuls",
}
"""No register gives these numbers; each name says what it is, to the person too."""

_SORTS: Final = (
    (b"%PDF", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"<", "text/xml"),
)


def play(
    world: World,
    departures: Departures,
    store: EntrustedStore,
    how: Mapping[str, str],
) -> Told:
    """Give a code, read, write or leave, as `sync.gateway.play_professional` says."""
    folder, operator = PartnerFolder(Path(how["folder"])), Path(how["operator"])
    url, profession = secured(how["server"]), how["profession"]
    if not url:
        raise Refused("server.address")
    official = OFFICIALS[profession]
    partner = Partner(world, folder, operator, departures, official, profession)
    told = asyncio.run(_play(partner, url, store, how))
    return {"name": partner.name, **told}


async def _play(
    partner: Partner, url: str, store: EntrustedStore, how: Mapping[str, str]
) -> Told:
    peer = await partner.entered(url)
    try:
        me, folder, world = partner.me(), partner.folder, partner.world
        if how["what"] == "code":
            return {"code": person_code(me.identity)}
        follower = Follower(peer, me, store, folder, world)
        return await _act(Mailbox(follower, folder, peer), how)
    finally:
        await peer.close()


async def _act(mailbox: Mailbox, how: Mapping[str, str]) -> Told:
    if how["what"] == "write":
        message = await mailbox.write(how["thread"], answer_of(how))
        return {"thread": how["thread"], "message": message.hex()}
    if how["what"] == "leave":
        await mailbox.leave(how["thread"])
        return {"thread": how["thread"]}
    return {
        "threads": [await _read(mailbox, one, how) for one in await mailbox.threads()]
    }


async def _read(
    mailbox: Mailbox, thread: Conversation, how: Mapping[str, str]
) -> dict[str, object]:
    """Tell one conversation; its files are written in the folder asked, if any."""
    if how["receipt"]:
        await mailbox.receipt(thread.id)
    messages = list[dict[str, object]]()
    for one in thread.messages:
        seen = await verdict(mailbox.follower, thread, one)
        await _keep(mailbox, thread, one, seen, how["out"])
        said = {"answer": seen.answer.value, "signature": seen.signature}
        messages.append({**told(one), **said})
    return {
        "thread": thread.id,
        "person": thread.whose,
        "until": _instant(thread.until),
        "messages": messages,
    }


async def _keep(
    mailbox: Mailbox, thread: Conversation, one: Written, seen: Verdict, out: str
) -> None:
    """Keep the files of a message, and the proof of what was signed, in a folder."""
    if not out:
        return
    start = f"{one.id.hex()[:12]}-"
    for rank, file in enumerate(one.files):
        content = await mailbox.content(thread, one, rank)
        name = named(file.name, file.media_type)
        keep(Path(out) / f"{start}{rank + 1}-{name}", content)
    if seen.proof:
        keep(Path(out) / f"{start}signature.json", seen.proof)


def told(one: Written) -> dict[str, object]:
    """Return a message as JSON says it."""
    return {
        "id": one.id.hex(),
        "mine": one.mine,
        "text": one.text,
        "sent": _instant(one.at),
        "read": _instant(one.read_at) if one.read_at else "",
        "asks": one.asks.value,
        "about": one.about,
        "files": [{"name": f.name, "type": f.media_type} for f in one.files],
    }


def answer_of(how: Mapping[str, str]) -> Answer:
    """Return what is asked to be written.

    Raises Refused("message.file_type") for a file that cannot be read,
    Refused("message.absent") for an answer to no message.
    """
    files = [_sheet(Path(one)) for one in how["files"].split("\n") if one]
    try:
        about = bytes.fromhex(how["about"])
    except ValueError as error:
        raise Refused("message.absent") from error
    return Answer(how["text"], files, Ask.of(how["asks"]), about)


def keep(path: Path, content: bytes) -> None:
    """Write a file for its owner's eyes only. Raises Refused("file.unwritable")."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        raise Refused("file.unwritable") from error


def _sheet(path: Path) -> Sheet:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused("message.file_type") from error
    sorts = (sort for start, sort in _SORTS if content.startswith(start))
    return Sheet(content, next(sorts, "text/plain"), path.name)


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
