"""« Ma synthèse » as it stands: the one made last, and what others may read of it."""

from typing import Final

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.query import PAGE_MAX, Query
from app.kinds import document
from app.ports.vault import Vault

CATEGORY: Final = "SYNTH_PML"
MADE: Final = "made"
SUMMARY: Final = "summary"


def latest(vault: Vault, space: SpaceId) -> Entry | None:
    """Return the synthesis made last, if it is still in use."""
    asked = Query(document.KIND.code, category=CATEGORY, in_use=True, limit=PAGE_MAX)
    made = (one for one in vault.find(space, asked) if one.meta.get(MADE) == SUMMARY)
    return max(made, key=lambda one: one.updated, default=None)


def shown(vault: Vault, space: SpaceId) -> Entry | None:
    """Return it unless the person hides it: what is hidden leaves to nobody."""
    found = latest(vault, space)
    hidden = found is not None and found.confidentiality is not Confidentiality.N
    return None if hidden else found
