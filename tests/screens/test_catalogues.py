"""Every sentence exists in the three languages, short, with the same blanks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from views.locale_files import pairs

TREE = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
OTHERS = ("en", "fr@falc")
WORDS_MAX = 15
NOT_PLAIN = ("synchronis", "révoqu", "valider", "soumettre", "token", "serveur distant")


def sources() -> Iterator[str]:
    """Give every sentence marked in the product."""
    for room in ("app", "views"):
        found = extract_from_dir(str(TREE / room), keywords=KEYWORDS)
        for _file, _line, words, _comments, _context in found:
            yield words if isinstance(words, str) else "\0".join(words)


def test_no_sentence_hides_where_extraction_does_not_look() -> None:
    """A call inside an f-string is not extracted: it would stay in French."""
    hidden = re.compile(r"""f(["']).*\{(?:_|ngettext)\(["']""")
    files = [path for room in ("app", "views") for path in (TREE / room).rglob("*.py")]
    assert hidden.search("""f"{_('Tous')} (3)\"""")
    assert [str(path) for path in files if hidden.search(path.read_text("utf-8"))] == []


def catalogue(language: str) -> dict[str, str]:
    """Read a catalogue."""
    path = TREE / "views/locale" / language / "LC_MESSAGES/alveole.po"
    return dict(pairs(path.read_text(encoding="utf-8")))


def blanks(text: str) -> set[str]:
    """Return the places to fill in."""
    return set(re.findall(r"\{\w*\}", text))


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_nor_unused(language: str) -> None:
    assert set(catalogue(language)) == set(sources())


@pytest.mark.parametrize("language", OTHERS)
def test_blanks_are_the_same(language: str) -> None:
    odd = [
        key for key, said in catalogue(language).items() if blanks(key) != blanks(said)
    ]
    assert odd == []


def test_an_unchanged_easy_sentence_says_it_was_easy_already() -> None:
    path = TREE / "views/locale/fr@falc/LC_MESSAGES/alveole.po"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    same = [block for block in blocks for key, said in pairs(block) if key == said]
    assert all(block.startswith("# déjà facile") for block in same)


@pytest.mark.parametrize(("language", "most"), [("fr", WORDS_MAX), ("fr@falc", 10)])
def test_sentences_are_short(language: str, most: int) -> None:
    said = sources() if language == "fr" else catalogue(language).values()
    parts = [part for text in said for part in re.split(r"[.?!:](?:\s|$)|\0", text)]
    assert [part for part in parts if len(part.split()) > most] == []


def test_words_are_plain() -> None:
    odd = [
        text for text in sources() if any(word in text.lower() for word in NOT_PLAIN)
    ]
    assert odd == []
