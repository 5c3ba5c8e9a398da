"""What a person does without the server beside measures and papers."""

from contextlib import closing
from datetime import timedelta
from typing import Any

from app.domain.wishes import DONATION
from main import Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb

VISIT, DROPS, WISH = "Dr Fictif, cardiologue", "Gouttes pour les yeux", "Avec Rose"
PLANNED = [(DROPS, True), (VISIT, False), (DROPS, False)]
"""What `plan` leaves in the days to come: what has no hour first."""


def plan(app: FletWeb) -> None:
    """Note a visit, then something to do every week; tick the first time."""
    app.go("/agenda/ajouter")
    app.fill("event-title", VISIT)
    app.fill("event-day", "demain")
    app.fill("event-clock", "14 h 30")
    app.press("event-save")
    app.wait("C'est noté dans l'agenda.")
    app.go("/agenda/ajouter")
    app.press("event-kind-task")
    app.fill("event-title", DROPS)
    app.fill("event-day", "demain")
    app.press("event-every")
    app.press("event-every-week")
    app.press("event-save")
    app.wait("Les prochaines fois")
    app.press("time-0-done")
    app.wait("C'est noté : fait.")
    app.go("/agenda")
    app.wait(DROPS)
    app.wait("En attente")
    assert app.faults() == []
    app.shot("phone-offline-week-agenda")


def wish(app: FletWeb) -> None:
    """Say what one wants after one's death."""
    app.go("/sante/volontes/don")
    app.press("wish-write")
    app.wait("Question 1 sur 2")
    app.press("wish-choice-all")
    app.press("wish-next")
    app.wait("Question 2 sur 2")
    app.fill("wish-detail", WISH)
    app.press("wish-next")
    app.wait("Relisez vos réponses")
    app.press("wish-keep")
    app.wait("C'est gardé et daté.")


def note_health(app: FletWeb) -> None:
    """Note an allergy and a vaccine."""
    app.go("/sante/profil/allergies/ajouter")
    app.fill("line-substance", "Arachide")
    app.press("line-save")
    app.wait("C'est noté.")
    app.go("/sante/vaccins/ajouter")
    app.fill("vaccine-name", "ror")
    app.fill("vaccine-day", "06/2020")
    app.press("vaccine-save")
    app.wait("Retirer du carnet")


def said(device: Device, name: str = "") -> dict[str, list[Any]]:
    """Return the agenda, the wishes and the allergies a device keeps of somebody."""
    with closing(Starters(device.home).door) as door:
        house = door.unlock("passphrase", PHRASE)
        if name:
            people = [one.space for one in house.dependents.every()]
            (space,) = [one for one in people if one.name == name]
            house = door.beside(space.id)
        today = house.agenda.today()
        found = house.agenda.between(today, today + timedelta(days=9))
        wishes = house.wishes.versions(DONATION)
        return {
            "agenda": [(one.event.title, one.done) for one in found],
            "wishes": [one.wish.said["detail"] for one in wishes],
            "allergies": [
                one.said["substance"] for one in house.profile.lines("allergies")
            ],
            "folders": [(one.name, one.count) for one in house.folders.list()],
            "comments": [one.meta.get("comment", "") for one in house.documents.list()],
        }
