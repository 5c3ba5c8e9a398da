"""What is known of a stay is told; what is not is left out, but for its start."""

from app.domain.stay import Stay
from views.parts.profile.stay_facts import stay_facts


def test_only_what_is_known_is_told() -> None:
    assert stay_facts(Stay("2026-03", unit="Urgences")) == [
        ("Entrée", "mars 2026"),
        ("Service", "Urgences"),
    ]


def test_a_start_nobody_knows_is_said_so() -> None:
    assert stay_facts(Stay(facility="CHU"))[0] == ("Entrée", "date inconnue")
