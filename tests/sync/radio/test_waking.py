"""The Bluetooth library is loaded when somebody asks for it."""

from app.domain.dialogue import Outcome
from app.ports.radio import Availability, NoRadio, Radio
from sync.radio.waking import Waking
from tests.sync.radio.studio import ADVERT, Paper, nothing, play


class Closing(NoRadio):
    """Counts how often it is left."""

    closed = 0

    async def close(self) -> None:
        """Count."""
        Closing.closed += 1


def test_nothing_is_loaded_before_it_is_used_and_once_only() -> None:
    woken: list[str] = []

    def wake() -> Radio:
        woken.append("up")
        return Closing(Availability.OFF)

    radio = Waking(wake)
    assert (radio.virtual, woken) == (False, [])

    async def story() -> None:
        await radio.close()
        assert woken == []
        assert await radio.available() is Availability.OFF
        assert [found async for found in radio.scan(1)] == []
        said = await radio.talk(nothing(), ADVERT, Paper())
        assert said is Outcome.REFUSED
        await radio.forget("C0:00:00:00:00:01")
        await radio.close()

    play(story())
    assert woken == ["up"]
    assert Closing.closed == 1
