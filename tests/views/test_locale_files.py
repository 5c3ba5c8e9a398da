"""A catalogue is compiled into exactly what gettext reads."""

import gettext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.locale_files import compiled, main, pairs

PO = """# a remark
msgid "Ouvrir"
msgstr "Open"

# already easy
#, python-brace-format
msgid "{count} jour"
msgid_plural "{count} jours"
msgstr[0] "{count} day"
msgstr[1] "{count} days"

msgid ""
"deux "
"lignes"
msgstr ""
"two "
"\\"lines\\""

msgid "vide"
msgstr ""
"""


def translated(folder: Path, language: str) -> gettext.NullTranslations:
    """Compile the catalogue of *language* and load it."""
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    source, made = place / "alveole.po", place / "alveole.mo"
    source.write_text(PO, encoding="utf-8")
    assert main([str(source), str(made)]) == 0
    return gettext.translation("alveole", folder, languages=[language])


def test_words_lines_and_plurals_are_read_back(tmp_path: Path) -> None:
    said = translated(tmp_path, "en")
    assert said.gettext("Ouvrir") == "Open"
    assert said.gettext("deux lignes") == 'two "lines"'
    assert said.gettext("vide") == "vide"
    assert said.ngettext("{count} jour", "{count} jours", 0) == "{count} days"


@pytest.mark.parametrize(("count", "said"), [(0, "day"), (1, "day"), (2, "days")])
def test_zero_is_singular_in_french(tmp_path: Path, count: int, said: str) -> None:
    french = translated(tmp_path, "fr@falc")
    told = french.ngettext("{count} jour", "{count} jours", count)
    assert told == f"{{count}} {said}"


def test_an_empty_catalogue_is_no_entry() -> None:
    assert list(pairs("")) == []


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1), max_size=5))
def test_any_words_survive(catalogue: dict[str, str]) -> None:
    made = compiled(catalogue)
    count = int.from_bytes(made[8:12], "little")
    assert count == len(catalogue)
    assert all(said.encode() + b"\0" in made for said in catalogue.values())
