"""What a verified op holds is opened with the keys given to us, or refused."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.crypto.grants import KeyRef, Label, deposit_publics, deposit_secrets
from app.crypto.statements import Epoch, Head, OpType
from app.domain.collection import Confidentiality
from app.domain.errors import Refused
from app.flows.keychain import SpaceKeys
from app.flows.sealed.page import Opener, check_deposit
from app.rules.controls import read
from app.rules.judging import Verdict
from app.rules.pages import Row
from tests.app.worlds import Home, a_home

Secrets = Mapping[int, bytes]


@pytest.fixture
def put() -> tuple[Home, Row, Head]:
    home, ledger, _ = a_home()
    home.sync(ledger)
    home.write("dentiste")
    home.sync(ledger)
    row = ledger.page(0).rows[-1]
    return home, row, Head.decode(row.head)


def opener(home: Home) -> Opener:
    keys = SpaceKeys(home.vault, home.space)
    return Opener(home.sealing.standing(home.space), keys, home.me, home.sealing.bodies)


def test_a_put_is_opened(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    entry = opener(home).entry(Verdict(row, head))
    assert (entry.title, entry.rev, entry.updated) == ("dentiste", 1, head.at)


def test_a_put_without_our_wrap_is_refused(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(Verdict(replace(row, wraps=()), head))


def test_a_confidentiality_to_come_is_the_strictest_we_know(
    put: tuple[Home, Row, Head],
) -> None:
    home, row, head = put
    reader = opener(home)
    reader._keys.name(head.collection, Label(99, 7, ""))
    entry = reader.entry(Verdict(row, head))
    assert (entry.rubric, entry.confidentiality) == (29, Confidentiality.PRIVE)


def test_a_collection_we_have_no_key_for_is_refused(
    put: tuple[Home, Row, Head],
) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(Verdict(row, replace(head, collection=b"z" * 16)))


def test_13_an_envelope_of_another_revision_is_refused(
    put: tuple[Home, Row, Head],
) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(Verdict(row, replace(head, base=1)))


def an_epoch(home: Home) -> tuple[Epoch, Secrets]:
    """Return the opening of a collection open to deposit, and its true secrets."""
    ref, ck = KeyRef(home.space, b"c" * 16, 1), bytes(32)
    published = deposit_publics(ck, ref)
    fields = ref.collection, 1, bytes(32), 2, *published, b"", b"", b""
    return Epoch(*fields), deposit_secrets(ck, ref)


def test_deposit_keys_are_those_every_member_derives(
    put: tuple[Home, Row, Head],
) -> None:
    epoch, secrets = an_epoch(put[0])
    check_deposit(epoch, secrets)
    check_deposit(replace(epoch, deposit_pk1=b"", deposit_pk2=b""), secrets)


@pytest.mark.parametrize("field", ["deposit_pk1", "deposit_pk2"])
def test_25_another_deposit_key_is_refused(
    put: tuple[Home, Row, Head], field: str
) -> None:
    epoch, secrets = an_epoch(put[0])
    for other in (getattr(epoch, field)[::-1], b""):
        changes: dict[str, Any] = {field: other}
        with pytest.raises(Refused, match=r"wrap\.invalid"):
            check_deposit(replace(epoch, **changes), secrets)


def test_a_key_is_opened_with_the_root_that_signed_it() -> None:
    home, ledger, _ = a_home()
    home.sync(ledger)
    rows = [(row, Head.decode(row.head)) for row in ledger.page(0).rows]
    row, head = next(
        pair
        for pair in rows
        if pair[1].type == OpType.EPOCH and any(pair[1].collection)
    )
    verdict = Verdict(row, head, order=read(head, row.body))
    reader = opener(home)
    reader._standing.root_epoch = 2
    reader.learn(verdict)
    assert reader._keys.learnt


def test_17_a_shortened_envelope_gives_nothing(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        opener(home).entry(Verdict(replace(row, body=row.body[:-1]), head))
