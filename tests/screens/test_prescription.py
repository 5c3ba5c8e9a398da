"""A prescription on a document: judged, listed, shown whole to the pharmacy."""

from dataclasses import replace
from io import BytesIO

import flet as ft
import pytest
import zxingcpp
from PIL import Image

from app.crypto.jws import TrustList
from app.domain.ids import EntryId
from app.flows.prescription import Prescriptions
from tests.app.crypto.test_stamp import CODE
from tests.app.flows.test_prescription import Worded
from tests.app.prescriptions import GIVEN, KEY_NAME, SIGNER, TRUSTED, a_token
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-014")]

TOKEN = a_token()
FORGED = f"{TOKEN.rpartition('.')[0]}.{'A' * 86}"


def holding(*lines: str, trusted: TrustList = TRUSTED) -> tuple[House, str]:
    """Return a space with one document of two pages, and its address."""
    house = a_house()
    content = "\n".join(lines).encode()
    added = house.documents.add(content, name="a.pdf", title="Papier")
    assert added.entry
    signed = Prescriptions(house.documents, trusted)
    return replace(house, prescriptions=signed), f"/documents/{added.entry.id.hex()}"


def images(ui: FletUnit) -> list[str]:
    """Return what an independent reader finds on the pictures of the page."""
    drawn = [one.src for one in ui.all(ft.Image) if isinstance(one.src, bytes)]
    found = [Image.open(BytesIO(one)).convert("L") for one in drawn]
    return [code.text for one in found for code in zxingcpp.read_barcodes(one)]


async def followed(ui: FletUnit, button: str, route: str) -> None:
    """Press what leads to another screen, and go there."""
    await ui.press(button)
    assert ui.pushed()[-1] == ("push_route", route)
    await ui.navigate(route)


async def test_from_the_document_to_the_pharmacy_and_back() -> None:
    house, address = holding(f"code:{TOKEN}")
    async with on(house, address) as ui:
        await ui.until("Ordonnance lue dans le code")
        assert "Signature vérifiée." in ui.text()
        await followed(ui, "prescription-read", f"{address}/lignes")
        await ui.until("2 médicaments")
        assert faults(ui) == []
        await ui.press("prescription-show")
        await ui.until("Code pour la pharmacie")
        assert images(ui) == [TOKEN]
        await ui.press("code-close")
        assert images(ui) == []
        await followed(ui, "prescription-paper", address)
        await ui.until("Page 1 sur 2")


async def test_each_medicine_is_listed_in_the_words_of_the_prescription() -> None:
    house, address = holding(f"code:{TOKEN}")
    async with on(house, f"{address}/lignes") as ui:
        await ui.until("2 médicaments")
        said = ui.text()
    for words in (
        *("Ramipril 5 mg, comprimé", "Un comprimé le matin.", "Pendant 3 mois"),
        *("Quantité : 3 boîtes", "Renouvelable : 2 fois", GIVEN.prescriber),
        *("À retirer jusqu'au 1er février 2027", "Paracétamol 500 mg, gélule"),
        *("Une gélule.\nQuatre au plus.", GIVEN.patient, GIVEN.number),
        *("1er novembre 2026", "Signée par Cabinet fictif"),
        *("La signature couvre ces lignes, pas le papier.",),
    ):
        assert words in said, words


async def test_nothing_is_listed_nor_shown_of_what_was_changed() -> None:
    house, address = holding(f"code:{FORGED}")
    async with on(house, f"{address}/lignes") as ui:
        await ui.until("Ce document a été changé : ne vous y fiez pas.")
        said = ui.text()
        assert not ui.named("prescription-show")
    assert "Ramipril" not in said
    assert "vérifiée" not in said


@pytest.mark.parametrize(
    ("trusted", "why"),
    [
        (TrustList(), "Cet appareil n'a pas de liste de signataires."),
        (TRUSTED, "Son signataire n'est pas sur la liste du 1er novembre 2026."),
    ],
    ids=["no list", "not on it"],
)
async def test_an_unknown_signer_is_said_and_the_code_still_shown(
    trusted: TrustList, why: str
) -> None:
    token = a_token(name="inconnu")
    house, address = holding(f"code:{token}", trusted=trusted)
    async with on(house, f"{address}/lignes") as ui:
        await ui.until("Signataire inconnu : nous ne pouvons pas vérifier.")
        assert why in ui.text()
        assert "vérifiée" not in ui.text()
        await ui.press("prescription-show")
        assert images(ui) == [token]


