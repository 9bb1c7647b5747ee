"""Seeded faults: every small change to the rules of the model and of the check, one at a time.

A mutant is a module of portfolj with one change in its source: a comparison or sign turned, a number off by one, a term, condition,
statement or whole rule dropped, the first year or member of a loop dropped. Nothing is written to disk.
"""

import ast
import copy
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

SOURCES = Path(__file__).parents[1] / "portfolj"
TURNED = {
    ast.LtE: ast.Lt,
    ast.Lt: ast.LtE,
    ast.GtE: ast.Gt,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
REVERSED = {ast.LtE: ast.GtE, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.Gt: ast.Lt}
SWAPPED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitOr: ast.BitAnd}


@dataclass(frozen=True)
class Mutant:
    """One change.

    Parameters
    ----------
    module
        Its dotted name.
    function
        The outermost function or class it stands in.
    about
        What was changed, and where.
    """

    module: str
    function: str
    about: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.module.removeprefix('portfolj.')}.{self.function}: {self.about}"


Change = tuple[str, Callable[[ast.AST], ast.AST | None]]


def _comparison(node: ast.Compare) -> Iterator[Change]:
    if len(node.ops) == 1:
        for table in (TURNED, REVERSED):
            if other := table.get(type(node.ops[0])):
                yield f"{type(node.ops[0]).__name__} to {other.__name__}", _with("ops", [other()])


def _sum(node: ast.BinOp) -> Iterator[Change]:
    if other := SWAPPED.get(type(node.op)):
        yield f"{type(node.op).__name__} to {other.__name__}", _with("op", other())
    if isinstance(node.op, ast.Add | ast.Sub):
        yield "right term dropped", _instead("left")
        yield "left term dropped", _instead("right")


def _opposite(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.USub | ast.Not):
        yield f"{type(node.op).__name__} dropped", _instead("operand")


def _condition(node: ast.BoolOp) -> Iterator[Change]:
    swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield f"{type(node.op).__name__} to {type(swapped).__name__}", _with("op", swapped)
    for place in range(len(node.values)):
        yield f"part {place + 1} dropped", _without_part(place)


def _number(node: ast.Constant) -> Iterator[Change]:
    if type(node.value) is int:
        yield f"{node.value} to {node.value + 1}", _with("value", node.value + 1)
        if node.value > 1:
            yield f"{node.value} to {node.value - 1}", _with("value", node.value - 1)


def _each_of(node: ast.comprehension) -> Iterator[Change]:
    for place in range(len(node.ifs)):
        yield f"condition {place + 1} dropped", _without_condition(place)
    yield "the first left out", _shorter


def _loop(_: ast.For) -> Iterator[Change]:
    yield "the first left out", _shorter


def _addition(node: ast.AugAssign) -> Iterator[Change]:
    if other := SWAPPED.get(type(node.op)):
        yield f"{type(node.op).__name__} to {other.__name__}", _with("op", other())
    yield "dropped", lambda _: None


def _statement(node: ast.Expr) -> Iterator[Change]:
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield "dropped", lambda _: None


def _going_on(_: ast.Continue) -> Iterator[Change]:
    yield "dropped", lambda _: None


def _branch(_: ast.If) -> Iterator[Change]:
    yield "always so", _with("test", ast.Constant(True))
    yield "never so", _with("test", ast.Constant(False))


CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.Compare: _comparison,
    ast.BinOp: _sum,
    ast.UnaryOp: _opposite,
    ast.BoolOp: _condition,
    ast.Constant: _number,
    ast.comprehension: _each_of,
    ast.For: _loop,
    ast.AugAssign: _addition,
    ast.Expr: _statement,
    ast.Continue: _going_on,
    ast.If: _branch,
}


def _instead(field: str) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        part = getattr(node, field)
        assert isinstance(part, ast.AST)
        return part

    return change


def _with(field: str, value: object) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        setattr(node, field, value)
        return node

    return change


def _without_part(place: int) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.BoolOp)
        rest = node.values[:place] + node.values[place + 1 :]
        return rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)

    return change


def _without_condition(place: int) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.comprehension)
        del node.ifs[place]
        return node

    return change


def _shorter(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.comprehension | ast.For)
    one_less = ast.Subscript(ast.Call(ast.Name("list", ast.Load()), [node.iter], []), ast.Slice(ast.Constant(1), None, None), ast.Load())
    node.iter = one_less
    return node


class _Changing(ast.NodeTransformer):
    """Changes the node with a given number, as `ast.walk` counts."""

    def __init__(self, target: ast.AST, change: Callable[[ast.AST], ast.AST | None]) -> None:
        self.target = target
        self.change = change

    def visit(self, node: ast.AST) -> ast.AST | None:
        if node is self.target:
            changed = self.change(node)
            return ast.Pass() if changed is None else changed
        found = self.generic_visit(node)
        assert isinstance(found, ast.AST)
        return found


def _unsaid(function: ast.AST) -> set[int]:
    """Nodes in which a change alters words only: docstrings, types, and what stands in messages and LP names."""
    silent: set[int] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.arguments | ast.AnnAssign):
            parts: list[ast.AST | None] = [node] if isinstance(node, ast.arguments) else [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "block.name", "_too_many", "_other_value"):
            parts = [node]
        else:
            continue
        silent.update(id(inner) for part in parts if part is not None for inner in ast.walk(part))
    return silent


def mutants(module: str) -> Iterator[Mutant]:
    """All mutants of a module of portfolj, and each of its functions dropped whole."""
    path = SOURCES.joinpath(*module.split(".")[1:]).with_suffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place, top in enumerate(tree.body):
        if not isinstance(top, ast.FunctionDef | ast.ClassDef):
            continue
        unsaid = _unsaid(top)
        for number, node in enumerate(ast.walk(top)):
            if id(node) in unsaid:
                continue
            if changes := CHANGES.get(type(node)):
                shown = ast.unparse(node.test if isinstance(node, ast.If) else node).partition("\n")[0].strip()[:80]
                for what, change in changes(node):
                    yield Mutant(module, top.name, f"`{shown}`: {what}", _changed(tree, place, number, change))
        if isinstance(top, ast.FunctionDef) and any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(top)):
            yield Mutant(module, top.name, "the whole rule dropped", _changed(tree, place, 0, _emptied))


def _changed(tree: ast.Module, place: int, number: int, change: Callable[[ast.AST], ast.AST | None]) -> ast.Module:
    copied = copy.deepcopy(tree)
    target = list(ast.walk(copied.body[place]))[number]
    changed = _Changing(target, change).visit(copied)
    assert isinstance(changed, ast.Module)
    return ast.fix_missing_locations(changed)


def _emptied(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.FunctionDef)
    node.body = [ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))]
    return node


@contextmanager
def installed(mutant: Mutant, package: tuple[str, ...]) -> Iterator[dict[str, ModuleType]]:
    """The modules of a package made anew with one of them changed; those that portfolj runs on stay as they are afterwards.

    Parameters
    ----------
    package
        The modules that may import the mutant, and the mutant.
    """
    kept = {name: sys.modules.pop(name) for name in package if name in sys.modules}
    try:
        module = ModuleType(mutant.module)
        sys.modules[mutant.module] = module
        exec(compile(mutant.tree, f"<{mutant}>", "exec"), module.__dict__)  # noqa: S102
        yield {name: importlib.import_module(name) for name in package}
    finally:
        for name in package:
            sys.modules.pop(name, None)
        sys.modules.update(kept)
        for name, module in kept.items():
            parent, _, last = name.rpartition(".")
            setattr(sys.modules[parent], last, module)
