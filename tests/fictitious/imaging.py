"""Medical images of nobody: a chest drawn with ellipses, as hospitals hand it."""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
from numpy.typing import NDArray
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    RLELossless,
    SecondaryCaptureImageStorage,
)

ROOT = "1.2.826.0.1.3680043.8.498."
LOSSLESS = (RLELossless, JPEGLSLossless, JPEG2000Lossless)
"""What compresses a picture without changing it."""
SIDE = 512
SPACING = 0.7
THICK = 1.5
AIR, LUNG, FAT, FLESH, BONE, BLOOD = -1000, -850, -90, 45, 700, 180


def chest(rank: int, of: int, side: int = SIDE) -> NDArray[np.int16]:
    """Return one slice of a chest in Hounsfield units, from the neck down."""
    far = rank / max(1, of - 1)
    down, across = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    image = np.full((side, side), AIR, np.float32)

    def put(shape: tuple[float, float, float, float], value: float) -> None:
        x, y, wide, tall = shape
        inside = ((across - x) / wide) ** 2 + ((down - y) / tall) ** 2 < 1
        image[inside] = value

    put((0, 0, 0.86, 0.6 + 0.06 * far), FAT)
    put((0, 0, 0.8, 0.54 + 0.06 * far), FLESH)
    swell = np.sin(np.pi * min(1, 0.15 + 0.75 * far))
    for turn in (-1, 1):
        put((turn * 0.38, -0.02, 0.33 * swell, 0.42 * swell), BONE)
        put((turn * 0.38, -0.02, 0.3 * swell, 0.39 * swell), LUNG)
        for vessel in range(6):
            place = turn * (0.2 + 0.06 * vessel), -0.2 + 0.08 * vessel + 0.1 * far
            put((*place, 0.015, 0.012), FLESH)
    put((0.06, -0.12, 0.2 * swell + 0.05, 0.18 * swell + 0.04), FLESH)
    put((0.1, -0.14, 0.1 * swell, 0.09 * swell), BLOOD)
    put((-0.02, 0.16, 0.05, 0.05), BLOOD)
    put((0, 0.36, 0.13, 0.11), BONE)
    put((0, 0.36, 0.09, 0.075), 250)
    put((0, 0.47, 0.03, 0.03), FLESH)
    put((0, -0.02, 0.035, 0.03), AIR)
    noise = np.random.default_rng(rank).normal(0, 12, image.shape)
    return (image + noise).clip(-1024, 3000).astype(np.int16)


def a_file(
    pixels: NDArray[np.generic], tags: Mapping[str, object] | None = None
) -> bytes:
    """Return a picture in a file; *tags* say the rest, or change what is said."""
    file = Dataset()
    file.SOPClassUID, file.SOPInstanceUID = SecondaryCaptureImageStorage, ROOT + "1"
    deep = 8 * pixels.dtype.itemsize
    colours = pixels.shape[-1] == 3
    shape = pixels.shape[:-1] if colours else pixels.shape
    file.Rows, file.Columns = shape[-2:]
    if len(shape) > 2:
        file.NumberOfFrames = shape[0]
    file.SamplesPerPixel = 3 if colours else 1
    file.PhotometricInterpretation = "RGB" if colours else "MONOCHROME2"
    if colours:
        file.PlanarConfiguration = 0
    file.BitsAllocated = file.BitsStored = deep
    file.HighBit = deep - 1
    file.PixelRepresentation = int(pixels.dtype.kind == "i")
    file.SpecificCharacterSet = "ISO_IR 192"
    for name, value in (tags or {}).items():
        setattr(file, name, value)
    file.PixelData = pixels.tobytes()
    file["PixelData"].VR = "OB" if deep == 8 else "OW"
    return written(file)


def written(file: Dataset, syntax: UID = ExplicitVRLittleEndian) -> bytes:
    """Return the bytes of a file."""
    file.file_meta = FileMetaDataset()
    file.file_meta.TransferSyntaxUID = syntax
    file.file_meta.MediaStorageSOPClassUID = file.get("SOPClassUID", CTImageStorage)
    file.file_meta.MediaStorageSOPInstanceUID = file.get("SOPInstanceUID", ROOT + "0")
    out = BytesIO()
    file.save_as(
        out,
        enforce_file_format=True,
        implicit_vr=syntax.is_implicit_VR,
        little_endian=syntax.is_little_endian,
    )
    return out.getvalue()


