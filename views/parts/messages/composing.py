"""What is being written: the words, the documents with them, and how it is sent."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.message import TEXT_MAX
from app.domain.syncing import Seal
from views.house import House
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.documents import weight_words
from views.parts.draft import Draft, use_draft
from views.parts.fact import fact
from views.parts.heading import heading
from views.parts.long_field import long_field
from views.parts.messages.replying import PLACE, Replying
from views.parts.messages.seen import Seen, answered, attach, detach
from views.parts.messages.words import page_of
from views.parts.sentence import sentence
from views.parts.state import use_form, use_made
from views.parts.watching import here, porch, use_record
from views.parts.whose import whose_line
from views.text import _

FIELD = "message-text"
_AWAY = (Seal.WAITING, Seal.NO_SERVER, Seal.PAUSED)


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """What is written so far, and the documents that go with it.

    *sent* are the words of the message that is being sent.
    """

    text: str = ""
    files: tuple[Entry, ...] = ()
    busy: bool = False
    sent: str = ""

    @property
    def left(self) -> str:
        """Return the words that are in no message yet."""
        return self.text.removeprefix(self.sent).lstrip()

    @property
    def ready(self) -> bool:
        """Say whether there is something to send, and nothing too long."""
        length = len(self.text.strip())
        return bool(length or self.files) and length <= TEXT_MAX and not self.busy


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """Keeps the words of a conversation where its own drafts are."""

    house: House
    thread: bytes

    def get(self, _name: str) -> Mapping[str, str]:
        """Return what was typed."""
        return {"text": self.house.messages.draft(self.thread)}

    def keep(self, _name: str, fields: Mapping[str, str]) -> None:
        """Keep what is typed now."""
        self.house.messages.keep_draft(self.thread, fields["text"])

    def drop(self, _name: str) -> None:
        """Forget it."""
        self.house.messages.keep_draft(self.thread, "")


class Pen:
    """What each button of a message being written does."""

    def __init__(
        self,
        draft: Draft,
        reply: Replying,
        change: Callable[..., None],
        now: Callable[[], Letter],
        sending: asyncio.Lock,
    ) -> None:
        self._house, self._around = here(), porch()
        self._thread, self._draft, self._reply = reply.thread.id, draft, reply
        self._change, self._now, self._sending = change, now, sending

    def type(self, text: str) -> None:
        """Take the words typed so far; they are kept at the next pause."""
        self._change(text=text)
        self._draft.keep({"text": text})

    async def send(self) -> None:
        """Send it; what is refused, or typed meanwhile, stays in the field."""
        said = self._now()
        if not said.ready:
            return
        self._change(busy=True, sent=said.text)
        try:
            async with self._sending:
                await self._sent(said)
        finally:
            self._change(busy=False, sent="")
        self._around.say(_("Votre message est prêt à partir."))

    async def _sent(self, said: Letter) -> None:
        """Send it, then forget it: what was typed or chosen meanwhile stays."""
        files = [one.id for one in said.files]
        write = partial(self._house.messages.write, self._thread, files=files)
        words, about = said.text.strip(), self._reply.about
        await asyncio.to_thread(partial(write, words, about=about))
        more = self._now().left
        kept = tuple(one for one in self._now().files if one.id not in files)
        self._change(text=more, files=kept, sent="")
        await self._draft.drop()
        if more:
            self._draft.keep({"text": more})
        await asyncio.to_thread(detach, self._house, self._thread, files)
        if about == await asyncio.to_thread(answered, self._house, self._thread):
            await self._reply.put(b"")

    def leave_for(self, page: str) -> Act:
        """Return what goes and chooses on a page; what is typed is kept first.

        What is being sent goes before: nothing of it is found there.
        """

        async def leave() -> None:
            keep = self._house.messages.keep_draft
            async with self._sending:
                await asyncio.to_thread(keep, self._thread, self._now().text)
            self._around.go(f"{page_of(self._thread)}/{page}")

        return leave

    def without(self, entry: Entry) -> Act:
        """Return what leaves a document out of it."""

        async def leave_out() -> None:
            left = tuple(one for one in self._now().files if one.id != entry.id)
            kept = [one.id for one in left]
            await asyncio.to_thread(attach, self._house, self._thread, kept)
            self._change(files=left)

        return leave_out


@ft.component
def Composing(seen: Seen, reply: Replying, typed: "ft.MutableRef[str]") -> ft.Control:
    """Write a message: what is typed is kept at each pause, and sent on demand.

    *typed* holds the words that are in no message yet.
    """
    house, own = here(), seen.thread.id
    draft = use_draft(f"message:{own.hex()}", Typed(house, own))
    letter, change, now = use_form(lambda: Letter(seen.text, seen.files))
    typed.current = letter.left
    pen = Pen(draft, reply, change, now, use_made(asyncio.Lock)[0])
    label = _("Votre message")
    line = long_field(label, letter.text, pen.type, name=FIELD, most=TEXT_MAX)
    drawn = card(
        [
            heading(3, _("Écrire un message")),
            *reply.chosen(),
            line,
            *(_attached(one, pen.without(one)) for one in letter.files),
            side_by_side(_choices(pen)),
            *whose_line(),
            *([busy_line(_("Un instant…"))] if letter.busy else []),
            side_by_side([_send(seen, letter, pen.send)]),
            Away(),
        ]
    )
    key: Any = ft.ScrollKey  # Flet's decorator hides what it takes
    drawn.key = key(PLACE)
    return drawn


def _attached(one: Entry, leave_out: Act) -> ft.Control:
    told = fact(ft.Icons.ATTACH_FILE, one.title, [weight_words(one)])
    name = f"leave-out-{one.id.hex()}"
    label = _("Ne pas joindre « {title} »").format(title=one.title)
    return stack([told, side_by_side([quiet_action(label, leave_out, name=name)])])


def _choices(pen: Pen) -> list[ft.Control]:
    join, model = _("Joindre des documents"), _("Choisir un modèle")
    clip, notes = ft.Icons.ATTACH_FILE, ft.Icons.NOTES_OUTLINED
    choose = pen.leave_for
    return [
        quiet_action(join, choose("joindre"), name="message-join", icon=clip),
        quiet_action(model, choose("modeles"), name="message-model", icon=notes),
    ]


def _send(seen: Seen, letter: Letter, send: Act) -> ft.Control:
    """Return the button that sends; it names who receives."""
    label = _("Envoyer à {name}").format(name=seen.thread.correspondent)
    icon = ft.Icons.SEND_OUTLINED
    return action(label, send, name="message-send", icon=icon, enabled=letter.ready)


@ft.component
def Away() -> ft.Control:
    """Say when it leaves, where nothing leaves now."""
    if here().example:
        return sentence(_("Dans l'exemple, rien ne part."), quiet=True)
    asked = use_record(
        here().courier.state, "journal", "cursor", "setting", name="seal"
    )
    if asked.value is None or asked.value.seal not in _AWAY:
        return ft.Container(visible=False)
    return sentence(_("Le message partira dès le retour du réseau."), quiet=True)
