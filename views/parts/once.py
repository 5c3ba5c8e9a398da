"""What is said once on this device, before something is done for the first time."""

import asyncio
from typing import Final

from views.parts.acting import Act
from views.parts.state import use_held
from views.parts.watching import here, use_record

_SAID: Final = {"said": "yes"}


def use_once(name: str) -> tuple[bool, Act]:
    """Say whether *name* is still to be told here, and how to note that it was."""
    drafts, name = here().drafts, f"told:{name}"
    noted, note = use_held(initial=False)
    asked = use_record(lambda: dict(drafts.get(name)) != _SAID, key=name)

    async def told() -> None:
        note(True)  # noqa: FBT003 - a plain flag
        await asyncio.to_thread(drafts.keep, name, _SAID)

    return not noted and asked.value is not False, told


def use_leaving() -> tuple[bool, Act]:
    """Say whether to ask before something leaves: once, or each time for another.

    The question names the person: nobody gives the paper of one for that of another.
    """
    ask, asked = use_once("copy")
    return ask or not here().own, asked
