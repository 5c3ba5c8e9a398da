"""What a file changes is said one thing a sentence; nothing is said of nothing."""

from typing import Final

import pytest

from app.domain.agenda import Draft
from app.domain.ids import EntryId
from app.domain.timetable import FINDINGS, Unkept
from app.flows.agenda_files.agenda_files import Preview, Taken
from views.parts.agenda_files.words import (
    FOUND,
    aside_words,
    preview_words,
    taken_words,
    titles_of,
)

pytestmark = pytest.mark.covers("C-065")
ONE: Final = (Draft(title="Dentiste", start="2026-12-07"),)
BATCH: Final = EntryId(bytes(16))


def test_each_finding_has_its_words() -> None:
    assert set(FINDINGS) <= set(FOUND)


def test_what_would_change_is_counted() -> None:
    seen = Preview("a", ONE, ONE * 2, ONE, known=3, past=1, more=2)
    assert preview_words(seen) == [
        "1 rendez-vous à ajouter.",
        "2 rendez-vous changent.",
        "1 rendez-vous est annulé.",
        "3 rendez-vous étaient déjà là.",
        "1 rendez-vous passé n'est pas repris.",
        "2 rendez-vous de trop ne sont pas repris.",
    ]


def test_a_file_of_nothing_says_so() -> None:
    assert preview_words(Preview("", (), (), ())) == [
        "Ce fichier ne contient aucun rendez-vous."
    ]


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        ((3, 0, 0), "3 rendez-vous sont ajoutés."),
        ((0, 0, 0), "0 rendez-vous est ajouté."),
        ((0, 1, 2), "1 rendez-vous change. 2 rendez-vous sont annulés."),
    ],
)
def test_what_was_taken_is_counted(tally: tuple[int, int, int], words: str) -> None:
    assert taken_words(Taken(BATCH, "", *tally)) == words


def test_what_is_left_is_counted_and_named_once() -> None:
    left = (Unkept("kind", "a"), Unkept("kind", "a"), Unkept("date", ""), Unkept("cut"))
    seen = Preview("", (), (), (), left=left, findings=("ics.title",))
    assert aside_words(seen) == [
        "Un titre trop long est coupé.",
        "1 élément sans date lisible n'est pas repris.",
        "2 notes ou plages libres ne sont pas reprises.",
        "La fin du fichier manque.",
    ]
    assert titles_of(left) == ["a"]
