"""The judge of the worlds is judged first."""

from tests.simulation.story import Story

ITEM = b"item"


def told() -> Story:
    story = Story()
    story.wrote(ITEM, "a", None)
    story.wrote(ITEM, "b", "a")
    return story


def test_what_was_replaced_is_not_missed() -> None:
    assert told().lost({ITEM: "b"}, []) == []


def test_a_write_that_is_nowhere_is_lost() -> None:
    assert told().lost({ITEM: "a"}, []) == ["b"]
    assert told().lost({}, []) == ["b"]


def test_a_write_kept_aside_is_not_lost() -> None:
    assert told().lost({ITEM: "c"}, [(ITEM, "b")]) == []


def test_a_deletion_replaces_and_may_be_undone_by_a_change() -> None:
    story = told()
    story.deleted(ITEM, "x", "b")
    assert (story.lost({}, []), story.revived({ITEM: "b"})) == ([], [ITEM])
    story.wrote(ITEM, "c", "b")
    assert (story.lost({ITEM: "c"}, []), story.revived({ITEM: "c"})) == ([], [])
