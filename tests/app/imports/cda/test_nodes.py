"""Names, words and moments are found wherever CDA puts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.when import When
from app.gates.xml import Element, parsed
from app.imports.cda.nodes import (
    every,
    first,
    moment,
    name_of,
    sections,
    tag,
    value,
    words,
)


def tree(inside: str) -> Element:
    return parsed(f'<a xmlns="urn:hl7-org:v3">{inside}</a>'.encode())


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("1975", "1975"),
        ("197503", "1975-03"),
        ("19750312", "1975-03-12"),
        ("1975031208", "1975-03-12"),
        ("197503120830", "1975-03-12T08:30"),
        ("19750312083015", "1975-03-12T08:30:15"),
        ("202101040735+0100", "2021-01-04T07:35+01:00"),
        ("20210104073512.250-0400", "2021-01-04T07:35:12-04:00"),
        ("20210104996060+0100", "2021-01-04"),
        ("20211399", ""),
        ("hier", ""),
        ("", ""),
        ("19", ""),
    ],
)
def test_a_moment_is_as_precise_as_it_is_written(given_text: str, read: str) -> None:
    assert moment(tree(f'<t value="{given_text}"/>'), "t") == read


def test_an_unknown_moment_is_none() -> None:
    assert moment(tree('<t nullFlavor="UNK"/>'), "t") == ""
    assert moment(tree(""), "t") == ""


@given(st.text("0123456789+-.", max_size=24))
def test_whatever_is_written_as_a_moment_is_a_date_or_nothing(text: str) -> None:
    When.parse(moment(tree(f'<t value="{text}"/>'), "t"))


def test_a_name_says_what_it_is() -> None:
    node = tree(
        '<id root="1.2.3"/><u root="90E1C8EC-F951-4B26-A305-A34848818DD6"/>'
        '<e root="1.2" extension="7"/><n nullFlavor="NI"/>'
    )
    said = [name_of(node, path) for path in ("id", "u", "e", "n")]
    assert said == [
        "urn:oid:1.2.3",
        "urn:uuid:90e1c8ec-f951-4b26-a305-a34848818dd6",
        "urn:oid:1.2^7",
        "",
    ]


def test_the_first_words_that_say_anything_are_taken() -> None:
    node = tree("<a><b> </b></a><a><b>un\n deux</b></a><c>trois</c>")
    assert words(node, "a/b", "c") == "un deux"
    assert words(node, "d", "c") == "trois"
    assert words(node, "d") == ""


def test_paths_are_those_of_cda() -> None:
    node = tree('<a v="1"><b/></a><x:a xmlns:x="urn:x"/>')
    assert [one.get("v") for one in every(node, "a")] == ["1"]
    found = first(node, "z", "a/b")
    assert found is not None
    assert tag(found) == "b"
    assert (value(node, "a", "v"), value(node, "a", "w")) == ("1", "")


def test_sections_are_given_in_reading_order_with_their_depth() -> None:
    leaf = "<component><section>{}</section></component>"
    node = tree(leaf.format(leaf.format("")) + leaf.format(""))
    assert [level for level, _ in sections(node)] == [1, 2, 1]
