"""RTF gives its words, in every alphabet, and closes what it carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.imports import Confidence
from app.imports.rtf import read, sniff
from tests.fictitious.printing import rtf

LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"])


def words(body: bytes) -> str:
    return read(rb"{\rtf1\ansi\ansicpg1252 " + body + b"}").text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (rb"\'c9t\'e9", "Été"),
        (rb"\u339?uvre", "œuvre"),
        (rb"\uc2\u339oeuvre", "œuvre"),
        (rb"\uc0\u339uvre", "œuvre"),
        (rb"\u339\'9cuvre", "œuvre"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\u-10179?", ""),
        (rb"l\rquote un\par l\'92autre\tab fin", "l’un\nl’autre\tfin"),
        (rb"\{a\\b\}", "{a\\b}"),
        (rb"a{\*\unknown hidden}b", "ab"),
        (rb"a{\pict 00ff}b{\object{\*\objdata 01}}c", "abc"),
        (rb"{\fonttbl{\f1\fcharset204 Font;}}{\f1\'cf\'f0\'e8} \'e9", "При é"),
        (rb"{\fonttbl{\f2\fcharset128 Font;}}{\f2\'93\'fa}", "日"),
        (rb"\mac \'8e", "é"),
        (rb"\ansicpg9 \'e9", "é"),
        (rb"a\bin3 }}}b", "ab"),
        (rb"a\bin99999 ", "a"),
        (rb"{\shp{\*\shpinst{\sp{\sn name}{\sv 1}}{\shptxt zone}}}", "zone"),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "lien"),
        (rb"\~a\_b\-c", "a‑bc"),
    ],
)
def test_words_are_read(body: bytes, said: str) -> None:
    assert words(body) == said


@given(text=st.text(LETTERS.filter(lambda sign: sign not in "\\{}"), min_size=1))
def test_what_a_word_processor_writes_is_read_back(text: str) -> None:
    content = rtf([f".{text}."], title="Titre", date="2026-01-14")
    found = read(content)
    assert found.title == "Titre"
    assert found.when is not None
    assert found.when.text == "2026-01-14"
    assert found.text.startswith(".")


def test_an_object_inside_is_told() -> None:
    assert read(rb"{\rtf1 {\object x}}").findings == ("rtf.object",)


def test_braces_without_end_are_damage() -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(rb"{\rtf1" + b"{" * 2000)


def test_words_after_the_last_brace_are_not_read() -> None:
    assert read(rb"{\rtf1 a}b{c}").text == "a"


def test_an_impossible_date_is_dropped() -> None:
    assert read(rb"{\rtf1{\info{\creatim\yr2026\mo13\dy1}}}").when is None


def test_the_first_word_says_what_it_is() -> None:
    assert sniff(rb"{\rtf1", "x.doc") is Confidence.SURE
    assert sniff(rb"{\pict", "x.rtf") is Confidence.NO
