"""A line is told in words: title, answers, since when, who says so."""

from dataclasses import replace
from datetime import UTC

import pytest

from app.domain.topic import Line
from tests.screens.fletunit import plain
from tests.views.parts.profile.told import A_PLUS, PENICILLIN, noted
from views.parts.profile.words import (
    by_words,
    facts_of,
    lasting,
    noted_words,
    row_words,
    title_of,
    whole_words,
)
from views.text import _, tongue


def line(**said: str) -> Line:
    """Return an allergy that says so."""
    return noted("allergies", **(PENICILLIN | said))[1]


def test_choices_and_dates_are_told_as_people_read_them() -> None:
    assert facts_of(line(since="1998-03")) == [
        ("Allergie à quoi", "Pénicilline"),
        ("Gravité de la réaction", "Grave"),
        ("Depuis quand", "mars 1998"),
    ]


def test_a_title_that_is_a_choice_is_told_in_the_language_spoken() -> None:
    group = noted("groupe-sanguin", group=A_PLUS)[1]
    assert title_of(group) == "A positif"
    tongue.speak("en")
    said, wanted = title_of(group), _("A positif")
    tongue.speak("fr")
    assert said == wanted


@pytest.mark.parametrize(
    ("source", "author", "words"),
    [
        ("declared", "", "Déclaré par vous"),
        ("professional", "Dr Anne Martin", "Écrit par Dr Anne Martin"),
        ("professional", "", "Écrit par un professionnel"),
        ("laboratory", "", "Écrit par un laboratoire"),
        ("laboratory", "Marcel Fictif", "Écrit par Marcel Fictif, laboratoire"),
        ("laboratory", "Laboratoire X", "Écrit par Laboratoire X"),
        ("document", "", "Recopié d'un document"),
        ("who-knows", "", "Écrit par un service"),
    ],
)
@pytest.mark.covers("C-032")
def test_who_says_so_is_always_told(source: str, author: str, words: str) -> None:
    told = replace(line(), source=source, author=author)
    assert by_words(told) == words
    assert plain(noted_words(told, UTC)) == f"{words}, le 21 novembre 2026"


@pytest.mark.parametrize(
    ("source", "author", "words"),
    [
        ("professional", "Dr Anne Martin", "D'après un document de Dr Anne Martin"),
        ("professional", "", "D'après un document de professionnel"),
        ("laboratory", "", "D'après un document de laboratoire"),
        ("laboratory", "Marc F.", "D'après un document de Marc F., laboratoire"),
        ("laboratory", "Laboratoire X", "D'après un document de Laboratoire X"),
    ],
)
@pytest.mark.covers("C-032")
def test_who_a_file_names_is_never_told_as_who_wrote(
    source: str, author: str, words: str
) -> None:
    own = line()
    entry = replace(own.entry, meta={**own.entry.meta, "source": f"document:{source}"})
    told = replace(own, entry=entry, source=source, author=author)
    assert by_words(told) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1998", "", "Depuis 1998"),
        ("", "2001-04", "Jusqu'à avril 2001"),
        ("1998", "2001", "De 1998 à 2001"),
        ("2025-10-02", "", "Depuis le 2 octobre 2025"),
        ("", "2026-03-01", "Jusqu'au 1er mars 2026"),
        ("2025-10-02", "2026-03-01", "Du 2 octobre 2025 au 1er mars 2026"),
        ("2015-08", "2015-09-04", "D'août 2015 au 4 septembre 2015"),
        ("", "", ""),
    ],
)
def test_how_long_it_lasted_is_told_as_far_as_it_is_known(
    start: str, end: str, words: str
) -> None:
    assert plain(lasting(line(since=start, end=end))) == words


def test_a_row_says_what_matters_first_and_leaves_long_words_to_the_page() -> None:
    told = row_words(line(reaction="x" * 101, comment="Vu", criticality="high"), UTC)
    assert [plain(words) for words in told] == [
        "Grave · La vie peut être en danger",
        "Depuis 1998",
        "Déclaré par vous, le 21 novembre 2026",
    ]


@pytest.mark.covers("C-027")
def test_two_versions_to_choose_from_are_told_whole() -> None:
    said = whole_words(line(comment="Vu en 1998").entry)
    assert "Allergie à quoi : Pénicilline" in said
    assert "Précisions : Vu en 1998" in said


def test_a_version_that_does_not_hold_any_more_says_so() -> None:
    entry = line().entry
    entry = replace(entry, meta={**entry.meta, "status": "entered-in-error"})
    assert "État : retiré" in whole_words(entry)
    assert "État" not in whole_words(line().entry)


def test_a_day_beside_the_title_says_what_it_is() -> None:
    said = {"medicine": "X", "dose": "Un le soir.", "stock_end": "2026-12-01"}
    told = row_words(noted("traitements", **said)[1], UTC)
    assert plain(told[0]) == "Un le soir · Boîte finie le : 1er décembre 2026"


@pytest.mark.covers("C-027")
def test_amounts_come_first_on_a_row_with_what_they_are() -> None:
    said = {"care": "Lunettes", "sort": "vision", "paid": "1200.50", "reimbursed": "0"}
    told = row_words(noted("soins-rembourses", **said)[1], UTC)
    assert plain(told[0]) == "Payé : 1 200,50 € · Remboursé : 0,00 €"
