"""What a person notes, typed in the screens themselves: nothing is put behind them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from app.domain.topic import Shape
from app.domain.when import When
from tests.screens.fletunit import FletUnit
from tests.screens.opening import measure_at, on
from views.house import House
from views.parts.profile.rubric import topic_at
from views.parts.typed_date import typed_clock, typed_day
from views.parts.vaccines.typed import Typed

_TURNS = 250


async def type_lines(
    house: House, lines: Sequence[tuple[str, Mapping[str, str]]]
) -> None:
    """Note lines of a profile, each in the form of its rubric."""
    async with on(house, "/sante") as ui:
        for code, said in lines:

            def count(code: str = code) -> int:
                return len(house.profile.lines(code))

            before = count()
            await _open(ui, f"/sante/profil/{code}/ajouter")
            await _answered(ui, code, said)
            await _saved(ui, "line-save", count, before)


async def type_doses(house: House, doses: Sequence[Typed]) -> None:
    """Note vaccines, each as the paper booklet says it."""
    count = house.vaccines.booklet.count
    async with on(house, "/sante") as ui:
        for dose in doses:
            before = count()
            await _open(ui, "/sante/vaccins/ajouter")
            await _dosed(ui, dose)
            await _saved(ui, "vaccine-save", count, before)


async def type_measures(
    house: House, measures: Sequence[tuple[str, Sequence[str], datetime]]
) -> None:
    """Note measures, each value in its own field, with its day and its hour."""
    async with on(house, "/sante") as ui:
        for code, values, at in measures:

            def count(code: str = code) -> int:
                return len(house.measures.within(code))

            before = count()
            await _open(ui, f"{measure_at(code, house)}/noter")
            for name, text in zip(("value", "value2"), values, strict=False):
                await ui.type(name, text)
            local = at.astimezone(house.zone)
            await ui.type("day", typed_day(local))
            await ui.type("clock", typed_clock(local))
            await _saved(ui, "measure-save", count, before)


async def _open(ui: FletUnit, form: str) -> None:
    """Leave the form before, and open one that is empty."""
    await ui.navigate("/sante")
    await ui.navigate(form)
    await ui.until("Enregistrer")


async def _answered(ui: FletUnit, code: str, said: Mapping[str, str]) -> None:
    topic = topic_at(code)
    for name, text in said.items():
        asked = topic.ask(name)
        assert asked is not None, name
        if asked.shape is Shape.CHOICE:
            await ui.choose(f"line-{name}-{text}", text)
        else:
            day = asked.shape is Shape.DATE
            await ui.type(f"line-{name}", typed_day(When.parse(text)) if day else text)


async def _dosed(ui: FletUnit, dose: Typed) -> None:
    said = {one.name: getattr(dose, one.name) for one in fields(Typed)}
    await ui.type("vaccine-name", said.pop("vaccine"))
    await ui.type("vaccine-day", said.pop("day"))
    kept = {name: text for name, text in said.items() if text}
    if kept:
        await ui.press("vaccine-more")
    for name, text in kept.items():
        await ui.type(f"vaccine-{name}", text)


async def _saved(
    ui: FletUnit, button: str, count: Callable[[], int], before: int
) -> None:
    """Press the button, and wait until the thing is kept."""
    await ui.press(button)
    for _ in range(_TURNS):
        if count() > before:
            return
        await ui.settle(5)
    raise AssertionError(f"nothing was kept:\n{ui.text()[:1500]}")
