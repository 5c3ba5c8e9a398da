"""What was copied for a service is told by its title, its date and its files."""

from dataclasses import replace

import pytest

from app.crypto.grants import Label
from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.ids import AttachmentId, BlobId, CollectionId, EntryId, SpaceId
from app.domain.when import When
from app.flows.keychain import SpaceKeys
from app.flows.sealed.copies import (
    Mark,
    fingerprint,
    is_copy,
    mark_name,
    marked,
)
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-016")
FILE = Attachment(
    AttachmentId(b"a" * 16),
    bytes(32),
    BlobId(b"b" * 32),
    10,
    5,
    b"s" * 32,
    "application/pdf",
    "a.pdf",
    "original",
    (b"p" * 32,),
)
ENTRY = Entry(
    SpaceId(b"s" * 16),
    EntryId(b"e" * 16),
    "document",
    b"",
    When.parse("2026-11-21"),
    Rubric.SYNTHESIS,
    attachments=(FILE,),
    meta={"title": "Ma synthèse", "comment": "pour moi"},
)


def test_other_ids_and_keys_are_the_same_copy() -> None:
    sealed = replace(FILE, id=AttachmentId(b"o" * 16), dek=b"k" * 32)
    there = replace(ENTRY, id=EntryId(b"c" * 16), attachments=(sealed,), meta={})
    there = replace(there, meta={"title": "Ma synthèse"})
    assert fingerprint(there) == fingerprint(ENTRY)
    words = replace(FILE, role="text", sha=b"t" * 32)
    assert fingerprint(replace(ENTRY, attachments=(FILE, words))) == fingerprint(ENTRY)


@pytest.mark.parametrize(
    "other",
    [
        replace(ENTRY, meta={"title": "Autre"}),
        replace(ENTRY, when=When.parse("2026-11-22")),
        replace(ENTRY, attachments=(replace(FILE, sha=b"n" * 32),)),
        replace(ENTRY, attachments=()),
    ],
    ids=["title", "date", "file", "no file"],
)
def test_what_is_read_differently_is_another_copy(other: Entry) -> None:
    assert fingerprint(other) != fingerprint(ENTRY)


def test_a_mark_says_what_and_when() -> None:
    lane = b"c" * 16
    kept = marked(lane, ENTRY, 7)[mark_name(lane)]
    assert Mark.of(kept) == Mark(fingerprint(ENTRY), 7)
    assert Mark.of(marked(lane, None, 8)[mark_name(lane)]) == Mark("", 8)
    assert Mark.of(None) == Mark("", 0)


def test_only_the_rubric_of_services_holds_copies() -> None:
    home = PaperHome()
    keys = SpaceKeys(home.vault, home.space.id)
    for rubric in (Rubric.SERVICE, Rubric.SYNTHESIS):
        lane = CollectionId(bytes([rubric]) * 16)
        keys.name(lane, Label(rubric, 0, ""))
        assert is_copy(keys, lane) is (rubric is Rubric.SERVICE)
    assert not is_copy(keys, b"?" * 16)
