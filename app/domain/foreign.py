"""What comes out of the « sas »: plain values, never a parser's object."""

from dataclasses import dataclass, field

from app.domain.when import When


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a foreign file.

    *media_type* is what the bytes are (not what the name says); *pages* is 0
    when the format has none; *text* at most 200 KB of UTF-8, in reading order;
    *title* and *when* only if the file itself states them; *findings* are codes
    worth telling (`pdf.active_content`, `text.truncated`), never a refusal.
    """

    media_type: str
    pages: int
    text: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    when: When | None = field(default=None, repr=False)
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """One page drawn by the sas: PNG bytes, sizes in pixels."""

    png: bytes = field(repr=False)
    width: int
    height: int
