"""The text of a backpack says what it is, in the language of the person."""

from collections.abc import Iterator

import pytest

from views.prints.readme import readme
from views.text import LANGUAGES, tongue


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    """Leave the language as it was found."""
    yield
    tongue.speak("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_to_use_it_again(language: str) -> None:
    tongue.speak(language)
    said = readme()
    assert "fhir.ndjson" in said
    assert "agenda.ics" in said
    assert "manifest.json" in said
    assert "index.html" in said
    assert said.endswith("\n")
