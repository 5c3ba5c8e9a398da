"""« Volontés » : dated versions of what a person wants; none is ever erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.state import State
from app.domain.when import When
from app.domain.wishes import FORMS, TEXT_MAX, Form, Step, Wish
from app.fhir import consent
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import kind
from app.ports.vault import Vault

DOCUMENTS = ("DIR_ANT", "VDP")
"""The categories of documents that say what a person wants."""


@dataclass(frozen=True, slots=True, repr=False)
class Version:
    """What was said one day; only the latest is *in_force*, unless it withdraws."""

    entry: Entry
    wish: Wish
    in_force: bool


@dataclass(frozen=True, slots=True, repr=False)
class Wishes:
    """Each saying, each withdrawal, is a new entry: the one before stays as it was."""

    vault: Vault
    world: World
    space: Space
    zone: tzinfo = UTC

    def versions(self, form: Form) -> list[Version]:
        """Return everything said, the latest first."""
        found = self._shelf(form).every()
        wishes = [(one, consent.read(one.body, form)) for one in found]
        latest = sorted(wishes, key=_latest, reverse=True)
        return [
            Version(entry, wish, in_force=not rank and not wish.withdrawn)
            for rank, (entry, wish) in enumerate(latest)
        ]

    def in_force(self, form: Form) -> Version | None:
        """Return what holds today, None when nothing was said or all is withdrawn."""
        return next((one for one in self.versions(form) if one.in_force), None)

    def version(self, form: Form, entry: EntryId) -> Version:
        """Return one version. Raises Refused("entry.absent")."""
        for one in self.versions(form):
            if one.entry.id == entry:
                return one
        raise Refused("entry.absent")

    def state(self, form: Form, said: Mapping[str, str]) -> Entry:
        """Say something, as of now.

        Raises Refused("wish.empty" | "wish.too_long" | "wish.unknown").
        """
        given = {
            step.name: _sound(step, said.get(step.name, "")) for step in form.steps
        }
        known = {name: text for name, text in given.items() if text}
        if not known:
            raise Refused("wish.empty")
        return self._write(form, known, withdrawn=False)

    def withdraw(self, form: Form) -> Entry:
        """Say that nothing said before holds any more; all of it stays readable."""
        return self._write(form, {}, withdrawn=True)

    def say_again(self, form: Form, before: Version | None) -> Entry:
        """Come back to what held *before*: said anew, or withdrawn if nothing did."""
        if before is None:
            return self.withdraw(form)
        return self._write(form, before.wish.said, withdrawn=False)

    def _write(self, form: Form, said: Mapping[str, str], *, withdrawn: bool) -> Entry:
        own, chosen = EntryId(self.world.new_id()), kind(form.kind)
        at = When.at(self.world.now().astimezone(self.zone))
        body = consent.write(
            own, self.space.id, Wish(form, at.text, said, withdrawn=withdrawn)
        )
        entry = Entry(
            space=self.space.id,
            id=own,
            kind=chosen.code,
            body=body,
            when=at,
            rubric=chosen.rubric,
            meta={
                "source": "typed",
                "status": State.CURRENT.value,
                "title": form.label,
            },
        )
        return self._shelf(form).put(entry)

    def _shelf(self, form: Form) -> Shelf:
        return Shelf(self.vault, self.space.id, form.kind, self.world.now)


def form_of(code: str) -> Form:
    """Return the form an address names. Raises Refused("entry.absent")."""
    if code not in FORMS:
        raise Refused("entry.absent")
    return FORMS[code]


def _latest(one: tuple[Entry, Wish]) -> tuple[int, int, bytes]:
    entry = one[0]
    return entry.when.start, entry.updated, entry.id


def _sound(step: Step, text: str) -> str:
    text = visible(text).strip()
    if step.options and text and text not in step.options:
        raise Refused("wish.unknown", line=step.name)
    if len(text) > TEXT_MAX:
        raise Refused("wish.too_long", line=step.name)
    return text
