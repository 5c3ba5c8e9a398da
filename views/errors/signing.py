"""What is said of the signature of a document."""

from app.domain.words import N_

SAID = {
    "signature.invalid": N_(
        "Cette signature n’est pas celle de ce document. Ne vous y fiez pas."
    ),
}
