"""A paper of the example is a PDF the airlock's own reader accepts."""

import pytest

from app.flows.example.sheets import sheet
from app.imports.pdf import READER


@pytest.mark.parametrize("pages", [1, 3])
def test_the_airlock_reads_what_was_written(pages: int) -> None:
    found = READER.read(
        sheet("Été (œdème)", ["Ligne \\ une", "Ligne deux"], pages=pages)
    )
    assert found.pages == pages
    assert found.findings == ()
    for words in ("Été (œdème)", "Ligne \\ une", "Ligne deux", "EXEMPLE"):
        assert found.text.count(words) == pages


def test_equal_words_give_equal_bytes() -> None:
    assert sheet("Titre", ["mot"]) == sheet("Titre", ["mot"])
