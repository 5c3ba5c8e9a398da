"""How a line of the profile stands: who says it, whether it still holds."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.topic import END, Line, State, Topic
from app.domain.when import Precision, When
from app.fhir import statement
from app.kinds import kind
from app.rules.authorship import Maker, maker_of

ERROR = "entered-in-error"
_ORDER = ("active", "ended", "withdrawn")


def line_of(entry: Entry, topic: Topic, now: int) -> Line:
    """Read a line as it stands at *now*, Unix ms.

    One that another device wrote wrong keeps its title and date, and hides no other.
    """
    said, told = _read(entry, topic)
    ended = told == "active" and over(topic, said, now)
    withdrawn = entry.meta.get("status") == ERROR
    state: State = "withdrawn" if withdrawn else "ended" if ended else told
    author = entry.meta.get("author", "")
    return Line(entry, topic, said, state, source_of(entry), author)


def withdrawn(entry: Entry) -> Entry:
    """Return a line said to be a mistake: it is kept, and counts no more."""
    body = statement.stated(entry.body, kind(entry.kind), "withdrawn")
    return replace(entry, body=body, meta={**entry.meta, "status": ERROR})


def source_of(entry: Entry) -> str:
    """Say who says a line: the person, else what made it."""
    told = entry.meta.get("source", "")
    if maker_of(entry) is Maker.DEPOSIT:
        return told.partition(":")[2] or "professional"
    return told.partition(":")[2] if told.startswith("document:") else "declared"


def rank(line: Line) -> tuple[int, bool, int, bytes]:
    """Order lines: in force, then over, then withdrawn; the newest of each first.

    Those whose date nobody knows come last, the last noted first.
    """
    when, latest = line.entry.when, bytes(255 - byte for byte in line.entry.id)
    unknown = when.precision is Precision.UNKNOWN
    return _ORDER.index(line.state), unknown, -when.start, latest


def over(topic: Topic, said: Mapping[str, str], now: int) -> bool:
    """Say whether its end makes a line over.

    An end that may be told ahead is a last day, which counts still; any other is the
    day since when the line is over.
    """
    end, ask = When.parse(said.get(END, "")), topic.ask(END)
    if ask is None or not end.text:
        return False
    return end.end < now if ask.ahead else end.start <= now


def _read(entry: Entry, topic: Topic) -> tuple[Mapping[str, str], State]:
    own = kind(topic.kind)
    if not topic.asks:
        return {}, "active"
    try:
        return statement.read(entry.body, own), statement.state_of(entry.body, own)
    except Refused:
        return {}, "active"
