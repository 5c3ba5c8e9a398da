"""Files that were imported: when, what they brought, and how each is taken back."""

from dataclasses import dataclass, field

import flet as ft
import pytest

from app.domain.ids import EntryId
from app.flows.importing.importing import Imported
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
ROUTE = "/sante/mesures/importer/faits"
BATCH = EntryId(bytes.fromhex("019a5b8f0a80700080000000000000ff"))


@dataclass
class Past:
    """Imports made some day."""

    batches_: list[Imported] = field(default_factory=list)

    def batches(self) -> list[Imported]:
        return self.batches_

    def undo(self, batch: EntryId) -> None:
        self.batches_ = [one for one in self.batches_ if one.batch != batch]


async def test_each_file_says_when_it_came_and_what_it_brought() -> None:
    past = Past([Imported(BATCH, "Dexcom", "clarity", {"kept": 288})])
    async with on(a_house(importing=past), ROUTE) as ui:
        await ui.until("288 mesures sont importées.")
        assert "Dexcom" in ui.text()
        assert "novembre 2025 à" in ui.text()
        assert faults(ui) == []


async def test_one_is_taken_back_after_a_question() -> None:
    past = Past([Imported(BATCH, "Dexcom", "clarity", {"kept": 288})])
    async with on(a_house(importing=past), ROUTE) as ui:
        await ui.until("Dexcom")
        await ui.press("import-undo-0")
        await ui.until("Annuler cet import ?")
        await ui.press("confirm-no")
        assert past.batches_
        await ui.press("import-undo-0")
        await ui.press("confirm-yes")
        await ui.until("L'import est annulé. Vos autres mesures restent.")
        assert past.batches_ == []


async def test_without_any_it_leads_to_the_first() -> None:
    async with on(a_house(importing=Past()), ROUTE) as ui:
        await ui.until("Aucun fichier importé pour le moment.")
        assert ui.one(ft.Semantics, identifier="import-more")
        await ui.press("import-more")
        assert ui.pushed()[-1][1] == "/sante/mesures/importer"
