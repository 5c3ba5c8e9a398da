"""A signature in words: what it is worth, what was signed, when, with what."""

from collections.abc import Iterator

from app.domain.signature import Signature
from app.flows.messages.signing import Proof
from views.errors import sentence_for
from views.parts.messages.words import moment_words, who_words
from views.parts.signing.seen import Asked
from views.text import _

_GROUP = 8


def worth() -> str:
    """Say what a signature made here is not."""
    return _("Ce n'est pas une signature qualifiée au sens européen (eIDAS).")


def rules() -> list[str]:
    """Say on the proof how it is checked, and what it is worth."""
    return [
        _("Un seul octet changé dans le document donne une autre empreinte."),
        _("La signature ne va alors plus avec lui."),
        _("Les deux côtés gardent le document et cette signature."),
        worth(),
    ]


def standing(proof: Proof) -> str:
    """Say whether the document and its signature still go together."""
    if proof.made is None:
        return sentence_for("signature.invalid")
    return _("La signature va bien avec ce document : rien n'a changé.")


def facts(seen: Asked, proof: Proof, name: str) -> list[tuple[str, str]]:
    """Return what a proof says: each fact by its name; *name* is who signed."""
    thread, message = seen.thread, seen.request.message
    who = f"{thread.correspondent} · {who_words(thread)}"
    return [
        (_("Document signé"), seen.request.file.name),
        (_("Demandé par"), who),
        (_("Demandé le"), moment_words(message.at)),
        (_("Signé par"), name),
        *(_sealed(proof.made) if proof.made else ()),
        (_("Contrôle"), standing(proof)),
    ]


def _sealed(made: Signature) -> Iterator[tuple[str, str]]:
    yield _("Signé le"), moment_words(made.agreed.at)
    yield _("Empreinte du document (SHA-256)"), grouped(made.agreed.sha256)
    yield _("Appareil qui a signé"), grouped(made.device)
    yield _("Demande (numéro du message)"), grouped(made.agreed.message)
    yield _("Signature (Ed25519)"), grouped(made.seal)


def grouped(raw: bytes) -> str:
    """Write bytes in groups one can compare by eye."""
    text = raw.hex()
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
