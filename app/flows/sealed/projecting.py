"""« Copier pour un service » : each consent has the synthesis of the day, or none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, CollectionId, EntryId, SpaceId
from app.domain.journal import Action, Line
from app.flows.latest_synthesis import shown
from app.flows.sealed.batch import Draft
from app.flows.sealed.copies import (
    COPIED,
    KIND,
    Mark,
    erased,
    fingerprint,
    is_copy,
    mark_name,
)
from app.flows.sealed.files import Plain
from app.flows.sealed.lines import Drafter
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.lending import readers
from app.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class Projecting:
    """Drafts the copies that lack, for one push of one space.

    Nobody types them: they are due when what a service holds is not what the person
    would let it read now. *now* is Unix ms. *tried* says which version was drafted of
    what, by collection: what landed and cannot be read back is not written for ever.
    """

    vault: Vault
    trail: Trail
    drafter: Drafter
    now: int
    tried: dict[bytes, tuple[str, int]]

    def due(self, standing: Standing) -> list[Draft]:
        """Return the ops of the copies to write, or to erase.

        One whose files are not on this device is left to another.
        """
        space = SpaceId(standing.space)
        source = shown(self.vault, space)
        made: list[Draft] = []
        for collection in self._read(standing):
            if self._lacks(collection, source):
                made += self._drafts(standing, collection, source)
        return made

    def _read(self, standing: Standing) -> Iterator[CollectionId]:
        """Give the collections that a service reads today."""
        for collection in standing.lanes:
            mine = is_copy(self.drafter.openings.keys, collection)
            if mine and readers(standing, collection, self.now):
                yield CollectionId(collection)

    def _lacks(self, collection: CollectionId, source: Entry | None) -> bool:
        kept = Mark.of(self.vault.setting(mark_name(collection)))
        return kept.told != (fingerprint(source) if source else "")

    def _drafts(
        self, standing: Standing, collection: CollectionId, source: Entry | None
    ) -> list[Draft]:
        own = EntryId(collection)
        known = self.trail.items(SpaceId(standing.space), [own]).get(own)
        if source is None:
            self.tried.pop(own, None)
            return erased(standing, [known]) if known and not known.deleted else []
        told, rev = fingerprint(source), known.rev if known else 0
        former, before = self.tried.get(own, ("", 0))
        if former == told and rev > before:
            return []
        try:
            copy = self._copy(own, source)
        except Refused:
            return []
        self.tried[own] = told, rev
        line = Line(0, Action.PUT, own, rev, None, copy)
        made = self.drafter.sealed(line, copy, collection)
        return [replace(made, files=copy.attachments)]

    def _copy(self, own: EntryId, source: Entry) -> Entry:
        """Return a document of its own: other ids, other keys, the same files."""
        files = (one for one in source.attachments if one.role in COPIED)
        return Entry(
            space=source.space,
            id=own,
            kind=KIND,
            body=b"",
            when=source.when,
            rubric=Rubric.SERVICE,
            attachments=tuple(self._again(own, source, one) for one in files),
            meta={"title": source.title, "category": source.meta["category"]},
        )

    def _again(self, own: EntryId, source: Entry, file: Attachment) -> Attachment:
        bodies = self.drafter.bodies
        content = bodies.files.lent(source.space, source.id, file)
        name = AttachmentId(bodies.new_id())
        plain = Plain(
            name, content.read(0, content.size), file.role, file.media_type, file.name
        )
        return bodies.files.seal(source.space, own, plain)
