"""What a driver asks is done over the link, and what it hears is kept first."""

from app.domain.dialogue import Outcome, Read
from sync.radio.lab.meter import Meter
from tests.sync.radio.studio import ByHand, Paper, Scene, asked, play


def test_first() -> None:
    got: list[object] = []

    async def story() -> None:
        driver = ByHand(asked(Read("2a51"), got=got, then=Outcome.COMPLETE))
        scene = Scene(lambda w: [Meter(w, 2)], lambda a: driver)
        paper = Paper()
        found, advert = await scene.found()
        assert advert.services == {"1808"}
        assert await scene.radio.talk(found, advert, paper) is Outcome.COMPLETE
        print(paper)
        print(got)

    play(story())
