"""« Dessin manqué » : a part that cannot be drawn again freezes no page."""

import logging
from dataclasses import dataclass
from typing import cast

from flet.controls.base_control import BaseControl
from flet.messaging.session import Session

log = logging.getLogger(__name__)

FAULT = "missed_drawing"
"""Where a session keeps the last fault of a drawing, for who looks into it."""


@dataclass(frozen=True, slots=True, eq=False)
class Redrawing:
    """One control to draw again, once however often it is asked for."""

    session: Session
    control: BaseControl

    def update(self) -> None:
        """Draw it; what it said before stays on the screen when it cannot be."""
        try:
            self.control.update()
        except Exception as error:  # noqa: BLE001 - last wall of a drawing
            log.error("drawing.failed")  # noqa: TRY400 - a traceback may hold health words
            setattr(self.session, FAULT, error)

    def __eq__(self, other: object) -> bool:
        """Say whether *other* draws the very same control."""
        return isinstance(other, Redrawing) and other.control is self.control

    def __hash__(self) -> int:
        return id(self.control)


def outlive_missed_drawings(session: Session) -> None:
    """Have *session* go on drawing after a part of a page could not be.

    Flet 1.0.5 draws all that changed in one task: what one part raises ends it, and
    from then on each press, each address, each answer leaves the page as it is.
    """
    schedule = session.schedule_update

    def wrapped(control: BaseControl) -> None:
        schedule(cast("BaseControl", Redrawing(session, control)))

    session.schedule_update = wrapped  # type: ignore[method-assign]
