"""The recovery sheet: the key by eye and by square, and nothing that betrays."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.crypto.recovery import recovery_key, recovery_text
from tests.views.prints import reader
from views.prints.recovery_kit import SQUARE, Kit, groups, recovery_kit
from views.text import tongue

KEY = bytes(range(40, 60))
KIT = Kit(
    name="Camille",
    number=4821,
    day=date(2026, 11, 21),
    key=recovery_text(KEY),
    fingerprint="7K2M-9QXA-0BCD-EFGH",
    server="https://camille:motdepasse@mairie.example:8443/sante?jeton=abc#x",
    replaces=date(2026, 3, 3),
)


@pytest.mark.covers("C-124")
def test_the_key_is_read_back_from_the_paper(fonts: Path) -> None:
    first = reader.words(recovery_kit(KIT, fonts=fonts))[0]
    written = [word for word in first.split() if len(word) == 4 and word.isupper()]
    digits = [group for group in groups(KIT.key) if group in first]
    assert digits == groups(KIT.key)
    assert set(written) <= {*groups(KIT.key), *groups(KIT.fingerprint)}


@pytest.mark.covers("C-124")
def test_the_square_holds_the_key_and_is_large_enough(fonts: Path) -> None:
    side, said = reader.square(recovery_kit(KIT, fonts=fonts))
    assert side == pytest.approx(SQUARE, abs=0.2)
    assert side >= 50
    assert recovery_key(said) == KEY


def test_a_module_in_the_wrong_place_is_seen(fonts: Path) -> None:
    other = recovery_kit(replace(KIT, key=recovery_text(bytes(20))), fonts=fonts)
    assert reader.square(other)[1] != reader.square(recovery_kit(KIT, fonts=fonts))[1]


def test_it_says_whose_it_is_and_which_one_it_replaces(fonts: Path) -> None:
    first, second = reader.words(recovery_kit(KIT, fonts=fonts))
    assert "Espace de Camille" in first
    assert "Feuille n° 4821, faite le samedi 21 novembre 2026." in first
    assert "La feuille du mardi 3 mars 2026 ne marche plus." in first
    assert [f"\n{rank}. " in first for rank in range(1, 7)] == [True] * 5 + [False]
    for words in ("Où garder cette feuille", "Je la range ici", "Pour annuler"):
        assert words in second


def test_a_password_in_an_address_is_never_printed(fonts: Path) -> None:
    pdf = recovery_kit(KIT, fonts=fonts)
    said = "".join(reader.words(pdf))
    assert "https://mairie.example:8443/sante" in said
    for secret in ("motdepasse", "jeton", "camille:"):
        assert secret not in said


def test_without_server_nor_log_it_says_nothing_of_them(fonts: Path) -> None:
    kit = replace(KIT, server="", fingerprint="", replaces=None)
    first, _ = reader.words(recovery_kit(kit, fonts=fonts))
    assert "Sans serveur" in first
    for words in ("Recopiez l'adresse", "Empreinte", "ne marche plus"):
        assert words not in first


def test_equal_sheets_give_equal_bytes(fonts: Path) -> None:
    assert recovery_kit(KIT, fonts=fonts) == recovery_kit(KIT, fonts=fonts)


def test_two_pages_hold_everything_even_with_a_long_name(fonts: Path) -> None:
    kit = replace(KIT, name="Marie-Antoinette de la Tour-Maubourg " * 2)
    assert len(reader.words(recovery_kit(kit, fonts=fonts))) == 2


@pytest.mark.parametrize("name", ["Żółć Ängström", "李小龍", "Ζωή", "a\u200bb\u0301"])
def test_any_name_can_be_printed(name: str, fonts: Path) -> None:
    assert len(reader.words(recovery_kit(replace(KIT, name=name), fonts=fonts))) == 2


def test_it_speaks_the_language_of_the_person(fonts: Path) -> None:
    tongue.speak("en")
    try:
        pdf = recovery_kit(KIT, fonts=fonts)
    finally:
        tongue.speak("fr")
    assert "Recovery sheet" in reader.words(pdf)[0]
    assert b"/Lang (en)" in pdf


def test_the_key_hides_when_a_kit_is_shown() -> None:
    assert groups(KIT.key)[0] not in repr(KIT)
