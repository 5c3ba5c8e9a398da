"""Every reason and every ending has its words and its icon."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.departure import Outcome, Purpose
from views.parts import departures
from views.text import LANGUAGES, tongue


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    """Leave the language as it was found."""
    yield
    tongue.speak("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    tongue.speak(language)
    words = [departures.reason_of(why) for why in Purpose]
    assert all(words)
    assert len(set(words)) == len(words)
    assert all(departures.ending(one) for one in Outcome)


def test_a_copy_is_told_from_a_request() -> None:
    copies = {why for why in Purpose if departures.is_copy(why)}
    assert copies == {why for why in Purpose if why.name.startswith("COPY_")}


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("127.0.0.1:8460", "Vers le serveur de cet appareil"),
        ("[::1]:1", "Vers le serveur de cet appareil"),
        ("localhost", "Vers le serveur de cet appareil"),
        ("sante.exemple", "Vers sante.exemple"),
        ("sante.exemple:8460", "Vers sante.exemple:8460"),
        ("", "Vers un dossier choisi"),
    ],
)
def test_a_place_is_said_as_the_person_chose_it(host: str, words: str) -> None:
    assert departures.place(host) == words


def test_figures_stay_with_their_words() -> None:
    assert departures.requests(1) == "1\u00a0demande"
    assert departures.copies(2) == "2\u00a0copies"
    assert departures.weight(1500, 20) == "2\u202fKo envoyés, 20\u202foctets reçus"


def test_a_day_begins_with_a_capital_and_keeps_the_others() -> None:
    tongue.speak("en")
    title = departures.day_title(date(2026, 11, 21))
    assert title == title[:1].upper() + title[1:]
    assert "November" in title
