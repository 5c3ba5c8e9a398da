"""All that is known of a dose is told, each thing under its name, and no more."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.opening import on
from tests.views.parts.vaccines.told import MMR, TETANUS, line, noted, page
from views.parts.vaccines.facts import said_of


@pytest.mark.covers("C-043")
def test_everything_known_is_named() -> None:
    said = {what: plain(words) for what, words in said_of(line(MMR)).items()}
    assert said == {
        "Vaccin": "PRIORIX",
        "Date": "12 mars 2019",
        "Protège de": "rougeole, oreillons, rubéole",
        "Qui le dit": "Confirmé par Dr Fictif, dans un document",
        "Dose": "Dose n° 2",
        "Série": "Rappel",
        "Numéro de lot": "A1",
        "Endroit du corps": "Cuisse gauche",
        "Comment": "Dans le muscle",
        "Fait par": "Dr Fictif",
        "Fabricant": "Laboratoire Fictif",
        "Nom complet": "PRIORIX, poudre et solvant",
        "Commentaire": "Fièvre",
    }


@pytest.mark.anyio
async def test_what_is_not_known_is_not_shown() -> None:
    house, (entry,) = noted(TETANUS)
    async with on(house, page(entry)) as ui:
        await ui.until("Numéro de lot")
        for absent in ("Fabricant", "Endroit du corps", "Commentaire", "Série"):
            assert absent not in ui.text()
