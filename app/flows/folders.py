"""« Dossiers » : documents kept together under a name the person chose."""

from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import plain, visible
from app.domain.ids import EntryId
from app.domain.query import EVERYTHING
from app.domain.space import Space
from app.domain.when import When
from app.fhir import arranging
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import folder
from app.ports.vault import Vault


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, its name, and how many documents in use it holds."""

    entry: Entry
    name: str
    count: int


@dataclass(frozen=True, slots=True, repr=False)
class Folders:
    """The folders of a space.

    A document names its folder: removing one leaves its documents, in no folder.
    Methods taking an entry raise Refused("entry.absent").
    """

    vault: Vault
    world: World
    space: Space

    def list(self) -> list[Folder]:
        """Return the folders in alphabetical order."""
        documents = Shelf(self.vault, self.space.id, "document", self.world.now)
        asked = documents.query(EVERYTHING)
        counts = self.vault.tally(self.space.id, asked, by="folder")
        found = [
            Folder(one, one.title, counts.get(one.id.hex(), 0))
            for one in self._shelf.every()
        ]
        return sorted(found, key=lambda one: (plain(one.name), one.entry.id))

    def add(self, name: str) -> Entry:
        """Make a folder. Raises Refused("folder.name_empty" | "folder.name_taken")."""
        own = EntryId(self.world.new_id())
        name = self._free(name, own)
        entry = Entry(
            space=self.space.id,
            id=own,
            kind=folder.KIND.code,
            body=arranging.folder(own, self.space.id, name),
            when=When.unknown(),
            rubric=folder.KIND.rubric,
            meta={"title": name},
        )
        return self._shelf.put(entry)

    def rename(self, entry: EntryId, name: str) -> Entry:
        """Give another name; raises what `add` does."""
        old, name = self._shelf.entry(entry), self._free(name, entry)
        body = arranging.renamed(old.body, name)
        return self._shelf.put(
            replace(old, body=body, meta={**old.meta, "title": name})
        )

    def remove(self, entry: EntryId) -> Entry:
        """Remove a folder, never its documents; return it, for `restore`."""
        return self._shelf.remove(entry)

    def restore(self, old: Entry) -> Entry:
        """Write an earlier folder back, removed or renamed: its documents are in it."""
        return self._shelf.put(old)

    def _free(self, name: str, own: EntryId) -> str:
        name = " ".join(visible(name).split())
        if not name:
            raise Refused("folder.name_empty")
        if self._shelf.bears(name, but=own):
            raise Refused("folder.name_taken")
        return name

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, folder.KIND.code, self.world.now)
