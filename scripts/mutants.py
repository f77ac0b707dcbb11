"""Small faults that can be planted in a module: what mutate.py draws from."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_NAMES = {"minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: where it is, what stood there and stands there now, and the whole module with it."""

    module: str
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before} -> {self.after}"


def mutants_of(module: str, text: str) -> list[Mutant]:
    """Every fault that can be planted in a module, in the order of its text."""
    tree = ast.parse(text)
    found = []
    for number, node in enumerate(_code(tree)):
        for change in range(len(_changes(node))):
            planted = copy.deepcopy(tree)
            twin = next(other for at, other in enumerate(_code(planted)) if at == number)
            after = _changes(twin)[change]
            _put(planted, twin, after)
            ast.fix_missing_locations(planted)
            line = getattr(node, "lineno", 0)
            found.append(Mutant(module, line, _short(node), _short(after), ast.unparse(planted)))
    return sorted(found, key=lambda mutant: (mutant.line, mutant.before, mutant.after))


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run and can be seen to: no annotations, no decorators, no docstrings, no imports, nothing for the
    type checker alone, no `strict` of a zip over what is as long anyway."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "keywords") and not isinstance(node, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _says_nothing(child):
                continue
            yield child
            yield from _code(child)


def _says_nothing(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, (ast.Import, ast.ImportFrom)) or (isinstance(node, ast.keyword) and node.arg == "strict")


def _changes(node: ast.AST) -> list[ast.AST]:
    """What may stand in a node's place."""
    if isinstance(node, ast.Compare):
        return [_with(node, ops=[*node.ops[:i], _COMPARE[type(op)](), *node.ops[i + 1 :]])
                for i, op in enumerate(node.ops)]  # fmt: skip
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        found: list[ast.AST] = [_with(node, op=_ARITHMETIC[type(node.op)]())] if type(node.op) in _ARITHMETIC else []
        return [*found, ast.Pass()] if isinstance(node, ast.AugAssign) else found
    if isinstance(node, ast.BoolOp):
        return [_with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, (ast.If, ast.IfExp)):
        return [_with(node, test=ast.UnaryOp(ast.Not(), node.test))]
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            return [ast.Constant(not value)]
        return [ast.Constant(value + 1)] if isinstance(value, (int, float)) else []
    if isinstance(node, ast.Return):
        empty = node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None)
        return [] if empty else [_with(node, value=ast.Constant(None))]
    if isinstance(node, (ast.Raise, ast.Expr)):
        return [ast.Pass()]
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        return [_with(node, attr=_NAMES[node.attr])]
    if isinstance(node, ast.Name) and node.id in _NAMES and isinstance(node.ctx, ast.Load):
        return [_with(node, id=_NAMES[node.id])]
    return []


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """The node with other fields."""
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put a node where another one stands."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and any(child is old for child in value):
                setattr(parent, name, [new if child is old else child for child in value])
                return
    raise LookupError("the node is not in the tree")


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}"
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 100 else text[:97] + "..."
