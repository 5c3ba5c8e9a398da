"""A service is linked by a code accepted on its page; its doses come, and stay."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Device, running
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

Show = Callable[[Device], FletWeb]
Home = Callable[[str], Device]


@pytest.mark.covers("C-045")
def test_the_doses_of_a_register_come_once_the_person_said_yes(
    a_device: Home, screen_of: Show, size: str
) -> None:
    home, words = a_device("received"), ("--name", "Camille Fictif")
    born, spoken = ("--birth-date", "1958-03-12"), str(home.phrase)
    home.run("init", *words, *born, "--passphrase-file", spoken)
    with running(home, "lab-vaccines", "--port", "0", *words, *born) as said:
        address = said.rstrip(".")
        app = screen_of(home)
        open_space(app)
        app.go("/sante/vaccins/service")
        app.wait("le service national ne le permet pas encore")
        assert app.faults() == []
        app.shot(f"{size}-service-ask")
        app.fill("feed-address", address)
        app.press("feed-link")
        app.wait("La suite se fait toute seule")
        assert app.faults() == []
        app.shot(f"{size}-service-code")
        accept(app, address)
        app.wait("vaccins ajoutés.")
        app.wait("Dernière réception")
        assert app.faults() == []
        assert app.small() == []
        app.shot(f"{size}-service-linked")
    app.press("feed-receive")
    app.wait("Le service ne répond pas")
    app.shot(f"{size}-service-silent")
    app.press("feed-leave")
    app.wait("Déconnecter ce service ?")
    app.press("confirm-yes")
    app.wait("Le service est déconnecté.")
    app.go("/sante/vaccins/carnet")
    app.wait("Reçu de Registre fictif de vaccination")
    app.shot(f"{size}-service-booklet")
    press_first(app, "dose-")
    app.wait("Une erreur ?")
    assert not app.tid("vaccine-withdraw").count()
    app.shot(f"{size}-service-dose")
    taken_out(app, size)
    app.go("/sorties")
    assert app.external == []


def taken_out(app: FletWeb, size: str) -> None:
    """Say that one dose, then all of them, are not theirs; have all back."""
    app.press("vaccine-not-mine")
    app.wait("celui d'une autre personne")
    assert app.faults() == []
    app.shot(f"{size}-service-disowned")
    app.press("vaccine-back")
    app.wait("de retour dans le carnet")
    app.go("/sante/vaccins/service")
    app.wait("Ces vaccins ne sont pas les miens")
    app.press("feed-not-mine-0")
    app.wait("Retirer ces vaccins ?")
    app.shot(f"{size}-service-not-mine")
    app.press("confirm-yes")
    app.wait("Ces vaccins sont retirés du carnet.")
    app.shot(f"{size}-service-taken-out")
    app.press("banner-undo")
    app.wait("C'est annulé.")


def accept(app: FletWeb, address: str) -> None:
    """Say yes on the page of the register, in a tab of its own."""
    code = app.tid("feed-code").inner_text().replace(" ", "").replace("\n", "")
    tab = app.page.context.new_page()
    tab.goto(f"{address.removesuffix('/fhir')}/appareil")
    tab.fill("#code", f"{code[:4]}-{code[4:]}")
    tab.click("button[value=yes]")
    tab.get_by_text("C'est fait.").wait_for()
    tab.close()
