"""What the operator's directory vouches for, on the card of a professional."""

from dataclasses import replace

from app.crypto import signing
from app.crypto.canon import canon, digest
from app.crypto.identity import DirectoryProof, IdentityCard
from app.domain.errors import Refused


def sign_directory(
    seed: bytes, card: IdentityCard, official_id: str, profession: str, until: int
) -> IdentityCard:
    """Return *card* with the proof of the operator's directory; it is signed after."""
    message = _directory(card, official_id, profession, until)
    signature = signing.sign(seed, message)
    proof = DirectoryProof(official_id, profession, until, signature)
    return replace(card, directory=proof)


def verify_directory(directory_pk: bytes, card: IdentityCard) -> DirectoryProof:
    """Return the proof on a card, signed by the pinned directory key.

    Raises Refused("key.changed") when it is absent or false; its date is the
    caller's to judge.
    """
    proof = card.directory
    if not isinstance(proof, DirectoryProof):
        raise Refused("key.changed")
    message = _directory(card, proof.official_id, proof.profession, proof.until)
    signing.verify(directory_pk, proof.signature, message, "key.changed")
    return proof


def _directory(
    card: IdentityCard, official_id: str, profession: str, until: int
) -> bytes:
    bare = digest(replace(card, directory=b"").encode())
    return canon("directory", card.identity, bare, official_id, profession, until)
