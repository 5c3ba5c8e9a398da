"""What is said of a file that came: kept, several, closed, or not wanted any more."""

import pytest

from app.domain.errors import Refused
from app.flows.parcels import Parcels
from tests.app.paper_home import PaperHome
from views.parts.keeping import CANCELLED, Stopped, keep, not_kept, opened


def test_a_file_is_a_document_and_says_where_it_went() -> None:
    told = opened(Parcels(PaperHome().documents), b"Ordonnance", "lettre.txt")
    assert told.id
    assert told.text.startswith("lettre.txt : ajouté")


def test_what_cannot_be_read_says_so_by_its_name() -> None:
    told = opened(Parcels(PaperHome().documents), b"BAD", "a.pdf")
    assert (told.id, told.locked) == ("", None)
    assert told.text.startswith("a.pdf : ")


def test_a_file_nobody_wants_any_more_is_not_told() -> None:
    with pytest.raises(Stopped):
        not_kept("a.pdf", Refused(CANCELLED))
    assert not_kept("a.pdf", Refused("import.damaged")).text.startswith("a.pdf : ")


def test_what_is_kept_twice_is_told_as_known() -> None:
    parcels = Parcels(PaperHome().documents)
    (piece,) = parcels.opened(b"Ordonnance", name="a.txt").pieces
    first, second = keep(parcels, piece), keep(parcels, piece)
    assert first.id == second.id
    assert "déjà" in second.text
