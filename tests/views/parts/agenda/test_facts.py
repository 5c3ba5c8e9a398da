"""The facts of an event: only what it says, each under its name."""

from datetime import UTC

from app.domain.agenda import Draft
from tests.screens.fletunit import plain
from tests.screens.homes import NOON, a_house
from views.parts.agenda.facts import event_facts
from views.parts.agenda.times import first_time

NOW = NOON.astimezone(UTC)


def facts(draft: Draft) -> dict[str, str]:
    """Return what an event noted so says."""
    agenda = a_house().agenda
    found = event_facts(first_time(agenda, agenda.add(draft)), NOW)
    return {what: plain(said) for what, said in found}


def test_only_what_is_known_is_told() -> None:
    assert facts(Draft(title="Dentiste", start="2026-12-03")) == {
        "Sorte": "Rendez-vous",
        "Quand": "Jeudi 3 décembre 2026, toute la journée",
    }


def test_everything_known_is_told() -> None:
    told = facts(
        Draft(
            title="Dentiste",
            start="2026-12-03T14:30",
            zone="UTC",
            place="2 rue Fictive",
            who="Dr Fictif",
            note="Apporter la radio",
            reminders=(0, 1440),
        )
    )
    assert told["Quand"] == "Jeudi 3 décembre 2026, 14 h 30"
    assert told["Rappels"] == "à l'heure dite, la veille"
    assert (told["Où"], told["Avec qui"]) == ("2 rue Fictive", "Dr Fictif")
    assert told["Note"] == "Apporter la radio"
