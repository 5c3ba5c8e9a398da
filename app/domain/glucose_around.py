"""What a meter says around a value of glucose, in words."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sig.glucose import Glucose, Status
from app.domain.sig.glucose_context import Context, Dose
from app.domain.stating import spoken

SAMPLES: Final = {
    1: "capillary-whole-blood",
    2: "capillary-plasma",
    3: "venous-whole-blood",
    4: "venous-plasma",
    5: "arterial-whole-blood",
    6: "arterial-plasma",
    7: "whole-blood",
    8: "plasma",
    9: "interstitial-fluid",
    10: "control-solution",
}
SITES: Final = {
    1: "finger",
    2: "alternate-site",
    3: "earlobe",
    4: "control-solution",
    5: "subcutaneous-tissue",
}
MEALS: Final = {
    1: "before-meal",
    2: "after-meal",
    3: "fasting",
    4: "casual",
    5: "bedtime",
}
TESTERS: Final = {1: "self", 2: "professional", 3: "laboratory"}
HEALTHS: Final = {
    1: "minor-issues",
    2: "major-issues",
    3: "menses",
    4: "stress",
    5: "no-issues",
}
CARBOHYDRATES: Final = {
    1: "breakfast",
    2: "lunch",
    3: "dinner",
    4: "snack",
    5: "drink",
    6: "supper",
    7: "brunch",
}
MEDICATIONS: Final = {
    1: "rapid-insulin",
    2: "short-insulin",
    3: "intermediate-insulin",
    4: "long-insulin",
    5: "mixed-insulin",
}
_OVERRUN: Final = 0xFFFF
Pairs = tuple[tuple[str, str], ...]


def around(glucose: Glucose, context: Context | None) -> Pairs:
    """Return pairs of name and word: the sample, what went wrong, the meal…"""
    return (
        ("sequence", str(glucose.sequence)),
        *_named("sample", SAMPLES, glucose.sample),
        *_named("site", SITES, glucose.site),
        *(("status", _word(flag)) for flag in Status(glucose.status or 0)),
        *(_said(context) if context else ()),
    )


def _said(context: Context) -> Iterator[tuple[str, str]]:
    yield from _named("meal", MEALS, context.meal)
    yield from _dose("carbohydrate", CARBOHYDRATES, context.carbohydrate)
    yield from _dose("medication", MEDICATIONS, context.medication)
    if context.exercise:
        seconds, percent = context.exercise
        yield "exercise", "" if seconds == _OVERRUN else f"{seconds} s"
        yield "effort", f"{percent} %"
    yield from _named("tester", TESTERS, context.tester)
    yield from _named("health", HEALTHS, context.health)


def _named(name: str, words: Mapping[int, str], code: int | None) -> Pairs:
    """Return the pair of a code we know, none for « unknown » or an absent one."""
    word = words.get(code or 0)
    return ((name, word),) if word else ()


def _dose(name: str, words: Mapping[int, str], dose: Dose | None) -> Pairs:
    if dose is None:
        return ()
    sort = _named(f"{name}-sort", words, dose.code)
    return ((name, f"{spoken(dose.amount)} {dose.unit}"), *sort)


def _word(flag: Status) -> str:
    return (flag.name or "other").lower().replace("_", "-")
