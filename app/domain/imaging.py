"""« Imagerie » : what a medical image says of itself besides its pixels."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Look:
    """« Réglage » of a grey image: which values go from black to white.

    *centre* and *width* are in the image's own unit; a *width* of 0 is what the
    file itself asks for.
    """

    centre: float = 0.0
    width: float = 0.0
    invert: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """« Échelle » of one image as it was drawn.

    *across* and *down* are millimetres from one drawn pixel to the next, 0 when
    the file does not say. *low* and *high* bound its values, equal in a picture
    in colours; *look* is the one it was drawn with.
    """

    across: float = 0.0
    down: float = 0.0
    low: float = 0.0
    high: float = 0.0
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Slice:
    """« Coupe » : where an image lies in the bytes of its file.

    *packed* is its size once unpacked, 0 when it lies there as it is; *frame*
    (from 0) is its rank among those of these bytes.
    """

    start: int
    size: int
    packed: int = 0
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """« Série » : images taken in one go, in the order of the body or of time."""

    title: str = field(repr=False)
    modality: str
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """« Examen » : its series, and how many files of it are no image.

    *patient* is the name written in the images, for whoever asks to see it.
    """

    series: tuple[Series, ...]
    ignored: int = 0
    patient: str = field(default="", repr=False)
