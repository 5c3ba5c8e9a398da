"""What comes out of the « sas »: plain values, never a parser's object."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.immunization import Immunization
from app.domain.when import When


@dataclass(frozen=True, slots=True, repr=False)
class Subject:
    """« Patient » a document names: birth name, used name, first names.

    *born* is ISO text of any precision, *sex* `M`, `F` or "". *identifier* is
    `OID|value`, to compare with the space's own: never shown nor logged.
    """

    family: str = ""
    used: str = ""
    given: str = ""
    born: str = ""
    sex: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Header:
    """« En-tête » : what a structured document says of itself (standards, 6.1, 7).

    *type* is a JDV_J07 code, *identifier* the producer's (`urn:oid:…`), the same
    in every copy; *series* names all its versions, *replaces* the one before, *exam*
    what an image is one of.
    *author* and *facility* are for people to read; *since* and *until* bound the
    act, ISO text. *confidentiality* holds JDV_J08 codes. *provisional* says that its
    author has not finished it.
    """

    type: str = ""
    author: str = ""
    profession: str = ""
    facility: str = ""
    custodian: str = ""
    identifier: str = ""
    series: str = ""
    version: str = ""
    replaces: str = ""
    exam: str = ""
    since: str = ""
    until: str = ""
    confidentiality: tuple[str, ...] = ()
    subject: Subject | None = None
    provisional: bool = False


class Shape(StrEnum):
    """What a block of a laid out page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    COLUMNS = "columns"
    ROW = "row"


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """« Bloc » of a page made of words: *cells* has one text, or one a column.

    *level* is the rank of a heading (from 1) or the depth of an item (from 1).
    """

    shape: Shape
    cells: tuple[str, ...]
    level: int = 1


class Matter(StrEnum):
    """What a thing found in a structured document is about."""

    VACCINE = "vaccine"
    MEASURE = "measure"
    RESULT = "result"
    PRESCRIPTION = "prescription"
    TREATMENT = "treatment"
    ALLERGY = "allergy"
    PROBLEM = "problem"
    HISTORY = "history"
    FAMILY = "family"


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """« Proposition » : one thing a structured document says, nothing kept of it yet.

    *label* names it in words; *value* is a decimal as written, with its *unit* in
    UCUM, or words (a dosage exactly as prescribed, several lines; of whom an illness
    of the family is), *usual* the
    values that are usual. *when* and *until* are ISO text of any precision; *past*
    says that a treatment or an allergy is over. *code* and *system* (an OID) say the
    same to a machine. *dose* is what more a vaccination says; *provisional* says that
    its author may still say otherwise.
    """

    matter: Matter
    label: str
    value: str = ""
    unit: str = ""
    usual: str = ""
    when: str = ""
    code: str = ""
    system: str = ""
    dose: Immunization | None = None
    until: str = ""
    past: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Laid:
    """A document made of words: its page, and what it says one by one."""

    blocks: tuple[Block, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """« Pièce » : a file inside another; *media_type* is what its bytes are.

    "" when no reader of ours opens it. *title*, *when* (ISO text) and *header* are
    what the other file says of it (the table of contents of an IHE_XDM archive).
    """

    name: str = field(repr=False)
    media_type: str
    size: int
    title: str = field(default="", repr=False)
    when: str = field(default="", repr=False)
    header: Header | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Extract:
    """« Extrait » : what a reader found in a foreign file.

    *media_type* is what the bytes are (not what the name says); *pages* is 0
    when the format has none; *text* at most 200 KB of UTF-8, in reading order;
    *title* and *when* only if the file itself states them; *findings* are codes
    worth telling (`pdf.active_content`, `text.truncated`), never a refusal.
    *header* is what a structured format states, *found* what it says one by one;
    *parts* are the files inside it, whose pages and words are counted with its own.
    *export* names the reader (`libreview`) of what holds the readings of devices: no
    document, it is harvested; *title* is then the brand people know.
    """

    media_type: str
    pages: int
    text: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    when: When | None = field(default=None, repr=False)
    findings: tuple[str, ...] = ()
    header: Header | None = field(default=None, repr=False)
    parts: tuple[Part, ...] = ()
    found: tuple[Found, ...] = field(default=(), repr=False)
    export: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something lies on a page, in shares of its width and of its height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Hit:
    """« Occurrence » of words sought in a document: its page (from 0), its boxes."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One page drawn by the sas: PNG bytes, sizes in pixels."""

    png: bytes = field(repr=False)
    width: int
    height: int
