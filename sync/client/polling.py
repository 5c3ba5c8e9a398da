"""What a device that polls tells of the spaces it is shown, as a stream would."""

from collections.abc import Iterator, Mapping, Sequence

from sync.client.session import unhex

Shown = Sequence[Mapping[str, object]]
"""What the server answers of the spaces of a device."""


def moved(shown: Shown, known: dict[bytes, int]) -> Iterator[tuple[bytes, int]]:
    """Give the spaces that moved since *known*, with their heads; *known* follows.

    One that is shown no more is told once, with no head.
    Raises Broken("peer.malformed").
    """
    spaces = {unhex(told, "space"): told.get("head") for told in shown}
    for gone in known.keys() - spaces:
        del known[gone]
        yield gone, 0
    for space, head in spaces.items():
        if isinstance(head, int) and known.get(space, -1) < head:
            yield space, head
        known[space] = head if isinstance(head, int) else 0
