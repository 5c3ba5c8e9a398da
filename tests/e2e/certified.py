"""Who the operator of a server vouches for, played from the command line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.conftest import Device


@dataclass
class Certified:
    """Somebody fictitious, played by a *verb* from the folders of *place*."""

    device: Device
    place: Path
    url: str
    verb: str

    def code(self) -> str:
        """Return the code they give people."""
        return str(self.told("code")["code"])

    def told(self, *words: str) -> dict[str, Any]:
        """Return what one line of theirs says."""
        mine = ("--folder", str(self.place / "mine"), "--server", self.url)
        operator = ("--operator", str(self.place / "data"))
        (told,) = self.device.run(self.verb, *mine, *operator, *words)
        return told


@dataclass
class Doctor:
    """A fictitious doctor, in the conversations she was opened."""

    name = "Docteur fictif Tilleul"
    certified: Certified

    @classmethod
    def of(cls, place: Path, url: str) -> "Doctor":
        """Return a doctor on a device of her own."""
        device = Device(place / "doctor")
        return cls(Certified(device, place, url, "lab-professional"))

    def code(self) -> str:
        """Return the code she gives people."""
        return self.certified.code()

    def reads(self, *words: str) -> list[dict[str, Any]]:
        """Return what is written in the one conversation she was opened."""
        (thread,) = self.certified.told("read", *words)["threads"]
        return list(thread["messages"])

    def writes(self, text: str, *words: str) -> None:
        """Answer in it."""
        (thread,) = self.certified.told("read")["threads"]
        self.certified.told("write", thread["thread"], text, *words)

    def threads(self) -> int:
        """Count the conversations she may read."""
        return len(self.certified.told("read")["threads"])
