"""What a correspondent writes is told again in our words; nothing else comes in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.files import envelope_of
from app.crypto.grants import Label
from app.crypto.packing import INT_MAX
from app.crypto.signing import public_of
from app.domain.collection import Rubric
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId, IdMint
from app.domain.mandate import FURTHEST
from app.domain.message import FILE_MAX, FILE_TYPES, TEXT_MAX
from app.domain.when import When
from app.fhir import communication
from app.fhir.communication import Whom
from app.flows.registering import YEAR, new_professional, vouch
from app.flows.sealed.received_messages import (
    ABOUT_MAX,
    DIRECTORY,
    Correspondence,
    _check_word,
    is_thread,
    named,
    received,
    thread_of,
)
from app.flows.world import World
from tests.app.flows.sealed.sent import AT, FILE, from_outside, spoiled
from tests.journeys.town import Dice, Watch

pytestmark = pytest.mark.covers("C-048")
THREAD = "ab" * 16
WITHIN = Correspondence(THREAD, Whom("Dr Tilleul", "RPPS 1"), "Ma toux", "professional")
SAID = {"text": "Prenez-en\ndeux.\x1b[2J\u202e", "asks": "receipt"}
SENT = from_outside("message", Rubric.MESSAGES, When.unknown(), SAID)
READ = replace(SENT, kind="receipt", attachments=(), meta={"about": "cd" * 16})


def told(entry: Entry = SENT, **said: str) -> Entry:
    return received(replace(entry, meta={**entry.meta, **said}), WITHIN, AT)


def test_who_writes_when_and_where_is_never_their_own_word() -> None:
    claims = {
        "thread": "ff" * 16,
        "source": "typed",
        "author": "SAMU",
        "title": "Urgent",
        "sent": "1999-01-01",
        "signed": "00" * 32,
        "signature": "00" * 64,
        "device": "00" * 16,
        "pinned": "yes",
    }
    sent = replace(SENT, links=(Link("about", SENT.id),), body=b'{"a": 1}')
    kept = told(sent, **claims)
    assert kept.meta == {
        "thread": THREAD,
        "source": "deposited:professional",
        "title": "Ma toux",
        "author": "Dr Tilleul",
        "sent": "2026-11-21T10:00:00.000+00:00",
        "asks": "receipt",
    }
    assert (kept.links, kept.when.text) == ((), kept.meta["sent"])
    assert communication.text(kept.body) == "Prenez-en\ndeux.[2J"
    assert b"SAMU" not in kept.body


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc passwd.pdf"),
        ("ordonnance.pdf", "ordonnance.pdf"),
        ("a.pdf.exe\u202e", "a.pdf.exe.pdf"),
        ("C:\\x\n.pdf", "C x.pdf"),
        ("", "message.pdf"),
        (".pdf", "message.pdf"),
        ("x" * 500, "x" * 80 + ".pdf"),
    ],
)
def test_a_file_has_a_name_that_harms_nobody(name: str, kept: str) -> None:
    sent = replace(SENT, attachments=(replace(FILE, name=name),))
    assert told(sent).attachments[0].name == kept


@pytest.mark.parametrize(
    "sent",
    [
        replace(SENT, kind="document"),
        replace(SENT, kind="thread"),
        replace(SENT, kind="preference"),
        replace(SENT, attachments=(), meta={"text": " \x1b "}),
        replace(SENT, meta={"text": "a" * (TEXT_MAX + 1)}),
        replace(SENT, attachments=(FILE,) * 6),
        replace(SENT, attachments=(replace(FILE, role="body"),)),
        *spoiled(SENT, FILE_MAX),
        replace(SENT, meta={**SENT.meta, "about": "zz"}),
        replace(SENT, attachments=(), meta={**SENT.meta, "asks": "signature"}),
        replace(SENT, attachments=(FILE, FILE), meta={"asks": "signature"}),
        replace(READ, meta={}),
        replace(READ, meta={"about": "zz"}),
        replace(READ, meta={"about": " ".join(["cd" * 16] * (ABOUT_MAX + 1))}),
        replace(READ, attachments=(FILE,)),
    ],
)
def test_nothing_else_comes_in(sent: Entry) -> None:
    with pytest.raises(Refused, match=r"^body\.malformed$"):
        received(sent, WITHIN, AT)


@pytest.mark.parametrize("at", [FURTHEST, INT_MAX])
def test_an_instant_no_calendar_has_is_refused(at: int) -> None:
    for sent in (SENT, READ):
        with pytest.raises(Refused, match=r"^body\.malformed$"):
            received(sent, WITHIN, at)
    assert received(SENT, WITHIN, FURTHEST - 1).id == SENT.id


def test_a_message_never_takes_the_place_of_its_conversation() -> None:
    with pytest.raises(Refused, match=r"^body\.malformed$"):
        told(replace(SENT, id=EntryId(bytes.fromhex(THREAD))))


def test_a_file_of_a_sort_no_message_carries_opens_with_nothing() -> None:
    assert named("../run.sh", "application/x-sh") == "run.sh.bin"


def test_a_receipt_is_dated_by_the_log() -> None:
    kept = told(READ, at="1999-01-01", source="typed")
    assert kept.meta == {
        "thread": THREAD,
        "source": "deposited:professional",
        "about": "cd" * 16,
        "at": "2026-11-21T10:00:00.000+00:00",
    }


def test_what_is_asked_by_a_later_version_is_nothing() -> None:
    assert "asks" not in told(asks="a dance").meta


def test_a_message_says_its_conversation_or_is_none() -> None:
    said = replace(SENT, meta={"thread": THREAD})
    assert thread_of(said) == THREAD
    assert thread_of(replace(said, kind="document")) == ""
    for wrong in ({}, {"thread": ""}, {"thread": "AB" * 16}, {"thread": "ab"}):
        with pytest.raises(Refused, match=r"^body\.malformed$"):
            thread_of(replace(SENT, meta=wrong))


def test_a_collection_is_that_of_a_conversation_by_its_name() -> None:
    assert is_thread(Label(Rubric.MESSAGES, 0, THREAD))
    assert not is_thread(Label(Rubric.MESSAGES, 0, ""))
    assert not is_thread(Label(Rubric.MESSAGES, 3, THREAD))
    assert not is_thread(Label(Rubric.REPORT, 0, THREAD))


WORDS = st.text(max_size=60) | st.sampled_from(["", THREAD, "receipt", "signature"])
METAS = st.dictionaries(
    st.sampled_from(["text", "asks", "about", "source", "thread", "author", "title"]),
    WORDS,
)
FILES = st.builds(
    lambda name, media, role, size, off: replace(
        FILE,
        name=name,
        media_type=media,
        role=role,
        plain_size=size,
        envelope_size=envelope_of(max(size, 1)) + off,
    ),
    st.text(max_size=200),
    st.sampled_from([*FILE_TYPES, "text/html", ""]),
    st.sampled_from(["original", "body", "text"]),
    st.integers(0, FILE_MAX + 2),
    st.sampled_from([0, 0, 0, 1]),
)
HOSTILE = st.builds(
    lambda kind, meta, files, body: replace(
        SENT, kind=kind, meta=meta, attachments=tuple(files), body=body
    ),
    st.sampled_from(["message", "message", "receipt", "document", ""]),
    METAS,
    st.lists(FILES, max_size=7),
    st.binary(max_size=40),
)


@given(HOSTILE)
def test_whatever_comes_is_refused_or_is_in_our_words(sent: Entry) -> None:
    try:
        kept = received(sent, WITHIN, AT)
    except Refused as refusal:
        assert refusal.code == "body.malformed"  # noqa: PT017 - the other ending is checked below
        return
    assert kept.meta["source"] == "deposited:professional"
    assert kept.meta["thread"] == THREAD
    assert kept.meta.get("author", "Dr Tilleul") == "Dr Tilleul"
    assert kept.meta.get("title", "Ma toux") == "Ma toux"
    assert kept.body.startswith(b"{")
    names = [one.name for one in kept.attachments]
    assert not [one for one in names if set(one) & set('/\\\n<>:"|?*')]
    assert all(one.isprintable() and len(one) <= 90 for one in names)
    assert communication.text(kept.body).replace("\n", "").isprintable()


FOUND_BY, PINNED, FALSE = (letter * 32 for letter in (b"d", b"p", b"f"))
"""The seeds of directories."""
CLOCK, CHANCE = Watch(), Dice("directories")
WORLD = World(CLOCK, CHANCE, IdMint(CLOCK, CHANCE))


def card_of(directory: bytes) -> bytes:
    """Return the core of the card of a professional a directory knows for a year."""
    bare = new_professional(WORLD, "lab").card
    return vouch(directory, bare, "RPPS 1 Dr", AT, profession="doctor").encode()


@pytest.mark.parametrize("directory", [FOUND_BY, PINNED])
def test_who_answers_is_known_to_the_directory_they_were_found_by_or_the_pinned_one(
    directory: bytes,
) -> None:
    said = {DIRECTORY: public_of(FOUND_BY).hex()}
    card, pinned = card_of(directory), public_of(PINNED)
    _check_word(said, pinned, card, AT + YEAR - 1)
    for word, at in ((card, AT + YEAR), (card_of(FALSE), AT)):
        with pytest.raises(Refused, match=r"^grant\.forged$"):
            _check_word(said, pinned, word, at)


def test_a_conversation_of_a_former_version_names_no_directory() -> None:
    for said in ({}, {DIRECTORY: "zz"}):
        _check_word(said, b"", card_of(FALSE), AT)
