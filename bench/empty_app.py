"""The reference of cold start and lists: a bare Flet page, in our own empty HTML."""

import flet as ft
import flet_web.fastapi  # type: ignore[import-untyped]  # ships no types

from sync.listen import Place, serve
from views.parts.tid import tid
from views.web import ASSETS

ROWS = 100


def page_of(page: ft.Page) -> None:
    """Show one line and a button; the button shows or hides a hundred rows."""
    rows = ft.ListView(expand=True)

    def turn(_: object) -> None:
        shown = [] if rows.controls else [_row(n) for n in range(ROWS)]
        rows.controls = list(shown)
        page.update()

    button = ft.FilledButton("Rows", on_click=turn)
    page.add(ft.Text("Hello"), tid("turn", button), rows)


def _row(number: int) -> ft.Control:
    line = ft.ListTile(title=ft.Text(f"Row {number}"), on_click=lambda _: None)
    return tid(f"row-{number}", line)


def main() -> None:
    """Serve it on a free port, and say where."""
    app = flet_web.fastapi.app(page_of, no_cdn=True, assets_dir=str(ASSETS))
    serve(app, Place(port=0), on_ready=lambda url: print(url, flush=True))


if __name__ == "__main__":
    main()
