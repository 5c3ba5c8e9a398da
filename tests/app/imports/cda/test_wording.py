"""The words of the author come before those of a table; a bare answer is no name."""

import pytest

from app.gates.xml import Element, parsed
from app.imports.cda.nodes import every
from app.imports.cda.wording import (
    answered,
    code_of,
    coded,
    label,
    named,
    narrated,
    place_of,
    places_of,
    says,
)

ORIGINAL = '<originalText><reference value="#{}"/></originalText>'
TREE = """
<a xmlns="urn:hl7-org:v3"><text><content ID="w">Glycémie <br/>à jeun</content>
<content ID="y">Oui</content><content ID="n">non</content>
<content ID="t">[CIM-10 : E10] Diabète de type 1 (CIM-10 : E10)</content></text>{}</a>
"""


def tree(inside: str = "") -> Element:
    return parsed(TREE.format(inside).strip().encode())


def the_observation(root: Element) -> Element:
    (observation,) = every(root, "o")
    return observation


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('<c displayName="Glucose [Masse/Volume] Sang ; Numérique"/>', "Glucose"),
        (f'<c displayName="x">{ORIGINAL.format("w")}</c>', "Glycémie\nà jeun"),
        ('<c displayName="x"><originalText>dit</originalText></c>', "dit"),
        (f'<c displayName="x">{ORIGINAL.format("y")}</c>', "x"),
        (f"<c>{ORIGINAL.format('t')}</c>", "Diabète de type 1"),
        ('<c><translation displayName="traduit"/></c>', "traduit"),
        ('<c nullFlavor="UNK"/>', ""),
    ],
)
def test_a_code_is_said_in_words(code: str, said: str) -> None:
    root = tree(code)
    assert named(root, "c", places_of(root)) == said


def test_no_code_has_no_word() -> None:
    assert label(None, {}) == ""


@pytest.mark.parametrize(("place", "said"), [("y", "oui"), ("n", "non"), ("w", "")])
def test_an_answer_is_one_word(place: str, said: str) -> None:
    root = tree(f'<o><text><reference value="{place}"/></text></o>')
    assert answered(the_observation(root), places_of(root)) == said


def test_a_reference_to_nowhere_says_nothing() -> None:
    root = tree('<o><text><reference value="#absent"/></text></o>')
    observation = the_observation(root)
    assert place_of(observation, "text", places_of(root)) is None
    assert narrated(observation, "text", places_of(root)) == ""


def test_a_dash_says_nothing() -> None:
    assert [says(text) for text in ("", " - ", "Non", "N/A", "0", "oui")] == [
        *(False, False, False, False),
        *(True, True),
    ]


def test_the_code_wanted_comes_first() -> None:
    other = '<translation code="2" codeSystem="b"/>'
    root = tree(f'<code code="1" codeSystem="a">{other}</code>')
    assert coded(root, "b") == ("2", "b")
    assert coded(root) == ("1", "a")
    assert coded(tree(), "b") == ("", "")
    assert code_of(tree("<code/>")) == ("", "")
