"""« Chercher dans le document » : where words stand on its pages."""

from dataclasses import dataclass, replace

from app.domain.foreign import Hit
from app.domain.ids import EntryId
from app.flows.documents import Documents
from app.flows.intake import leaves_of


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """Looks for words in one document; they are written down nowhere."""

    documents: Documents

    def find(self, entry: EntryId, words: str) -> list[Hit]:
        """Return where *words* stand, in order of reading; [] for pictures.

        Raises what `Documents.opened` and `Airlock.find` raise.
        """
        hits, first = list[Hit](), 0
        airlock, document = self.documents.airlock, self.documents.entry(entry)
        for rank, count in enumerate(leaves_of(document)):
            content = self.documents.opened(entry, rank)
            found = airlock.find(content, words=words)
            hits += [replace(hit, page=first + hit.page) for hit in found]
            first += count
        return hits
