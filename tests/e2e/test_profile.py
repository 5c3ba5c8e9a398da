"""The profile is lived: noted, answered, ended, tied, withdrawn, printed."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.conftest import Device, running
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import TYPED, FletWeb
from tests.e2e.rows import press_only
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]
PROFILE = "/sante/profil"


@pytest.fixture
def device(a_device: Callable[[str], Device], tmp_path: Path) -> Device:
    """Return a home with one paper."""
    home = a_device("profile")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    path = tmp_path / "Bilan allergologique.txt"
    path.write_text("Bilan allergologique\nDocument fictif.", encoding="utf-8")
    home.run("import", str(path))
    return home


def an_allergy(app: FletWeb, size: str) -> None:
    """Answer « none », then note one: the answer falls, and it is said."""
    app.press("nav-health")
    app.press("health-profile")
    app.wait("Rien n'est obligatoire.")
    seen(app, f"{size}-profile-empty")
    app.press("topic-allergies")
    app.press("answer-none")
    app.wait("Votre réponse : Aucune allergie connue")
    seen(app, f"{size}-profile-answer")
    app.press("line-add")
    app.press("line-save")
    app.wait("1 erreur :")
    app.press("fault-again-line-substance")
    app.page.wait_for_function(f"({TYPED})() !== undefined")
    app.page.wait_for_timeout(200)
    app.page.keyboard.type("Pénicilline", delay=15)
    app.press("line-severity-severe")
    seen(app, f"{size}-profile-form")
    app.press("line-save")
    app.wait("Votre réponse « Aucune allergie connue » est effacée.")


def a_link(app: FletWeb, size: str) -> None:
    """Tie the paper to the allergy."""
    app.press("link-add")
    app.fill("link-field", "Bilan")
    app.wait("Résultats")
    press_only(app, "link-0")
    app.wait("Le lien est fait.")
    app.press("link-close")
    app.wait("1 élément")
    seen(app, f"{size}-profile-line")


def a_change(app: FletWeb, size: str) -> None:
    """Change it, read its history, withdraw it, take that back."""
    app.press("line-change")
    app.wait("Gravité de la réaction")
    app.fill("line-substance", "Amoxicilline")
    app.press("line-save")
    app.wait("Vos changements sont enregistrés.")
    app.press("line-history")
    app.wait("« Pénicilline », puis « Amoxicilline ».")
    seen(app, f"{size}-profile-history")
    app.press("line-withdraw")
    app.wait("Cette ligne est retirée. Elle ne compte plus.")
    app.press("banner-undo")
    app.wait("C'est annulé.")


def an_illness(app: FletWeb, size: str) -> None:
    """Note an illness, then that it is over."""
    app.go(f"{PROFILE}/maladies/ajouter")
    app.fill("line-illness", "Asthme")
    app.fill("line-since", "1975")
    app.press("line-save")
    app.wait("C'est noté.")
    app.press("line-end")
    app.fill("line-end-day", "1989")
    app.press("line-end-save")
    app.wait("La fin est notée.")
    app.press("top-back")
    app.wait("Terminé (1)")
    app.press("line-ended")
    app.wait("De 1975 à 1989")
    seen(app, f"{size}-profile-ended")


def a_treatment(app: FletWeb) -> None:
    """Note a treatment as the prescription says it."""
    app.go(f"{PROFILE}/traitements/ajouter")
    app.fill("line-medicine", "Metformine 1 000 mg")
    app.fill("line-dose", "1 comprimé matin et soir")
    app.press("line-save")
    app.wait("C'est noté.")


def printed(app: FletWeb) -> str:
    """Print the whole profile; return its words."""
    app.go(PROFILE)
    app.wait("Traitements (1)")
    app.press("profile-print")
    app.wait("Préparer une feuille à imprimer ?")
    with app.page.expect_download() as download:
        app.press("confirm-yes")
    app.wait("Votre feuille est prête.")
    return "".join(reader.words(download.value.path().read_bytes()))


@pytest.mark.covers("C-026")
@pytest.mark.covers("C-027")
def test_a_profile_is_noted_and_printed(
    device: Device, screen_of: Show, size: str
) -> None:
    app = screen_of(device)
    open_space(app)
    an_allergy(app, size)
    a_link(app, size)
    a_change(app, size)
    an_illness(app, size)
    a_treatment(app)
    words = printed(app)
    for said in ("Amoxicilline", "Asthme", "Metformine", "Déclaré par la personne"):
        assert said in words
    seen(app, f"{size}-profile")
    assert app.external == []


@pytest.mark.a11y
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_profile_is_whole_at_320_pixels_and_200_percent(
    device: Device, mode: str
) -> None:
    device.look(scale="2.0", mode=mode)
    with ExitStack() as open_things:
        url = open_things.enter_context(running(device, "app", "--web", "--no-open"))
        app = open_things.enter_context(FletWeb.launch(url, width=320, height=800))
        open_space(app)
        for name, address, wanted in (
            ("all", PROFILE, "Allergies"),
            ("topic", f"{PROFILE}/allergies", "Aucune allergie notée"),
            ("form", f"{PROFILE}/allergies/ajouter", "Allergie à quoi"),
        ):
            app.go(address)
            app.wait(wanted)
            assert (name, app.small()) == (name, [])
            seen(app, f"large-{mode}-profile-{name}")
