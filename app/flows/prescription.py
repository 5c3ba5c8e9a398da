"""« Ordonnance » : its medicines, its code, and what its signature is worth here."""

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from app.crypto import jws
from app.crypto.jws import Checked, TrustList
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Matter
from app.domain.ids import EntryId
from app.domain.prescribed import Code, Medicine, Prescription, Stamp, Verdict
from app.domain.when import When
from app.fhir import prescription
from app.flows.documents import Documents

NOBODY = TrustList()
"""No list of signers is shipped: none would be official."""

_FILES = 3
"""The files of a document whose codes are looked at."""

_SEARCHED = ("application/pdf", "image/", "text/xml", "text/plain", "application/fhir")
"""What may carry a code: a paper or words, not the images of an exam."""


class Trust(StrEnum):
    """What a person may think of a prescription."""

    AUTHENTIC = "authentic"
    ALTERED = "altered"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """« Ordonnance » as it is shown: nothing is listed of one that was changed.

    *code* is what the pharmacy reads, None for a document without. *signer* is who
    is known to have signed, for *demonstration* or not; *listed* the day of the list
    of signers, ISO text, "" when there is none.
    """

    trust: Trust
    prescription: Prescription | None = None
    code: Code | None = None
    signer: str = ""
    demonstration: bool = False
    listed: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What the codes of a document tell: a prescription, stamps, the other codes."""

    shown: Shown | None = None
    stamps: tuple[Stamp, ...] = ()
    others: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Prescriptions:
    """What the codes of documents say; each look opens the document anew.

    Raises what `Documents.opened` and `Airlock.codes` raise.
    """

    documents: Documents
    trusted: TrustList = NOBODY

    def look(self, entry: EntryId) -> Told:
        """Tell what the codes of a document say, or the words of one without."""
        from app.crypto.stamp import looks_stamped, stamp

        codes = self._codes(entry)
        judged = [(code, self._signed(code)) for code in codes]
        shown = next((one for _, one in judged if one), None) or self._written(entry)
        plain = [code for code, one in judged if not one]
        return Told(
            shown and replace(shown, listed=self.trusted.dated),
            tuple(stamp(one.text) for one in plain if looks_stamped(one.text)),
            tuple(one for one in plain if not looks_stamped(one.text)),
        )

    def _codes(self, entry: EntryId) -> tuple[Code, ...]:
        """Return the codes of a document, once each, exactly as received."""
        found: dict[str, Code] = {}
        for rank, file in enumerate(self.documents.originals(entry)[:_FILES]):
            if file.media_type.startswith(_SEARCHED):
                content = self.documents.opened(entry, rank)
                for code in self.documents.airlock.codes(content):
                    found.setdefault(code.text, code)
        return tuple(found.values())

    def _signed(self, code: Code) -> Shown | None:
        """Judge a code that looks signed; None when it is no prescription."""
        if not jws.looks_signed(code.text):
            return None
        with suppress(Refused):
            checked = jws.verify(code.text, self.trusted)
            if checked.verdict is Verdict.AUTHENTIC:
                return _authentic(checked, code)
            if checked.verdict is Verdict.ALTERED:
                return Shown(Trust.ALTERED)
        said = code.prescription
        return Shown(Trust.UNKNOWN, said, code) if said else None

    def _written(self, entry: EntryId) -> Shown | None:
        """Return what a document made of words prescribes: nothing in it is signed."""
        found = self.documents.entry(entry)
        lines = tuple(
            Medicine(one.label, one.value)
            for one in self.documents.lay(entry).found
            if one.matter is Matter.PRESCRIPTION
        )
        return Shown(Trust.UNSIGNED, _of(found, lines)) if lines else None


def _authentic(checked: Checked, code: Code) -> Shown:
    """Open what a known signer signed; the days of its key count too."""
    said, signer = prescription.read(checked.payload), checked.signer
    if signer is None:
        return Shown(Trust.UNKNOWN, said, code)
    timely = _within(said.written, signer.since, signer.until)
    trust = Trust.AUTHENTIC if timely else Trust.EXPIRED
    return Shown(trust, said, code, signer.name, signer.demonstration)


def _within(day: str, since: str, until: str) -> bool:
    whole, first, last = (When.parse(one) for one in (day, since, until))
    return bool(day) and first.start <= whole.start and whole.end <= last.end


def _of(entry: Entry, lines: tuple[Medicine, ...]) -> Prescription:
    meta = entry.meta
    known = (meta.get("author", ""), meta.get("facility", ""))
    by = " · ".join(filter(None, dict.fromkeys(known)))
    return Prescription(lines, by, written=entry.when.text)
