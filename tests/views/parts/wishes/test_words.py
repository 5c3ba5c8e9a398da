"""A wish is told with its day, its standing, and the answers that were given."""

from app.domain.wishes import DIRECTIVES, DONATION
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from views.parts.wishes.words import answers, day_words, standing, state_words


def test_only_what_was_answered_is_told_in_the_order_of_the_questions() -> None:
    said = {"revive": "no", "matters": "Rester chez moi"}
    assert list(answers(DIRECTIVES, said)) == [
        ("Qu'est-ce qui compte le plus pour vous ?", "Rester chez moi"),
        ("Si votre cœur s'arrête, acceptez-vous d'être réanimé ?", "Je le refuse"),
    ]


def test_the_place_of_the_signed_paper_is_said_at_once() -> None:
    wishes = a_house().wishes
    wishes.state(DIRECTIVES, {"original": "tiroir de l'entrée"})
    words = "Écrites le 21 novembre 2026\nOriginal : tiroir de l'entrée"
    assert state_words(wishes, DIRECTIVES) == words


def test_an_option_nobody_knows_any_more_says_nothing() -> None:
    assert list(answers(DONATION, {"choice": "gone"})) == []


def test_versions_say_what_they_are_worth() -> None:
    wishes = a_house().wishes
    assert state_words(wishes, DONATION) == "Rien d'écrit pour le moment."
    wishes.state(DONATION, {"choice": "no"})
    wanted = "Je ne veux pas donner mes organes (le 21 novembre 2026)"
    assert state_words(wishes, DONATION) == wanted
    wishes.withdraw(DONATION)
    found = wishes.versions(DONATION)
    assert [standing(one) for one in found] == ["Retrait", "Remplacée, gardée"]
    assert plain(day_words(found[0])) == "21 novembre 2026 à 11 h 00"
    assert state_words(wishes, DONATION).startswith("Retiré le 21 novembre 2026.")
