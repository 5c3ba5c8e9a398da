"""A note tells whose space it is to whoever holds the key, and to nobody else."""

from dataclasses import replace

import pytest

from app.crypto import notes
from app.crypto.notes import Note
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed

GRANT = seed("grant", 16)
SAID = Note("Camille Durand", "1948-03-02")
SEALED = notes.note(w.CK, SAID, w.KEY, GRANT, drawn("n5"))


def test_a_note_opens_for_its_grant_only() -> None:
    assert notes.open_note(w.CK, SEALED, w.KEY, GRANT) == SAID
    others = [
        (seed("other"), w.KEY, GRANT),
        (w.CK, replace(w.KEY, space=seed("x", 16)), GRANT),
        (w.CK, replace(w.KEY, collection=seed("x", 16)), GRANT),
        (w.CK, replace(w.KEY, epoch=4), GRANT),
        (w.CK, w.KEY, seed("x", 16)),
    ]
    for ck, ref, grant in others:
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            notes.open_note(ck, SEALED, ref, grant)


def test_every_note_has_the_same_length() -> None:
    names = ["", "Camille", "a" * 240]
    sizes = {
        len(notes.note(w.CK, Note(name), w.KEY, GRANT, drawn("n5"))) for name in names
    }
    assert sizes == {284}
    with pytest.raises(Refused, match=r"^label\.too_long$"):
        notes.note(w.CK, Note("a" * 260), w.KEY, GRANT, drawn("n5"))


def test_a_name_is_kept_in_one_form() -> None:
    sealed = notes.note(w.CK, Note("E\u0300ve"), w.KEY, GRANT, drawn("n5"))
    assert notes.open_note(w.CK, sealed, w.KEY, GRANT).name == "\u00c8ve"


def test_one_flipped_byte_is_refused() -> None:
    for at in range(0, len(SEALED), 7):
        bad = SEALED[:at] + bytes([SEALED[at] ^ 1]) + SEALED[at + 1 :]
        with pytest.raises(Refused, match=r"^wrap\.invalid$"):
            notes.open_note(w.CK, bad, w.KEY, GRANT)


def test_what_a_stranger_says_is_one_line_that_can_be_read() -> None:
    said = Note("\u202eenoiL \u200b\nAppelez le 0899", "hier")
    sealed = notes.note(w.CK, said, w.KEY, GRANT, drawn("n5"))
    heard = notes.open_note(w.CK, sealed, w.KEY, GRANT)
    assert heard == Note("enoiL Appelez le 0899", "")
