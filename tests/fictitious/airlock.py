"""An airlock that opens nothing: fakes say only what they add to it."""

from app.domain.errors import Refused
from app.domain.foreign import Hit, Laid, Picture, Reading
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.prescribed import Code


class Bare:
    """Refuses every file with the codes of `ports.Airlock`; finds nothing in any."""

    def read(self, content: bytes, *, name: str) -> Reading:
        """Know no format."""
        raise Refused("import.unknown_format", size=str(len(content)), name=name)

    def draw(self, content: bytes, *, page: int, width: int) -> Picture:
        """Draw no page."""
        raise Refused("import.no_page", size=str(len(content) + page + width))

    def lay(self, content: bytes) -> Laid:
        """Lay no page of words."""
        del content
        return Laid()

    def codes(self, content: bytes) -> tuple[Code, ...]:
        """See no code."""
        del content
        return ()

    def part(self, content: bytes, *, rank: int) -> bytes:
        """Hold no file inside another."""
        raise Refused("import.no_part", size=str(len(content) + rank))

    def unlock(self, content: bytes, *, password: str) -> bytes:
        """Refuse every password: nothing is locked here."""
        del content, password
        raise Refused("import.password_wrong")

    def find(self, content: bytes, *, words: str) -> tuple[Hit, ...]:
        """Find no word."""
        del content, words
        return ()

    def study(self, content: bytes) -> Study:
        """Hold no exam."""
        raise Refused("import.no_image", size=str(len(content)))

    def shade(
        self, content: bytes, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw no image of an exam."""
        del where, width, look
        raise Refused("import.no_image", size=str(len(content)))

    def sealing(self) -> dict[str, str]:
        """Say that nothing is confined here."""
        return {}

    def close(self) -> None:
        """Do nothing."""
