"""What holds on a day, and which vaccine a name is of."""

from datetime import date

from app.rules.vaccination.terms import ALWAYS, Span, named


def test_a_span_holds_its_two_ends() -> None:
    span = Span(date(2025, 1, 1), date(2025, 1, 31))
    assert span.holds(date(2025, 1, 1))
    assert span.holds(date(2025, 1, 31))
    assert not span.holds(date(2025, 2, 1))
    assert not span.holds(date(2024, 12, 31))
    assert ALWAYS.holds(date(1900, 1, 1))


def test_a_name_is_of_every_maker_and_a_maker_of_its_own() -> None:
    assert named("hepb", "hepb")
    assert named("hepb", "hepb/one")
    assert not named("hepb/one", "hepb/two")
    assert not named("hepb/one", "hepb")
    assert not named("hep", "hepb")
