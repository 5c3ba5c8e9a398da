"""A space says whom it lets deposit; what named nobody is still read."""

import pytest

from app.crypto.packing import pack
from app.crypto.receptions import Reception, professions_of, read_origin
from app.crypto.statements import Origin
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.ledger import SERVER
from tests.vectors.receptions import FIRST, SECOND, SORTS

pytestmark = pytest.mark.covers("C-007")


def test_both_forms_are_read() -> None:
    assert read_origin(FIRST) == Origin(w.SPACE, SERVER)
    assert read_origin(SECOND) == Reception(w.SPACE, SERVER, SORTS)
    assert professions_of(read_origin(FIRST)) == ()
    assert professions_of(read_origin(SECOND)) == SORTS


def test_one_form_is_not_the_other() -> None:
    with pytest.raises(Refused, match=r"^format\.unknown$"):
        Origin.decode(SECOND)
    with pytest.raises(Refused, match=r"^format\.unknown$"):
        Reception.decode(FIRST)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (pack((3, w.SPACE, tuple(SERVER), SORTS)), "format.unknown"),
        (pack((2, w.SPACE, tuple(SERVER), ())), "statement.malformed"),
        (pack((2, w.SPACE, ("", bytes(31), b""), SORTS)), "statement.malformed"),
        (pack((1, w.SPACE)), "statement.malformed"),
        (SECOND[:-1], "statement.malformed"),
    ],
)
def test_what_is_neither_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(Refused, match=rf"^{code}$"):
        read_origin(raw)
