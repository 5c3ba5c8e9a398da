"""The rubrics of the profile, and a line of each that says everything it may."""

from hypothesis import strategies as st

from app.domain.topic import Ask, Shape, Topic
from app.kinds import Kind, all_kinds

_SAID = {
    Shape.LINE: "Une ligne",
    Shape.TEXT: "Des mots\nsur deux lignes",
    Shape.DATE: "2020-03-01",
    Shape.MEDICINE: "Doliprane 1000 mg",
    Shape.PHONE: "06 12 34 56 78",
    Shape.MONEY: "26.50",
}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)
DAYS = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(
    ["1975", "1975-03"]
)

EUROS = st.integers(0, 99_999_999).map(lambda cents: f"{cents / 100:.2f}")


def asked_kinds() -> list[Kind]:
    """Return the kinds whose lines are asked for, in the order of their files."""
    return [one for one in all_kinds().values() if one.topic and one.topic.asks]


def topic_of(kind: Kind) -> Topic:
    """Return what a kind of the profile asks."""
    assert kind.topic
    return kind.topic


def full(kind: Kind) -> dict[str, str]:
    """Return a line that says all that may be said at once."""
    topic = topic_of(kind)
    asks = (ask for ask in topic.asks if ask.name not in topic.either[1:])
    return {ask.name: _answer(ask) for ask in asks}


def _answer(ask: Ask) -> str:
    if ask.digits:
        return "3400930000007"
    return ask.options[0].code if ask.options else _SAID[ask.shape]


def answers(ask: Ask) -> st.SearchStrategy[str]:
    """Return what may be answered to a question, "" too unless it is needed."""
    if ask.shape is Shape.MONEY:
        said = EUROS
    elif ask.shape is Shape.CHOICE:
        said = st.sampled_from([one.code for one in ask.options])
    else:
        said = DAYS if ask.shape is Shape.DATE else WORDS
    return said if ask.needed else said | st.just("")


@st.composite
def lines(draw: st.DrawFn, chosen: Kind) -> dict[str, str]:
    """Draw what a person may say of one line."""
    topic = topic_of(chosen)
    said = {ask.name: draw(answers(ask)) for ask in topic.asks}
    away = draw(st.sampled_from(topic.either)) if topic.either else ""
    return {name: text for name, text in said.items() if text and name != away}
