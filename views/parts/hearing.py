"""« Réponse tardive » : what the window answers for a control that is gone is heard."""

from typing import Any

from flet.messaging.session import Session


def hear_late_answers(session: Session) -> None:
    """Have *session* outlive an answer for a control drawn away meanwhile.

    Flet 1.0.5 raises there, out of the loop that listens to the window: the page
    stays as it is for ever. The answer is given in the name of the page instead,
    which never goes: whoever waits for it gets it all the same.
    """
    heard, page = session.handle_invoke_method_results, session.page._i  # noqa: SLF001 - Flet's own number

    def hear(_control: int, call: str, result: Any, error: str | None) -> None:  # noqa: ANN401 - any answer
        heard(page, call, result, error)

    session.handle_invoke_method_results = hear  # type: ignore[method-assign,assignment]
