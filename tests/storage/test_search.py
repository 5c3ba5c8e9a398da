"""Folding, words, passages: what a person types meets what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.search import expression, fold, hit, holds, notes, passage, words
from tests.storage.samples import entry


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Œdème", "oedeme"),
        ("CŒUR", "coeur"),
        ("Læticia", "laeticia"),
        ("Straße", "strasse"),
        ("l’hôpital", "l'hopital"),
        ("e\u0301te\u0301", "ete"),
        ("Noël Çà", "noel ca"),
        ("plain", "plain"),
    ],
)
def test_folding_takes_accents_case_and_ligatures_away(
    written: str, folded: str
) -> None:
    assert fold(written) == folded


@given(some.text(max_size=40))
def test_folding_twice_is_folding_once_for_words(text: str) -> None:
    assert [fold(word) for word in words(text)] == words(text)


@given(some.text(some.characters(min_codepoint=32, max_codepoint=0x24F), max_size=60))
def test_every_word_of_a_text_is_marked_in_it(text: str) -> None:
    for word in words(text):
        _, marks = passage(text, [word])
        assert marks, (text, word)


@given(some.text(max_size=60), some.lists(some.text(max_size=8), max_size=3))
def test_marks_always_lie_inside_the_snippet(text: str, typed: list[str]) -> None:
    asked = words(" ".join(typed))
    if not asked:
        return
    snippet, marks = passage(text, asked)
    assert all(0 <= start < end <= len(snippet) for start, end in marks)


def test_a_short_text_is_its_own_passage_on_one_line() -> None:
    assert passage("Vaccin\n\ncontre  le tétanos", ["tetanos"])[0] == (
        "Vaccin contre le tétanos"
    )


def test_a_passage_starts_on_a_word_before_the_first_one_found() -> None:
    snippet, marks = passage("mot " * 100 + "Œdème. " + "mot " * 100, ["oed"])
    assert snippet.startswith("… mot ")
    assert snippet.endswith(" mot …")
    assert [snippet[a:b] for a, b in marks] == ["Œdème"]
    assert len(snippet) <= 200


def test_only_the_last_word_is_a_prefix() -> None:
    _, marks = passage("genoux genou", ["genou", "x"])
    assert marks == ((7, 12),)
    assert not holds(frozenset(["genoux"]), ["genou", "g"])
    assert holds(frozenset(["genoux"]), ["genou"])


def test_accents_written_apart_are_marked() -> None:
    snippet, marks = passage("un e\u0301te\u0301 chaud", ["ete"])
    assert [snippet[a:b] for a, b in marks] == ["e\u0301te\u0301"]


def test_the_expression_quotes_every_word() -> None:
    assert expression(["or", "genou"]) == '"or" AND "genou"*'


def test_notes_read_fhir_and_shrug_at_anything_else() -> None:
    assert notes(entry(1, body=b"%PDF", meta={"author": "Dr Nguyen"})) == "Dr Nguyen"
    said = (
        b'{"code":{"text":"Poids"},"name":[{"given":["Lea"]}],"n":[1,null],"div":"no"}'
    )
    assert notes(entry(1, body=said, meta={})).split() == ["Poids", "Lea"]


def test_a_hit_says_why_in_the_text_then_the_notes_then_the_title() -> None:
    titled = entry(1, meta={"title": "Genou droit", "author": "Dr Genou"})
    assert hit(titled, "mon genou", ["genou"]).snippet == "mon genou"
    assert "Dr Genou" in hit(titled, "", ["genou"]).snippet
    assert hit(entry(1, meta={"title": "Genou"}), "", ["genou"]).marks == ((0, 5),)
    assert hit(titled, "", ["genou", "hanche"]).marks
    assert hit(entry(1, meta={"title": "Épaule"}), "", ["x"]).snippet == "Épaule"


def test_the_words_found_in_a_title_are_marked_there_too() -> None:
    titled = entry(1, meta={"title": "Œdème du genou, genouillère"})
    found = hit(titled, "le genou gonflé", ["genou", "oed"])
    words = [titled.title[start:end] for start, end in found.title_marks]
    assert words == ["Œdème", "genou"]
    assert hit(titled, "épaule", ["epaule"]).title_marks == ()
