"""A certificate on a document says what it is worth, and its dose is taken once."""

from dataclasses import replace

import pytest

from app.crypto.cose import TrustList
from app.domain.certificate import Proves
from app.domain.prescribed import Verdict
from app.flows.vaccines.certificates import Certificates
from tests.fictitious.certificates import OTHER, TEST, VACCINE, der, text, trusted
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House
from views.parts.vaccines.certificate import EXPIRED, MISUSED, PROVEN, SEALED

NICKNAME = {"fn": "Durand", "gn": "Lilou", "fnt": "DURAND", "gnt": "LILOU"}

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]


def holding(said: str, known: TrustList | None = None) -> tuple[House, str]:
    """Return a space with one document that holds a certificate, and its address."""
    house = a_house()
    added = house.documents.add(f"code:{said}".encode(), name="a.pdf", title="Papier")
    assert added.entry
    room = house.vaccines
    judge = Certificates(house.documents, room.booklet, room.certificates.links)
    if known:
        judge = replace(judge, known=known)
    lent = replace(house, vaccines=replace(room, certificates=judge))
    return lent, f"/documents/{added.entry.id.hex()}"


def test_each_verdict_and_each_kind_has_its_sentence() -> None:
    assert set(SEALED) == set(Verdict)
    assert set(PROVEN) == set(Proves)
    said = [words for _, words in SEALED.values()]
    assert not [one for one in (*said, EXPIRED, MISUSED) if "valide" in one]


async def test_without_a_list_the_seal_cannot_be_checked() -> None:
    house, place = holding(text())
    async with on(house, place) as ui:
        await ui.until("Certificat Covid européen")
        await ui.until("Signature non vérifiable hors liste.")
        told = ui.text()
        assert "Camille Exemple" in told
        assert "Dose 2 sur 2." in told
        assert "Délivré par CNAM." in told
        assert faults(ui) == []


async def test_with_a_list_it_says_which_one() -> None:
    house, place = holding(text(), trusted())
    async with on(house, place) as ui:
        await ui.until("Signature vérifiée avec la liste du 1")
        assert "juillet" in ui.text()


async def test_its_dose_is_added_then_known_then_undone() -> None:
    house, place = holding(text())
    async with on(house, place) as ui:
        await ui.until("Signature non vérifiable hors liste.")
        await ui.press("certificate-0")
        await ui.until("Ce vaccin est ajouté au carnet.")
        await ui.until("Déjà dans le carnet.")
        assert not ui.named("certificate-0")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        await ui.until("Ajouter au carnet")
    assert house.vaccines.booklet.count() == 0


async def test_a_changed_certificate_gives_no_dose() -> None:
    house, place = holding(text(key=OTHER), forged_list())
    async with on(house, place) as ui:
        await ui.until("Ce certificat a été changé : ne vous y fiez pas.")
        assert not ui.named("certificate-0")


async def test_the_certificate_of_somebody_else_is_told_and_gives_no_dose() -> None:
    house, place = holding(text(VACCINE | {"dob": "1985-03-12"}))
    async with on(house, place) as ui:
        await ui.until("Ce certificat semble être celui d'une autre personne.")
        assert "Date de naissance : 12 mars 1985" in plain(ui.text())
        assert not ui.named("certificate-0")


async def test_a_certificate_under_another_name_is_taken_once_the_person_says_so() -> (
    None
):
    house, place = holding(text(VACCINE | {"nam": NICKNAME}))
    async with on(house, place) as ui:
        await ui.until("Ce certificat semble être celui d'une autre personne.")
        assert not ui.named("certificate-0")
        await ui.press("certificate-mine-0")
        await ui.until("Il est au nom de")
        await ui.press("confirm-yes")
        await ui.until("Ce vaccin est ajouté au carnet.")
        assert house.vaccines.booklet.count() == 1
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
    assert house.vaccines.booklet.count() == 0


async def test_another_birth_date_is_never_called_ones_own() -> None:
    house, place = holding(text(VACCINE | {"nam": NICKNAME, "dob": "1985-03-12"}))
    async with on(house, place) as ui:
        await ui.until("Ce certificat semble être celui d'une autre personne.")
        assert not ui.named("certificate-mine-0")


async def test_a_test_gives_no_dose_but_its_code_is_shown() -> None:
    house, place = holding(text(TEST))
    async with on(house, place) as ui:
        await ui.until("Signature non vérifiable hors liste.")
        assert "Test du" in ui.text()
        assert not ui.named("certificate-0")
        assert ui.named("certificate-show-0")


def forged_list() -> TrustList:
    """Return a list where the name of one key leads to another key."""
    ours = next(iter(trusted().signers.values()))
    theirs = next(iter(trusted(der(key=OTHER)).signers))
    return TrustList("2021-07-01", {theirs: ours})
