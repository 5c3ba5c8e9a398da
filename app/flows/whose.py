"""« Identité du dossier » : what is known of the person whose space this is."""

from dataclasses import replace

from app.domain.entry import Entry
from app.domain.query import Query
from app.domain.space import Space
from app.fhir import patient
from app.ports.vault import Vault
from app.rules.identity import Identity

_PATIENT = "patient"
_SEXES = {"male": "M", "female": "F"}


def identity_of(vault: Vault, space: Space) -> Identity:
    """Return the names, birth date and number the person gave or accepted."""
    found = _patient(vault, space)
    if found is None:
        return Identity((space.name,), space.birth_date)
    body = found.body
    return Identity(
        tuple(patient.names(body)),
        patient.trait(body, "birthDate"),
        _SEXES.get(patient.trait(body, "gender"), ""),
        patient.number(body),
    )


def learnt(vault: Vault, space: Space, document: Entry) -> tuple[Entry, ...]:
    """Return the identity to write once the person said a document is theirs.

    Its names are theirs too, unless it tells another birth date: then only this
    document was accepted.
    """
    found, born = _patient(vault, space), document.meta.get("born", "")
    if found is None:
        return ()
    ours = patient.trait(found.body, "birthDate")
    if not ours or not ours.startswith(born[: len(ours)]) or not born:
        return ()
    body = patient.also_named(found.body, document.body)
    return (replace(found, body=body),) if body != found.body else ()


def _patient(vault: Vault, space: Space) -> Entry | None:
    found = vault.find(space.id, Query(_PATIENT, oldest_first=True, limit=1))
    return found[0] if found else None
