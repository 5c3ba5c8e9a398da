"""Documents that say who made them and whom they name, for the tests of flows."""

from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.foreign import Extract, Header, Subject
from app.domain.when import When
from app.flows.documents import Added
from tests.app.paper_home import PaperHome

ROSE = Subject("MARTIN", "DURAND", "Rose", "1958-03-12", "F")
PAUL = Subject("PETIT", "", "Paul", "1950-01-01", "M")
LETTER = Header(
    type="11488-4",
    author="Dr Charles Muller",
    profession="Médecine générale",
    facility="Cabinet médical",
    identifier="urn:oid:1.2.250.1.1",
    since="2026-03-12",
    confidentiality=("N",),
    subject=ROSE,
)


@dataclass
class Post:
    """Brings to a home files that say what the test wants."""

    home: PaperHome

    def bring(self, header: Header, content: bytes = b"a", **said: str) -> Added:
        """Import a file whose header is *header*."""
        reading = Extract("text/xml", 1, "Mots", header=header, title="Consultation")
        self.home.airlock.reading = replace(reading, when=When.parse("2026-03-14"))
        return self.home.documents.add(content, name="letter.xml", **said)

    def entry(self, header: Header, content: bytes = b"a", **said: str) -> Entry:
        """Import a file, and return the document it made."""
        added = self.bring(header, content, **said).entry
        assert added is not None
        return added

    def now(self, entry: Entry) -> Entry:
        """Return a document as it is now."""
        return self.home.documents.entry(entry.id)
