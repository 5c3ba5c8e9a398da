"""The questions of this file are asked once, and answered in sentences."""

from views.answers.daily import DAILY


def test_each_question_is_asked_once_and_answered() -> None:
    answers = [one for topic in DAILY for one in topic.answers]
    assert len({one.question for one in answers}) == len(answers)
    assert all(one.answer.endswith(".") for one in answers)
