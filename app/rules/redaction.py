"""What a log line may say: an event, ids and counts; never a person's words."""

import logging
from enum import Enum

from app.domain.errors import AlveoleError

OURS = frozenset({"app", "views", "storage", "sync", "main"})
"""Rooms whose events are our own fixed words; others only say that they spoke."""

COUNTS = frozenset({"code", "count", "device", "head", "seconds", "seq", "space"})
"""The only extra keys a line may carry."""


class RedactingFormatter(logging.Formatter):
    """The only way out of the logs: what it does not know, it leaves out.

    A line is `LEVEL logger event key=value … error=Class:code`. Values are ints,
    bools, enum members or ids (16 or 32 bytes, shortened to 8 hexadecimal
    digits); any other value becomes `*`. The text of an exception and of
    another library's message is never written.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of *record*."""
        words = [record.levelname, record.name]
        if record.name.partition(".")[0] in OURS:
            words.append(_event(record))
        extras = vars(record)
        words += [f"{k}={_shown(extras[k])}" for k in sorted(COUNTS & extras.keys())]
        if record.exc_info and record.exc_info[1]:
            words.append(f"error={_named(record.exc_info[1])}")
        return " ".join(words)


def install() -> None:
    """Make one redacting handler the only way out of every log of this process."""
    lines = logging.StreamHandler()
    lines.setFormatter(RedactingFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)


def _event(record: logging.LogRecord) -> str:
    if not isinstance(record.args, tuple):
        return str(record.msg).partition("%")[0].strip()
    try:
        return str(record.msg) % tuple(_safe(value) for value in record.args)
    except (TypeError, ValueError):
        return str(record.msg).partition("%")[0].strip()


def _safe(value: object) -> object:
    """Keep a number, so that `%d` still works; show anything else redacted."""
    return value if isinstance(value, int) else _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, bytes) and len(value) in (16, 32):
        return value.hex()[:8]
    return "*"


def _named(error: BaseException) -> str:
    code = f":{error.code}" if isinstance(error, AlveoleError) else ""
    return type(error).__name__ + code
