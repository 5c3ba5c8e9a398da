"""A certificate is read, vouched for by nobody; anything else is refused."""

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.certificate import Proves
from app.domain.errors import Refused
from app.gates.certificate import INFLATED_MAX, read
from tests.fictitious.certificates import (
    ISSUED,
    TEST,
    VACCINE,
    base45,
    dumped,
    head,
    message,
    text,
)

pytestmark = pytest.mark.covers("C-045")


def test_what_it_says_is_read() -> None:
    found = read(text())
    assert (found.proves, found.name, found.born) == (
        Proves.VACCINE,
        "Camille Exemple",
        "1958-03-12",
    )
    assert (found.day, found.rank, found.count) == ("2021-06-20", 2, 2)
    assert (found.product, found.issuer) == ("EU/1/20/1528", "CNAM")
    assert found.issued == ISSUED.isoformat()


def test_a_test_is_told_from_a_vaccine() -> None:
    found = read(text(TEST))
    assert (found.proves, found.day) == (Proves.TEST, "2021-06-20")


def test_the_name_of_passports_is_read_when_it_is_alone() -> None:
    found = read(text(VACCINE | {"nam": {"fnt": "DE<LA<FICTION"}}))
    assert found.name == "DE LA FICTION"


def test_the_tag_of_a_token_around_the_seal_is_read() -> None:
    raw = head(6, 61) + message()
    assert read("HC1:" + base45(zlib.compress(raw))).rank == 2


def test_dates_that_say_they_are_dates_are_read() -> None:
    day, issued = dumped("2021-06-20"), dumped(1_600_000_000)
    payload = dumped({-260: {1: VACCINE}, 4: 1_700_000_000, 6: 1_600_000_000})
    inside = payload.replace(day, head(6, 0) + day)
    inside = inside.replace(issued, head(6, 1) + issued)
    protected = dumped({1: -7, 4: b"k"})
    raw = head(6, 18) + dumped([protected, {}, inside, b"s"])
    found = read("HC1:" + base45(zlib.compress(raw)))
    assert (found.day, found.issued) == ("2021-06-20", "2020-09-13T12:26:40+00:00")


@pytest.mark.parametrize(
    "health",
    [
        VACCINE | {"t": TEST["t"]},
        VACCINE | {"v": []},
        VACCINE | {"v": VACCINE["v"] * 2},
        VACCINE | {"ver": "one"},
        VACCINE | {"dob": "hier"},
        VACCINE | {"nam": {}},
        VACCINE | {"nam": {"fnt": "A", "fn": "a" * 201}},
        VACCINE | {"nam": {"fnt": "A", "fn": "a\x1b[2J"}},
        VACCINE | {"v": [{"dt": "2021-06-20", "dn": 100}]},
        VACCINE | {"v": [{"dt": 20210620}]},
        [],
        "",
    ],
    ids=range(12),
)
def test_what_follows_no_schema_is_refused(health: Any) -> None:  # noqa: ANN401
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(text(health))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "HC1:",
        text()[4:],
        "HC2:" + text()[4:],
        "HC1:" + base45(message()),
        text()[:-3],
        "HC1:" + base45(zlib.compress(bytes(INFLATED_MAX + 1))),
        "HC1:" + base45(zlib.compress(message()) + b"more"),
        "HC1:" + base45(zlib.compress(dumped([b"", {}, b""]))),
        "HC1:" + base45(zlib.compress(dumped([b"", {}, b"", b""]))),
    ],
    ids=range(10),
)
def test_what_is_no_certificate_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(wrong)


@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=300))
def test_any_text_gives_a_certificate_or_a_refusal(rest: str) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read("HC1:" + rest)


@given(st.integers(0, 400), st.integers(1, 255))
def test_one_byte_changed_is_read_or_refused(at: int, flip: int) -> None:
    raw = bytearray(message())
    raw[at % len(raw)] ^= flip
    try:
        read("HC1:" + base45(zlib.compress(bytes(raw))))
    except Refused as refused:
        assert refused.code == "import.damaged"  # noqa: PT017 - either is right
