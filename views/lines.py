"""« Ligne » : one element said on one line, whatever its kind."""

from app.domain.entry import Entry
from app.flows.measure import as_measure
from app.kinds import all_kinds
from views.text import _, moment, quantity


def line_of(entry: Entry) -> str:
    """Say when and what: the value of a measure, the title of anything else."""
    kind = all_kinds().get(entry.kind)
    if kind and kind.fields:
        what = f"{_(kind.label)} : {quantity(as_measure(entry).values, kind)}"
    else:
        what = entry.title
    return f"{moment(entry.when)} : {what}"
