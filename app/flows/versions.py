"""« Versions » : the documents that replaced one another."""

from app.domain.entry import Entry
from app.domain.state import State
from app.flows.describing import stated
from app.flows.intake import REPLACES
from app.ports.vault import Vault


def chain(vault: Vault, entry: Entry) -> list[Entry]:
    """Return every version of a document, the one added last first."""
    seen, waiting = {entry.id: entry}, [entry]
    while waiting:
        one = waiting.pop()
        near = {link.target for link in one.links if link.relation == REPLACES}
        near.update(vault.linked(one.space, REPLACES, one.id))
        for each in vault.entries(one.space, [*near - seen.keys()]).values():
            seen[each.id] = each
            waiting.append(each)
    return sorted(seen.values(), key=lambda one: one.id, reverse=True)


def current(vault: Vault, chosen: Entry) -> tuple[Entry, ...]:
    """Return the entries to write so that *chosen* is the version in use."""
    others = (one for one in chain(vault, chosen) if one.id != chosen.id)
    return (
        stated(chosen, State.CURRENT),
        *(
            stated(one, State.SUPERSEDED)
            for one in others
            if one.meta.get("status") == State.CURRENT
        ),
    )


def left_alone(vault: Vault, gone: Entry) -> list[Entry]:
    """Return the older versions that nothing shows once *gone* is gone."""
    others = [one for one in chain(vault, gone) if one.id != gone.id]
    hidden = [one for one in others if one.meta.get("status") == State.SUPERSEDED]
    return hidden if len(hidden) == len(others) else []
