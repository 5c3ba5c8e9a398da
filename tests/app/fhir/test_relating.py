"""What a document is about is told where FHIR looks for it."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.fhir import exact
from app.fhir.models import model_faults
from app.fhir.relating import related
from tests.app.paper_home import PaperHome

STAY, WEIGHT = EntryId(bytes(15) + b"\1"), EntryId(bytes(15) + b"\2")
NAMED = [("Encounter", STAY), ("Observation", WEIGHT)]


@pytest.mark.covers("C-011")
@pytest.mark.covers("C-012")
def test_a_stay_is_an_encounter_and_a_measure_is_related() -> None:
    home = PaperHome()
    entry = home.documents.add(b"texte", name="x.txt").entry
    assert entry
    body = related(entry.body, NAMED)
    context = exact.read(body)["context"]
    assert [one["reference"] for one in context["encounter"]] == [
        "Encounter/00000000-0000-0000-0000-000000000001"
    ]
    assert [one["reference"] for one in context["related"]] == [
        "Observation/00000000-0000-0000-0000-000000000002"
    ]
    assert model_faults(body) == ()
    again = exact.read(related(body, NAMED[:1]))["context"]
    assert len(again["encounter"]) == 2


def test_what_names_nothing_or_is_no_document_keeps_its_bytes() -> None:
    body = b'{"resourceType": "DocumentReference"}'
    assert related(body, []) == body
    other = b'{"resourceType": "Observation"}'
    assert related(other, NAMED) == other
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        related(b"[]", NAMED)
