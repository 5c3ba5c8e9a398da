"""« Document » : a file of the person, kept as it is (DocumentReference)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="document",
    label=N_("Document"),
    icon="description",
    rubric=Rubric.OTHER_DOCUMENTS,
    resource="DocumentReference",
    aliases=("documents",),
    shelf="documents",
)
