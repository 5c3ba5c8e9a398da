"""Writes what becomes of every shared sample: `python -m docs.formats`.

It is not a part of `make docs`: the samples are not on every machine.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from itertools import count, groupby
from pathlib import Path
from time import perf_counter

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.errors import AlveoleError
from app.domain.ids import IdMint, SpaceId
from app.domain.space import Space
from app.flows.documents import Added, Documents, Status
from app.ports.pulse import Listener
from storage.memory.blobs import MemoryBlobs
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from sync.airlock.parent import SealedAirlock

PAGE = Path(__file__).parent / "formats.md"
SAMPLES = Path(__file__).parents[2] / "shared" / "data"
EVERY = "*"
SETS: Mapping[str, Mapping[str, str]] = {
    "standards/cda": {EVERY: "imported"},
    "standards/fhir/ips": {
        "Bundle-*": "imported",
        "Immunization-*": "imported",
        EVERY: "refused",
    },
    "standards/fhir/mhd": {
        "Bundle-ex-response-*": "refused",
        "Bundle-*": "imported",
        "DocumentReference-*": "imported",
        "Binary-*": "imported",
        EVERY: "refused",
    },
    "standards/fhir/dmp": {EVERY: "imported"},
    "standards/ics": {EVERY: "refused"},
    "standards/vcf": {EVERY: "refused"},
    "standards/dcc": {"*.png": "imported", EVERY: "refused"},
    "standards/jdv": {EVERY: "refused"},
    "hostile/xml_attacks": {EVERY: "refused"},
    "hostile/jsontestsuite": {EVERY: "refused"},
    "hostile/generated_bombs": {
        "ble_weight.txt": "imported",
        "cda_script.xml": "imported",
        "*.pdf": "",
        EVERY: "refused",
    },
    "hostile/image_bad": {EVERY: ""},
    "hostile/pdf_qpdf": {EVERY: ""},
    "hostile/dicom": {EVERY: ""},
    "devices": {"*.md": "imported", EVERY: "refused"},
}
"""Each set, and what must become of its files, the first pattern that fits.

"" where both are right: a damaged file may still be read. What has no reader yet
(cards, certificates) must be refused in words. Exports of readings are
no documents: they are refused with a code that leads to the measures, agendas with
one that leads to the agenda.
"""

_SECONDS = 5
_NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
_HEAD = """# Formats

Écrit par `python -m docs.formats` : chaque échantillon partagé, ajouté comme une
personne le ferait, à travers le sas. « refused » porte son code. Un fichier « twin »
est un document déjà là sous une autre forme ; les deux sont gardés.

Un export de relevés (`import.readings`) n'est pas un document : il va aux mesures. Ce
qu'il y devient est compté dans `tests/journeys/test_exports.py`. Un agenda
(`import.agenda`) va à l'agenda (`tests/app/imports/ics/test_ics.py`).

Aucune archive IHE_XDM n'est publique : son lecteur suit la disposition publiée (IHE
ITI, volumes 2 et 3) et n'est éprouvé que sur des archives écrites par nos tests. Aucune
photographie HEIC n'est parmi les échantillons : deux sont dans nos tests.

"""


class _Silence:
    def listen(self, listener: Listener) -> "_Silence":
        del listener
        return self

    def __call__(self) -> None:
        """Stop listening."""

    def beat(self, changes: Changes) -> None:
        """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file, and in how many seconds."""

    place: str
    name: str
    added: Added
    seconds: float

    @property
    def right(self) -> bool:
        """Say whether it is what it must be, and in time."""
        fits = (
            said for name, said in SETS[self.place].items() if fnmatch(self.name, name)
        )
        wanted = next(fits)
        refused = self.added.status is Status.REFUSED
        known = not wanted or (wanted == "refused") is refused
        return known and self.seconds < _SECONDS and self.added.code != "uncaught"


def house(airlock: SealedAirlock) -> Documents:
    """Return documents in memory, in the space of somebody without a name."""
    draws = count(1)

    def entropy(size: int) -> bytes:
        return next(draws).to_bytes(8, "big").rjust(size, b"\5")[-size:]

    def now() -> datetime:
        return _NOW

    vault = MemoryVault(Memory(), _Silence())
    space = Space(SpaceId(bytes(15) + b"\1"), "", "")
    blobs, mint = MemoryBlobs(now=now), IdMint(now, entropy)
    return Documents(vault, blobs, airlock, space, now, mint, entropy)


def fates(documents: Documents, samples: Path) -> Iterator[Fate]:
    """Add each file of each set, in order."""
    for place in SETS:
        for path in sorted((samples / place).rglob("*")):
            if path.is_file():
                began = perf_counter()
                added = _added(documents, path)
                yield Fate(place, path.name, added, perf_counter() - began)


def _added(documents: Documents, path: Path) -> Added:
    try:
        return documents.add(path.read_bytes(), name=path.name)
    except AlveoleError as error:
        return Added(Status.REFUSED, code=error.code)
    except Exception:  # noqa: BLE001 - whatever escapes is what this page must show
        return Added(Status.REFUSED, code="uncaught")


def page(found: list[Fate]) -> str:
    """Return the page: the counts, then each set."""
    sets = [
        (place, list(some)) for place, some in groupby(found, lambda one: one.place)
    ]
    right = sum(one.right for one in found)
    cda = [one.added.entry for one in found if one.place == "standards/cda"]
    whole = sum(1 for one in cda if one and all(_told(one)))
    total = (
        f"{len(found)} fichiers, {right} au statut attendu"
        f" ({100 * right / len(found):.1f} %).\n\n"
    )
    total += (
        f"En-tête complet (titre, type, date, auteur) : {whole} CDA sur {len(cda)}.\n\n"
    )
    lines = [_counted(place, some) for place, some in sets]
    head = "| jeu | fichiers | ajoutés | refusés | au statut attendu | refus |\n"
    counts = f"{head}|---|---|---|---|---|---|\n{''.join(lines)}"
    return (
        _HEAD + total + counts + "".join(_listed(place, some) for place, some in sets)
    )


def _counted(place: str, some: list[Fate]) -> str:
    codes = Counter(one.added.code for one in some if one.added.code)
    refused = sum(codes.values())
    right = sum(one.right for one in some)
    said = ", ".join(f"`{code}` {many}" for code, many in codes.most_common())
    kept = len(some) - refused
    return f"| {place} | {len(some)} | {kept} | {refused} | {right} | {said} |\n"


def _listed(place: str, some: list[Fate]) -> str:
    head = "| fichier | statut | nature | titre | date | auteur |\n"
    rows = "".join(map(_row, some))
    return f"\n## {place}\n\n{head}|---|---|---|---|---|---|\n{rows}"


def _row(one: Fate) -> str:
    entry, status = one.added.entry, one.added.status.value
    said = _told(entry) if entry else (f"`{one.added.code}`", *("",) * 3)
    cells = (one.name, status, *said)
    return f"| {' | '.join(_plain(cell) for cell in cells)} |\n"


def _told(entry: Entry) -> tuple[str, str, str, str]:
    kind = entry.meta.get("type") or entry.meta.get("category", "")
    media = entry.attachments[0].media_type
    author = " · ".join(
        filter(None, (entry.meta.get("author"), entry.meta.get("facility")))
    )
    return f"{media}, {kind}", entry.title, entry.when.text, author


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def main() -> None:
    """Write the page; without the samples, leave it as it is."""
    if not SAMPLES.exists():
        return
    airlock = SealedAirlock()
    try:
        found = list(fates(house(airlock), SAMPLES))
    finally:
        airlock.close()
    PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
