"""The identity of a space, written as the person gives it when they open it."""

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.fhir import patient
from app.kinds.patient import KIND
from app.ports.vault import Vault


def known(vault: Vault, space: Space) -> None:
    """Write the identity of a space: what it is called, and the birth date it has."""
    body = patient.write(space.id, name=space.name, birth_date=space.birth_date)
    own, meta = EntryId(b"p" * 16), {"title": space.name}
    entry = Entry(
        space.id, own, KIND.code, body, When.unknown(), KIND.rubric, meta=meta
    )
    vault.commit(Write(space.id, entries=(entry,)))
