"""P28: 500 mixed documents through the sas and without it; a page of a long PDF."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fpdf import FPDF

from app.domain.errors import Refused
from app.domain.lent import Lent
from app.flows.documents import Documents, Status
from app.gates.paged import Paged
from app.imports import all_readers, reader_of
from bench.pairs import Goal, compared, limited, pairs, seconds
from main import Starters
from sync.airlock.frames import Answer, Ask
from sync.airlock.lending import Lending
from sync.airlock.opening import opened
from sync.airlock.parent import SealedAirlock
from tests.fictitious.documents import Fictitious, documents
from tests.fictitious.life import PHRASE

COUNT: Final = 500
BATCH: Final = 25
PAGES: Final = 200
LINES: Final = 40


class Unsealed(SealedAirlock):
    """The same readers in this very process: the reference, for a bench only."""

    def _answered(self, ask: Ask, lending: Lending) -> tuple[Answer, bytes]:
        content = lending.content
        foreign = Paged(content) if isinstance(content, Lent) else content
        try:
            return opened(reader_of, foreign, ask)
        except Refused as refusal:
            return Answer(code=refusal.code), b""


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P28, then the first page of a long PDF."""
    batch, count = (3, 6) if quick else (BATCH, COUNT)
    made = list(documents(7, count, heavy=False))
    with ExitStack() as life:
        sealed, bare = a_home(life), a_home(life)
        all_readers()
        bare = replace(bare, airlock=Unsealed())
        yield from imported(sealed, bare, made, batch)
        yield first_page(sealed, 20 if quick else PAGES, 1 if quick else 10)


def a_home(life: ExitStack) -> Documents:
    """Return the documents of a new space, the sas awake."""
    place = life.enter_context(TemporaryDirectory())
    door = life.enter_context(closing(Starters(Path(place)).door))
    made = door.create("Camille", birth_date="", server="", ways={"passphrase": PHRASE})
    flow = made.house.documents
    flow.airlock.sealing()
    return flow


def imported(
    sealed: Documents, bare: Documents, made: Sequence[Fictitious], batch: int
) -> Iterator[Goal]:
    """Add the same documents to both, batch by batch, and count files a second."""
    batches = [made[at : at + batch] for at in range(0, len(made), batch)]
    ours, theirs = (partial(_added, flow, cycle(batches)) for flow in (sealed, bare))
    sides = pairs(ours, theirs, count=len(batches))
    work = f"import {len(made)} mixed documents, {batch} at a time"
    name = "the same readers without it"
    yield compared("P28", "reading.import", sides, reference=name, limit=3.0, work=work)
    yield limited(
        "P28",
        "reading.files_a_second",
        [batch / spent for spent in sides[0]],
        unit="/s",
        better="higher",
        limit=20.0,
        work=work,
        binding=False,  # a target of quality, section 5
    )


def _added(flow: Documents, batches: Iterator[Sequence[Fictitious]]) -> None:
    for one in next(batches):
        added = flow.add(one.content, name=one.name)
        if added.status is not Status.IMPORTED:
            raise RuntimeError(added.code or added.status)


def first_page(flow: Documents, pages: int, times: int) -> Goal:
    """From a closed PDF to its first page."""
    entry = flow.add(long_pdf(pages), name="long.pdf").entry
    if entry is None:
        raise RuntimeError("the document was refused")
    draw = partial(flow.draw, entry.id, 0, 1024)
    return limited(
        "P30",
        "reading.first_page",
        [seconds(draw) for _ in range(times)],
        unit="s",
        limit=1.0,
        work=f"open a PDF of {pages} pages, draw the first",
        binding=False,  # ours: issue 4 asks for it without a limit
    )


def long_pdf(pages: int) -> bytes:
    """Return a PDF of as many pages of words."""
    paper = FPDF()
    paper.set_font("helvetica", size=11)
    for page in range(pages):
        paper.add_page()
        for line in range(LINES):
            paper.cell(0, 6, f"Page {page + 1}, ligne {line + 1} : document fictif.")
            paper.ln()
    return bytes(paper.output())
