"""Words are found as the French type them, on disk and in memory."""

from typing import Any

import pytest

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.write import Write
from tests.storage.contract.conftest import Home
from tests.storage.samples import (
    SPACE,
    entry,
    item,
)


def keep(home: Home, *entries: Entry, **more: Any) -> Changes:  # noqa: ANN401
    return home.vault.commit(Write(space=SPACE, entries=entries, **more))


def found(home: Home, text: str) -> list[bytes]:
    return [hit.entry.id for hit in home.vault.search(SPACE, text)]


@pytest.mark.covers("C-004")
@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("oedeme", "Œdème de la cheville"),
        ("Œdème", "oedeme bilatéral"),
        ("hopital", "Sortie de l’hôpital"),
        ("l'hôpital", "SORTIE DE L'HOPITAL"),
        ("hemoglo", "Hémoglobine glyquée"),
        ("cheville oede", "Œdème de la cheville"),
    ],
)
def test_words_are_found_as_the_french_type_them(
    home: Home, typed: str, written: str
) -> None:
    keep(home, entry(1), entry(2), texts={item(1): f"Bonjour. {written}."})
    assert found(home, typed) == [item(1)]


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "AND OR", "chev*ille", "title:x", "œd -x"]
)
def test_operators_are_words_like_others(home: Home, typed: str) -> None:
    keep(home, entry(1), texts={item(1): "Œdème de la cheville"})
    assert found(home, typed) == []


def test_titles_and_fhir_words_are_found_too(home: Home) -> None:
    body = b'{"code":{"coding":[{"display":"Scanner"}]},"note":[{"text":"genou"}]}'
    keep(home, entry(1, body=body, meta={"title": "Imagerie", "author": "Dr Müller"}))
    assert [found(home, w) for w in ("scanner", "genou", "imagerie", "muller")] == [
        [item(1)]
    ] * 4


def test_a_hit_shows_the_passage_and_its_words(home: Home) -> None:
    keep(
        home, entry(1), texts={item(1): "x " * 500 + "un œdème\nau genou " + "y " * 500}
    )
    (hit,) = home.vault.search(SPACE, "oedeme")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["œdème"]
    assert "un œdème au genou" in hit.snippet


def test_words_follow_a_new_text_and_a_new_title(home: Home) -> None:
    keep(home, entry(1), texts={item(1): "ancien"})
    keep(home, entry(1, meta={"title": "Nouveau"}))
    assert (found(home, "ancien"), found(home, "compte")) == ([item(1)], [])
    keep(home, texts={item(1): "récent"})
    assert (found(home, "ancien"), found(home, "recent")) == ([], [item(1)])
    assert home.vault.text(SPACE, item(1)) == "récent"
