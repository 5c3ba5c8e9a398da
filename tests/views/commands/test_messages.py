"""A doctor is found, written to and read, typed as a person does."""

import asyncio
from pathlib import Path

import pytest

from app.domain.message import Thread
from tests.fictitious.doctor import Doctor, answered, messages_of
from tests.journeys.town import Device, Town
from tests.views.commands.desk import Desk

pytestmark = [pytest.mark.covers("C-048", "C-175")]
ABOUT = ("--subject", "Ma toux", "--until", "2027-02-23")
SAID = {
    "name": "Dr Fictif Claire",
    "number": "RPPS 99900000001",
    "profession": "service",
}


@pytest.fixture
def phone() -> Device:
    made = Town().device("phone")
    made.found()
    asyncio.run(made.courier.sync())
    return made


@pytest.fixture
def code(phone: Device) -> str:
    doctor = Doctor(phone.town.device("doctor"))
    doctor.certified()
    asyncio.run(doctor.enter())
    return doctor.code


@pytest.fixture
def desk(tmp_path: Path, phone: Device) -> Desk:
    made = Desk(tmp_path)
    made.door.messages = messages_of(phone)
    return made


def thread_of(desk: Desk, told: dict[str, str]) -> Thread:
    """Return the conversation an answer names."""
    found: Thread = desk.door.messages.thread(bytes.fromhex(told["id"]))
    return found


def test_a_conversation_is_opened_listed_and_ended(desk: Desk, code: str) -> None:
    assert desk.answers("messages", "find", code) == [SAID]
    (made,) = desk.answers("messages", "open", code, *ABOUT)
    told = {"subject": "Ma toux", "until": "2027-02-23", "state": "waiting"}
    counts = dict.fromkeys(("unread", "waiting", "unsent"), 0)
    never = dict.fromkeys(("blocked", "no_reply"), False)
    assert made == {"id": made["id"], **SAID, **told, **counts, **never}
    assert desk.answers("messages", "list") == [made]
    (ended,) = desk.answers("messages", "end", made["id"])
    assert ended["state"] in ("ending", "ended")
    desk.out.clear()
    assert desk.run("messages", "end", made["id"]) == 0
    line, warning = desk.out
    assert "Dr Fictif Claire : Ma toux. Dernier jour : mardi 23 février 2027" in line
    assert warning == "Ce qui a déjà été lu a pu être copié."


def test_it_is_open_for_three_months_unless_said(desk: Desk, code: str) -> None:
    (made,) = desk.answers("messages", "open", code, "--subject", "Ma toux")
    assert made["until"] == "2027-02-20"


def test_messages_are_written_and_read(desk: Desk, phone: Device, code: str) -> None:
    (made,) = desk.answers("messages", "open", code, *ABOUT)
    papers = desk.door.messages.documents
    paper = papers.add(b"Analyse de sang", name="lettre.txt").entry
    line = ("write", made["id"], "Bonjour docteur", "--file", paper.id.hex())
    (written,) = desk.answers("messages", *line)
    assert (written["delivery"], written["mine"]) == ("waiting", True)
    assert [one["type"] for one in written["files"]] == ["text/plain"]
    answered(phone, thread_of(desk, made), "Prenez\ndu miel", asks="receipt")
    assert desk.answers("messages", "list")[0]["unread"] == 1
    mine, theirs = desk.answers("messages", "read", made["id"])
    assert (mine, theirs["text"]) == (written, "Prenez\ndu miel")
    assert (theirs["unread"], theirs["asks"]) == (True, "receipt")
    assert desk.answers("messages", "list")[0]["unread"] == 0
    desk.out.clear()
    assert desk.run("messages", "read", made["id"], "--receipt") == 0
    assert desk.out[1].endswith("Dr Fictif Claire (reçu) : Prenez du miel")
    kept = phone.vault.after(phone.space.id, b"")
    assert [one.kind for one in kept].count("receipt") == 1


@pytest.mark.covers("C-053")
def test_somebody_is_blocked_and_unblocked(desk: Desk, code: str) -> None:
    (made,) = desk.answers("messages", "open", code, *ABOUT)
    (blocked,) = desk.answers("messages", "block", made["id"])
    assert (blocked["blocked"], blocked["state"]) == (True, "ended")
    desk.out.clear()
    assert desk.run("messages", "list") == 0
    assert "(bloqué)" in desk.out[0]
    desk.err.clear()
    assert desk.run("messages", "open", code, *ABOUT) == 1
    assert desk.err[0].endswith("[message.blocked]")
    (free,) = desk.answers("messages", "unblock", made["id"])
    assert (free["blocked"], free["state"]) == (False, "ended")


@pytest.mark.covers("C-053")
def test_an_answer_says_which_message_it_answers(
    desk: Desk, phone: Device, code: str
) -> None:
    (made,) = desk.answers("messages", "open", code, *ABOUT)
    asked = answered(phone, thread_of(desk, made), "Où en êtes-vous ?")
    line = ("write", made["id"], "Mieux.", "--about", asked.id.hex())
    (written,) = desk.answers("messages", *line)
    assert written["about"] == asked.id.hex()
    assert desk.run("messages", *line[:-1], "ab" * 16) == 1
    assert desk.err[0].endswith("[message.absent]")


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        (("find", "AAAAA"), 1, "card.mistyped"),
        (("open", "AAAAA"), 2, ""),
        (("open", "AAAAA", "--subject", "x", "--until", "demain"), 1, ""),
        ((), 2, ""),
        (("read", "ab" * 16), 1, "message.no_thread"),
        (("write", "ab" * 16, "Bonjour"), 1, "message.no_thread"),
        (("end", "xyz"), 1, ""),
    ],
    ids=["code", "no subject", "day", "nothing", "absent", "nowhere", "no id"],
)
def test_what_is_badly_said_is_told_in_one_sentence(
    desk: Desk, line: tuple[str, ...], status: int, code: str
) -> None:
    assert desk.run("messages", *line) == status
    assert status == 2 or len(desk.err) == 1
    assert not code or desk.err[0].endswith(f"[{code}]")
