"""« Ma synthèse » : chosen lines made a document to read, and one for software."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, EntryId
from app.domain.query import Filters, Query
from app.domain.topic import Topic
from app.fhir import ips, patient
from app.fhir.ips import Chosen, Section
from app.flows.documents import Added, Documents, Status
from app.flows.filing import category
from app.flows.intake import Kept, Page, Said
from app.flows.latest_synthesis import CATEGORY, MADE, SUMMARY, latest
from app.flows.profile.lines import ProfileLines
from app.flows.readings import Readings
from app.flows.sealed.files import Plain
from app.flows.shelf import Shelf
from app.flows.taking_in import fingerprint
from app.flows.vaccines.booklet import Booklet
from app.flows.world import World
from app.kinds import stay

BUNDLE: Final = "bundle"
"""The role of the file for software, beside the pages."""

_REASONS: Final = {"none": "nilknown", "unknown": "unavailable"}
_JSON: Final = "application/fhir+json"


@dataclass(frozen=True, slots=True, repr=False)
class Synthesis:
    """Nothing leaves the device: it makes a document of the space, like another."""

    documents: Documents
    profile: ProfileLines
    booklet: Booklet
    readings: Readings
    world: World

    @classmethod
    def over(cls, documents: Documents, readings: Readings, world: World) -> Self:
        """Return the synthesis of the space of these documents."""
        kept = documents.vault, world, documents.space
        return cls(documents, ProfileLines(*kept), Booklet(*kept), readings, world)

    def stays(self) -> list[Entry]:
        """Return the stays in a hospital, the latest first."""
        documents = self.documents
        space, vault = documents.space.id, documents.vault
        return Shelf(vault, space, stay.KIND.code, self.world.now).every(Filters())

    def last(self) -> Entry | None:
        """Return the synthesis made last, if it is still in use."""
        return latest(self.documents.vault, self.documents.space.id)

    def told(self, entry: Entry) -> tuple[Section, ...]:
        """Return what a synthesis says to software. Raises what `Files.open` does."""
        return ips.told(self.documents.files.open(entry, BUNDLE))

    def bundle(self, lines: Sequence[Chosen], *, title: str) -> bytes:
        """Return the chosen lines as an International Patient Summary.

        Raises Refused("synthesis.empty") when nothing was chosen.
        """
        if not lines:
            raise Refused("synthesis.empty")
        made = self.documents.today.isoformat(timespec="seconds")
        own = EntryId(self.world.new_id())
        return ips.write(
            ips.Summary(own, self._patient(), title, made, lines, self._empty(lines))
        )

    def make(self, pages: bytes, lines: Sequence[Chosen], *, title: str) -> Added:
        """Keep *pages* (PDF) as a document, its Bundle beside them.

        The one made before, changed since, becomes its older version. Raises what
        `bundle` and `Vault.commit` do.
        """
        bundle, taking = self.bundle(lines, title=title), self.documents.taking_in
        known = taking.known([fingerprint(pages)])
        if known:
            return Added(Status.DUPLICATE, known)
        page, own = Page(pages, f"{title}.pdf"), EntryId(self.world.new_id())
        leaf = taking.sealed(own, page, taking.read(page))
        kept = Kept(own, (leaf,), self.last(), (self._beside(own, bundle),))
        said, today = Said(category(CATEGORY).code, title=title), self.documents.today
        entry = taking.keep(kept, said, today=today)
        meta = {**entry.meta, MADE: SUMMARY}
        return Added(Status.IMPORTED, self.documents.put(replace(entry, meta=meta)))

    def _beside(self, own: EntryId, bundle: bytes) -> Attachment:
        space, name = self.documents.space.id, AttachmentId(self.world.new_id())
        return self.documents.files.seal(
            space, own, Plain(name, bundle, BUNDLE, _JSON, "synthese.json")
        )

    def _patient(self) -> bytes:
        """Return who the person is, as the space knows."""
        vault, space = self.documents.vault, self.documents.space
        found = vault.find(space.id, Query("patient", limit=1))
        if found:
            return found[0].body
        return patient.write(space.id, name=space.name, birth_date=space.birth_date)

    def _empty(self, lines: Sequence[Chosen]) -> dict[str, str]:
        """Say why a rubric has no line: nothing known, unknown, or kept back."""
        chosen = {line.entry.kind for line in lines}
        asked = [one for one in self.profile.topics() if one.kind not in chosen]
        return {topic.kind: self._reason(topic) for topic in asked if topic.asks}

    def _reason(self, topic: Topic) -> str:
        if self.profile.count(topic.code):
            return "withheld"
        return _REASONS.get(self.profile.answer(topic.code), "unavailable")
