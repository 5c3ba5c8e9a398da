"""One paper of each kind the vault opens, canaries in its words, margins and names."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from PIL import ExifTags, Image, PngImagePlugin

from tests.app.imports.fhir.told import in_json, in_xml, reference, summary
from tests.fictitious import clinical, heic, imaging, printing
from tests.fictitious.archives import Sent, xdm
from tests.journeys.canaries import Flock

_DAY: Final = "2026-03-12"
_SIDE: Final = 96


@dataclass(frozen=True, slots=True)
class Paper:
    """A file a person gives, what opens it, and how many documents it becomes."""

    kind: str
    name: str
    content: bytes = field(repr=False)
    password: str = ""
    documents: int = 1


def papers(flock: Flock) -> list[Paper]:
    """Return a paper of each kind."""
    makers = (_printed, _pictures, _clinical, _exchanged, _imaging)
    return [paper for make in makers for paper in make(flock)]


def _printed(flock: Flock) -> Iterator[Paper]:
    lines, word = [flock.sentence(6) for _ in range(60)], flock.word
    told = printing.pdf(lines, title=word(), date=_DAY)
    yield Paper("PDF", f"{word()}.pdf", told)
    password = word()
    told = printing.locked_pdf(lines[:9], password, method="AES_256")
    yield Paper("PDF, locked", f"{word()}.pdf", told, password)
    told = printing.rtf(lines[:9], title=word(), date=_DAY)
    yield Paper("RTF", f"{word()}.rtf", told)
    yield Paper("TXT", f"{word()}.txt", flock.sentence(40).encode("utf-16"))


def _pictures(flock: Flock) -> Iterator[Paper]:
    word, margin, exif = flock.word, PngImagePlugin.PngInfo(), Image.Exif()
    margin.add_text("Comment", word())
    margin.add_itxt("Author", word(), zip=True)
    exif[ExifTags.Base.ImageDescription] = word()
    exif[ExifTags.Base.Artist] = word()
    image = printing.sheet([flock.sentence(4) for _ in range(9)])
    shot = _saved(image, "JPEG", exif=exif, comment=word())
    yield Paper("JPEG", f"{word()}.jpg", shot)
    yield Paper("PNG", f"{word()}.png", _saved(image, "PNG", pnginfo=margin))
    two: dict[str, Any] = {"save_all": True, "compression": "tiff_lzw"}
    two |= {"append_images": [image], "description": word()}
    yield Paper("TIFF", f"{word()}.tif", _saved(image, "TIFF", **two))
    yield Paper("HEIC", f"{word()}.heic", heic.TURNED)


def _clinical(flock: Flock) -> Iterator[Paper]:
    enclosed = printing.pdf([flock.sentence(6)], title=flock.word(), date=_DAY)
    first = clinical.clinical(clinical.enclosing(enclosed))
    yield Paper("CDA N1", f"{flock.word()}.xml", _signed(flock, first, "1"))
    said = clinical.section("Conclusion", flock.sentence(9))
    given = clinical.vaccine(flock.word(), "20260312")
    vaccines = clinical.section("Vaccins", flock.word(), given, code="11369-6")
    third = clinical.clinical(clinical.structured(said, vaccines))
    yield Paper("CDA N3", f"{flock.word()}.xml", _signed(flock, third, "3"))
    sent = [
        Sent("DOC1.XML", _signed(flock, third, "5"), flock.word(), unique="9.5"),
        Sent("NOTE.TXT", flock.sentence(9).encode(), flock.word(), unique="9.6"),
    ]
    yield Paper("XDM", f"{flock.word()}.zip", xdm(sent), documents=3)


def _signed(flock: Flock, content: bytes, number: str) -> bytes:
    """Put canaries in the place of the title, the author and the patient."""
    text = content.decode().replace("1.2.250.1.999.1", f"1.2.250.1.999.{number}")
    text = text.replace("1.2.250.1.999.0", f"1.2.250.1.998.{number}")
    for name in ("Compte rendu de consultation", "ARNAUD", "LEROUX", "VASSEUR"):
        text = text.replace(name, flock.word())
    return text.encode()


def _exchanged(flock: Flock) -> Iterator[Paper]:
    note = reference(flock.sentence(9).encode())
    yield Paper("FHIR JSON", f"{flock.word()}.json", in_json(_told(flock, note)))
    yield Paper("FHIR XML", f"{flock.word()}.xml", in_xml(_told(flock, summary())))


def _told(flock: Flock, tree: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Put canaries in the place of the title, the author, the patient, the words."""
    text = json.dumps(tree, ensure_ascii=False)
    for name in ("Consultation", "Synthèse", "Muller", "MARTIN", "DURAND", "Tensions"):
        text = text.replace(name, flock.word())
    return json.loads(text)


def _imaging(flock: Flock) -> Iterator[Paper]:
    def said(number: int) -> dict[str, object]:
        uid = f"{imaging.ROOT}{number}"
        named = {"StudyDescription": flock.word(), "SeriesDescription": flock.word()}
        people = {"PatientName": flock.word(), "PerformingPhysicianName": flock.word()}
        place = {"StudyInstanceUID": uid, "SeriesInstanceUID": f"{uid}.1"}
        return imaging.said(0) | named | people | place

    one = imaging.a_file(imaging.chest(1, 3, _SIDE), said(71))
    yield Paper("DICOM", f"{flock.word()}.dcm", one)
    frames = np.stack([imaging.chest(rank, 3, _SIDE) for rank in range(3)])
    several = imaging.a_file(frames, said(72))
    yield Paper("DICOM, several images", f"{flock.word()}.dcm", several)
    yield Paper("DICOM, archive", f"{flock.word()}.zip", imaging.an_exam(3, side=_SIDE))


def _saved(image: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401
    file = io.BytesIO()
    image.save(file, form, **how)
    return file.getvalue()
