"""« Ordonnance » of demonstration, signed by a key that anybody can make again."""

from datetime import timedelta
from typing import Final

from app.crypto import jws
from app.crypto.canon import digest
from app.crypto.jws import Signer, TrustList
from app.domain.prescribed import Medicine, Prescription
from app.fhir import prescription
from app.flows.example.story import Paper, story

_KEY_NAME: Final = "demonstration"
_SEED: Final = digest(b"alveole: this key signs demonstrations and proves nothing")
_VALID: Final = timedelta(days=91)


def trusted() -> TrustList:
    """Return the list of the example alone: in a real space this key is unknown."""
    public = jws.public_of(_SEED)
    signer = Signer(story().signer, public, "2020", "2099", demonstration=True)
    return TrustList(story().listed, {_KEY_NAME: signer})


def signed(paper: Paper) -> str:
    """Return what the code of a paper holds, "" when it prescribes nothing."""
    if not paper.medicines:
        return ""
    day = paper.day.isoformat()
    until = (paper.day + _VALID).isoformat()
    given = Prescription(
        tuple(Medicine(**one, until=until) for one in paper.medicines),
        prescriber=paper.place,
        patient=story().patient,
        written=day,
        number=f"EXEMPLE-{day}",
    )
    return jws.sign(_SEED, _KEY_NAME, prescription.write(given))
