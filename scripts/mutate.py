"""Mutation testing: small faults planted one at a time, and which of them no test notices.

    python scripts/mutate.py --sample 300 --seed 2014 --workers 2

Draws a seeded sample of all faults that can be planted in the modules of `TESTS`, and runs for each the tests of its
module, those first that noticed most so far. The tests run in a fork of this process, which has numpy, pandas and
pytest in memory already and imports the faulty module in place of the sound one: no file is changed. Prints a line for
each fault that survived and the score by module. docs/mutation.md has the last one, and why survivors stay.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import math
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is imported: a process with threads is not to be forked
os.environ["HYPOTHESIS_PROFILE"] = "first_failure"

import hypothesis  # noqa: F401
import numpy  # noqa: F401 - in memory for all forks, as the next
import openpyxl  # noqa: F401
import pandas  # noqa: F401
import pydantic  # noqa: F401
import pytest
import python_calamine  # noqa: F401
import xlsxwriter  # noqa: F401

from mutants import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "impactcalc"
_SMALL, _PLANTED = "tests/impact/test_small_faults.py", "tests/impact/test_planted_faults.py"
_WORKED, _CROMPTON = "tests/impact/test_worked.py", "tests/published/test_crompton_4_3.py"
_LOCAL = "tests/impact/test_local_money.py"
# The tests that answer for a module, those that take seconds.
TESTS: dict[str, tuple[str, ...]] = {
    "impact/effects/net_new.py": (_SMALL, _WORKED, _LOCAL, _PLANTED),
    "impact/effects/effects.py": (
        "tests/impact/test_multiplier_table.py", _SMALL, _CROMPTON, _WORKED, "tests/impact/test_deals.py",
    ),
    "economy/bridge.py": ("tests/economy/test_bridge.py", _PLANTED),
    "economy/leontief.py": ("tests/economy/test_leontief.py",),
    "economy/regions/quotients.py": ("tests/economy/test_regions.py",),
    "impact/fiscal/fiscal.py": ("tests/impact/test_fiscal.py", _SMALL),
    "impact/rows/spending.py": (
        _SMALL, _WORKED, _LOCAL, "tests/impact/test_assumed_spending.py", "tests/study/test_per_diem.py",
    ),
}  # fmt: skip
# The time limit of a run, of a core and not of the clock: so many times the tests' own time, and so many seconds more.
TIMES, MORE = 4.0, 10.0
PAUSE = 0.02  # seconds between two looks at the forks
IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"  # hypothesis is in memory when pytest begins
SURVIVED, KILLED, OUT_OF_TIME = "survived", "killed", "out of time"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: which test noticed it, or how else its run ended."""

    mutant: Mutant
    how: str
    test: str

    @property
    def noticed(self) -> bool:
        """By a test, or since it would not end."""
        return self.how in (KILLED, OUT_OF_TIME)


class Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and loads one module with its fault instead of the sound one; the names are importlib's."""

    def __init__(self, mutant: Mutant) -> None:
        self.text, self.path = mutant.text, str(PACKAGE / mutant.module)
        self.name = "impactcalc." + mutant.module.removesuffix(".py").replace("/", ".")

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's, if it is the one."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """The faulty text; what is compiled of the sound one is not looked for."""
        exec(compile(self.text, self.path, "exec"), module.__dict__)


class KillersFirst:
    """Puts the tests first that noticed most so far, and remembers the first that fails."""

    def __init__(self, killers: Mapping[str, int]) -> None:
        self.killers, self.failed = killers, ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """In place; all others stay in their order."""
        items.sort(key=lambda item: -self.killers.get(item.nodeid, 0))

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Of the setup, the call and the teardown of a test."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Fork:
    """A process that runs the tests of a module, with a fault or without any, for so many seconds of a core at most."""

    def __init__(
        self, module: str, mutant: Mutant | None, killers: Mapping[str, int], folder: Path, limit: int | None = None
    ) -> None:
        self.mutant, self.seconds = mutant, 0.0
        descriptor, name = tempfile.mkstemp(dir=folder)
        os.close(descriptor)
        self.said = Path(name)
        self.process = os.fork()
        if not self.process:
            code = 3
            try:
                if limit is not None:
                    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
                code = self._run(module, killers)
            finally:
                os._exit(code)

    def _run(self, module: str, killers: Mapping[str, int]) -> int:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.chdir(ROOT)
        sys.path.insert(0, str(PACKAGE.parent))
        if self.mutant is not None:
            sys.meta_path.insert(0, Faulty(self.mutant))
        seen = KillersFirst(killers)
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "-W", IMPORTED]
        code = int(pytest.main([*options, *TESTS[module]], plugins=[seen]))
        self.said.write_text(seen.failed, encoding="utf-8")
        return code

    def ended(self) -> tuple[str, str] | None:
        """How, and by which test; None where it still runs."""
        process, status, usage = os.wait4(self.process, os.WNOHANG)
        if not process:
            return None
        self.seconds = usage.ru_utime + usage.ru_stime
        code = os.waitstatus_to_exitcode(status)
        known = {0: SURVIVED, 1: KILLED, 2: KILLED, -signal.SIGXCPU: OUT_OF_TIME, -signal.SIGKILL: OUT_OF_TIME}
        return known.get(code, f"no verdict ({code})"), self.said.read_text("utf-8")


