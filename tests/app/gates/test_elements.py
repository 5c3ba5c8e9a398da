"""Elements come one by one; what is declared is never read, an entity is refused."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.gates import elements as gate
from app.gates.elements import PROLOG_MAX, Told, elements

HONEST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
  device CDATA #IMPLIED
]>
"""
BODY = (
    '<HealthData locale="fr_FR"><Record v="1"><M k="a"/></Record><Record/></HealthData>'
)
SAID: list[Told] = [
    ("HealthData", {"locale": "fr_FR"}),
    ("Record", {"v": "1"}),
    ("M", {"k": "a"}),
    ("Record", {}),
]
LAUGHS = """<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<HealthData><Record v="&b;"/></HealthData>"""
OUTSIDE = """<!DOCTYPE HealthData [<!ENTITY % p SYSTEM "file:///etc/hostname">%p;]>
<HealthData/>"""


def by(size: int, content: bytes) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def told(text: str, size: int = 7) -> list[Told]:
    return list(elements(by(size, text.encode()), "HealthData"))


def refusal(text: str) -> str:
    with pytest.raises(Refused) as refused:
        told(text)
    return refused.value.code


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_elements_come_in_their_order_however_the_file_is_cut(size: int) -> None:
    assert told(HONEST + BODY, size) == SAID


def test_the_declaration_of_an_export_is_left_out_even_when_it_is_wrong() -> None:
    assert told(HONEST + BODY) == told(BODY)


def test_the_end_of_an_element_is_told_where_it_is_asked_for() -> None:
    found = elements([BODY.encode()], "HealthData", closing=frozenset({"Record"}))
    assert [name for name, said in found if said is None] == ["Record", "Record"]


@pytest.mark.covers("C-001")
@pytest.mark.parametrize(
    "hostile", [LAUGHS, OUTSIDE, LAUGHS.replace("ENTITY", "entity")]
)
def test_an_entity_condemns_the_file(hostile: str) -> None:
    assert refusal(hostile) == "import.unsafe"


def test_an_entity_would_not_be_read_without_the_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "_ENTITY", re.compile(b"never"))
    assert refusal(LAUGHS) == "import.damaged"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<Other/>",
        BODY[:-5],
        BODY + "<more/>",
        BODY.replace('"1"', '"&who;"'),
        "<HealthData><a></HealthData>",
        " " * (2 * PROLOG_MAX) + BODY,
    ],
)
def test_what_is_no_such_file_is_damaged(text: str) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        told(text, 1 << 20 if len(text) < PROLOG_MAX else 4096)


def test_nothing_of_a_long_file_is_kept() -> None:
    many = b"<HealthData>" + b'<Record v="1"/>' * 10_000 + b"</HealthData>"
    assert sum(1 for _ in elements(by(4096, many), "HealthData")) == 10_001


@given(st.binary(max_size=300), st.integers(1, 300))
@example(b"<HealthData \x00", 1)
def test_any_bytes_give_elements_or_a_refusal(content: bytes, size: int) -> None:
    for start in (b"", b"<HealthData>", b'<HealthData a="'):
        with suppress(Refused):
            list(elements(by(size, start + content), "HealthData"))
