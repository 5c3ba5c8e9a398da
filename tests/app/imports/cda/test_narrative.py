"""The page says the words of a document in their order, in shapes that mean it."""

import pytest

from app.domain.foreign import Block, Shape
from app.gates.xml import parsed
from app.imports.cda import narrative
from app.imports.cda.narrative import laid
from tests.fictitious.clinical import clinical, enclosing, section, structured


def page(*sections: str) -> list[tuple[str, int, str]]:
    blocks, cut = laid(parsed(clinical(structured(*sections))))
    assert not cut
    return [(one.shape.value, one.level, "|".join(one.cells)) for one in blocks]


def test_titles_follow_the_depth_of_sections() -> None:
    below = section("Bas", "<paragraph>fond</paragraph>")
    assert page(section("Haut", "<br/>", below=below)) == [
        ("heading", 1, "Haut"),
        ("heading", 2, "Bas"),
        ("paragraph", 1, "fond"),
    ]


def test_a_section_that_says_nothing_is_not_shown() -> None:
    assert page(section("Vide", " "), section("Plein", "mot")) == [
        ("heading", 1, "Plein"),
        ("paragraph", 1, "mot"),
    ]


def test_lists_keep_their_depth_and_their_numbers() -> None:
    inner = "<list listType='ordered'><item>un</item><item>deux</item></list>"
    text = f"avant<list><caption>Liste</caption><item>a{inner}</item></list>après"
    assert page(section("L", text))[1:] == [
        ("paragraph", 1, "avant"),
        ("caption", 1, "Liste"),
        ("item", 1, "a"),
        ("item", 2, "1. un"),
        ("item", 2, "2. deux"),
        ("paragraph", 1, "après"),
    ]


def test_a_table_and_a_picture_stand_apart() -> None:
    text = (
        "un<table><caption>Bilan</caption><tr><td>a</td></tr></table>deux"
        "<renderMultiMedia referencedObject='x'><caption>La radio</caption>"
        "</renderMultiMedia>"
    )
    assert page(section("T", text))[1:] == [
        ("paragraph", 1, "un"),
        ("caption", 1, "Bilan"),
        ("columns", 1, ""),
        ("row", 1, "a"),
        ("paragraph", 1, "deux"),
        ("caption", 1, "La radio"),
    ]


def test_a_caption_that_repeats_the_title_is_not_said_twice() -> None:
    text = "<table><thead><tr><th>Vaccins</th></tr></thead><tr><td>a</td></tr></table>"
    assert [one for one in page(section("Vaccins", text)) if "Vaccins" in one[2]] == [
        ("heading", 1, "Vaccins")
    ]


def test_a_plain_body_is_words() -> None:
    body = "<nonXMLBody><text mediaType='text/plain'>un\n\ndeux</text></nonXMLBody>"
    blocks, _ = laid(parsed(clinical(body)))
    assert [one.cells for one in blocks] == [("un",), ("deux",)]
    assert laid(parsed(clinical(enclosing(b"x")))) == ((), False)


def test_a_very_long_word_is_given_in_pieces() -> None:
    blocks, _ = laid(parsed(clinical(structured(section("T", "a" * 9_000)))))
    assert [len(one.cells[0]) for one in blocks[1:]] == [4_000, 4_000, 1_000]


@pytest.mark.parametrize(("limit", "most"), [("BLOCKS_MAX", 3), ("WORDS_MAX", 30)])
def test_a_page_too_long_is_cut_and_says_so(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    root = parsed(
        clinical(structured(*(section(f"T{n}", "mot" * 3) for n in range(9))))
    )
    whole, cut = laid(root)
    assert (len(whole), cut) == (18, False)
    monkeypatch.setattr(narrative, limit, most)
    shown, cut = laid(root)
    assert (whole[: len(shown)], cut) == (shown, True)
    assert len(shown) < len(whole)


def test_depth_without_end_is_a_title_of_the_last_level() -> None:
    inside = "mot"
    text = section("T9", inside)
    for rank in range(20):
        text = section(f"T{rank}", "", below=text)
    blocks, _ = laid(parsed(clinical(structured(text))))
    assert max(one.level for one in blocks) == 9
    assert blocks[-1] == Block(Shape.PARAGRAPH, ("mot",))


@pytest.mark.covers("C-010")
def test_a_grid_of_autonomy_reads_line_by_line() -> None:
    """The ten things of the AGGIR grid, each with its letter, then the group."""
    lines = ("Cohérence", "Orientation", "Toilette", "Habillage", "Alimentation")
    rows = "".join(f"<tr><td>{line}</td><td>B</td></tr>" for line in lines)
    head = "<thead><tr><th>Activité</th><th>Cotation</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    told = page(section("Grille AGGIR", f"{table}<paragraph>GIR 4</paragraph>"))
    assert told[0] == ("heading", 1, "Grille AGGIR")
    assert ("columns", 1, "Activité|Cotation") in told
    assert [cells for shape, _, cells in told if shape == "row"] == [
        f"{line}|B" for line in lines
    ]
    assert told[-1] == ("paragraph", 1, "GIR 4")