async def test_a_signature_out_of_its_days_is_not_to_be_trusted() -> None:
    house, address = holding(f"code:{a_token(replace(GIVEN, written='2025-06-01'))}")
    async with on(house, f"{address}/lignes") as ui:
        await ui.until("La signature est hors de ses dates : ne vous y fiez pas.")
        assert "vérifiée" not in ui.text()


async def test_a_day_that_is_over_is_said() -> None:
    late = replace(GIVEN.medicines[0], until="2026-11-20")
    today = replace(GIVEN.medicines[0], until="2026-11-21")
    house, address = holding(f"code:{a_token(replace(GIVEN, medicines=(late, today)))}")
    async with on(house, f"{address}/lignes") as ui:
        await ui.until("À retirer jusqu'au 20 novembre 2026 : c'est passé")
        assert "À retirer jusqu'au 21 novembre 2026\n" in ui.text() + "\n"


async def test_a_demonstration_says_so_everywhere() -> None:
    play = TrustList("2026-01-01", {KEY_NAME: replace(SIGNER, demonstration=True)})
    house, address = holding(f"code:{TOKEN}", trusted=play)
    worthless = "Ordonnance d'exemple : elle ne vaut rien en pharmacie."
    async with on(house, address) as ui:
        await ui.until(worthless)
        await followed(ui, "prescription-read", f"{address}/lignes")
        await ui.until("2 médicaments")
        assert worthless in ui.text()
        await ui.press("prescription-show")
        await ui.until("Code d'exemple : il ne vaut rien en pharmacie.")


async def test_a_document_of_words_has_lines_and_no_code() -> None:
    house = a_house()
    documents = replace(house.documents, airlock=Worded())
    added = documents.add(b"<a/>", name="a.xml")
    assert added.entry
    worded = replace(house, documents=documents, prescriptions=Prescriptions(documents))
    async with on(worded, f"/documents/{added.entry.id.hex()}/lignes") as ui:
        await ui.until("Rien n'est signé ici. Montrez le document.")
        assert "1 médicament" in ui.text()
        assert not ui.named("prescription-show")


async def test_a_stamp_is_told_as_it_is_worth() -> None:
    house, address = holding(f"2d-doc:{CODE}")
    async with on(house, address) as ui:
        await ui.until("Cachet 2D-Doc : signature non vérifiée.")
        said = ui.text()
        assert faults(ui) == []
    assert "La clé du signataire n'est pas sur cet appareil." in said
    assert "Il dit avoir été signé le 1er novembre 2026." in said
    assert "Autorité FR05, sur la liste de confiance du 25 août 2025." in said


async def test_another_code_is_shown_as_it_was_received() -> None:
    received = "https://exemple.invalid/e-prescription/12345"
    house, address = holding(f"code:{received}", "code:12345", "code:Été")
    async with on(house, address) as ui:
        await ui.until("Un code est sur ce document.")
        assert ui.text().count("sans pouvoir le vérifier") == 2
        assert ui.text().count("Il se lit sur la page.") == 1
        assert faults(ui) == []
        assert received not in ui.text()
        await ui.press("code-show-0")
        await ui.until("Code de ce document")
        assert images(ui) == [received]


async def test_a_document_without_code_says_nothing_of_codes() -> None:
    house, address = holding("Bonjour")
    async with on(house, address) as ui:
        await ui.until("Ranger ce document")
        assert "code" not in ui.text().lower().replace("codez", "")
        await ui.navigate(f"{address}/lignes")
        await ui.until("Nous n'avons pas lu d'ordonnance sur ce document.")


async def test_an_unknown_document_is_refused() -> None:
    async with on(a_house(), f"/documents/{EntryId(bytes(16)).hex()}/lignes") as ui:
        await ui.until("Cet élément n'est pas ici.")
