"""Mutation testing: small faults planted one at a time, and which of them no test notices.

    python scripts/mutate.py --sample 300 --seed 2014 --workers 2

Draws a seeded sample of all faults that can be planted in the modules of `TESTS`, and runs for each the tests of its
module in a process of its own with a time limit, in a copy of the tree: nothing is ever changed in place. Prints a line
for each that survived and the score by module. docs/mutation.md has the last one, and why survivors stay.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path("src/impactcalc")
_WORKED, _SMALL = "tests/impact/test_worked.py", "tests/impact/test_small_faults.py"
# The tests that answer for a module, those that take seconds: the quickest first, as the first that fails ends a run.
TESTS: dict[str, tuple[str, ...]] = {
    "impact/effects/net_new.py": (
        _SMALL,
        "tests/impact/test_planted_faults.py",
        _WORKED,
        "tests/impact/test_local_money.py",
    ),
    "impact/effects/effects.py": (
        _SMALL,
        "tests/published/test_crompton_4_3.py",
        _WORKED,
        "tests/impact/test_deals.py",
    ),
    "economy/bridge.py": ("tests/economy/test_bridge.py", "tests/impact/test_planted_faults.py"),
    "economy/leontief.py": ("tests/economy/test_leontief.py",),
    "economy/regions/quotients.py": ("tests/economy/test_regions.py",),
    "impact/fiscal/fiscal.py": ("tests/impact/test_fiscal.py",),
    "impact/rows/spending.py": ("tests/impact/test_worked.py", "tests/impact/test_assumed_spending.py",
                           "tests/study/test_per_diem.py", "tests/impact/test_local_money.py"),
}  # fmt: skip
COPIED = ("src", "tests", "scripts", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs")
LINKED = ("multipliers", "sample_inputs", "benchmarks")  # large, and no test writes there
# The time limit of a run: so many times the tests' own time, and so many seconds more.
TIMES, MORE = 4.0, 20.0

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: killed by a test, by the time limit, or by none."""

    mutant: Mutant
    how: str
    seconds: float


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
    """The nodes that run: no annotations, no decorators, no docstrings, no imports."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "keywords") and not isinstance(node, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, (ast.Import, ast.ImportFrom)):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            yield child
            yield from _code(child)


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


class Copy:
    """A copy of the tree in which faults are planted, one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            origin = ROOT / name
            if origin.is_dir():
                shutil.copytree(origin, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif origin.exists():
                shutil.copy2(origin, folder / name)
        for name in LINKED:
            if (ROOT / name).exists():
                (folder / name).symlink_to(ROOT / name)
        compileall.compile_dir(folder / "src", quiet=2)
        for module in TESTS:  # what is compiled of these would hide a fault
            path = folder / SOURCE / module
            for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
                compiled.unlink()

    def test(self, module: str, limit: float | None = None) -> str:
        """How the tests of a module end: "survived" where all pass."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        try:
            done = subprocess.run(
                [*command, *TESTS[module]], cwd=self.folder, env=environment, timeout=limit, capture_output=True
            )
        except subprocess.TimeoutExpired:
            return "out of time"
        return {0: "survived", 1: "killed", 2: "killed"}.get(done.returncode, f"no verdict ({done.returncode})")

    def plant(self, mutant: Mutant, limit: float) -> Verdict:
        """Plant a fault, test, and take it out again."""
        path, begun = self.folder / SOURCE / mutant.module, time.monotonic()
        sound = path.read_text(encoding="utf-8")
        path.write_text(mutant.text, encoding="utf-8")
        try:
            how = self.test(mutant.module, limit)
        finally:
            path.write_text(sound, encoding="utf-8")
        return Verdict(mutant, how, time.monotonic() - begun)


def drawn(sample: int, seed: int, modules: list[str]) -> list[Mutant]:
    """The sample: of all faults of all modules, each as likely as any other."""
    every = [
        mutant
        for module in modules
        for mutant in mutants_of(module, (ROOT / SOURCE / module).read_text(encoding="utf-8"))
    ]
    print(f"{len(every)} faults can be planted in {len(modules)} modules")
    return random.Random(seed).sample(every, min(sample, len(every)))


def verdicts(mutants: list[Mutant], workers: int, minutes: float) -> Iterator[Verdict]:
    """What becomes of each, as it is known; those that are not begun within `minutes` are left out."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: queue.Queue[Copy] = queue.Queue()
        for number in range(workers):
            copies.put(Copy(Path(folder, str(number))))
        limits: dict[str, float] = {}
        for module in sorted({mutant.module for mutant in mutants}):
            free, start = copies.get(), time.monotonic()
            if free.test(module) != "survived":
                raise SystemExit(f"the tests of {module} fail without any fault")
            copies.put(free)
            limits[module] = TIMES * (time.monotonic() - start) + MORE
            print(f"{module}: its tests take {time.monotonic() - start:.1f} s", flush=True)

        def tried(mutant: Mutant) -> Verdict | None:
            if time.monotonic() - begun > 60 * minutes:
                return None
            free = copies.get()
            try:
                return free.plant(mutant, limits[mutant.module])
            finally:
                copies.put(free)

        with ThreadPoolExecutor(workers) as pool:
            yield from (verdict for verdict in pool.map(tried, mutants) if verdict is not None)


def main() -> None:
    """Draw, plant, test, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int, default=300, help="how many faults")
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--workers", type=int, default=2, help="how many at a time")
    parser.add_argument("--minutes", type=float, default=30.0, help="begin none after so many")
    parser.add_argument("--module", action="append", choices=sorted(TESTS), help="only this; may be repeated")
    given = parser.parse_args()
    begun, by_module = time.monotonic(), Counter[tuple[str, bool]]()
    for verdict in verdicts(drawn(given.sample, given.seed, given.module or list(TESTS)), given.workers, given.minutes):
        unseen = verdict.how not in ("killed", "out of time")
        by_module[verdict.mutant.module, unseen] += 1
        if unseen:
            print(f"{verdict.how}: {verdict.mutant}", flush=True)
    tried = sum(by_module.values())
    for module in sorted({name for name, _ in by_module}):
        killed, survived = by_module[module, False], by_module[module, True]
        print(f"{module}: {killed} of {killed + survived} noticed")
    killed = sum(count for (_, unseen), count in by_module.items() if not unseen)
    print(f"{killed} of {tried} noticed ({killed / max(tried, 1):.0%}), {(time.monotonic() - begun) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
