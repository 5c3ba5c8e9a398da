"""A prescription of demonstration, and who may have signed it."""

from app.crypto import jws
from app.crypto.jws import Signer, TrustList
from app.domain.prescribed import Medicine, Prescription
from app.fhir import prescription

SEED = bytes(range(1, 33))
KEY_NAME = "essai-1"
SIGNER = Signer("Cabinet fictif", jws.public_of(SEED), "2026-01-01", "2026-12-31")
TRUSTED = TrustList("2026-11-01", {KEY_NAME: SIGNER})
GIVEN = Prescription(
    (
        Medicine(
            "Ramipril 5 mg, comprimé",
            "Un comprimé le matin.",
            "3 mois",
            "3 boîtes",
            2,
            "2027-02-01",
        ),
        Medicine("Paracétamol 500 mg, gélule", "Une gélule.\nQuatre au plus."),
    ),
    prescriber="Dr Aline Fictif, médecin généraliste",
    patient="Camille Exemple",
    written="2026-11-01",
    number="DEMO-2026-0001",
)


def a_token(
    given: Prescription = GIVEN, *, seed: bytes = SEED, name: str = KEY_NAME
) -> str:
    """Return what a square would hold."""
    return jws.sign(seed, name, prescription.write(given))
