"""What is fuzzed beside the readers: the gates alone, exams, signed prescriptions."""

from collections.abc import Callable
from contextlib import suppress

from app.crypto import jws
from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.imaging import Look
from app.domain.scan import Tone
from app.fhir import prescription
from app.gates import archive, cbor, certificate, codes, xml
from app.gates.paper import sheet
from app.imports import HEAD, Confidence, Reader, dicom
from app.imports.fhir.bulletin import bulletin
from tests.app.prescriptions import TRUSTED, a_token
from tests.fictitious import clinical, imaging, squares
from tests.fictitious.archives import Sent, xdm, zipped
from tests.fictitious.certificates import VACCINE, dumped, message, text

_FACE = 4
_ACROSS = 64
_UNPACKED = 1 << 20
_PAGE = (
    b'{"resourceType": "Bundle", "type": "searchset", "link": [{"relation": "next",'
    b' "url": "https://exemple.fr/2"}], "entry": [{"resource": {"resourceType":'
    b' "Immunization", "id": "1", "status": "completed", "vaccineCode": {"text":'
    b' "BCG"}, "occurrenceDateTime": "2020-01-02"}}]}'
)
_NESTED = {"a/lettre.txt": b"Bonjour " * 9, "in.zip": zipped({"b": b"B"}), "c/": b""}


def parsed(content: bytes) -> None:
    """Have the XML gate look at the start, then parse the whole."""
    xml.opening(content[:HEAD])
    for _tag in xml.parsed(content).iter():
        pass


def unpacked(content: bytes) -> None:
    """Have the archive gate name, place and unpack each file."""
    for limits in (archive.DOCUMENTS, archive.STUDY):
        with suppress(Refused):
            for member in archive.members(content, limits):
                member.place()
                member.read(_UNPACKED)


def seen(content: bytes) -> None:
    """Have the gate of codes look at pixels: width, height, then three bytes each."""
    if pixels := _page(content):
        list(codes.codes(*pixels))


def flattened(content: bytes) -> None:
    """Have the gate of photographed paper find the sheet, cut it out, whiten it."""
    if pixels := _page(content):
        image = sheet.pictured(*pixels)
        cut = sheet.cut_out(image, sheet.framed(image), _ACROSS)
        for tone in Tone:
            sheet.pressed(cut, tone)


def judged(content: bytes) -> None:
    """Judge a token outside the sas, then unpack it as the sas does."""
    text = content.decode("latin-1")
    jws.looks_signed(text)
    with suppress(Refused):
        jws.verify(text, TRUSTED)
    prescription.read(jws.unverified(text))


def attested(content: bytes) -> None:
    """Read a certificate, and whatever its seal would hold."""
    with suppress(ValueError):  # what its gate answers for
        cbor.loads(content)
    certificate.read(content.decode("latin-1"))


def told(content: bytes) -> None:
    """Read a page of vaccinations as a service sends it."""
    bulletin(content)


def studied(content: bytes) -> None:
    """Find the images of an exam, draw the first one with a look."""
    first = dicom.READER.study(content).series[0].slices[0]
    piece = content[first.start : first.start + first.size]
    if not first.packed:
        dicom.READER.shade(piece, first.frame, _ACROSS, Look())


def _page(content: bytes) -> tuple[int, int, bytes] | None:
    width, height = (side * 2 for side in content[:2].ljust(2, b"\0"))
    size = width * height * 3
    pixels = content[_FACE:].ljust(size, b"\0")[:size]
    return (width, height, pixels) if size else None


def _alone(act: Callable[[bytes], None]) -> Reader:
    """Return a reader that does *act* and nothing else."""

    def read(content: bytes) -> Extract:
        act(content)
        return Extract("application/octet-stream", 0)

    return Reader((), lambda *_: Confidence.SURE, read)


GATES = {
    "xml": _alone(parsed),
    "archive": _alone(unpacked),
    "codes": _alone(seen),
    "paper": _alone(flattened),
    "token": _alone(judged),
    "exam": _alone(studied),
    "certificate": _alone(attested),
    "bulletin": _alone(told),
}
"""What is done with the broken inputs of each name."""


def _pixels(text: str) -> bytes:
    """Return a page with one code, as the gate of codes gets it."""
    drawn = squares.square(text, scale=2)
    drawn = drawn.crop((0, 0, drawn.width // 2 * 2, drawn.height // 2 * 2))
    face = bytes((drawn.width // 2, drawn.height // 2)).ljust(_FACE, b"\0")
    return face + drawn.convert("RGB").tobytes()


HONEST = {
    "xml": (*clinical.samples(), '<?xml version="1.0"?><a é="1"/>'.encode("utf-16")),
    "archive": (zipped(_NESTED), xdm([Sent("A.TXT", b"oui")])),
    "codes": (_pixels("Bonjour"), _pixels(a_token()[:400])),
    "paper": (_pixels("Bonjour"), bytes((60, 80, 0, 0)) + bytes(120 * 160 * 3)),
    "token": (a_token().encode(),),
    "exam": imaging.samples(),
    "certificate": (text().encode(), dumped(VACCINE), message()),
    "bulletin": (_PAGE,),
}
"""Honest inputs of each name, to be broken."""
