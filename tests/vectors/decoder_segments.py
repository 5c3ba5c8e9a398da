"""The segments of section 4 of docs/format.md, read from that page alone."""

from tests.vectors.decoder_notation import need

BAD = "segment.malformed"


class Tape:
    """Bytes taken from the front, as the page lists them."""

    def __init__(self, raw: bytes) -> None:
        self.rest = raw

    def take(self, size: int) -> bytes:
        need(size <= len(self.rest), BAD)
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def n(self) -> int:
        groups: list[int] = []
        while not groups or groups[-1] > 127:
            need(len(groups) < 9, BAD)
            groups += self.take(1)
        need(groups[-1] or len(groups) == 1, BAD)
        return sum((group % 128) * 128**rank for rank, group in enumerate(groups))

    def s(self) -> int:
        half, odd = divmod(self.n(), 2)
        return -half - 1 if odd else half

    def text(self) -> str:
        size = self.n()
        need(size <= 64, BAD)
        raw = self.take(size)
        need(all(0x20 <= byte <= 0x7E for byte in raw), BAD)
        return raw.decode("ascii")


def instants(tape: Tape, count: int) -> list[int]:
    found = [tape.s()]
    step = 0
    for _ in range(count - 1):
        step += tape.s()
        found.append(found[-1] + step)
    need(all(0 <= t <= 253_402_300_799 for t in found), BAD)
    need(sorted(set(found)) == found, BAD)
    need(found[0] // 86_400 == found[-1] // 86_400, BAD)
    return found


def values(tape: Tape, count: int) -> list[int]:
    found, value = [], 0
    for _ in range(count):
        value += tape.s()
        need(abs(value) < 2**31, BAD)
        found.append(value)
    return found


def flags(tape: Tape, count: int) -> list[int]:
    found: list[int] = []
    while len(found) < count:
        one, times = tape.n(), tape.n()
        need(one <= 15 and 1 <= times <= count - len(found), BAD)
        need(not found or found[-1] != one, BAD)
        found += [one] * times
    return found


def read_segment(raw: bytes) -> list[object]:
    need(raw, BAD)
    need(raw[0] == 1, "format.unknown")
    tape = Tape(raw[1:])
    code, source, unit = tape.text(), tape.text(), tape.text()
    scale, count = tape.n(), tape.n()
    need(code and scale <= 9 and 1 <= count <= 4096, BAD)
    columns = instants(tape, count), values(tape, count), flags(tape, count)
    need(not tape.rest, BAD)
    points = [list(point) for point in zip(*columns, strict=True)]
    return [code, source, unit, scale, points]