def drawn(sample: int, seed: int, modules: Sequence[str]) -> list[Mutant]:
    """The sample: of all faults of all modules, each as likely as any other."""
    every = [
        mutant for module in modules for mutant in mutants_of(module, (PACKAGE / module).read_text(encoding="utf-8"))
    ]
    print(f"{len(every)} faults can be planted in {len(modules)} modules")
    return random.Random(seed).sample(every, min(sample, len(every)))


def limits_of(modules: Sequence[str], folder: Path) -> dict[str, int]:
    """The time limits of the modules' tests, which must pass without any fault."""
    found = {}
    for module in modules:
        fork = Fork(module, None, {}, folder)
        while (end := fork.ended()) is None:
            time.sleep(PAUSE)
        if end[0] != SURVIVED:
            raise SystemExit(f"the tests of {module} do not pass without any fault: {' '.join(end)}")
        found[module] = math.ceil(TIMES * fork.seconds + MORE)
        print(f"{module}: its tests take {fork.seconds:.1f} s of a core", flush=True)
    return found


def verdicts(mutants: Sequence[Mutant], workers: int, minutes: float) -> Iterator[Verdict]:
    """What becomes of each, as it is known; those that are not begun within `minutes` are left out."""
    begun, waiting, running = time.monotonic(), list(reversed(mutants)), list[Fork]()
    killers: dict[str, Counter[str]] = {mutant.module: Counter() for mutant in mutants}
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        limits = limits_of(sorted(killers), Path(name))
        while running or waiting:
            if time.monotonic() - begun > 60 * minutes:
                waiting.clear()
            while waiting and len(running) < workers:
                mutant = waiting.pop()
                module = mutant.module
                running.append(Fork(module, mutant, killers[module], Path(name), limits[module]))
            time.sleep(PAUSE)
            for fork in list(running):
                assert fork.mutant is not None
                end = fork.ended()
                if end is not None:
                    running.remove(fork)
                    killers[fork.mutant.module][end[1]] += 1
                    yield Verdict(fork.mutant, *end)


def main() -> None:
    """Draw, plant, test, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int, default=300, help="how many faults")
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--workers", type=int, default=2, help="how many at a time")
    parser.add_argument("--minutes", type=float, default=30.0, help="begin none after so many")
    parser.add_argument("--module", action="append", choices=sorted(TESTS), help="only this; may be repeated")
    parser.add_argument("--all", action="store_true", help="say what became of every fault")
    given = parser.parse_args()
    begun, by_module, late = time.monotonic(), Counter[tuple[str, bool]](), 0
    for verdict in verdicts(drawn(given.sample, given.seed, given.module or list(TESTS)), given.workers, given.minutes):
        by_module[verdict.mutant.module, verdict.noticed] += 1
        late += verdict.how == OUT_OF_TIME
        if given.all or not verdict.noticed:
            print(f"{verdict.how}: {verdict.mutant}{verdict.test and f' ({verdict.test})'}", flush=True)
    for module in sorted({name for name, _ in by_module}):
        killed, survived = by_module[module, True], by_module[module, False]
        print(f"{module}: {killed} of {killed + survived} noticed")
    tried = sum(by_module.values())
    killed = sum(count for (_, noticed), count in by_module.items() if noticed)
    minutes = (time.monotonic() - begun) / 60
    print(
        f"{killed} of {tried} noticed ({killed / max(tried, 1):.0%}), {late} by the time limit; {minutes:.1f} minutes"
    )


if __name__ == "__main__":
    main()
