"""A folder is a List, a preference a Basic: valid R4, and nothing of the person's."""

from app.domain.ids import EntryId, SpaceId
from app.fhir import arranging, exact
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(b"\1" * 16), SpaceId(b"\2" * 16)


def test_both_are_valid_r4() -> None:
    assert model_faults(arranging.folder(ENTRY, SPACE, "Genou")) == ()
    assert model_faults(arranging.preference(ENTRY, SPACE)) == ()
    assert model_faults(arranging.kept_search(ENTRY, SPACE)) == ()


def test_a_new_name_changes_nothing_else() -> None:
    before = arranging.folder(ENTRY, SPACE, "Genou")
    after = exact.read(arranging.renamed(before, "Épaule"))
    assert after.pop("title") == "Épaule"
    assert after == {k: v for k, v in exact.read(before).items() if k != "title"}


def test_the_same_preference_is_the_same_bytes_whatever_it_says() -> None:
    assert arranging.preference(ENTRY, SPACE) == arranging.preference(ENTRY, SPACE)
