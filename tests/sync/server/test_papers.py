"""Cards and certificates are taken only when every signature holds."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from sync.server.papers import (
    read_card,
    read_certificate,
    read_device,
    read_retirement,
)
from tests.sync.server.actors import Person

ALICE, MALLORY = Person("alice"), Person("mallory")
PHONE = ALICE.device()


def test_true_papers_are_read() -> None:
    account, card = read_card(ALICE.card)
    device = read_device(PHONE.card)
    held = read_certificate(PHONE.certificate, card, device, PHONE.card)
    assert (account.identity, held.device, held.key) == (ALICE.id, PHONE.id, PHONE.key)
    assert read_retirement(ALICE.retirement(PHONE), card).device == PHONE.id


@given(st.data())
def test_one_altered_byte_is_refused(data: st.DataObject) -> None:
    card, device = read_card(ALICE.card)[1], read_device(PHONE.card)
    readers: dict[bytes, Callable[[bytes], object]] = {
        ALICE.card: read_card,
        PHONE.certificate: lambda raw: read_certificate(raw, card, device, PHONE.card),
        ALICE.retirement(PHONE): lambda raw: read_retirement(raw, card),
    }
    paper = data.draw(st.sampled_from(sorted(readers)))
    at = data.draw(st.integers(0, len(paper) - 1))
    bad = paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :]
    with pytest.raises(Refused, match="card_invalid"):
        readers[paper](bad)


def test_a_card_of_another_device_does_not_fit() -> None:
    card, other = read_card(ALICE.card)[1], ALICE.device("tablet")
    with pytest.raises(Refused, match="card_invalid"):
        read_certificate(PHONE.certificate, card, read_device(PHONE.card), other.card)


def test_nobody_certifies_or_retires_for_another() -> None:
    card, device = read_card(MALLORY.card)[1], read_device(PHONE.card)
    with pytest.raises(Refused, match="card_invalid"):
        read_certificate(PHONE.certificate, card, device, PHONE.card)
    with pytest.raises(Refused, match="card_invalid"):
        read_retirement(ALICE.retirement(PHONE), card)


@given(st.binary(max_size=200))
def test_noise_is_refused(raw: bytes) -> None:
    for reader in (read_card, read_device):
        with pytest.raises(Refused, match="card_invalid"):
            reader(raw)
