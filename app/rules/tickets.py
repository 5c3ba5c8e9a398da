"""Runs of a page, checked once each: form, space, signature."""

from dataclasses import dataclass, replace

from app.crypto.identity import device_id
from app.crypto.runs import Run, check_form, run_id, verify_run
from app.domain.errors import Refused
from app.rules.standing import Standing

_KNOWN_MAX = 1000


@dataclass(frozen=True, slots=True)
class Ticket:
    """A run as checked: *code* says what is wrong with it, "" when nothing is."""

    run: Run
    id: bytes
    code: str = ""


def check_in(run: Run, standing: Standing, known: set[bytes]) -> Ticket:
    """Check a run, unless *known* holds its id: it is then added to it.

    What depends on the position (certificate, retirement, right) is judged at
    each op.
    """
    ticket = Ticket(run, run_id(run))
    if ticket.id in known:
        return ticket
    try:
        check_form(run)
        verify_run(_key(run, standing), run, standing.space)
    except Refused as error:
        return replace(ticket, code=error.code)
    if len(known) >= _KNOWN_MAX:
        known.clear()
    known.add(ticket.id)
    return ticket


def _key(run: Run, standing: Standing) -> bytes:
    if run.space != standing.space:
        raise Refused("space.swapped")
    author, server = standing.authors.get(run.device), standing.server_key
    if author is not None:
        return author.key
    if server and run.device == device_id(server):
        return server
    raise Refused("sig.invalid")
