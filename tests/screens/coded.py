"""What the headless airlock finds on a page: the lines that begin with `code:`."""

from contextlib import suppress

from app.crypto import jws
from app.domain.errors import Refused
from app.domain.prescribed import Code, Coded, Prescription, Square
from app.fhir import prescription

_SQUARES = {"code:": Square.QR, "2d-doc:": Square.DATA_MATRIX}


def coded_by(content: bytes) -> Coded:
    """Return the codes a text announces, and what the first of them prescribes."""
    lines = content.decode(errors="ignore").splitlines()
    found = [
        Code(square, line.removeprefix(mark))
        for line in lines
        for mark, square in _SQUARES.items()
        if line.startswith(mark)
    ]
    said = [one for code in found for one in _prescribed(code)]
    return Coded(tuple(found), said[0] if said else None)


def _prescribed(code: Code) -> list[Prescription]:
    with suppress(Refused):
        return [prescription.read(jws.unverified(code.text))]
    return []
