"""How far a message has come is said in words, and when, where the space is lived."""

from dataclasses import replace
from datetime import UTC

import pytest

from app.domain.mandate import MandateState
from app.domain.message import Delivery
from tests.screens.fletunit import plain
from tests.screens.messaging import AT, DOCTOR, THREAD, a_file, messaging, mine, theirs
from tests.screens.opening import on
from views.parts.messages import words

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]


def test_a_profession_is_said_in_words_and_an_unknown_one_as_it_came() -> None:
    assert words.who_words(DOCTOR) == "Médecin · Numéro REG 990000017"
    odd = replace(DOCTOR, profession="rebouteux")
    assert words.who_words(odd).startswith("Rebouteux · ")
    assert words.who_words(replace(DOCTOR, profession="")).startswith("Numéro")


def test_counts_are_said_in_words() -> None:
    assert words.waiting_words(2) == "2 messages en attente d'envoi"
    assert words.unsent_words(1) == "1 message non envoyé"
    assert words.files_words(3) == "3 fichiers joints"


def test_the_beginning_of_a_message_is_on_one_line_and_says_whose_it_is() -> None:
    assert words.last_words(theirs(1, "Bonjour \n docteur")) == "Bonjour docteur"
    assert words.last_words(mine(1, "Oui")) == "Vous : Oui"
    assert words.last_words(mine(1, "", files=(a_file(),))) == "Vous : 1 fichier joint"
    assert words.last_words(theirs(1, "x" * 91)) == "x" * 90 + "…"


@pytest.mark.parametrize(
    ("state", "blocked", "silent", "free"),
    [
        (MandateState.ACTIVE, False, False, True),
        (MandateState.ACTIVE, True, False, False),
        (MandateState.ACTIVE, False, True, False),
        (MandateState.ENDED, False, False, False),
    ],
)
def test_one_writes_where_somebody_reads(
    state: MandateState, *, blocked: bool, silent: bool, free: bool
) -> None:
    _house, paper = messaging(state=state)
    thread = replace(paper.thread(THREAD), blocked=blocked, no_reply=silent)
    assert words.writable(thread) is free


@pytest.mark.parametrize(
    ("delivery", "said"),
    [
        (Delivery.WAITING, "En attente d'envoi"),
        (Delivery.SENT, "Envoyé"),
        (Delivery.RECEIVED, ""),
        (Delivery.UNSENT, "Non envoyé : la conversation est terminée."),
    ],
)
def test_how_far_it_has_come_is_said(delivery: Delivery, said: str) -> None:
    assert words.delivery_words(mine(1, "a", delivery=delivery)) == said


async def test_moments_are_those_of_the_place_where_the_space_is_lived() -> None:
    house, _paper = messaging()
    assert house.zone is UTC
    async with on(house, "/messages"):
        said = plain(words.moment_words(AT))
        assert said == "21 novembre 2026 à 11 h 00"
        read = mine(1, "a", delivery=Delivery.READ, read_at=AT)
        assert plain(words.delivery_words(read)) == f"Lu le {said}"
        assert plain(words.hour_words(AT)) == "11 h 00"
        assert words.day_words(words.day_of(AT)) == "Aujourd'hui"
        before = words.day_words(words.day_of(AT - 86_400_000))
        assert plain(before) == "Vendredi 20 novembre 2026"
