"""An answer to advice is a Task: completed, on hold, rejected, and read back."""

import pytest

from app.domain.ids import EntryId, SpaceId
from app.fhir import exact, task
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(b"e" * 16), SpaceId(b"s" * 16)


@pytest.mark.covers("C-131")
@pytest.mark.parametrize(
    ("choice", "day", "status"),
    [
        ("done", "2026-03", "completed"),
        ("done", "", "completed"),
        ("later", "2027-02-19", "on-hold"),
        ("never", "", "rejected"),
        ("not-concerned", "", "cancelled"),
    ],
)
def test_an_answer_is_read_back(choice: str, day: str, status: str) -> None:
    body = task.write(
        ENTRY, SPACE, rule="teeth", title="Examen fictif", choice=choice, day=day
    )
    tree = exact.read(body)
    assert (tree["resourceType"], tree["status"]) == ("Task", status)
    assert tree["instantiatesUri"].endswith(":teeth")
    assert task.read(body) == (choice, day)
    assert model_faults(body) == ()


def test_a_task_of_another_kind_is_no_answer() -> None:
    assert task.read(b'{"resourceType":"Task","status":"draft"}') == ("", "")
