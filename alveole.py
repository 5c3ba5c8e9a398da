"""`alveole`, as typed: it tells its version at once, before the house is loaded."""

import sys
from importlib.metadata import version


def main() -> int:
    """Do what the command line says; return the exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"Alvéole {version('alveole')}")
        return 0
    from main import main as go_in

    return go_in()


if __name__ == "__main__":
    sys.exit(main())
