"""What is offered is kept and read back; a name says little, and nothing deceives."""

from app.domain.ids import CollectionId, IdentityId, SpaceId
from app.domain.proposal import (
    NAME_MAX,
    Offer,
    called,
    decode_offers,
    encode_offers,
)

OFFER = Offer(
    SpaceId(b"s" * 16),
    CollectionId(b"c" * 16),
    b"g" * 16,
    b"m" * 16,
    IdentityId(b"i" * 16),
    2,
    "Camille « Été »",
    1_800_000_000_000,
    3,
)


def test_offers_are_read_back_as_they_were() -> None:
    assert decode_offers(encode_offers([OFFER, OFFER])) == [OFFER, OFFER]
    assert decode_offers(encode_offers([])) == []
    assert "Camille" not in repr(OFFER)


def test_a_name_is_one_short_line_without_what_turns_the_writing_around() -> None:
    assert called(" Camille \n\t Exemple ") == "Camille Exemple"
    assert called("Votre\u202emédecin\u200b\x1b[31m") == "Votremédecin[31m"
    assert called("a" * 500) == "a" * NAME_MAX
    assert called("\u200e") == ""
