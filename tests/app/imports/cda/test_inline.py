"""The words of a narrative keep what their shape means."""

import pytest

from app.gates.xml import parsed
from app.imports.cda.inline import blank, flat, inline, tidy


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("un\n   deux", "un deux"),
        ("un<br/>deux", "un\ndeux"),
        ("un<br/> <br/>\ndeux", "un\ndeux"),
        ("4,5 10<sup>9</sup>/L", "4,5 10⁹/L"),
        ("H<sub>2</sub>O", "H2O"),
        ("<content styleCode='Bold'>gras</content> maigre", "gras maigre"),
        ("<content revised='delete'>faux</content>vrai", "vrai"),
        ("<linkHtml href='http://example.invalid'>le site</linkHtml>", "le site"),
        ("a<script>alert(1)</script>b<style>x</style>", "ab"),
        ("<list><item>un</item><item>deux</item></list>", "un\ndeux"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<paragraph>un</paragraph><paragraph>deux</paragraph>", "un\ndeux"),
        ("a\u00a0:\u00a0b &lt;c&gt;", "a : b <c>"),
        ("note<footnoteRef IDREF='n'/>", "note"),
        ("<x:b xmlns:x='urn:x'>étranger</x:b>", "étranger"),
    ],
)
def test_words_are_read(written: str, said: str) -> None:
    assert tidy(inline(parsed(f"<a>{written}</a>".encode()))) == said


def test_no_control_character_is_left() -> None:
    assert tidy("a\x85b\x9bc\ufffe") == "abc"


def test_a_word_among_others_follows_its_name() -> None:
    assert flat(parsed(b"<sup>-2</sup>")) == "⁻²"
    assert blank("a\r\n\tb") == "a b"
    assert blank(None) == ""
