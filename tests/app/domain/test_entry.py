"""An entry shows its title, and prints nothing of the person."""

from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.when import When

LETTER = Attachment(
    id=AttachmentId(bytes(16)),
    dek=b"cle-de-la-lettre",
    blob=BlobId(bytes(32)),
    envelope_size=306,
    plain_size=20,
    sha=bytes(32),
    media_type="application/pdf",
    name="biopsie.pdf",
    role="original",
    parts=(b"parts",),
)
ENTRY = Entry(
    space=SpaceId(bytes(16)),
    id=EntryId(bytes(16)),
    kind="document",
    body=b"corps",
    when=When.parse("1975-03"),
    rubric=Rubric.REPORT,
    attachments=(LETTER,),
    meta={"title": "Biopsie"},
)


BARE = ("space", "id", "kind", "body", "when", "rubric")


def test_a_title_is_the_one_of_the_sealed_body() -> None:
    assert ENTRY.title == "Biopsie"
    assert Entry(*(getattr(ENTRY, name) for name in BARE)).title == ""


def test_printing_an_entry_tells_nothing_of_the_person() -> None:
    printed = repr(ENTRY).lower()
    for secret in ("biopsie", "corps", "1975", "cle-de-la-lettre", "pdf"):
        assert secret not in printed
