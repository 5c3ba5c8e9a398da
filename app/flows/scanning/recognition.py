"""« Texte reconnu » : the words of a scan, for the search; the document keeps as is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Picture
from app.domain.ids import AttachmentId, EntryId
from app.domain.write import Write
from app.flows.documents import Documents
from app.flows.intake import pages_of
from app.flows.preferences import Preferences
from app.flows.scanning.scanning import Progress, unwatched
from app.flows.sealed.files import Plain, files_of
from app.ports.recogniser import Recogniser

_MARK, _RECOGNISED = "words", "recognised"
_CHOICE, _ASKED_ONLY = "recognition", "asked"
_WIDTH = 2200
"""Pixels a page is drawn at: letters of eight points are then thirty high."""
_TEXT_MAX = 200_000
_PICTURES: Final = ("image/", "application/pdf")
_UNSEEN = re.compile(r"[^\S\n]*[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff][^\S\n]*")
_BLANK = re.compile(r"\n\s*\n+")


class NoEngine:
    """A device on which nothing recognises words."""

    def ready(self) -> bool:
        """Say that there is none."""
        return False

    def words(self, _picture: Picture) -> str:
        """Refuse."""
        raise Refused("recognition.absent")


@dataclass(frozen=True, slots=True, repr=False)
class Recognition:
    """Reads pages drawn by the airlock with the engine of this device, if it has one.

    Methods taking a document raise Refused("entry.absent").
    """

    documents: Documents
    engine: Recogniser
    preferences: Preferences
    under_way: set[EntryId] = field(default_factory=set, compare=False)

    def ready(self) -> bool:
        """Say whether an engine is here."""
        return self.engine.ready()

    def wanted(self) -> bool:
        """Say whether each scan is read once it is kept, without being asked."""
        return self.ready() and self.preferences.get(_CHOICE) != _ASKED_ONLY

    def want(self, *, each: bool) -> None:
        """Choose whether each scan is read without being asked."""
        self.preferences.put(_CHOICE, "" if each else _ASKED_ONLY)

    def may(self, entry: Entry) -> bool:
        """Say whether a document has pages whose words could be recognised here."""
        kinds = [one.media_type for one in files_of(entry, "original")]
        drawn = bool(kinds) and all(kind.startswith(_PICTURES) for kind in kinds)
        worded = bool(files_of(entry, "text"))
        free = not worded and entry.id not in self.under_way
        return drawn and free and pages_of(entry) > 0 and self.ready()

    def recognise(self, entry: EntryId, progress: Progress = unwatched) -> Entry:
        """Read every page, and keep the words for the search only.

        Raises what *progress*, `Documents.draw` and `Recogniser.words` do, and
        Refused("recognition.nothing") when no word is found: nothing is kept.
        """
        self.under_way.add(entry)
        try:
            words = _cleaned("\n\n".join(self._pages(entry, progress)))
        finally:
            self.under_way.discard(entry)
        if not words:
            raise Refused("recognition.nothing")
        return self.remember(entry, words)

    def remember(self, entry: EntryId, words: str) -> Entry:
        """Keep words that were recognised, unless the document has some by now."""
        found = self.documents.entry(entry)
        if files_of(found, "text"):
            return found
        own = AttachmentId(self.documents.new_id())
        plain = Plain(own, words.encode(), "text", "text/plain", "")
        text = self.documents.files.seal(found.space, entry, plain)
        files, meta = (*found.attachments, text), {**found.meta, _MARK: _RECOGNISED}
        return self._write(replace(found, attachments=files, meta=meta), words)

    def forget(self, entry: EntryId) -> Entry:
        """Take the words recognised away."""
        found = self.documents.entry(entry)
        if not recognised(found):
            return found
        files = tuple(one for one in found.attachments if one.role != "text")
        meta = {name: said for name, said in found.meta.items() if name != _MARK}
        return self._write(replace(found, attachments=files, meta=meta), "")

    def _pages(self, entry: EntryId, progress: Progress) -> Iterator[str]:
        count = self.documents.pages(entry)
        for page in range(count):
            progress(page, count)
            yield self.engine.words(self.documents.draw(entry, page, _WIDTH))
        progress(count, count)

    def _write(self, entry: Entry, words: str) -> Entry:
        updated = int(self.documents.now().timestamp() * 1000)
        stamped = replace(entry, updated=updated)
        write = Write(entry.space, entries=(stamped,), texts={entry.id: words})
        self.documents.vault.commit(write)
        return stamped


def recognised(entry: Entry) -> bool:
    """Say whether the words of a document were recognised, and may be wrong."""
    return entry.meta.get(_MARK) == _RECOGNISED


def _cleaned(text: str) -> str:
    """Return words of a bounded size, without signs that cannot be shown."""
    shown = _BLANK.sub("\n\n", _UNSEEN.sub(" ", text)).strip()
    return shown.encode()[:_TEXT_MAX].decode(errors="ignore")
