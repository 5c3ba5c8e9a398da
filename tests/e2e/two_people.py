"""Camille, who entrusts, and Louise, her daughter: two homes on one server."""

from pathlib import Path

from tests.e2e.conftest import Device

PAPER = "Ordonnance du matin : deux gouttes."
Pair = tuple[Device, Device]


def two_people(place: Path, url: str) -> Pair:
    """Make both homes; Camille keeps two weights and a prescription."""
    paper = place / "Ordonnance du matin.txt"
    paper.write_text(PAPER, encoding="utf-8")
    camille, louise = Device(place / "camille"), Device(place / "louise")
    for device, name in ((camille, "Camille"), (louise, "Louise")):
        words = ("--name", name, "--server", url)
        device.run("init", *words, "--passphrase-file", str(device.phrase))
    for value in ("62.5", "61.8"):
        camille.run("add", "body-weight", value)
    camille.run("import", str(paper))
    exchange(camille, louise)
    return camille, louise


def exchange(*devices: Device) -> None:
    """Let each exchange with the server, one after the other."""
    for device in devices:
        device.run("sync")
