"""The figure of a chore is said, one or several."""

import pytest

from app.flows.todo import Chore
from tests.screens.fletunit import FletUnit, drawing
from views.parts.todo import task_tile

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("chore", "said"),
    [
        (Chore("room", 12_000_000), "Il reste 12 Mo sur cet appareil."),
        (Chore("file", 1), "1 document attend une catégorie."),
        (Chore("file", 3), "3 documents attendent une catégorie."),
        (Chore("pages", 2), "2 pages sont en attente."),
        (Chore("vaccine", 1), "1 vaccin est conseillé."),
        (Chore("vaccine", 2), "2 vaccins sont conseillés."),
        (Chore("unsure", 1), "1 vaccin est à vérifier avec un professionnel."),
        (Chore("unsure", 2), "2 vaccins sont à vérifier avec un professionnel."),
        (Chore("reading", 1), "1 mesure attend votre réponse."),
        (Chore("reading", 3), "3 mesures attendent votre réponse."),
        (Chore("proposal", 1), "Quelqu'un propose de vous confier quelque chose."),
        (Chore("proposal", 2), "2 propositions attendent votre réponse."),
        (Chore("box", 1), "1 boîte de médicament finit bientôt."),
        (Chore("silent", 4), "Depuis 4 jours. Tout est ici."),
    ],
)
async def test_the_figure_is_said(chore: Chore, said: str) -> None:
    async with FletUnit(drawing(lambda: task_tile(chore))) as ui:
        assert said in ui.text()
