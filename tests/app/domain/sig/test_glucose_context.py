"""What was said around a record of a meter."""

from decimal import Decimal

from app.domain.sig import glucose_context
from app.domain.sig.glucose_context import Dose


def test_a_meal_alone() -> None:
    read = glucose_context.decode(bytes.fromhex("02070003"))
    assert (read.sequence, read.meal, read.carbohydrate) == (7, 3, None)


def test_flags_that_lead_to_more_flags_are_stepped_over() -> None:
    assert glucose_context.decode(bytes.fromhex("8207000001")).meal == 1


def test_a_medicine_in_litres_is_told_from_one_in_kilos() -> None:
    litres = glucose_context.decode(bytes.fromhex("300700010aa0"))
    kilos = glucose_context.decode(bytes.fromhex("100700010aa0"))
    assert litres.medication == Dose(1, Decimal("0.000010"), "L")
    assert kilos.medication == Dose(1, Decimal("0.000010"), "kg")


def test_the_two_halves_of_a_byte() -> None:
    read = glucose_context.decode(bytes.fromhex("04070051"))
    assert (read.tester, read.health) == (1, 5)
