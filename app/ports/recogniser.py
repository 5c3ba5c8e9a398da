"""« Reconnaissance de texte » : what reads the words drawn in a picture."""

from typing import Protocol

from app.domain.foreign import Picture


class Recogniser(Protocol):
    """An engine installed on this device, or none; nothing is sent anywhere."""

    def ready(self) -> bool:
        """Say whether an engine is installed here and can be sealed."""
        ...

    def words(self, picture: Picture) -> str:
        """Return the words of a page drawn by the airlock, in reading order.

        Raises Refused("recognition.absent" | "recognition.failed" |
        "recognition.too_slow").
        """
        ...
