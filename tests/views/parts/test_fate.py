"""What became of a file is said in one line."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.flows.documents import Added, Status
from tests.screens.homes import a_house
from views.errors import sentence_for
from views.parts.fate import counted, refused, told_of

ENTRY = a_house().documents.add(b"Ordonnance du jour", name="o.txt").entry


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.IMPORTED, "ajouté, rangé dans Ordonnances et soins."),
        (Status.DUPLICATE, "déjà dans votre espace, rangé dans Ordonnances et soins."),
        (Status.TWIN, "ajouté. Le même document était déjà là, dans"),
        (Status.TO_CHECK, "mis à part, il porte un autre nom."),
    ],
)
def test_where_a_file_went_is_said(status: Status, said: str) -> None:
    assert ENTRY is not None
    told = told_of("o.txt", Added(status, ENTRY))
    assert told.text.startswith(f"o.txt : {said}")
    assert told.id == ENTRY.id.hex()


def test_an_archive_kept_as_received_is_said_to_be_put_away() -> None:
    assert ENTRY is not None
    kept = replace(ENTRY, meta={**ENTRY.meta, "status": "archived"})
    told = told_of("IHE_XDM.ZIP", Added(Status.IMPORTED, kept))
    assert told.text == "IHE_XDM.ZIP : gardé tel quel dans vos archives."


def test_why_a_file_is_not_kept_is_said() -> None:
    said = sentence_for("import.damaged")
    assert (
        told_of("o", Added(Status.REFUSED, code="import.damaged")).text == f"o : {said}"
    )
    assert refused("o", Refused("import.damaged")).text == f"o : {said}"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 document est là."), (2, "2 documents sont là.")]
)
def test_documents_are_counted(count: int, said: str) -> None:
    assert counted(count) == said
