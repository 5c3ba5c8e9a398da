"""Files that were imported: when, what they brought, and how each is taken back."""

from dataclasses import dataclass, field

import flet as ft
import pytest

from app.domain.device import Rejected, Special
from app.domain.ids import EntryId
from app.domain.inbox import Fate, Item
from app.flows.importing.importing import Imported
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.near import weighing
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
ROUTE = "/sante/mesures/importer/faits"
BATCH = EntryId(bytes.fromhex("019a5b8f0a80700080000000000000ff"))


@dataclass
class Past:
    """Imports made some day."""

    batches_: list[Imported] = field(default_factory=list)
    apart_: list[Item] = field(default_factory=list)

    def batches(self) -> list[Imported]:
        return self.batches_

    def apart(self, _batch: EntryId) -> list[Item]:
        return self.apart_

    def undo(self, batch: EntryId) -> None:
        self.batches_ = [one for one in self.batches_ if one.batch != batch]


async def test_each_file_says_when_it_came_and_what_it_brought() -> None:
    past = Past([Imported(BATCH, "Dexcom", "clarity", {"kept": 288})])
    async with on(a_house(importing=past), ROUTE) as ui:
        await ui.until("288 mesures sont importées.")
        assert "Dexcom" in ui.text()
        assert "novembre 2025 à" in ui.text()
        assert faults(ui) == []


async def test_what_was_kept_apart_is_listed_in_its_words() -> None:
    low = weighing("0", value=Special.NEG_INF, kind="interstitial-glucose")
    odd = Rejected("line", b"7,douze", "7")
    apart = [
        Item(bytes(32), "file:clarity|1", Fate.BEYOND, 0, low),
        Item(bytes(31), "file:clarity", Fate.QUARANTINED, 0, odd),
    ]
    tally = {"kept": 288, "beyond": 1, "quarantined": 30}
    past = Past(
        [Imported(BATCH, "Dexcom", "clarity", tally)], [*apart, *[apart[1]] * 29]
    )
    async with on(a_house(importing=past), ROUTE) as ui:
        await ui.until("30 lignes non comprises : gardées à part.")
        assert "douze" not in ui.text()
        await ui.press("import-apart-0")
        await ui.until("Ligne non comprise : 7,douze")
        assert "Trop bas pour l'appareil · Glycémie interstitielle" in plain(ui.text())
        assert "Encore 11 valeurs ou lignes gardées à part." in ui.text()
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
