"""« Documents » : keep a file, find it again, read it, file it, put it away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from app.domain.entry import Attachment, Entry
from app.domain.foreign import Laid, Picture
from app.domain.ids import EntryId, NewId
from app.domain.lent import Content, Lent
from app.domain.past import Past
from app.domain.query import EVERYTHING, PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.write import Write
from app.flows import describing, locked, naming, twins, versions
from app.flows.intake import Page, Said, leaf, pages_of
from app.flows.profile.links import tied_as
from app.flows.sealed.files import SealedFiles, files_of, sealed_as
from app.flows.shelf import Shelf
from app.flows.taking_in import Added, Status, TakingIn
from app.ports.airlock import Airlock
from app.ports.blobs import Blobs
from app.ports.vault import Facet, Vault
from app.ports.world import Clock, Entropy
from app.rules.authorship import Act, allow

__all__ = ["Added", "Documents", "Page", "Status"]

_WORDED = ("text/xml", "application/fhir+json", "application/fhir+xml")

Entries = list[Entry]
Names = list[str]
Groups = list[list[Entry]]


@dataclass(frozen=True, slots=True, repr=False)
class Documents:
    """What a person can do with documents.

    Methods taking an entry raise Refused("entry.absent"), and those that read
    a file Refused("blob.absent") when it is not on this device yet. Lists, counts
    and names of authors are of what is in use, unless *filters* name a status.
    Methods that change a description return the new one; `restore` undoes them.
    """

    vault: Vault
    blobs: Blobs
    airlock: Airlock
    space: Space
    now: Clock
    new_id: NewId
    entropy: Entropy
    zone: tzinfo = UTC

    def add(
        self,
        content: Content,
        *,
        name: str,
        category: str = "",
        date: str = "",
        title: str = "",
    ) -> Added:
        """Keep a file exactly as it is, with its words, its title and its date.

        A file the airlock refuses, a file already here (put back when it lay in the
        trash), a file over the size wanted is an answer, not an error. Raises
        Refused("date.malformed" | "document.category_unknown") for what was said of
        it, and what `Blobs.put` and `Vault.commit` raise.
        """
        said = Said(category, date, title.strip())
        return self.taking_in.take(Page(content, name), said, today=self.today)

    def new_version(self, entry: EntryId, content: Content, *, name: str) -> Added:
        """Keep a file in the place of a document; the older one stays whole.

        Raises Refused("document.not_yours") for what a professional made.
        """
        older = self.entry(entry)
        allow(older, Act.REPLACE)
        said = Said(older.meta.get("category", ""), title=older.title)
        page, today = Page(content, name), self.today
        return self.taking_in.take(page, said, today=today, older=older)

    def versions(self, entry: EntryId) -> Entries:
        """Return every version of a document, newest first, the current one too."""
        return versions.chain(self.vault, self.entry(entry))

    def history(self, entry: EntryId) -> list[Past]:
        """Return the earlier descriptions of a document, newest first."""
        now, told = self.entry(entry), list[Past]()
        said = [(now.body, now.meta)]
        for past in self.vault.history(self.space.id, entry):
            if (past.entry.body, past.entry.meta) not in said:
                said.append((past.entry.body, past.entry.meta))
                told.append(past)
        return told

    def entry(self, entry: EntryId) -> Entry:
        """Return one document."""
        return self._shelf.entry(entry)

    def have(self, entry: EntryId) -> bool:
        """Say whether all its files are on this device."""
        return locked.here(self.files, self.entry(entry))

    def originals(self, entry: EntryId) -> list[Attachment]:
        """Return its files as they were given, in reading order."""
        return files_of(self.entry(entry), "original")

    def original(self, entry: EntryId, rank: int = 0) -> bytes:
        """Return a file, byte for byte as it was given."""
        return self.files.open(self.entry(entry), "original", rank)

    def opened(self, entry: EntryId, rank: int = 0) -> Content:
        """Return a file as the airlock reads it: a locked one without its lock."""
        return locked.opened(self.files, self.airlock, self.entry(entry), rank)

    def stream(self, entry: EntryId, rank: int = 0) -> Iterator[bytes]:
        """Give a file piece by piece, to save or send it."""
        return self.files.stream(self.entry(entry), "original", rank)

    def lent(self, entry: EntryId, rank: int = 0) -> Lent:
        """Return a file to be read here and there, as it was given."""
        return self.files.lend(self.entry(entry), "original", rank)

    def export_name(self, entry: EntryId, rank: int = 0) -> str:
        """Return the name of a copy saved outside, made of its title and date."""
        return naming.export_name(self.entry(entry), rank)

    def pages(self, entry: EntryId) -> int:
        """Return how many pages can be drawn; 0 for plain text."""
        return pages_of(self.entry(entry))

    def draw(self, entry: EntryId, page: int, width: int) -> Picture:
        """Draw a page (from 0) in the airlock; raises what it raises."""
        rank, page = leaf(self.entry(entry), page)
        return self.airlock.draw(self.opened(entry, rank), page=page, width=width)

    def lay(self, entry: EntryId) -> Laid:
        """Return the page of a document made of words, an empty one for the others."""
        files = self.originals(entry)
        worded = len(files) == 1 and files[0].media_type in _WORDED
        return self.airlock.lay(self.opened(entry)) if worded else Laid()

    def text(self, entry: EntryId) -> str:
        """Return the words of a document, "" when it has none."""
        found = self.entry(entry)
        if self.files.have(found, "text"):
            return self.files.open(found, "text").decode()
        return self.vault.text(self.space.id, entry)

    def rename(self, entry: EntryId, title: str) -> Entry:
        """Give another title. Raises Refused("document.title_empty")."""
        return self._shelf.put(describing.renamed(self.entry(entry), title))

    def recategorise(self, entry: EntryId, code: str) -> Entry:
        """File elsewhere; whoever may read it follows the rubric of the category."""
        return self._shelf.put(describing.recategorised(self.entry(entry), code))

    def redate(self, entry: EntryId, date: str) -> Entry:
        """Say when the act took place. Raises Refused("date.malformed")."""
        return self._shelf.put(describing.redated(self.entry(entry), date))

    def comment(self, entry: EntryId, text: str) -> Entry:
        """Say something of it. Raises Refused("document.comment_too_long")."""
        return self._shelf.put(describing.commented(self.entry(entry), text))

    def pin(self, entry: EntryId, *, pinned: bool) -> Entry:
        """Keep it at hand, or not any more."""
        return self._shelf.put(describing.pinned(self.entry(entry), pinned=pinned))

    def file_in(self, entry: EntryId, folder: EntryId | None) -> Entry:
        """Put it in a folder, or in none."""
        return self._shelf.put(describing.filed_in(self.entry(entry), folder))

    def archive(self, entry: EntryId) -> Entry:
        """Put it aside, out of the lists."""
        return self._shelf.put(describing.stated(self.entry(entry), State.ARCHIVED))

    def put_back(self, entry: EntryId) -> Entry:
        """Bring back what was archived, or an older version in place of the newer."""
        return self._shelf.put(*versions.current(self.vault, self.entry(entry)))

    def put(self, *entries: Entry) -> Entry:
        """Write new states, as of now; return the first one."""
        return self._shelf.put(*entries)

    def restore(self, old: Entry) -> Entry:
        """Write an earlier description back: it undoes any change, and no link."""
        now = self.entry(old.id)
        return self._shelf.put(tied_as(sealed_as(now, old), now))

    def remove(self, entry: EntryId) -> None:
        """Remove a document from the record, here and on the other devices."""
        found = self.entry(entry)
        allow(found, Act.THROW)
        self.vault.commit(Write(self.space.id, removed=(found.id,)))

    def list(
        self, filters: Filters = EVERYTHING, *, limit: int = PAGE_MAX, offset: int = 0
    ) -> Entries:
        """Return documents newest first, at most 200 from *offset*."""
        asked = self._shelf.query(filters, limit=min(limit, PAGE_MAX), offset=offset)
        return self.vault.find(self.space.id, asked)

    def every(self, filters: Filters = EVERYTHING) -> Entries:
        """Return all the documents of a list, however many."""
        return self._shelf.every(filters)

    def count(self, filters: Filters = EVERYTHING) -> int:
        """Return how many documents a list holds in all."""
        return self.vault.count(self.space.id, self._shelf.query(filters))

    def counts(self) -> Mapping[str, int]:
        """Return how many documents each category holds."""
        asked = self._shelf.query(EVERYTHING)
        return self.vault.tally(self.space.id, asked, by="category")

    def named(self, facet: Facet) -> Names:
        """Return who wrote the documents, or where, in alphabetical order."""
        return self._shelf.named(facet)

    def duplicates(self) -> Groups:
        """Return the documents in use that are the same, grouped."""
        return twins.grouped(self.vault, self.space.id)

    @property
    def today(self) -> datetime:
        """The moment, where the person is."""
        return self.now().astimezone(self.zone)

    @property
    def taking_in(self) -> TakingIn:
        """What makes documents of files."""
        files = (self._shelf, self.files, self.airlock)
        return TakingIn(*files, self.space, self.new_id)

    @property
    def files(self) -> SealedFiles:
        """The sealed files of the documents."""
        return SealedFiles(self.blobs, self.entropy)

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, "document", self.now)
