"""What is said of the signature of a document."""

from app.domain.words import N_

SAID = {
    "signature.invalid": N_(
        "Cette signature n’est pas celle de ce document. Ne vous y fiez pas."
    ),
    "signature.not_asked": N_("Ce message ne demande pas de signer un document PDF."),
    "signature.answered": N_(
        "Vous avez déjà répondu à cette demande. Votre réponse est gardée."
    ),
    "signature.not_signed": N_("Vous n’avez pas signé ce document."),
}
