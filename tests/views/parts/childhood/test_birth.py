"""A birth is told with its units; what nobody knows is not there."""

import pytest

from app.domain.childhood import Newborn
from app.flows.childhood.newborn import BOUNDS
from tests.screens.fletunit import plain
from views.parts.childhood.birth import birth_figure, birth_lines, birth_said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("weight", "3250", "3 250 g"),
        ("head", "34.5", "34,5 cm"),
        ("weeks", "39", "39 semaines"),
        ("apgar5", "10", "10 sur 10"),
        ("place", "CHU Fictif", "CHU Fictif"),
    ],
)
def test_a_figure_has_its_unit(name: str, text: str, said: str) -> None:
    assert plain(birth_figure(name, text)) == said


def test_only_what_is_known_is_told() -> None:
    said = birth_said(Newborn(weight="3250", comment="Né en avance."))
    assert [what for what, _ in said] == ["Poids", "Votre commentaire"]
    assert birth_said(Newborn()) == []


def test_each_thing_has_its_line() -> None:
    names = [line.name for line in birth_lines()]
    assert names == list(Newborn.__slots__)
    assert set(BOUNDS) < set(names)
