"""Objects come one by one out of a JSON file; what is no such file is refused."""

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.lent import lend
from app.gates.json_items import ITEM_MAX, objects
from app.gates.paged import Paged

WORDS = st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers())


def told(content: bytes) -> list[dict[str, object]]:
    return [one.told for one in objects(content)]


@pytest.mark.parametrize(
    "content",
    [b'[{"a": 1}, {"a": 2}]', b'{"a": 1}\n{"a": 2}\n', b' [ {"a":1},{"a":2}]'],
)
def test_an_array_or_one_a_line(content: bytes) -> None:
    assert told(content) == [{"a": 1}, {"a": 2}]


def test_an_object_keeps_its_rank_and_its_words() -> None:
    found = list(objects('[{"a": "é"},\n {"b": 1.50}]'.encode()))
    assert [(one.rank, one.raw.decode()) for one in found] == [
        (1, '{"a": "é"}'),
        (2, '{"b": 1.50}'),
    ]
    assert format(found[1].told["b"], "f") == "1.50"
    assert isinstance(found[1].told["b"], Decimal)


@pytest.mark.parametrize(
    "content",
    [
        b'[{"a": 1}',
        b'[{"a": 1}]x',
        b"[1, 2]",
        b'"a"',
        b'[{"a": NaN}]',
        b'[{"a": 1, "a": 2}]',
        b'[{"a": "' + b"x" * (2 * ITEM_MAX) + b'"}]',
        b'[{"a": ' + b"[" * 50_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe",
    ],
    ids=[
        *("cut", "more", "numbers", "a word", "no number", "twice", "large", "deep"),
        *("a number too long", "no text"),
    ],
)
def test_what_is_not_some_objects_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        told(content)


def test_the_first_is_given_before_the_rest_is_read() -> None:
    assert next(objects(b'[{"a": 1}, {"b": "cut')).told == {"a": 1}


@pytest.mark.parametrize("form", ["[{}]", "{}"])
@given(items=st.lists(WORDS, max_size=8))
def test_what_is_written_is_read(items: list[dict[str, object]], form: str) -> None:
    each = [json.dumps(one, ensure_ascii=False) for one in items]
    text = form.format(",\n".join(each))
    assert told(text.encode(errors="replace")) == json.loads(f"[{','.join(each)}]")


def test_a_long_file_is_read_by_pages() -> None:
    content = json.dumps([{"a": "é" * 50, "n": n} for n in range(20_000)]).encode()
    assert sum(one.told["n"] for one in objects(Paged(lend(content)))) == 199_990_000


@given(st.binary(max_size=200))
def test_any_bytes_are_objects_or_refused(content: bytes) -> None:
    with suppress(Refused):
        told(content)
