"""Plain text is read in the alphabets people have, and nothing else is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.imports import TEXT_MAX, Confidence
from app.imports.txt import read, sniff

WORDS = "Œdème, nævus, l’hôpital, 12,8 °C"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_is_read_in_each_alphabet(code: str) -> None:
    assert read(WORDS.encode(code)).text == WORDS


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_any_printable_text_comes_back(text: str) -> None:
    found = read(b"." + text.encode()).text
    assert len(found) > 0


@pytest.mark.parametrize("control", [b"\0", b"\x07", b"\x1b", b"\x7f"])
def test_control_bytes_are_not_text(control: bytes) -> None:
    for content in (control + b"bonjour", b"bonjour" + b"." * 900_000 + control):
        with pytest.raises(Refused, match=r"import\.unknown_format"):
            read(content)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"resourceType": "Patient"}', "x"),
        (b"[[1]]", "x"),
        (b"<?xml version='1.0'?>", "x.txt"),
        (b"<html>", ""),
        (b"BEGIN:VCARD\r\n", "x"),
        (b"a;b;c", "table.CSV"),
        (b"1", "x.json"),
        (b"\x81\x8d", "x.txt"),
    ],
)
def test_the_carrier_of_another_format_is_not_text(head: bytes, name: str) -> None:
    assert sniff(head, name) is Confidence.NO


def test_a_letter_is_text_whatever_its_name() -> None:
    assert sniff("[Copie] Chère consœur".encode(), "lettre.pdf") is Confidence.MAYBE


def test_a_character_cut_by_the_head_does_not_matter() -> None:
    assert sniff("é".encode()[:1], "x") is Confidence.MAYBE


def test_blank_text_is_empty() -> None:
    with pytest.raises(Refused, match=r"import\.empty"):
        read(b" \r\n\t")


def test_long_text_is_cut_and_said_so() -> None:
    found = read("é".encode() * TEXT_MAX)
    assert len(found.text.encode()) == TEXT_MAX
    assert found.findings == ("text.truncated",)
