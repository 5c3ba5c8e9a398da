"""Flet views in a test with no client: a real Page on a connection that records."""

import asyncio
import dataclasses
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import cache
from typing import Any, Self, cast

import flet as ft
import msgpack  # type: ignore[import-untyped]  # ships no types
from flet.components.component import Component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.messaging.connection import Connection
from flet.messaging.protocol import MessageAction, configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from views.parts.outliving import FAULT

_encode = configure_encode_object_for_msgpack(BaseControl)  # type: ignore[no-untyped-call]  # Flet's
_TEXTS = ("value", "title", "label", "content", "text", "error", "helper")
_LEAVES = (str, int, float, bool, Enum)
"""Values that hold no control."""
_DIALOG_FIELDS = ("_dialogs", "_overlay")
QUIET_TURNS = 5
"""Looks in a row that find nothing left to run."""
NEAR = 0.1
"""Seconds: a timer that is due later is not waited for."""
Invoked = Callable[[str, Any], Any]


class RecordingConnection(Connection):
    """Serialises like the real transport: without it Flet never sends a difference."""

    def __init__(self, on_invoke: Invoked | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Flet's
        self.pubsubhub = PubSubHub()
        self.page_url = "http://127.0.0.1"
        self.sent: list[tuple[MessageAction, Any, int]] = []
        self.on_invoke = on_invoke
        self.session: Session | None = None

    def send_message(self, message: Any) -> None:  # noqa: ANN401 - Flet's own type
        raw = msgpack.packb([message.action, message.body], default=_encode)
        self.sent.append((message.action, message.body, len(raw)))
        if message.action == MessageAction.INVOKE_METHOD:
            self._answer(message.body)

    def _answer(self, call: Any) -> None:  # noqa: ANN401 - Flet's own type
        """Play the client for methods that live there (pick_files, announce, …)."""
        result = self.on_invoke(call.name, call.args) if self.on_invoke else None
        session = self.session
        assert session is not None
        self.loop.call_soon(
            session.handle_invoke_method_results,
            call.control_id,
            call.call_id,
            result,
            None,
        )


class Stillness:
    """Says when a loop has nothing left to run: no call, no thread, no near timer."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = cast("Any", loop)
        self._threads: set[asyncio.Future[Any]] = set()
        self._enter = self._loop.run_in_executor
        self._loop.run_in_executor = self._counted

    def reached(self) -> bool:
        """Return whether only what waits for an event, or for long, is left."""
        soon = self._loop.time() + NEAR
        near = any(
            timer.when() < soon
            for timer in self._loop._scheduled
            if not timer.cancelled()
        )
        alone = len(self._loop._selector.get_map()) == 1
        return alone and not (self._threads or self._loop._ready or near)

    def _counted(self, *work: Any) -> "asyncio.Future[Any]":  # noqa: ANN401 - asyncio's
        """Hand work to a thread, and count it until the loop has its answer."""
        answer: asyncio.Future[Any] = self._enter(*work)
        self._threads.add(answer)
        answer.add_done_callback(self._threads.discard)
        return answer


class FletUnit:
    """One page, opened on a route, in a window of a given size."""

    def __init__(
        self,
        main: Callable[[ft.Page], None],
        *,
        route: str = "/",
        width: int = 1280,
        on_invoke: Invoked | None = None,
    ) -> None:
        self._main = main
        self._boot = {"route": route, "width": width, "height": 844, "web": True}
        self.conn = RecordingConnection(on_invoke)

    async def __aenter__(self) -> Self:
        self.conn.loop = asyncio.get_running_loop()
        self._stillness = Stillness(self.conn.loop)
        self.conn.executor = ThreadPoolExecutor(2)
        self.session = self.conn.session = Session(self.conn)
        self.page = self.session.page
        self._token = _context_page.set(self.page)
        self.session.apply_page_patch(self._boot)
        # The answer to REGISTER_CLIENT: packing it takes the snapshots patches need.
        msgpack.packb(self.session.get_page_patch(), default=_encode)  # type: ignore[no-untyped-call]  # Flet's
        context.reset_auto_update()  # type: ignore[no-untyped-call]  # Flet's
        self._main(self.page)
        await self.session.after_event(self.page)
        await self.settle()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.session.close()  # type: ignore[no-untyped-call]  # Flet's
        await asyncio.sleep(0)
        self.conn.executor.shutdown(wait=False)
        _context_page.reset(self._token)

    async def settle(self, turns: int = 40) -> None:
        """Let pending renders and worker threads run; a crashed view fails the test.

        It ends once nothing is left to run, and after so many turns whatever is.
        """
        quiet = 0
        for _ in range(turns):
            await asyncio.sleep(0.002)
            quiet = quiet + 1 if self._stillness.reached() else 0
            if quiet == QUIET_TURNS:
                break
        crashes = [
            body
            for action, body, _size in self.conn.sent
            if action == MessageAction.SESSION_CRASHED
        ]
        assert not crashes, f"view crashed: {crashes}"
        if fault := getattr(self.session, FAULT, None):
            raise fault
        updates = getattr(self.session, "_Session__updates_task", None)
        if updates and updates.done():
            await updates  # a render raised: Flet lost it, we do not

    async def until(self, wanted: str, seconds: float = 60) -> None:
        """Wait until *wanted* is written on the screen."""
        looks, over = int(seconds / 0.08), self.conn.loop.time() + seconds
        while looks > 0 or self.conn.loop.time() < over:
            if wanted in self.text():
                return
            await self.settle()
            looks -= 1
        raise AssertionError(f"{wanted!r} not on screen:\n{self.text()[:1500]}")

    def walk(self) -> Iterator[BaseControl]:
        """Every visible control, dialogs included, in reading order."""
        seen: set[int] = set()
        yield from _walk(self.page.views, seen)
        for dialog in self.page._dialogs.controls:
            if getattr(dialog, "open", True):
                yield from _walk(dialog, seen)

    def all(self, cls: type[Any] = BaseControl, **props: Any) -> list[Any]:  # noqa: ANN401
        """Every control of a class with these properties."""
        return [
            control
            for control in self.walk()
            if isinstance(control, cls)
            and all(
                getattr(control, name, None) == value for name, value in props.items()
            )
        ]

    def one(self, cls: type[Any] = BaseControl, **props: Any) -> Any:  # noqa: ANN401
        """The only control of a class with these properties."""
        found = self.all(cls, **props)
        wanted = f"{len(found)} x {cls.__name__} {props}"
        assert len(found) == 1, f"{wanted}; screen:\n{self.text()[:1500]}"
        return found[0]

    def tid(self, identifier: str) -> Any:  # noqa: ANN401 - any control
        """The control named by `tid`."""
        return self.one(ft.Semantics, identifier=identifier).content

    def named(self, identifier: str) -> bool:
        """Say whether something on the screen is named *identifier*."""
        return bool(self.all(ft.Semantics, identifier=identifier))

    def text(self) -> str:
        """What is written on the screen, one control per line, plain spaces."""
        values = [_read(control, name) for control in self.walk() for name in _TEXTS]
        spans = [span.text for text in self.all(ft.Text) for span in text.spans or []]
        lines = "\n".join(line for line in [*values, "".join(spans)] if line)
        return plain(lines)

    async def fire(self, control: Any, name: str, data: Any = None) -> None:  # noqa: ANN401
        """Send event *name* as a client would."""
        await self.session.dispatch_event(control._i, name, data)
        await self.settle()

    async def click(self, control: Any) -> None:  # noqa: ANN401 - any control
        """Press a control that can be pressed."""
        assert not getattr(control, "disabled", False), "control is disabled"
        assert getattr(control, "on_click", None), "control has no on_click"
        await self.fire(control, "click")

    async def press(self, identifier: str) -> None:
        """Press the button named *identifier*."""
        await self.click(self.tid(identifier))

    async def type(self, identifier: str, value: str) -> None:
        """Type into the field named *identifier*."""
        field = self.tid(identifier)
        self.session.apply_patch(field._i, {"value": value})
        await self.fire(field, "change", value)

    async def choose(self, identifier: str, value: str) -> None:
        """Take one radio button of the group that holds *identifier*."""
        drawn = self.tid(identifier)
        groups = self.all(
            ft.RadioGroup
        )  # two controls may be equal: the same is sought
        group = next(g for g in groups if any(one is drawn for one in _inside(g)))
        self.session.apply_patch(group._i, {"value": value})
        await self.fire(group, "change", value)

    async def navigate(self, route: str) -> None:
        """Change the address as the browser does, from wherever it was led."""
        vars(self.page)["_Page__last_route"] = None
        self.session.apply_patch(self.page._i, {"route": route})
        await self.fire(self.page, "route_change", {"route": route})

    def pushed(self) -> list[tuple[str, str]]:
        """Every address asked for so far."""
        return [
            (body.name, body.args.get("route", ""))
            for action, body, _ in self.conn.sent
            if action == MessageAction.INVOKE_METHOD and body.name == "push_route"
        ]

    async def echo(self) -> None:
        """Have the browser say each address it was told so far, in their order."""
        for _name, route in self.pushed():
            await self.navigate(route)

    def said(self) -> list[str]:
        """Every sentence announced to a screen reader so far."""
        return [
            body.args["message"]
            for action, body, _ in self.conn.sent
            if action == MessageAction.INVOKE_METHOD and body.name == "announce_message"
        ]


def plain(text: str) -> str:
    """Return *text* with ordinary spaces and apostrophes."""
    return text.translate({0x202F: " ", 0xA0: " ", 0x2019: "'"})


def _read(control: BaseControl, name: str) -> str:
    value = getattr(control, name, None)
    return value if isinstance(value, str) else ""


def _inside(control: BaseControl) -> list[BaseControl]:
    return list(_walk(control, set()))


def _walk(value: Any, seen: set[int]) -> Iterator[BaseControl]:  # noqa: ANN401 - a tree
    if isinstance(value, Component):
        yield from _walk(value._b, seen)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _walk(item, seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _walk_control(value, seen)


def _walk_control(value: Any, seen: set[int]) -> Iterator[BaseControl]:  # noqa: ANN401
    if id(value) in seen or getattr(value, "visible", True) is False:
        return
    seen.add(id(value))
    if isinstance(value, BaseControl):
        yield value
    owner: Any = type(value)
    for name in _branches(owner):
        held = getattr(value, name, None)
        if held is not None and not isinstance(held, _LEAVES):
            yield from _walk(held, seen)


@cache
def _branches(owner: type[Any]) -> tuple[str, ...]:
    """Name the fields of a class of controls that may hold others."""
    fields = dataclasses.fields(owner)
    if not issubclass(owner, BaseControl):
        return tuple(field.name for field in fields)
    return tuple(field.name for field in fields if not _hidden(field))


def _hidden(field: dataclasses.Field[Any]) -> bool:
    private = field.name.startswith("_") and field.name not in _DIALOG_FIELDS
    return private or bool(field.metadata.get("skip"))


def drawing(draw: Callable[[], ft.Control]) -> Callable[[ft.Page], None]:
    """Return a page that shows one part, with nothing around it."""
    return lambda page: page.render(ft.component(draw))
