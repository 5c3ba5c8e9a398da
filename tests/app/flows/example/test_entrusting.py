"""The example reads what her brother entrusts, until a day that is told."""

from datetime import UTC, date

from app.domain.collection import Rubric
from app.domain.entrusted import EntrustedState
from app.domain.ids import SpaceId
from app.domain.mandate import MandateState, last_day
from app.domain.space import Space
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.example.entrusting import DAUGHTER, NAME, give, lend
from app.flows.example.filling import fill
from app.flows.example.stillness import Stillness
from app.flows.mandates.giving import Giving
from app.flows.mandates.mandates import Mandates
from app.flows.preferences import Preferences
from tests.app.flows.example.conftest import Place


def test_one_rubric_is_read_and_nothing_of_it_waits_to_leave(place: Place) -> None:
    store = place.home.entrusted
    own = Space(SpaceId(b"o" * 16), "Odile")
    answers = Answers(Preferences(place.home.vault, place.world, own))
    lane = lend(store, answers, UTC)
    spaces = EntrustedSpaces(store, answers)
    [told] = spaces.every()
    assert (told.whose, told.state) == (NAME, EntrustedState.OPEN)
    [rubric] = told.rubrics
    assert (rubric.lane, rubric.rubric) == (lane, Rubric.MEASURES)
    assert last_day(rubric.until, UTC) == date(2027, 1, 21)
    assert spaces.count(lane) == 6
    assert place.home.vault.spaces() == [own.id]


def test_the_daughter_is_given_two_rubrics_that_wait(place: Place) -> None:
    world, home = place.world, place.home
    own = fill(place.shelves, world, UTC)
    preferences = Preferences(home.apart(own.id, own=True), world, own)
    courier = Stillness(world, lambda: 0)
    mandates = Mandates(Giving.over(preferences, home.journal, home.trail, courier))
    given = give(mandates, world, UTC)
    assert mandates.every() == [given]
    assert (given.name, given.state) == (DAUGHTER, MandateState.WAITING)
    assert given.rubrics == (Rubric.MEASURES, Rubric.VACCINES)
