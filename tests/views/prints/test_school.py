"""What is for school on paper: every note whole, and who wrote it."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.childhood import ChildNote
from tests.views.prints import reader
from views.prints.school import school

NOTES = [
    ChildNote("school", "2026-09-01", "Sieste", "Avec son doudou."),
    ChildNote("school", text="Lunettes à porter en classe."),
]


@pytest.mark.covers("C-143")
def test_each_note_is_whole(fonts: Path) -> None:
    pages = school("Léo Fictif", NOTES, day=date(2026, 11, 21), fonts=fonts)
    said = "".join(reader.words(pages))
    for words in (
        "Notes pour l'école",
        "Léo Fictif",
        "Imprimé le 21/11/2026",
        "Sieste",
        "Avec son doudou.",
        "Date : 1er septembre 2026",
        "Lunettes à porter en classe.",
        "La famille a écrit ces notes.",
    ):
        assert words in said.replace("’", "'")
