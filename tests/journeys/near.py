"""A home driven by command lines within this process: nothing to start each time."""

from contextlib import closing

from main import Starters
from tests.journeys.program import Home, Said
from views.commands import Context, run


class Near(Home):
    """As `Home`, the door opened and closed by each line."""

    def run(self, *words: str | bytes) -> Said:
        """Run one line to its end."""
        out, err = list[str](), list[str]()
        starters = Starters(self.folder)
        with closing(starters.door) as door:
            context = Context(
                door=door,
                launchers=starters,
                out=out.append,
                err=err.append,
                raw=lambda _: None,
                environment=self.environment,
                version="",
            )
            code = run([str(word) for word in words], context)
        return Said(
            code, *("".join(f"{line}\n" for line in said) for said in (out, err))
        )
