"""The pulse tells everybody, and one who fails never silences the others."""

from app.domain.changes import Changes
from app.domain.ids import SpaceId
from app.flows.heart import Heart

CHANGES = Changes(SpaceId(bytes(16)), frozenset({"document"}))


def test_everybody_hears_until_they_stop() -> None:
    heart = Heart()
    heard: list[Changes] = []
    stop = heart.listen(heard.append)
    heart.beat(CHANGES)
    stop()
    heart.beat(CHANGES)
    assert heard == [CHANGES]


def test_one_that_fails_is_dropped_and_the_others_still_hear() -> None:
    heart = Heart()
    heard: list[Changes] = []
    failures: list[Changes] = []

    def gone(changes: Changes) -> None:
        failures.append(changes)
        raise AttributeError

    heart.listen(gone)
    heart.listen(heard.append)
    heart.beat(CHANGES)
    heart.beat(CHANGES)
    assert (len(failures), len(heard)) == (1, 2)


def test_stopping_twice_is_harmless() -> None:
    stop = Heart().listen(print)
    stop()
    stop()
