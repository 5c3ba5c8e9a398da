"""« Quel capteur » : the names of the traces of a page, no two the same."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from app.devices import driver_named
from app.domain.reading import Trace
from app.domain.words import N_
from app.flows.traces.worn import Worn
from views.text import _

_SORTS: Final = {
    "-historic": N_("{name}, en continu"),
    "-scan": N_("{name}, à chaque scan"),
}
"""How a FreeStyle sensor says its values: by itself, or when it is asked."""
_HEARD: Final = "device:"


def names_of(traces: Sequence[tuple[Trace, Worn | None]]) -> list[str]:
    """Return the name of each trace; those that share one say how they were read."""
    bare = [_name(trace, worn) for trace, worn in traces]
    many = Counter(bare)
    said = [
        _sorted(trace, name) if name and many[name] > 1 else name
        for (trace, _worn), name in zip(traces, bare, strict=True)
    ]
    twice = Counter(said)
    return [
        name if name and twice[name] == 1 else _ranked(name, rank)
        for rank, name in enumerate(said, 1)
    ]


def _name(trace: Trace, worn: Worn | None) -> str:
    if worn:
        words = _("{model}, n° …{tail}") if worn.tail else "{model}"
        return words.format(model=worn.model, tail=worn.tail)
    driver = driver_named(trace.source.removeprefix(_HEARD))
    heard = trace.source.startswith(_HEARD) and driver
    return _(driver.label) if heard and driver else ""


def _sorted(trace: Trace, name: str) -> str:
    for end, words in _SORTS.items():
        if trace.source.endswith(end):
            return _(words).format(name=name)
    return name


def _ranked(name: str, rank: int) -> str:
    label = _("Capteur {rank}").format(rank=rank)
    return f"{name} ({label})" if name else label
