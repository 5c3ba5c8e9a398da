"""Opens a store with one long script more; killed while it runs.

python -m tests.crash.migrator HOME
"""

import sys
from pathlib import Path

from storage.database import migration_scripts, open_database
from tests.storage.samples import KEY

ROWS = 150_000
LONG = f"""CREATE TABLE big AS WITH RECURSIVE n(i) AS
(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS})
SELECT i, hex(randomblob(20)) AS s FROM n"""  # noqa: S608 - a constant


def scripts() -> list[str]:
    """Return the product's scripts and the long one."""
    return [*migration_scripts(), LONG, "CREATE INDEX big_s ON big(s)"]


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201
    open_database(Path(sys.argv[1]) / "store.db", KEY, scripts=scripts()).close()
