"""« Vaccin reçu » : whether a dose of a service counts, and who took it out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.domain.entry import Entry
from app.domain.state import State
from app.fhir import immunization

WITHDRAWN: Final = "entered-in-error"
GIVEN: Final = "completed"
SERVICE: Final = "deposited:service"
"""The source of a dose a service sent."""
FEED: Final = "feed"
"""Key of the meta of a dose that says which one it is, at which service."""
DISOWNED: Final = "disowned"
"""Key of the meta of a dose the person took out."""
RETRACTED: Final = "retracted"
"""Key of the meta of a dose its service says to be none."""


def served(entry: Entry) -> bool:
    """Say whether a service sent this dose: only the service may change it."""
    return entry.meta.get("source") == SERVICE


def disowned(entry: Entry) -> bool:
    """Say whether only the person took it out, saying that it is not theirs."""
    return DISOWNED in entry.meta and RETRACTED not in entry.meta


def settled(entry: Entry, told: Mapping[str, str]) -> Entry:
    """Return a dose with this in its meta, standing unless somebody took it out."""
    meta = {key: text for key, text in {**entry.meta, **told}.items() if text}
    gone = DISOWNED in meta or RETRACTED in meta
    meta["status"] = WITHDRAWN if gone else State.CURRENT.value
    body = immunization.stated(entry.body, WITHDRAWN if gone else GIVEN)
    return replace(entry, body=body, meta=meta)
