"""A picture of the screen of a new device gives its code, or says that it does not."""

import pytest

from app.domain.errors import Refused
from app.domain.prescribed import Code, Square
from app.flows.enrolment import apply
from app.flows.shown_codes import ShownCodes
from app.gates.codes import codes
from tests.app.worlds import Clock, Home
from tests.fictitious.airlock import Bare, Held
from tests.fictitious.squares import square

FIRST, SECOND = (
    apply(Home(name, Clock()).world, "Android", "https://exemple.invalid").code
    for name in ("first", "second")
)


class Eye(Bare):
    """An airlock that sees these codes in any picture."""

    def __init__(self, *seen: Code) -> None:
        self.seen = seen

    def codes(self, content: Held) -> tuple[Code, ...]:
        """See them."""
        del content
        return self.seen


@pytest.mark.covers("C-174")
def test_the_square_of_a_new_device_is_read_from_its_drawing() -> None:
    drawn = square(FIRST, Square.QR, scale=6).convert("RGB")
    seen = tuple(codes(drawn.width, drawn.height, drawn.tobytes()))
    assert ShownCodes(Eye(*seen)).read(b"picture") == FIRST


def test_other_squares_beside_it_are_left_alone() -> None:
    link = Code(Square.QR, "https://exemple.invalid")
    shown = Code(Square.QR, FIRST)
    assert ShownCodes(Eye(link, shown, shown)).read(b"picture") == FIRST


@pytest.mark.parametrize(
    "seen",
    [
        (),
        ("https://exemple.invalid",),
        (FIRST[:-1] + ("1" if FIRST[-1] == "0" else "0"),),
        (FIRST, SECOND),
    ],
)
def test_no_code_or_two_of_them_is_none(seen: tuple[str, ...]) -> None:
    eye = Eye(*(Code(Square.QR, text) for text in seen))
    with pytest.raises(Refused, match=r"^enrol\.unreadable$"):
        ShownCodes(eye).read(b"picture")


def test_the_square_of_a_box_is_no_code_of_a_device() -> None:
    with pytest.raises(Refused, match=r"^enrol\.unreadable$"):
        ShownCodes(Eye(Code(Square.DATA_MATRIX, FIRST))).read(b"picture")
