"""Every module, public class and port method says what it is for."""

import ast
from pathlib import Path

from tests.house.walk import faults, named, parsed

SPOKEN = ("app/domain", "app/crypto", "app/ports", "app/fhir", "app/rules")


def silent(module: ast.Module, *, functions: bool) -> list[str]:
    """Name the public classes (and functions) without a docstring."""
    kinds: tuple[type[ast.AST], ...] = (ast.ClassDef,)
    if functions:
        kinds += (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        node.name
        for node in module.body
        if isinstance(node, kinds)
        and isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


def silent_methods(module: ast.Module) -> list[str]:
    """Name the public methods of ports without a docstring."""
    return [
        f"{port.name}.{method.name}"
        for port in module.body
        if isinstance(port, ast.ClassDef)
        for method in port.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        and not method.name.startswith("__")
        and not ast.get_docstring(method)
    ]


def test_a_module_says_what_it_is() -> None:
    assert faults(lambda path: not ast.get_docstring(parsed(path))) == {}


def test_a_public_name_says_what_it_is_for() -> None:
    def unsaid(path: Path) -> list[str]:
        spoken = named(path).startswith(SPOKEN)
        return silent(parsed(path), functions=spoken)

    assert faults(unsaid) == {}


def test_a_port_method_says_what_it_promises() -> None:
    assert faults(lambda path: silent_methods(parsed(path)), "app/ports") == {}


def test_a_silent_class_is_seen() -> None:
    assert silent(ast.parse("class A: ...\nclass _B: ..."), functions=False) == ["A"]
