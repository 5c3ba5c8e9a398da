"""Each official type has a name people read, in the three languages."""

import pytest

from app.fhir.document_types import document_types
from app.fhir.document_words import LABELS
from views.text import LANGUAGES, _, tongue


@pytest.mark.covers("C-006")
def test_the_label_of_each_type_is_marked_and_no_other() -> None:
    types = document_types().values()
    shown = {one.label for one in types if not one.unlisted}
    assert set(LABELS) == shown
    assert len(LABELS) == len(shown)


@pytest.mark.covers("C-006")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_is_said_in_each_language(language: str) -> None:
    tongue.speak(language)
    try:
        said = [_(label) for label in LABELS]
    finally:
        tongue.speak("fr")
    assert all(said)
    if language == "en":
        same = {label for label in LABELS if label in said}
        assert same == set()
