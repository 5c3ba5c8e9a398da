"""A device that waits is let in only by who asks for it; silence is allowed."""

from views.visiting import Visitor, unsaid


def test_a_visitor_looked_at_is_not_let_in() -> None:
    came: list[str] = []

    def let_in() -> str:
        came.append("in")
        return "ab" * 16

    visitor = Visitor("7K2M", let_in)
    assert (visitor.check, came) == ("7K2M", [])
    assert visitor.let_in() == "ab" * 16
    assert came == ["in"]


def test_a_step_told_to_nobody_ends_nothing() -> None:
    unsaid("check", "7K2M")
