"""« À qui » is an export: the name it bears, in any order, against the person's own."""

from collections.abc import Iterator

from app.domain.foreign import Subject
from app.domain.harvest import Owner
from app.rules.identity import Identity, Whose, whose, words


def differs(owner: Owner, identity: Identity) -> bool:
    """Say whether a file may be of somebody else: the person is then asked.

    Whichever of its words is the first; a space that says little still has a name,
    and one that has nothing of it is asked about.
    """
    names = list(_readings(owner))
    if not names:
        return False
    return all(whose(one, identity) is Whose.OTHER for one in names) or (
        _strange(owner, identity)
    )


def _strange(owner: Owner, identity: Identity) -> bool:
    """Say whether no word of a name is one of the person's."""
    theirs = words(owner.name)
    ours = set[str]().union(*map(words, identity.names))
    return bool(theirs and ours) and not theirs & ours


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
