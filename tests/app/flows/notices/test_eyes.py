"""Somebody looks as long as one page of the process is looked at."""

from app.flows.notices.eyes import Eyes


def test_one_page_that_is_looked_at_is_enough() -> None:
    eyes, seen = Eyes(), {"one": False, "two": True}

    def looked(*, one: bool, two: bool) -> bool:
        seen.update(one=one, two=two)
        return eyes.open

    eyes.follow(lambda: seen["one"])
    stop = eyes.follow(lambda: seen["two"])
    assert looked(one=False, two=True)
    assert looked(one=True, two=False)
    assert not looked(one=False, two=False)
    stop()
    assert not looked(one=False, two=True)
    stop()
