"""What a verified op holds is opened with the keys given to us, or refused."""

from dataclasses import replace

import pytest

from app.crypto.statements import Head
from app.domain.errors import Refused
from app.flows.keychain import SpaceKeys
from app.flows.sealed_page import Opener
from app.rules.pages import Row
from tests.app.worlds import Home, a_home


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
    return Opener(home.sealing.standing(home.space), keys, home.me)


def test_a_put_is_opened(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    entry = opener(home).entry(row, head)
    assert (entry.title, entry.rev, entry.updated) == ("dentiste", 1, head.at)


def test_a_put_without_our_wrap_is_refused(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(replace(row, wraps=()), head)


def test_a_collection_we_have_no_key_for_is_refused(
    put: tuple[Home, Row, Head],
) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(row, replace(head, collection=b"z" * 16))


def test_13_an_envelope_of_another_revision_is_refused(
    put: tuple[Home, Row, Head],
) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        opener(home).entry(row, replace(head, base=1))


def test_17_a_shortened_envelope_gives_nothing(put: tuple[Home, Row, Head]) -> None:
    home, row, head = put
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        opener(home).entry(replace(row, body=row.body[:-1]), head)
