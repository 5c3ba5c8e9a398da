"""A picture of a box of medicine gives its code, or says that it does not."""

import pytest

from app.domain.errors import Refused
from app.domain.prescribed import Code, Square
from app.flows.profile.boxes import Boxes
from app.gates.codes import codes
from tests.fictitious.airlock import Bare, Held
from tests.fictitious.squares import square

CIP = "3400930000007"
BOX = Code(Square.DATA_MATRIX, f"010{CIP}17270531")


class Eye(Bare):
    """An airlock that sees these codes in any picture."""

    def __init__(self, *seen: Code) -> None:
        self.seen = seen

    def codes(self, content: Held) -> tuple[Code, ...]:
        """See them."""
        del content
        return self.seen


@pytest.mark.covers("C-027")
def test_the_square_of_a_box_gives_its_code() -> None:
    other = Code(Square.QR, "https://exemple.invalid")
    box = Boxes(Eye(other, BOX, BOX)).read(b"picture")
    assert (box.cip, box.expires) == (CIP, "2027-05-31")


def test_a_real_square_is_read_from_its_drawing() -> None:
    text = f"010{CIP}1727053110AB12\x1d21XYZ91"
    drawn = square(text, Square.DATA_MATRIX, scale=6).convert("RGB")
    seen = tuple(codes(drawn.width, drawn.height, drawn.tobytes()))
    box = Boxes(Eye(*seen)).read(b"picture")
    assert (box.cip, box.lot, box.serial) == (CIP, "AB12", "XYZ91")


@pytest.mark.parametrize(
    "seen",
    [
        (),
        (Code(Square.QR, BOX.text),),
        (Code(Square.DATA_MATRIX, "DC04FR..."),),
        (BOX, Code(Square.DATA_MATRIX, "0104012345678901")),
    ],
)
def test_no_box_or_two_of_them_is_none(seen: tuple[Code, ...]) -> None:
    with pytest.raises(Refused, match=r"box\.unreadable"):
        Boxes(Eye(*seen)).read(b"picture")


def test_what_a_scanner_types_is_read_as_well() -> None:
    assert Boxes(Eye()).typed(BOX.text).cip == CIP
