"""A week without the server: everything of one's own is done, then nothing is lost."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import PHRASE, Device, Server, running
from tests.e2e.fletweb import FletWeb
from tests.e2e.offline_acts import PLANNED, WISH, note_health, plan, said, wish
from tests.e2e.rows import press_first
from tests.fictitious.documents import documents

MEASURES, COMMENT = "/sante/mesures", "À montrer au docteur"
PHONE = (390, 844)


@pytest.mark.covers("C-150")
def test_a_week_without_server_loses_nothing(
    a_device: Callable[[str], Device], tmp_path: Path
) -> None:
    server, first, second = Server(tmp_path), a_device("one"), a_device("two")
    path = a_paper(tmp_path)
    found_space(server.start(), first, second, tmp_path)
    server.stop()

    with ExitStack() as open_things:
        url = open_things.enter_context(
            running(first, "app", "--web", "--no-open", "--port", "0")
        )
        width, height = PHONE
        app = open_things.enter_context(FletWeb.launch(url, width=width, height=height))
        app.wait("Ouvrir mon espace")
        app.fill("unlock-secret", PHRASE)
        app.press("unlock-open")
        app.wait("Bonjour Camille")
        measure_a_week(app)
        file_documents(app, path)
        arrange(app)
        note_health(app)
        plan(app)
        wish(app)
        app.go("/")
        app.wait("attendent le réseau")
        assert app.faults() == []
        app.shot("phone-offline-week")
        assert app.external == []
    server.start()
    for device in (first, second):
        device.run("sync")
    for kind in ("body-weight", "document"):
        assert kept(first, kind) == kept(second, kind)
    weights = [line["value"] for line in kept(second, "body-weight")]
    assert weights == ["70.9", "71.2", "71.4"]
    assert [line["title"] for line in kept(second, "document")] == ["Bilan du genou"]
    server.stop()
    assert (
        said(first)
        == said(second)
        == {
            "agenda": PLANNED,
            "wishes": [WISH],
            "allergies": ["Arachide"],
            "folders": [("Genou", 0)],
            "comments": [COMMENT],
        }
    )


@pytest.mark.covers("C-150", "C-164", "C-083")
def test_the_same_week_in_the_space_of_a_child_loses_nothing(
    a_device: Callable[[str], Device], tmp_path: Path
) -> None:
    server, first, second = Server(tmp_path), a_device("one"), a_device("two")
    path = a_paper(tmp_path)
    found_space(server.start(), first, second, tmp_path, child="Léo")
    server.stop()
    with ExitStack() as open_things:
        words = ("app", "--web", "--no-open", "--port", "0")
        url = open_things.enter_context(running(first, *words))
        width, height = PHONE
        app = open_things.enter_context(FletWeb.launch(url, width=width, height=height))
        app.wait("Ouvrir mon espace")
        app.fill("unlock-secret", PHRASE)
        app.press("unlock-open")
        app.wait("Bonjour Camille")
        app.go("/proches")
        app.press("enter-0")
        app.wait("Ce n'est pas votre espace.")
        measure_a_week(app, 18)
        file_documents(app, path)
        note_health(app)
        plan(app)
        prepare_the_visit(app)
        app.go("/")
        app.wait("attendent le réseau")
        assert app.faults() == []
        app.shot("phone-offline-week-child")
        assert app.external == []
    assert waiting(first) == {"Camille": False, "Léo": True}
    server.start()
    for device in (first, second):
        device.run("sync")
    assert waiting(first) == {"Camille": False, "Léo": False}
    leo = ("--person", "Léo")
    for kind in ("body-weight", "document"):
        assert kept(first, kind, *leo) == kept(second, kind, *leo)
        assert kept(second, kind) == []
    weights = [line["value"] for line in kept(second, "body-weight", *leo)]
    assert weights == ["17.9", "18.2", "18.4"]
    titles = {line["title"] for line in kept(second, "document", *leo)}
    assert "Bilan du genou" in titles
    server.stop()
    assert said(first, "Léo") == said(second, "Léo")
    assert said(second, "Léo")["allergies"] == ["Arachide"]
    assert said(second, "Léo")["agenda"] == PLANNED
    assert said(second)["agenda"] == []


def a_paper(place: Path) -> Path:
    """Return where a document lies, to be given."""
    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    path = place / given.name
    path.write_bytes(given.content)
    return path


def waiting(device: Device) -> dict[str, bool]:
    """Say for each person of a device whether something waits to leave."""
    return {one["name"]: one["waiting"] > 0 for one in device.run("people")}


def prepare_the_visit(app: FletWeb) -> None:
    """Prepare the visit of the child: what to ask, what changed."""
    app.go("/sante/visite")
    app.fill("visit-questions", "Peut-il manger des noix ?")
    app.wait("Allergie : Arachide (nouveau)")
    assert app.faults() == []
    app.shot("phone-offline-week-visit")


def found_space(
    url: str, first: Device, second: Device, place: Path, *, child: str = ""
) -> None:
    """Make a space on a device, that of a child too, and let the second one in."""
    words = ("--server", url, "--passphrase-file")
    made = first.run("init", "--name", "Camille", *words, str(first.phrase))
    sheet = place / "sheet"
    sheet.write_text(made[0]["recovery_key"], encoding="utf-8")
    if child:
        first.run("add-person", child, "--born", "2019-05-04", "--tie", "child")
    first.run("sync")
    second.run("join", "--recovery-file", str(sheet), *words, str(second.phrase))
    second.run("sync")


def measure_a_week(app: FletWeb, kilos: int = 71) -> None:
    """Note a weight every other day, correct the last one, withdraw the first one."""
    today = datetime.now(UTC)
    for day in range(6, -1, -2):
        app.go(MEASURES)
        app.press("kind-body-weight")
        app.press("measure-add")
        app.wait("Enregistrer")
        app.fill("value", f"{kilos},{day}")
        app.fill("day", (today - timedelta(days=day)).strftime("%d/%m/%Y"))
        app.press("measure-save")
        app.wait(f"Noté : {kilos},{day} kg.")
    press_first(app, "one-", f"{kilos},0")
    app.press("one-correct")
    app.wait("L'ancienne valeur reste dans l'historique.")
    app.fill("value", f"{kilos - 1},9")
    app.press("measure-save")
    app.wait(f"Corrigé : {kilos - 1},9 kg.")
    app.go(MEASURES)
    app.press("kind-body-weight")
    app.wait("4 mesures.")
    press_first(app, "one-", f"{kilos},6")
    app.press("one-withdraw")
    app.press("confirm-yes")
    app.wait("La mesure est retirée.")


def file_documents(app: FletWeb, path: Path) -> None:
    """Add a document, name it, throw it away, put it back, find it."""
    app.go("/documents/ajouter")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files(str(path))
    app.wait("ajouté, rangé dans")
    app.press("add-change-0")
    app.wait("Enregistrer")
    app.fill("edit-title", "Bilan du genou")
    app.fill("edit-comment", COMMENT)
    app.press("edit-save")
    app.wait("Vos changements sont enregistrés.")
    app.go("/documents")
    press_first(app, "document-0", "Bilan du genou")
    app.press("document-throw")
    app.wait("Annuler")
    app.press("banner-undo")
    app.wait("C'est annulé.")
    app.go("/documents")
    app.wait("Bilan du genou")
    app.go("/recherche")
    app.fill("search-field", "genou")
    app.wait("1 résultat")


def arrange(app: FletWeb) -> None:
    """Make a folder, hide a measure, look at what left the device."""
    app.go("/documents/dossiers")
    app.fill("folder-name", "Genou")
    app.press("folder-make")
    app.wait("Le dossier « Genou » est prêt.")
    app.go("/sante/mesures/arranger")
    app.press("hide-bmi")
    app.wait("Montrer")


def kept(device: Device, kind: str, *words: str) -> list[dict[str, Any]]:
    """Return what a device lists of a kind."""
    return device.run("list", kind, *words)
