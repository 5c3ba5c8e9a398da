"""What the headless airlock finds on a page: the lines that begin with `code:`."""

from contextlib import suppress

from app.crypto import jws
from app.domain.certificate import Certificate
from app.domain.errors import Refused
from app.domain.prescribed import Code, Prescription, Square
from app.fhir import prescription
from app.gates import certificate

_SQUARES = {"code:": Square.QR, "2d-doc:": Square.DATA_MATRIX}


def coded_by(content: bytes) -> tuple[Code, ...]:
    """Return the codes a text announces, with what they prescribe or attest."""
    lines = content.decode(errors="ignore").split("\n")
    return tuple(
        Code(square, text, _prescribed(text), _attested(text))
        for line in lines
        for mark, square in _SQUARES.items()
        if line.startswith(mark)
        for text in [line.removeprefix(mark)]
    )


def _attested(text: str) -> Certificate | None:
    with suppress(Refused):
        return certificate.read(text)
    return None


def _prescribed(text: str) -> Prescription | None:
    with suppress(Refused):
        return prescription.read(jws.unverified(text))
    return None
