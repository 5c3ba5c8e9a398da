"""What the headless airlock finds on a page: the lines that begin with `code:`."""

from contextlib import suppress

from app.crypto import jws
from app.domain.errors import Refused
from app.domain.prescribed import Code, Prescription, Square
from app.fhir import prescription
from app.gates.codes import attested

_SQUARES = {"code:": Square.QR, "2d-doc:": Square.DATA_MATRIX}


def coded_by(content: bytes) -> tuple[Code, ...]:
    """Return the codes a text announces, with what they prescribe or attest."""
    lines = content.decode(errors="ignore").split("\n")
    return tuple(
        Code(square, text, _prescribed(text), attested(text))
        for line in lines
        for mark, square in _SQUARES.items()
        if line.startswith(mark)
        for text in [line.removeprefix(mark)]
    )


def _prescribed(text: str) -> Prescription | None:
    with suppress(Refused):
        return prescription.read(jws.unverified(text))
    return None
