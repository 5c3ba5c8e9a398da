"""The directory vouches for one card, one profession, one date."""

from dataclasses import replace

import pytest

from app.crypto import directory, signing
from app.crypto.identity import DirectoryProof, IdentityCard
from app.domain.errors import Refused
from tests.vectors import people
from tests.vectors import world as w
from tests.vectors.seeds import seed

PUBLIC = signing.public_of(people.DIRECTORY_SEED)
PROOF = people.DOCTOR.directory
assert isinstance(PROOF, DirectoryProof)


def test_a_proof_travels_on_the_card() -> None:
    card = IdentityCard.decode(people.DOCTOR.encode())
    assert directory.verify_directory(PUBLIC, card) == PROOF
    assert PROOF.official_id == "10001234567"


@pytest.mark.parametrize(
    "card",
    [
        w.CARD,
        replace(people.DOCTOR, version=2),
        replace(people.DOCTOR, kind=3),
        replace(people.DOCTOR, directory=PROOF._replace(profession="11")),
        replace(people.DOCTOR, directory=PROOF._replace(official_id="1")),
        replace(people.DOCTOR, directory=PROOF._replace(until=PROOF.until + 1)),
        replace(people.DOCTOR, directory=PROOF._replace(signature=bytes(64))),
    ],
    ids=["none", "version", "kind", "profession", "official id", "until", "signature"],
)
def test_a_proof_for_something_else_is_refused(card: IdentityCard) -> None:
    with pytest.raises(Refused, match=r"^key\.changed$"):
        directory.verify_directory(PUBLIC, card)


def test_another_directory_is_refused() -> None:
    with pytest.raises(Refused, match=r"^key\.changed$"):
        directory.verify_directory(signing.public_of(seed("x")), people.DOCTOR)
