"""« À qui » is an export: the name it bears, in any order, against the person's own."""

from collections.abc import Iterator

from app.domain.foreign import Subject
from app.domain.harvest import Owner
from app.rules.identity import Identity, Whose, whose


def differs(owner: Owner, identity: Identity) -> bool:
    """Say whether a file is of somebody else, whichever of its words is the first."""
    names = list(_readings(owner))
    return bool(names) and all(whose(one, identity) is Whose.OTHER for one in names)


def _readings(owner: Owner) -> Iterator[Subject]:
    """Give each way to read a name as first names and a family name.

    A birth date alone is one too.
    """
    words = owner.name.split()
    if owner.birth_date and not words:
        yield Subject(born=owner.birth_date)
    for cut in range(1, len(words)) if len(words) > 1 else (len(words),):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        for given, family in ((first, last), (last, first)):
            if given or family:
                yield Subject(family=family, given=given, born=owner.birth_date)