def said(rank: int, *, series: int = 1) -> dict[str, object]:
    """Return what a scanner writes on one slice of a chest."""
    return {
        "SOPClassUID": CTImageStorage,
        "SOPInstanceUID": f"{ROOT}1.{series}.{rank + 1}",
        "StudyInstanceUID": ROOT + "7",
        "SeriesInstanceUID": f"{ROOT}7.{series}",
        "SeriesNumber": series,
        "InstanceNumber": rank + 1,
        "Modality": "CT",
        "StudyDate": "20261103",
        "StudyDescription": "Thorax sans injection",
        "SeriesDescription": "Thorax fin" if series == 1 else "Thorax épais",
        "BodyPartExamined": "CHEST",
        "InstitutionName": "Hôpital des Glycines",
        "PerformingPhysicianName": "Aubert^Lise",
        "PatientName": "Roche^Camille",
        "PatientBirthDate": "19580312",
        "PatientSex": "F",
        "PatientID": "A12",
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "ImagePositionPatient": [0, 0, -THICK * rank],
        "PixelSpacing": [SPACING, SPACING],
        "SliceThickness": THICK,
        "RescaleSlope": 1,
        "RescaleIntercept": 0,
        "WindowCenter": [40, -600],
        "WindowWidth": [400, 1500],
    }


def a_slice(
    rank: int = 40, of: int = 100, *, series: int = 1, side: int = SIDE
) -> bytes:
    """Return one slice of a scanner of the chest."""
    return a_file(chest(rank, of, side), said(rank, series=series))


def an_exam(count: int, *, side: int = SIDE, method: int = ZIP_DEFLATED) -> bytes:
    """Return the archive a hospital hands over: slices in no order, and a viewer."""
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        archive.writestr("LISEZMOI.TXT", b"Double-cliquez sur VISIONNEUSE.EXE")
        for rank in np.random.default_rng(count).permutation(count):
            name = f"DICOM/IM{rank:05}"
            archive.writestr(name, a_slice(int(rank), count, side=side))
    return out.getvalue()


def compressed(content: bytes, syntax: UID) -> bytes:
    """Return the same file, its pixels compressed without loss."""
    file = dcmread(BytesIO(content))
    file.compress(syntax, generate_instance_uid=False)
    out = BytesIO()
    file.save_as(out)
    return out.getvalue()


def rewritten(content: bytes, syntax: UID) -> bytes:
    """Return the same file written in another plain way."""
    file = Dataset()
    file.update(dcmread(BytesIO(content)))
    if not syntax.is_little_endian:
        file.PixelData = np.frombuffer(file.PixelData, "<i2").astype(">i2").tobytes()
    return written(file, syntax)


def samples() -> tuple[bytes, ...]:
    """Return small honest files of each form, to be broken."""
    slice_ = a_slice(side=32)
    several = np.arange(512, dtype=np.uint8).reshape(2, 16, 16)
    red = np.full((8, 8, 3), (200, 0, 0), np.uint8)
    return (
        slice_,
        *(compressed(slice_, syntax) for syntax in LOSSLESS),
        rewritten(slice_, ImplicitVRLittleEndian),
        rewritten(slice_, DeflatedExplicitVRLittleEndian),
        a_file(several, said(0)),
        a_file(red, {"PixelSpacing": [1, 2]}),
        an_exam(3, side=16),
        an_exam(2, side=16, method=ZIP_STORED),
    )


def write_exam(out: BinaryIO, count: int, *, method: int = ZIP_STORED) -> None:
    """Write an exam of any size as it is made: half a MiB an image when stored.

    Eight images are drawn: those of a scanner differ little.
    """
    drawn = [chest(rank, 8) for rank in range(8)]
    with ZipFile(out, "w", method, compresslevel=1) as archive:
        for rank in range(count):
            content = a_file(drawn[rank * 8 // count], said(rank))
            archive.writestr(f"DICOM/IM{rank:05}", content)
