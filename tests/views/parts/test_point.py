"""The points of a drawing stand in their place, and carry nothing else."""

from decimal import Decimal

from views.parts.point import placed


def test_a_point_stands_in_its_place_without_a_note() -> None:
    (first, second) = placed([(0.0, Decimal("71.2")), (1.5, Decimal(70))])
    assert [(one.x, one.y) for one in (first, second)] == [(0.0, 71.2), (1.5, 70.0)]
    assert first.tooltip is None
