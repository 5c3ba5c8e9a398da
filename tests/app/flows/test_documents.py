"""Files are kept as they are, found by their words, read, filed and removed."""

import hashlib
from dataclasses import replace

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.write import Write
from app.flows.documents import Added, Status
from app.flows.size_max import DEFAULT
from tests.app.paper_home import PaperHome

LETTER = "Compte rendu de consultation\nParis, le 12 mars 2026\nŒdème des chevilles."


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def kept(home: PaperHome, text: str = LETTER, name: str = "lettre.txt") -> EntryId:
    """Add a text and return its entry."""
    added = home.documents.add(text.encode("latin-1", "replace"), name=name)
    assert added.entry is not None
    return added.entry.id


@pytest.mark.covers("C-001")
def test_a_file_comes_back_byte_for_byte(home: PaperHome) -> None:
    content = bytes(range(256)) * 5_000
    entry = home.documents.add(content, name="octets.bin").entry
    assert entry is not None
    assert home.documents.original(entry.id) == content
    assert b"".join(home.documents.stream(entry.id)) == content
    original = entry.attachments[0]
    assert (original.role, original.sha) == (
        "original",
        hashlib.sha256(content).digest(),
    )


@pytest.mark.covers("C-001")
def test_nothing_in_clear_reaches_the_files(home: PaperHome) -> None:
    entry = home.documents.add(b"ZIBELINE" * 100, name="note.txt").entry
    assert entry is not None
    for file in entry.attachments:
        envelope = b"".join(home.blobs.read(file.blob))
        assert b"ZIBELINE" not in envelope
        assert b"ZIBELINE" not in file.dek


def test_title_date_and_category_are_proposed(home: PaperHome) -> None:
    entry = home.documents.entry(kept(home))
    assert entry.title == "Compte rendu de consultation"
    assert entry.when.text == "2026-03-12"
    assert entry.meta["category"] == "CPT_REND"
    assert entry.rubric is Rubric.REPORT
    assert entry.meta["dated"] == "content"


