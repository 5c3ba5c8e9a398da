"""« Notification » : what is said outside the page: a word of a list, and a count."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Sort(StrEnum):
    """« Sorte » of what is told outside; each but `SECURITY` has its switch."""

    MESSAGE = "message"
    DOCUMENT = "document"
    APPOINTMENT = "appointment"
    REMINDER = "reminder"
    SERVICE = "service"
    SCREENING = "screening"
    SECURITY = "security"


class Word(StrEnum):
    """« Mot » : all that is ever said, whatever the sort."""

    NEWS = "news"
    REMINDER = "reminder"
    ALERT = "alert"
    TRIAL = "trial"


WORDS: Final[Mapping[Sort, Word]] = MappingProxyType(
    {
        Sort.MESSAGE: Word.NEWS,
        Sort.DOCUMENT: Word.NEWS,
        Sort.SERVICE: Word.NEWS,
        Sort.APPOINTMENT: Word.REMINDER,
        Sort.REMINDER: Word.REMINDER,
        Sort.SCREENING: Word.REMINDER,
        Sort.SECURITY: Word.ALERT,
    }
)
"""The word of each sort: whoever reads a screen over a shoulder learns no more."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """« Échéance » : a word to say at an hour (Unix ms), whatever it is about."""

    at: int
    word: Word


@dataclass(frozen=True, slots=True)
class Notice:
    """« Notification » : how many of a word; no text can be put in it.

    Raises ValueError for anything but a word of the list and a count from 1.
    """

    word: Word
    count: int = 1

    def __post_init__(self) -> None:
        """Let nothing else through, whatever the types said."""
        Word(self.word)
        if type(self.count) is not int or self.count < 1:
            raise ValueError("not a count")
