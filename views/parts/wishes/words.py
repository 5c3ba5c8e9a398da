"""How a wish is told: its day, its standing, its answers one by one."""

from collections.abc import Iterator, Mapping

from app.domain.wishes import DIRECTIVES, Form, Step
from app.flows.wishes.statements import Version, Wishes
from views.text import _, date_long, moment


def answer_words(step: Step, said: Mapping[str, str]) -> str:
    """Return the answer to a question in words, "" when it was left open."""
    text = said.get(step.name, "")
    return _(step.options.get(text, "")) if step.options else text


def answers(form: Form, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each question answered, with its answer."""
    for step in form.steps:
        if text := answer_words(step, said):
            yield _(step.label), text


def day_words(version: Version) -> str:
    """Say when something was said, to the minute."""
    return moment(version.entry.when, weekday=False)


def standing(version: Version) -> str:
    """Say what a version is worth today."""
    if version.in_force:
        return _("En vigueur")
    return _("Retrait") if version.wish.withdrawn else _("Remplacée, gardée")


def state_words(wishes: Wishes, form: Form) -> str:
    """Say in one line what holds today."""
    versions = wishes.versions(form)
    if not versions:
        return _("Rien d'écrit pour le moment.")
    day = date_long(versions[0].entry.when, weekday=False)
    if not versions[0].in_force:
        return _("Retiré le {day}. Les anciennes versions sont gardées.").format(
            day=day
        )
    if form is DIRECTIVES:
        return _directives(versions[0].wish.said, day)
    said = next((text for _ask, text in answers(form, versions[0].wish.said)), "")
    return _("{said} (le {day})").format(said=said, day=day)


def _directives(said: Mapping[str, str], day: str) -> str:
    """Say when they were written, and where the signed paper is."""
    words = _("Écrites le {day}").format(day=day)
    place = said.get("original", "")
    where = _("Original : {place}").format(place=place)
    return f"{words}\n{where}" if place else words
