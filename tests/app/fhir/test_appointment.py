"""A day proposed is an Appointment any reader of FHIR accepts."""

import json
from typing import Any

from fhir.resources.R4B.appointment import Appointment

from app.domain.ids import EntryId, SpaceId
from app.fhir import appointment

OWN, SPACE = EntryId(bytes(15) + b"\1"), SpaceId(bytes(15) + b"\2")


def written() -> bytes:
    """Return a vaccine to plan."""
    return appointment.write(OWN, SPACE, title="Vaccin", day="2026-12-01")


def test_what_is_written_is_a_proposed_appointment() -> None:
    tree: dict[str, Any] = json.loads(written())
    Appointment.model_validate(tree)
    assert tree["status"] == "proposed"
    assert "start" not in tree


def test_the_day_is_read_back_and_a_cancelled_one_stays_valid() -> None:
    assert appointment.day(written()) == "2026-12-01"
    gone = json.loads(appointment.cancelled(written()))
    Appointment.model_validate(gone)
    assert gone["status"] == "cancelled"


def test_an_appointment_without_day_says_none() -> None:
    assert appointment.day(b'{"resourceType": "Appointment"}') == ""
