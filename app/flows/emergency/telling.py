"""What may stand on an emergency sheet: lines of the profile, in few words.

The words are those the person typed, and French ones: who helps reads French.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from app.domain.emergency import Part, Told, short
from app.domain.topic import Line, Shape, Topic
from app.domain.wishes import DIRECTIVES
from app.domain.words import N_
from app.flows.wishes.statements import Wishes

DIRECTIVES_KEY: Final = "directives"
"""How the line of the directives is chosen, whatever their version."""

ASKED: Final[Mapping[str, tuple[Part, tuple[str, ...]]]] = {
    "allergy": (Part.ALLERGY, ("reaction", "severity", "criticality")),
    "treatment": (Part.TREATMENT, ("dose", "rhythm")),
    "emergency-contact": (Part.CONTACT, ("relation", "phone")),
    "illness": (Part.ILLNESS, ("since",)),
    "blood-group": (Part.BLOOD, ()),
    "implant": (Part.DEVICE, ("site",)),
    "trusted-person": (Part.TRUSTED, ("relation", "phone")),
    "family-history": (Part.FAMILY, ("age",)),
}
"""The kinds that may stand there, and what is added to what each line is called."""

_SAID_ALONE: Final = {("criticality", "low"), ("criticality", "unable-to-assess")}
"""Answers that mean nothing without their question."""
_SINCE: Final = N_("depuis {day}")
_SOURCES: Final = {
    "deposited:laboratory": N_("laboratoire"),
    "document:laboratory": N_("d'après un document de laboratoire"),
    "document:professional": N_("d'après un document"),
}
"""By the origin of a line: nothing proves who wrote a file."""
_DECLARED: Final = N_("déclaré par la personne")
_BLOOD: Final = N_("à vérifier avant transfusion")
_WRITTEN: Final = N_("Directives anticipées écrites le {day}")
_KEPT: Final = N_("original : {place}")


class Lines(Protocol):
    """The lines of the profile, as `app.flows.profile.lines` gives them."""

    def topics(self) -> Sequence[Topic]:
        """Return every rubric."""
        ...

    def lines(self, code: str) -> Sequence[Line]:
        """Return the lines of one rubric."""
        ...

    def answer(self, code: str) -> str:
        """Return `none` where there is nothing to say of a rubric."""
        ...


def candidates(profile: Lines, wishes: Wishes) -> Iterator[tuple[str, Told]]:
    """Give what may be chosen, each under a name that lasts, by parts."""
    found = [*_profile(profile), *_directives(wishes)]
    yield from sorted(found, key=lambda one: one[1].part)


def _profile(profile: Lines) -> Iterator[tuple[str, Told]]:
    for topic in profile.topics():
        if topic.kind in ASKED:
            part, names = ASKED[topic.kind]
            if topic.none and profile.answer(topic.code) == "none":
                yield f"none-{topic.code}", Told(part, topic.none)
            for line in profile.lines(topic.code):
                if line.state == "active":
                    yield line.entry.id.hex(), Told(part, _said(line, names))


def _said(line: Line, names: tuple[str, ...]) -> str:
    words = [line.title, *(_answer(line, name) for name in names)]
    if line.topic.kind == "blood-group":
        source = line.entry.meta.get("source", "")
        words += [_SOURCES.get(source, _DECLARED), _BLOOD]
    return short(", ".join(word.rstrip(".") for word in words if word))


def _answer(line: Line, name: str) -> str:
    asked, text = line.topic.ask(name), line.said.get(name, "")
    if not asked or not text or (name, text) in _SAID_ALONE:
        return ""
    if asked.shape is Shape.DATE:
        return _SINCE.format(day=_figures(text))
    words = asked.words(text)
    return words[:1].lower() + words[1:] if asked.options else words


def _directives(wishes: Wishes) -> Iterator[tuple[str, Told]]:
    version = wishes.in_force(DIRECTIVES)
    if version:
        words = [_WRITTEN.format(day=_figures(version.entry.when.text))]
        if place := version.wish.said.get("original"):
            words.append(_KEPT.format(place=place))
        yield DIRECTIVES_KEY, Told(Part.WISHES, short(", ".join(words)))


def _figures(day: str) -> str:
    return "/".join(reversed(day[:10].split("-")))
