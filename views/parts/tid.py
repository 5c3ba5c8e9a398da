"""One accessibility node with role, name and identifier."""

from typing import Any

import flet as ft

from views.parts.reaching import named


def tid(identifier: str, control: ft.Control, **semantics: Any) -> ft.Control:  # noqa: ANN401
    """Name *control* for tests and screen readers alike, as one node.

    The identifier becomes flt-semantics-identifier on the web, resource-id on
    Android, accessibilityIdentifier on iOS; *semantics* go to ft.Semantics.
    """
    named(identifier, control)
    node = ft.Semantics(identifier=identifier, content=control, **semantics)
    return ft.MergeSemantics(content=node)
