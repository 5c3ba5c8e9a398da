"""A dialogue is followed: what is asked, how far it is, what is kept, how it ends."""

import asyncio
from collections.abc import Sequence

import pytest

from app.domain.device import DeviceIdentity, Reading, Rejected, Way
from app.domain.dialogue import Ask, Consent, Cursor, Frame, Outcome, Question, Session
from app.domain.errors import Broken, Refused
from app.flows.devices.told import Tally
from app.ports.radio import Listener
from tests.screens.near import ADVERT, PaperDriver, PaperRadio, Script, failed, weighing
from views.parts.devices_near.dialogue import Dialogue, Followed

pytestmark = pytest.mark.anyio


class Ears:
    """A listener that keeps nothing, or fails to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.person: Dialogue | None = None
        self.tally = Tally()

    async def session(self, _who: DeviceIdentity, _chars: frozenset[str]) -> Session:
        return None  # type: ignore[return-value]  # no driver reads it here

    async def spool(self, frame: Frame) -> None: ...

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        _cursor: Cursor | None,
    ) -> None:
        if self.error:
            raise self.error
        self.tally += Tally(kept=len(readings), quarantined=len(rejected))

    async def agreed(self, consent: Consent) -> None: ...

    async def ask(self, question: Ask) -> str | None:
        assert self.person
        return await self.person.ask(question)

    async def passkey(self, shown: int | None) -> int | None:
        assert self.person
        return await self.person.passkey(shown)

    def told(self, done: int, total: int) -> None:
        assert self.person
        self.person.told(done, total)

    def paired(self) -> None: ...
    def battery(self, percent: int) -> None: ...


async def led(script: Script, ears: Ears | None = None) -> tuple[list[Followed], Ears]:
    """Return all that was shown of a dialogue."""
    seen: list[Followed] = []
    ears = ears or Ears()
    radio = PaperRadio(script)
    ears.person = dialogue = Dialogue(seen.append)
    await dialogue.lead(radio, PaperDriver(), ADVERT, ears)
    return seen, ears


async def test_what_is_kept_is_shown_once_it_is_on_disk() -> None:
    async def script(listener: Listener) -> Outcome:
        listener.told(0, 2)
        await listener.keep([weighing("71.2"), failed()], [], None)
        listener.told(2, 2)
        listener.battery(15)
        return Outcome.COMPLETE

    seen, ears = await led(script)
    last = seen[-1]
    assert last.tally == ears.tally == Tally(kept=2)
    assert (last.received, last.done, last.total, last.battery) == (2, 2, 2, 15)
    assert last.outcome is Outcome.COMPLETE
    assert last.over


async def test_a_full_disk_shows_nothing_as_kept() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("71.2")], [], None)
        return Outcome.COMPLETE

    seen, _ears = await led(script, Ears(Broken("disk.full")))
    assert seen[-1].tally == Tally()
    assert seen[-1].error
    assert seen[-1].error.code == "disk.full"


async def test_what_was_not_understood_is_counted() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([], [Rejected("crc", b"\x01", "2aa7")], None)
        return Outcome.COMPLETE

    assert (await led(script))[0][-1].tally.quarantined == 1


async def test_a_link_taken_up_again_is_counted() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.session(weighing("71").device, frozenset())
        return Outcome.COMPLETE

    assert (await led(script))[0][-1].links == 2


async def test_a_failure_of_ours_ends_it_too() -> None:
    async def script(_listener: Listener) -> Outcome:
        raise ValueError("ours")

    seen: list[Followed] = []
    with pytest.raises(ValueError, match="ours"):
        await Dialogue(seen.append).lead(
            PaperRadio(script), PaperDriver(), ADVERT, Ears()
        )
    assert seen[-1].over


async def test_a_refusal_is_shown() -> None:
    async def script(_listener: Listener) -> Outcome:
        raise Refused("device.silent")

    error = (await led(script))[0][-1].error
    assert error
    assert error.code == "device.silent"


async def answered(said: str | None, question: str) -> tuple[list[object], Dialogue]:
    """Ask *question* through a dialogue, answer it; return what the device got."""
    got: list[object] = []
    asked = asyncio.Event()

    def show(followed: Followed) -> None:
        if followed.ask or followed.wanted:
            asked.set()

    dialogue = Dialogue(show)

    async def script(listener: Listener) -> Outcome:
        if question == "passkey":
            got.append(await listener.passkey(None))
        else:
            got.append(await listener.ask(Ask(Question.SLOT, ("1", "2"))))
        return Outcome.COMPLETE

    ears = Ears()
    ears.person = dialogue
    leading = asyncio.ensure_future(
        dialogue.lead(PaperRadio(script), PaperDriver(), ADVERT, ears)
    )
    await asked.wait()
    dialogue.answer(said)
    dialogue.answer("too late")
    await leading
    return got, dialogue


@pytest.mark.parametrize(("said", "got"), [("042424", 42424), (None, None)])
async def test_a_code_typed_reaches_the_device(
    said: str | None, got: int | None
) -> None:
    heard, dialogue = await answered(said, "passkey")
    assert heard == [got]
    assert not dialogue.now.wanted


@pytest.mark.parametrize("said", ["2", None])
async def test_a_question_is_answered_once(said: str | None) -> None:
    heard, dialogue = await answered(said, "slot")
    assert heard == [said]
    assert dialogue.now.ask is None


async def test_a_code_to_type_on_the_device_is_shown_until_it_speaks() -> None:
    async def script(listener: Listener) -> Outcome:
        assert await listener.passkey(123456) == 123456
        listener.told(0, 0)
        return Outcome.COMPLETE

    seen, _ears = await led(script)
    assert 123456 in [one.shown for one in seen]
    assert seen[-1].shown is None


@pytest.mark.parametrize(
    ("way", "memory", "live"),
    [
        (Way.INDICATED, True, True),
        (Way.STORED, True, False),
        (Way.STORED, False, False),
        (Way.VIRTUAL, False, True),
        (Way.VIRTUAL, True, False),
    ],
)
def test_only_what_is_measured_now_is_live(
    way: Way, *, memory: bool, live: bool
) -> None:
    followed = Followed(last=weighing("71.2", way=way), memory=memory)
    assert bool(followed.live) is live
