"""Runs of a page, checked once each: form, space, signature."""

from dataclasses import dataclass, replace

from app.crypto.identity import device_id
from app.crypto.runs import (
    RUN_MAX,
    Run,
    check_form,
    op_hash,
    run_id,
    verify_leaf,
    verify_run,
)
from app.crypto.statements import Head
from app.domain.errors import Broken, Refused
from app.rules.pages import Row
from app.rules.standing import Standing

_KNOWN_MAX = 1000


@dataclass(frozen=True, slots=True)
class Ticket:
    """A run as checked: *code* says what is wrong with it, "" when nothing is."""

    run: Run
    id: bytes
    code: str = ""


class Tickets:
    """The runs of a page, each checked when its first row comes.

    The key of the server is the one told where that row stands.
    """

    def __init__(
        self, runs: tuple[Run, ...], standing: Standing, known: set[bytes]
    ) -> None:
        self.runs = runs
        self._standing = standing
        self._known = known
        self._checked: dict[int, Ticket] = {}

    def __getitem__(self, place: int) -> Ticket:
        """Return the run at *place*, checked."""
        if place not in self._checked:
            run = self.runs[place]
            self._checked[place] = check_in(run, self._standing, self._known)
        return self._checked[place]


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
    if author is not None and author.key:
        return author.key
    if server and run.device == device_id(server):
        return server
    raise Refused("sig.invalid")


def read_row(row: Row, ticket: Ticket) -> tuple[Head, str]:
    """Return the head of a row that is the one its hash names, and its fault.

    Raises Broken("log.tamper"), or Broken of the fault, for another hash.
    """
    code = ticket.code
    try:
        head = verify_leaf(ticket.run, row.index, row.head)
    except Refused as error:
        code = code or error.code
        head = _unsigned(row, code)
    if not _placed(row, ticket):
        raise Broken(code or "log.tamper")
    return head, code


def _unsigned(row: Row, code: str) -> Head:
    try:
        return Head.decode(row.head)
    except Refused as error:
        raise Broken(code) from error


def _placed(row: Row, ticket: Ticket) -> bool:
    """Say whether a row is hashed as the op of its run it claims to be."""
    if not 0 <= row.index < RUN_MAX:
        return False
    return op_hash(row.head, ticket.id, row.index) == row.op_hash
