"""« Laboratoire » : whether a document says that one of biology wrote it: no proof."""

import re
from typing import Final

from app.domain.folding import plain

REPORT: Final = "11502-2"
"""LOINC, the type of a report of analyses: the person may file it elsewhere."""

_WORDS: Final = re.compile(r"\b(?:laborato\w+|biologi\w+)\b")


def says_laboratory(type_code: str, profession: str, *places: str) -> bool:
    """Say whether it calls itself a report of analyses, by somebody of a laboratory.

    Both are needed: a doctor may copy a report, and a biologist write a letter.
    """
    named = (profession, *places)
    return type_code == REPORT and any(_WORDS.search(plain(one)) for one in named)
