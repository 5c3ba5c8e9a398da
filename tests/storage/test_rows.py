"""An entry packed is the entry unpacked."""

from hypothesis import given
from hypothesis import strategies as some

from app.domain.entry import Entry, Link
from app.domain.ids import EntryId
from app.domain.when import When
from storage.rows import entry_of, packed, row_of, unpacked
from tests.storage.samples import SPACE, attachment, entry, full_entry

TEXT = some.text(some.characters(codec="utf-8"), max_size=20)
ENTRIES = some.builds(
    entry,
    some.integers(0, 2**64),
    body=some.binary(max_size=80),
    links=some.lists(
        some.builds(Link, TEXT, some.binary(min_size=16, max_size=16).map(EntryId)),
        max_size=2,
    ).map(tuple),
    attachments=some.lists(some.binary(max_size=3).map(attachment), max_size=2).map(
        tuple
    ),
    meta=some.dictionaries(TEXT, TEXT, max_size=3),
    when=some.sampled_from(["", "1975", "1975-03", "2026-11-21T08:00:00+01:00"]).map(
        When.parse
    ),
    rev=some.integers(0, 2**40),
)


@given(ENTRIES)
def test_packing_and_rows_lose_nothing(each: Entry) -> None:
    assert unpacked(SPACE, packed(each)) == each
    assert entry_of(SPACE, row_of(each)) == each


def test_nothing_packs_as_nothing() -> None:
    assert packed(None) is None
    assert unpacked(SPACE, None) is None


def test_a_body_is_kept_byte_for_byte() -> None:
    kept = packed(full_entry(1))
    assert kept is not None
    assert kept.endswith(full_entry(1).body)
