"""The draft names the reason of an accord as it always did."""

from views.parts.consents.course import STEPS, WHAT, Allowing


def test_each_step_but_the_last_has_its_field() -> None:
    assert (WHAT, len(STEPS)) == ("purpose", len(Allowing.fields) + 1)
