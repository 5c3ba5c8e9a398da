"""« Certificat Covid » of a document: what it says, what it is worth, and its dose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.resources import files
from typing import Final

from app.crypto import cose
from app.crypto.cose import TrustList
from app.domain.certificate import Certificate, Proves
from app.domain.entry import Entry
from app.domain.foreign import Subject
from app.domain.ids import EntryId
from app.domain.immunization import Coded, Immunization
from app.domain.prescribed import Verdict
from app.domain.vaccine import DISEASES
from app.fhir import document
from app.fhir.document_types import document_types
from app.fhir.immunization import DISEASES as SYSTEM
from app.fhir.vaccine_products import ATC
from app.flows.documents import Documents
from app.flows.profile.links import Links
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import lines, twin
from app.flows.whose import identity_of
from app.rules.authorship import Act, Actor, maker_of, may
from app.rules.identity import Whose, whose

ATTESTED: Final = "certificate"
"""The source of a dose a certificate tells: it is never changed, only withdrawn."""
TYPE: Final = "96874-3"
COVID: Final = "840539006"
"""The disease of these certificates (SNOMED CT)."""
_PRODUCTS: Final[Mapping[str, str]] = {
    "EU/1/20/1528": "Comirnaty",
    "EU/1/20/1507": "Spikevax",
    "EU/1/21/1529": "Vaxzevria",
    "EU/1/20/1525": "Jcovden",
    "EU/1/21/1618": "Nuvaxovid",
}
_MAKERS: Final[Mapping[str, str]] = {
    "ORG-100030215": "BioNTech",
    "ORG-100031184": "Moderna",
    "ORG-100001699": "AstraZeneca",
    "ORG-100001417": "Janssen",
    "ORG-100032020": "Novavax",
}
_REGISTER: Final = "https://ec.europa.eu/health/documents/community-register"
_COVID: Final = "covid-19"
_SNOMED: Final = "http://snomed.info/sct"

Undo = Callable[[], object]
"""Takes back what was just done."""


@dataclass(frozen=True, slots=True, repr=False)
class Attested:
    """« Certificat » as it may be believed: *signer* only when the seal holds.

    An *expired* one was sealed outside the days of its key, a *misused* one by a key
    made for something else. *listed* is the day of the list of keys, "" for none.
    *noted* says whether the booklet tells its dose already, *whose* who it is about,
    *same_birth* whether they were born on the day this person was.
    """

    certificate: Certificate
    verdict: Verdict
    signer: str = ""
    expired: bool = False
    misused: bool = False
    listed: str = ""
    noted: bool = False
    whose: Whose = Whose.UNKNOWN
    same_birth: bool = False

    @property
    def trusted(self) -> bool:
        """Say whether a known signer vouches for it, in time and for this."""
        sound = not self.expired and not self.misused
        return self.verdict is Verdict.AUTHENTIC and sound

    @property
    def takeable(self) -> bool:
        """Say whether its dose may be noted: a vaccine, of nobody else, unbroken."""
        return self._sound and self.whose is not Whose.OTHER

    @property
    def claimable(self) -> bool:
        """Say whether the person may call it theirs: another name, the same birth."""
        return self._sound and self.whose is Whose.OTHER and self.same_birth

    @property
    def _sound(self) -> bool:
        vaccine = self.certificate.proves is Proves.VACCINE
        return vaccine and self.verdict is not Verdict.ALTERED and not self.noted


@cache
def local_list() -> TrustList:
    """Return the list of keys of this device."""
    place = files("app.flows.vaccines").joinpath("tables/signers.json")
    return cose.listed(place.read_bytes())


@dataclass(frozen=True, slots=True, repr=False)
class Certificates:
    """Judged on this device, against a dated list that may name nobody."""

    documents: Documents
    booklet: Booklet
    links: Links
    known: TrustList = field(default_factory=local_list)

    def judge(self, certificate: Certificate) -> Attested:
        """Say what a certificate is worth here; nothing of it is kept."""
        verdict, signer = cose.verify(certificate.seal, self.known)
        person = identity_of(self.documents.vault, self.documents.space)
        subject = Subject(certificate.name, born=certificate.born)
        found = Attested(
            certificate,
            verdict,
            listed=self.known.dated,
            noted=twin(dose_of(certificate), lines(self.booklet.every())) is not None,
            whose=whose(subject, person),
            same_birth=bool(person.born) and person.born == certificate.born,
        )
        if signer is None:
            return found
        return replace(
            found,
            signer=signer.name,
            expired=not signer.since <= certificate.issued <= signer.until,
            misused=certificate.proves not in signer.purposes,
        )

    def take(self, entry: EntryId, certificate: Certificate, comment: str = "") -> Undo:
        """Note the dose of a certificate, tied to its document; return the undo.

        It is told by who gave it only when the seal holds; *comment* says in the
        words of the person where it comes from.
        """
        attested, old = self.judge(certificate), self.documents.entry(entry)
        dose = dose_of(certificate)
        dose = replace(dose, first_hand=attested.trusted, comment=comment)
        told = {"source": ATTESTED, "author": certificate.issuer}
        added = self.booklet.add(
            dose, told={key: one for key, one in told.items() if one}
        )
        self.documents.put(_typed(old))
        self.links.add(entry, added.id)
        return partial(self._back, old, added.id)

    def _back(self, document: Entry, dose: EntryId) -> None:
        self.links.remove(document.id, dose)
        self.booklet.remove(dose)
        now = self.documents.entry(document.id)
        self.documents.put(replace(document, links=now.links))


def dose_of(certificate: Certificate) -> Immunization:
    """Return the dose a certificate tells, every code kept."""
    product, vaccine = certificate.product, certificate.vaccine
    system = ATC if vaccine.startswith("J07") else _SNOMED
    name = _PRODUCTS.get(product, "")
    codes = Coded(_REGISTER, product, name), Coded(system, vaccine)
    covid, maker = Coded(SYSTEM, _COVID, DISEASES[_COVID]), certificate.maker
    return Immunization(
        vaccine=name or DISEASES[_COVID],
        day=certificate.day,
        diseases=(covid,) if certificate.disease == COVID else (),
        codes=tuple(one for one in codes if one.code),
        maker=_MAKERS.get(maker, maker),
        rank=str(certificate.rank) if certificate.rank else "",
    )


def _typed(old: Entry) -> Entry:
    """Return a document that says what it is, when the person may say so."""
    if not may(Actor.HOLDER, maker_of(old), Act.DESCRIBE):
        return old
    kind = document_types()[TYPE]
    body = document.refiled(old.body, type_code=TYPE, category=kind.category)
    meta = {**old.meta, "type": TYPE, "category": kind.category}
    return replace(old, body=body, rubric=kind.rubric, meta=meta)
