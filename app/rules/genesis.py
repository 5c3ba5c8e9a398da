"""Who founded a space: its first row alone proves it, whatever a server says of it."""

from app.crypto.canon import digest
from app.domain.errors import AlveoleError
from app.rules.controls import enact, read
from app.rules.pages import Pulled
from app.rules.people import Person, meet
from app.rules.standing import Standing
from app.rules.tickets import check_in, read_row


def founder(space: bytes, first: Pulled, person: Person) -> bytes:
    """Return the identity of *person* if it founded *space*, else b"".

    *first* is a page that begins with the first row of its log.
    """
    standing = Standing.start(space)
    try:
        meet(standing, person, [])
        row = first.rows[0]
        head, code = read_row(row, check_in(first.runs[row.run], standing, set()))
        order = None if code or head.body != digest(row.body) else read(head, row.body)
        if order is not None:
            enact(standing, head, order)
    except (AlveoleError, IndexError):
        return b""
    return standing.founder
