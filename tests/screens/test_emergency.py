"""The emergency sheet: shown at two levels, left open or not, printed, agreed to."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.emergency import Level
from app.domain.ids import SpaceId
from tests.screens.fletunit import plain
from tests.screens.homes import a_house, filled
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-165")]


async def test_the_two_levels_are_apart() -> None:
    house = filled()
    line = house.profile.add("maladies", {"illness": "Asthme"})
    house.emergency.choose(line.id.hex(), Level.CODE)
    async with on(house, "/urgence") as ui:
        await ui.until("Asthme")
        said = ui.text()
        order = ("Sans code et sur la carte", "Pénicilline", "Après le code", "Asthme")
        places = [said.index(words) for words in order]
        assert places == sorted(places)
        await ui.press("emergency-choose")
        assert ("push_route", "/urgence/lignes") in ui.pushed()


async def test_a_bare_profile_says_what_to_note_first() -> None:
    async with on(a_house(), "/urgence") as ui:
        await ui.until("Notez d'abord les allergies")
        await ui.press("emergency-profile")
        assert ("push_route", "/sante/profil") in ui.pushed()


async def test_reading_without_code_is_told_plainly_agreed_to_and_undone() -> None:
    house = filled()
    async with on(house, "/urgence/sans-code") as ui:
        await ui.until("Rien ne se lit sans code sur cet appareil.")
        for told in (
            "Qui tient cet appareil pourra lire ces lignes, sans code.",
            "Elles seront écrites sans protection sur cet appareil.",
            "Pénicilline, grave",
        ):
            assert told in ui.text()
        assert not house.emergency.shown()
        await ui.press("open-yes")
        await ui.until("Ces lignes se lisent maintenant sans code, ici.")
        await ui.until("Ces lignes se lisent sans code sur cet appareil.")
        assert house.emergency.shown()
        await ui.press("open-no")
        await ui.until("Plus rien ne se lit sans code.")
        assert not house.emergency.shown()
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.emergency.shown()


async def test_what_is_left_open_of_a_child_says_whose_it_is() -> None:
    house = filled()
    leo = replace(house.space, id=SpaceId(b"l" * 16), name="Léo")
    async with on(replace(house, space=leo), "/urgence/sans-code") as ui:
        await ui.until("C'est la fiche de Léo, pas la vôtre.")
        await ui.press("open-yes")
        await ui.until("Les lignes de Léo se lisent maintenant sans code, ici.")
        await ui.press("open-no")
        await ui.until("Plus rien de Léo ne se lit sans code.")


async def test_without_any_line_nothing_is_left_open() -> None:
    house = a_house()
    async with on(house, "/urgence/sans-code") as ui:
        await ui.until("Vous n'avez choisi aucune ligne à montrer sans code.")
        await ui.press("open-yes")
        await ui.until("Choisissez d'abord au moins une ligne.")
        assert not house.emergency.shown()
        await ui.press("open-choose")
        assert ("push_route", "/urgence/lignes") in ui.pushed()


async def test_three_consents_each_with_its_effect_off_until_answered() -> None:
    house = a_house()
    async with on(house, "/urgence/accords") as ui:
        await ui.until("Le médecin du 15 peut-il lire mon espace en urgence ?")
        assert ui.text().count("Sans réponse, c'est comme non.") == 3
        assert "personne ne peut ouvrir à distance" in ui.text()
        await ui.choose("samu-yes", "yes")
        await ui.until("Votre réponse est gardée.")
        assert house.emergency.consent("samu") == "yes"
        assert house.emergency.consent("masked") == ""
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.emergency.consent("samu") == ""


async def test_the_card_is_seen_whole_before_it_is_printed_then_noted() -> None:
    house, kept = filled(), list[bytes]()

    def client(name: str, args: Any) -> str | None:  # noqa: ANN401 - as sent
        if name == "save_file":
            kept.append(args["src_bytes"])
            return "/card.pdf"
        return None

    async with on(house, "/urgence/carte", client) as ui:
        await ui.until("Tout le monde peut lire cette carte, sans code.")
        assert "Pénicilline, grave" in ui.text()
        assert house.emergency.printed() is None
        await ui.press("card-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    assert kept[0].startswith(b"%PDF")
    printed = house.emergency.printed()
    assert printed is not None
    assert printed.current


async def test_a_printed_card_that_is_out_of_date_says_so() -> None:
    house = filled()
    house.emergency.note_print(house.emergency.card())
    async with on(house, "/urgence") as ui:
        await ui.until("Votre carte imprimée le")
        assert "21 novembre 2026 dit la même chose." in plain(ui.text())
        line = house.profile.add("allergies", {"substance": "Latex"})
        house.emergency.choose(line.id.hex(), Level.OPEN)
        await ui.until("n'est plus à jour. Imprimez-en une autre.")


async def test_no_line_no_card() -> None:
    async with on(a_house(), "/urgence/carte") as ui:
        await ui.until("Vous n'avez choisi aucune ligne à montrer sans code.")
        assert not ui.named("card-print")
