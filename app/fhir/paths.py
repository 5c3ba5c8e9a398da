"""Where a resource says something: read there, written there, taken away from there.

Nothing is changed in place: each call gives back what a tree becomes.
"""

from typing import Any

from app.domain.topic import Path, Slice


def find(tree: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON
    """Return what stands at *path*, None when there is nothing there."""
    for step in path:
        if isinstance(step, str):
            tree = tree.get(step) if isinstance(tree, dict) else None
        else:
            rows = tree if isinstance(tree, list) else []
            at = _rank(rows, step)
            tree = rows[at] if at < len(rows) else None
    return tree


def put(tree: Any, path: Path, value: object) -> Any:  # noqa: ANN401 - any JSON
    """Return *tree* saying *value* at *path*; what stood beside stays."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        known = tree if isinstance(tree, dict) else {}
        return {**known, step: put(known.get(step), rest, value)}
    rows = tree if isinstance(tree, list) else []
    at = _rank(rows, step)
    made = dict(step.pattern) if isinstance(step, Slice) else None
    item = rows[at] if at < len(rows) else made
    return [*rows[:at], put(item, rest, value), *rows[at + 1 :]]


def drop(tree: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON
    """Return *tree* without what stands at *path*; None once nothing is left.

    An item that only says what it is, as its slice has it, goes too.
    """
    if not path or find(tree, path) is None:
        return tree if path else None
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        left = drop(tree[step], rest)
        others = {name: one for name, one in tree.items() if name != step}
        return (others if left is None else {**tree, step: left}) or None
    at = _rank(tree, step)
    left = drop(tree[at], rest)
    gone = left is None or (isinstance(step, Slice) and left == step.pattern)
    return [*tree[:at], *([] if gone else [left]), *tree[at + 1 :]] or None


def holds(tree: Any, pattern: Any) -> bool:  # noqa: ANN401 - any JSON
    """Say whether *tree* has all that *pattern* has, whatever else it has."""
    if isinstance(pattern, dict):
        inside = isinstance(tree, dict)
        return inside and all(holds(tree.get(k), one) for k, one in pattern.items())
    if isinstance(pattern, list):
        rows = tree if isinstance(tree, list) else []
        return all(any(holds(row, one) for row in rows) for one in pattern)
    return bool(tree == pattern)


def _rank(rows: list[Any], step: int | Slice) -> int:
    """Return where an item stands in a list, its length for nowhere."""
    if isinstance(step, Slice):
        found = (at for at, row in enumerate(rows) if holds(row, step.pattern))
        return next(found, len(rows))
    return min(step, len(rows))
