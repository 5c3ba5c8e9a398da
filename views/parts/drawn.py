"""The wall around every screen: what cannot be drawn says so, never freezes."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

import flet as ft

from app.domain.errors import AlveoleError, Broken
from views.parts.box import sheet
from views.parts.states import trouble

log = logging.getLogger(__name__)


def drawn(render: Callable[..., ft.Control]) -> Callable[..., Any]:
    """Return *render* as a component; its failures become a sentence.

    Flet stops drawing a page for ever when a render raises.
    """

    @wraps(render)
    def safe(*args: Any, **kwargs: Any) -> ft.Control:  # noqa: ANN401 - passed on
        try:
            return render(*args, **kwargs)
        except AlveoleError as error:
            return sheet([trouble(error)])
        except Exception:  # noqa: BLE001 - last wall of the house: nothing leaves
            log.error("screen.failed")  # noqa: TRY400 - a traceback may hold health words
            return sheet([trouble(Broken("internal"))])

    return ft.component(safe)
