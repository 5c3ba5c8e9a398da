"""What travels on the pipe of the « sas »: small messages with their length."""

from typing import IO

from app.domain.errors import Refused
from sync.wire import Message, encode

CONTENT_MAX = 100 << 20
PIXELS_MAX = 64 << 20
MESSAGE_MAX = 2 << 20
GONE = b"."
_LENGTH = 4


class Ask(Message, frozen=True):
    """One file to read (*width* 0) or one page of it to draw; *size* bytes follow."""

    name: str
    size: int
    page: int = 0
    width: int = 0


class Answer(Message, frozen=True):
    """A refusal (*code*), or what was read, or *size* bytes of pixels that follow."""

    code: str = ""
    media_type: str = ""
    pages: int = 0
    text: str = ""
    title: str = ""
    when: str = ""
    findings: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    size: int = 0


class Sealing(Message, frozen=True):
    """The first message: what was seen to be refused inside the seal."""

    holds: dict[str, str]


def send(pipe: IO[bytes], message: Message, payload: bytes = b"") -> None:
    """Write one message, then the bytes it announces."""
    body = encode(message)
    _write(pipe, len(body).to_bytes(_LENGTH, "big") + body)
    _write(pipe, payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message, not yet decoded.

    Raises EOFError when the other end is gone, Refused("malformed") when the
    message is larger than any of ours.
    """
    size = int.from_bytes(exactly(pipe, _LENGTH), "big")
    if size > MESSAGE_MAX:
        raise Refused("malformed")
    return exactly(pipe, size)


def exactly(pipe: IO[bytes], size: int) -> bytes:
    """Read *size* bytes. Raises EOFError when the other end is gone."""
    parts = []
    while size:
        part = pipe.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(pipe: IO[bytes], content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[pipe.write(rest) :]
