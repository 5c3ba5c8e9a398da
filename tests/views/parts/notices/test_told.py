"""Whether notices show here, one on trial, a switch a sort, none for alarms."""

from dataclasses import replace

import pytest

from app.domain.ids import SpaceId
from app.domain.notice import Notice, Sort, Word
from app.flows.notices.notices import CHOSEN
from app.ports.notifying import NoNotifier, Reach
from tests.app.flows.notices.telling import Listening, a_keeper, a_vault
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]
PLACE = "/reglages"


def heard_by(system: Listening | NoNotifier) -> House:
    """Return a house whose notices go to *system*."""
    house = filled()
    return replace(house, notices=replace(house.notices, notifier=system))


async def test_one_is_tried_and_what_became_of_it_is_said() -> None:
    system = Listening()
    async with on(heard_by(system), PLACE) as ui:
        await ui.until("« Alvéole : 1 nouveauté »")
        await ui.press("notices-trial")
        await ui.until("La notification d'essai est partie.")
        assert system.heard() == [Notice(Word.TRIAL)]
        system.deaf = True
        await ui.press("notices-trial")
        await ui.until("La notification n'est pas partie.")


async def test_each_sort_is_chosen_alone_for_every_device() -> None:
    house = heard_by(Listening())
    async with on(house, PLACE) as ui:
        await ui.until("Essayer")
        for sort in CHOSEN:
            await ui.choose(f"notices-{sort}-no", "no")
            while house.notices.wanted()[sort]:
                await ui.settle()
            await ui.choose(f"notices-{sort}-yes", "yes")
            while not house.notices.wanted()[sort]:
                await ui.settle()
        await ui.choose(f"notices-{Sort.SCREENING}-no", "no")
        while house.notices.wanted()[Sort.SCREENING]:
            await ui.settle()
    assert [sort for sort, wanted in house.notices.wanted().items() if not wanted] == [
        Sort.SCREENING
    ]
    assert house.news.told("screening")


async def test_alarms_have_no_switch_and_it_is_said() -> None:
    async with on(heard_by(Listening()), PLACE) as ui:
        await ui.until("Une alerte ou une clé changée est toujours annoncée.")
        assert not ui.named("notices-security-no")


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Reach.SILENT, "Cet appareil ne montre pas de notification."),
        (Reach.UNSUPPORTED, "Alvéole ne sait pas encore prévenir sur cet appareil."),
        (Reach.EXAMPLE, "Un exemple n'envoie aucune notification."),
    ],
)
async def test_where_there_are_none_the_reason_is_said_and_choices_still_hold(
    why: Reach, said: str
) -> None:
    async with on(heard_by(NoNotifier(why)), PLACE) as ui:
        await ui.until(said)
        assert "Rien n'est perdu : tout se lit sur l'accueil." in ui.text()
        assert not ui.named("notices-trial")
        assert ui.named("notices-document-no")
        assert "Ces choix valent sur tous vos appareils." in ui.text()
        assert "1 nouveauté" not in ui.text()


async def test_who_keeps_the_space_of_others_is_told_it_is_for_them_too() -> None:
    said = "Ces choix valent aussi pour les personnes de votre liste."
    house = heard_by(Listening())
    async with on(house, PLACE) as ui:
        await ui.until("Essayer")
        assert said not in ui.text()
    child = a_keeper(a_vault(), SpaceId(b"l" * 16))
    house.notices.along(replace(house.notices, kept=child), lambda: True)
    async with on(house, PLACE) as ui:
        await ui.until(said)
