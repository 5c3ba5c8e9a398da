"""What an export of measures meets says where to go, or what to say first."""

import pytest

from sync.airlock.verdict import CODES
from views.errors import sentence_for
from views.errors.imports import SAID


def test_a_file_of_measures_is_sent_where_it_is_read() -> None:
    assert "Mesures" in sentence_for("import.readings")


def test_an_agenda_is_sent_where_it_is_read() -> None:
    assert "Agenda" in sentence_for("import.agenda")


@pytest.mark.parametrize("code", SAID)
def test_each_code_has_a_sentence_of_its_own(code: str) -> None:
    assert sentence_for(code) not in {sentence_for("internal"), sentence_for("nothing")}


def test_what_the_airlock_says_of_exports_is_in_words() -> None:
    assert {"import.no_readings", "import.day_order"} <= CODES & set(SAID)