def test_what_the_person_says_wins(home: PaperHome) -> None:
    added = home.documents.add(
        LETTER.encode("latin-1", "replace"),
        name="x.txt",
        category="DIR_ANT",
        date="1975-03",
        title="  Mes volontés ",
    )
    assert added.entry is not None
    assert added.entry.title == "Mes volontés"
    assert added.entry.when.text == "1975-03"
    assert added.entry.rubric is Rubric.WISHES


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"category": "ROMANS"}, "document.category_unknown"),
        ({"date": "hier"}, "date.malformed"),
    ],
)
def test_what_is_said_wrong_is_refused(
    home: PaperHome, said: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.documents.add(b"x", name="x.txt", **said)


def test_the_same_file_is_kept_once(home: PaperHome) -> None:
    first = kept(home)
    again = home.documents.add(LETTER.encode("latin-1", "replace"), name="copie.txt")
    assert again.status is Status.DUPLICATE
    assert again.entry is not None
    assert again.entry.id == first
    assert len(home.documents.list()) == 1


def test_what_the_airlock_refuses_is_an_answer(home: PaperHome) -> None:
    assert home.documents.add(b"BAD", name="x.pdf") == Added(
        Status.REFUSED, code="import.damaged"
    )
    assert home.documents.list() == []
    assert home.vault.blobs() == set()


def test_a_file_too_large_is_an_answer(home: PaperHome) -> None:
    class Huge(bytes):
        """Bytes that say they are many."""

        def __len__(self) -> int:
            return DEFAULT + 1

    assert home.documents.add(Huge(), name="x").code == "import.too_large"


@pytest.mark.covers("C-003")
def test_a_document_is_found_by_its_words(home: PaperHome) -> None:
    found = kept(home, "Ordonnance\nAmoxicilline")
    assert [hit.entry.id for hit in home.search.find("amoxi")] == [found]


def test_a_list_is_filtered_and_counted(home: PaperHome) -> None:
    kept(home)
    kept(home, "Ordonnance\nposologie\nle 1er mai 2025")
    kept(home, "bonjour")
    documents = home.documents
    assert documents.counts() == {"CPT_REND": 1, "ORD_SOIN": 1, "A_RANGER": 1}
    filed = documents.list(Filters(category="ORD_SOIN"))
    assert [e.title for e in filed] == ["Ordonnance"]
    older, newer = Filters(until=1_760_000_000_000), Filters(since=1_760_000_000_000)
    assert [e.title for e in documents.list(older)] == ["Ordonnance"]
    assert len(documents.list(newer, limit=1)) == 1
    assert (documents.count(older), documents.count(newer)) == (1, 2)


def test_a_page_is_drawn_in_the_airlock(home: PaperHome) -> None:
    home.airlock.reading = Extract("application/pdf", 3, "x", title="Scanner")
    entry = kept(home, "%PDF-1.7")
    assert home.documents.pages(entry) == 3
    assert home.documents.draw(entry, 1, 600).png == b"PNG1%PDF"


@pytest.mark.covers("C-002")
@pytest.mark.parametrize(
    ("media_type", "blocks"),
    [("text/xml", 1), ("application/fhir+json", 1), ("application/pdf", 0)],
)
def test_only_a_document_made_of_words_is_laid(
    home: PaperHome, media_type: str, blocks: int
) -> None:
    home.airlock.reading = Extract(media_type, 0, "x")
    assert len(home.documents.lay(kept(home, "mots")).blocks) == blocks


@pytest.mark.covers("C-004")
def test_text_is_read_from_its_own_sealed_file(home: PaperHome) -> None:
    entry = kept(home, "Ordonnance")
    assert home.documents.text(entry) == "Ordonnance"
    assert [a.role for a in home.documents.entry(entry).attachments] == [
        *("original", "text")
    ]


def test_a_picture_without_words_has_no_text(home: PaperHome) -> None:
    home.airlock.reading = Extract("image/png", 1)
    entry = kept(home, "pixels", name="Radio_du_genou.png")
    assert home.documents.text(entry) == ""
    assert home.documents.entry(entry).title == "Radio du genou"


def test_words_are_still_found_under_another_title(home: PaperHome) -> None:
    entry = kept(home, "Ordonnance\nAmoxicilline")
    home.documents.rename(entry, "Angine")
    home.documents.recategorise(entry, "AUTR_DOC")
    for words in ("amoxicilline", "angine"):
        assert [hit.entry.id for hit in home.search.find(words)] == [entry]
    assert home.search.find("ordonnance")


def test_a_file_not_here_yet_is_said(home: PaperHome) -> None:
    entry = home.documents.entry(kept(home))
    away = replace(
        entry,
        attachments=tuple(
            replace(a, blob=type(a.blob)(bytes(32))) for a in entry.attachments
        ),
    )
    home.vault.commit(Write(home.space.id, entries=(away,)))
    assert not home.documents.have(entry.id)
    with pytest.raises(Refused, match=r"blob\.absent"):
        home.documents.original(entry.id)


def test_filing_elsewhere_moves_the_rubric(home: PaperHome) -> None:
    entry = home.documents.recategorise(kept(home), "RADIO_SC")
    assert entry.rubric is Rubric.IMAGING
    assert home.documents.counts() == {"RADIO_SC": 1}
    assert b'"DOCPAT04"' in entry.body


def test_a_title_and_a_date_may_change(home: PaperHome) -> None:
    entry = kept(home)
    assert home.documents.rename(entry, " Cheville ").title == "Cheville"
    assert home.documents.redate(entry, "2020").when.text == "2020"
    with pytest.raises(Refused, match=r"document\.title_empty"):
        home.documents.rename(entry, "  ")


def test_a_removed_document_is_gone(home: PaperHome) -> None:
    entry = kept(home)
    home.documents.remove(entry)
    assert home.search.find("cheville") == []
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.documents.entry(entry)


def test_a_measure_is_no_document(home: PaperHome) -> None:
    measure = home.measures.add("heart-rate", ["60"])
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.documents.rename(measure.id, "x")


@pytest.mark.covers("C-020")
def test_what_is_archived_is_asked_for(home: PaperHome) -> None:
    entry = kept(home)
    home.documents.archive(entry)
    assert home.documents.list() == []
    assert home.documents.count(Filters(status="archived")) == 1
    assert home.documents.put_back(entry).meta["status"] == "final"
    assert len(home.documents.list()) == 1


@pytest.mark.covers("C-020")
def test_pinned_documents_are_asked_apart(home: PaperHome) -> None:
    one, two = kept(home), kept(home, "autre")
    home.documents.pin(one, pinned=True)
    for pinned, expected in ((True, one), (False, two)):
        (found,) = home.documents.list(Filters(pinned=pinned))
        assert found.id == expected


def test_authors_are_named_once(home: PaperHome) -> None:
    for author, text in (("Dr B", "un"), ("Dr A", "deux"), ("Dr B", "trois")):
        entry = home.documents.entry(kept(home, text))
        said = replace(entry, meta={**entry.meta, "author": author})
        home.vault.commit(Write(home.space.id, entries=(said,)))
    kept(home, "sans")
    assert home.documents.named("author") == ["Dr A", "Dr B"]
    assert home.documents.named("facility") == []


@pytest.mark.covers("C-171")
def test_the_same_files_are_grouped_never_the_same_words(home: PaperHome) -> None:
    one, other = home.documents.entry(kept(home)), kept(home, "autre")
    twin = replace(one, id=EntryId(b"t" * 16))
    third = replace(one, id=EntryId(b"u" * 16), meta={**one.meta, "status": "trashed"})
    home.vault.commit(Write(home.space.id, entries=(twin, third)))
    (group,) = home.documents.duplicates()
    assert {each.id for each in group} == {one.id, twin.id}
    assert other not in {each.id for each in group}
    home.documents.archive(twin.id)
    assert home.documents.duplicates() == []


def test_a_copy_saved_outside_has_a_name_of_ours(home: PaperHome) -> None:
    entry = kept(home, name="http://réseau/../x.exe")
    name = home.documents.export_name(entry)
    assert name == "Compte rendu de consultation 2026-03-12.txt"
