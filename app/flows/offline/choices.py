"""« Hors ligne » : which files this device keeps, as the person chose here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.entry import Attachment, Entry
from app.domain.ids import BlobId, EntryId
from app.domain.owned import OFFLINE
from app.domain.segment import KIND as SEGMENT
from app.ports.vault import Vault

RULE: Final = "offline.rule"
LIGHT_MAX: Final = 10 << 20


class Rule(StrEnum):
    """« Règle » : what comes to this device without being asked for."""

    ALL = "all"
    LIGHT = "light"
    CHOSEN = "chosen"


class Choice(StrEnum):
    """What the person said of one document on this device."""

    KEEP = "keep"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Choices:
    """The rule of this device, and what was said of some documents, by setting."""

    rule: Rule = Rule.ALL
    each: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, vault: Vault) -> "Choices":
        """Read what this device was told."""
        rule = (vault.setting(RULE) or b"").decode()
        known = Rule(rule) if rule in list(Rule) else Rule.ALL
        return cls(known, dict(vault.settings(OFFLINE)))

    def said(self, entry: EntryId) -> str:
        """Return the `Choice` made for a document, "" when none was."""
        return self.each.get(setting_of(entry), b"").decode()

    def wants(self, entry: Entry, file: Attachment, limit: int) -> bool:
        """Say whether a file comes without being asked for; *limit* bounds `ALL`.

        Words, and what opens a document, always come.
        """
        if file.role != "original":
            return file.envelope_size <= limit
        said = self.said(entry.id)
        bounds = {Rule.ALL: limit, Rule.LIGHT: min(limit, LIGHT_MAX), Rule.CHOSEN: 0}
        within = file.envelope_size <= bounds[self.rule]
        return said == Choice.KEEP or (within and said != Choice.FREE)


def setting_of(entry: EntryId) -> str:
    """Name the setting that holds the choice made for a document."""
    return OFFLINE + entry.hex()


def left_out(vault: Vault) -> set[BlobId]:
    """Return the files this device does without, by rule or by choice."""
    choices, found = Choices.of(vault), set[BlobId]()
    if choices == Choices():
        return found
    for space in vault.spaces():
        last = b""
        while entries := vault.after(space, last, but=SEGMENT):
            found |= {
                file.blob
                for entry in entries
                for file in entry.attachments
                if not choices.wants(entry, file, file.envelope_size)
            }
            last = entries[-1].id
    return found
