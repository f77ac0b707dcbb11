"""A toy check, column, page and language, added step by step as CONTRIBUTING.md says: what is still forgotten is named,
until each is complete and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forgotten import forgotten
from test_house import ROOT, SOURCE

COPIED = ("tests", "scripts", "docs")
PACKAGE = "src/impactcalc/"

FACT = '''class ToysGiven(CheckFact):
    """Toys were brought: how many."""

    codes = ("toys-given",)
    severities = ("note",)
    toys: float


'''
SENTENCE = """

def toys_given(fact: f.ToysGiven) -> Said:
    return Said(f"{six_digits(fact.toys)} toys were brought", "Nothing to do", CROMPTON)
"""
CHECK = """def toys(f: Findings) -> Iterator[Check]:
    counted = float(np.nansum(f.study.sheets["Visitors"].numbers("toys")))
    if counted > 0:
        yield Check(facts.ToysGiven(counted), Sheets(("Visitors",)))


"""
COLUMN = """    toys: Number = column("Toys", "number", "Toys that they brought.", unit="toys", example=3, shown=False)
"""
PAGE = '''"""How many were brought."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.result import Result
from impactcalc.report.writers.page import Page


def toys_page(result: Result) -> Page:
    """How many."""
    return Page(tab="Toys", title="Toys", lead=(LEAD,), blocks=())
'''
LANGUAGE = '''"""Toy: English under another code."""

from impactcalc.words.en.english import English


class Toy(English):
    def __init__(self) -> None:
        super().__init__()
        self.code = "toy"{lacks}


TOY = Toy()
'''
# What works when all is there.
WORKS = """
import sys
from pathlib import Path
import impactcalc as ic
from impactcalc.words.speaking import speaking
from impactcalc.words.toy.english import TOY
folder = Path(sys.argv[1])
with speaking(TOY):
    result = ic.run(folder / "in")
    result.to_excel(folder / "report.xlsx")
    said = [check.message for check in result.checks_found if check.code == "toys-given"]
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(folder / "report.xlsx")
toys = [cell for row in book.get_sheet_by_name("Toys").to_python() for cell in row]
assert said == ["3 toys were brought"], said
assert "Toys: 3" in toys, toys
assert "In all 3 toys were brought" in toys, toys
"""


class Tree:
    """A copy of the project that toys are added to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "fuzz_corpus")
        for name in COPIED:
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        shutil.copytree(SOURCE, root / PACKAGE, ignore=ignored)
        for path in ROOT.iterdir():
            if not (root / path.name).exists() and not path.name.startswith("."):
                (root / path.name).symlink_to(path)

    def insert(self, name: str, text: str, *, before: str = "", after: str = "") -> None:
        """Put a text into a file once: before or behind another, or at its end."""
        path = self.root / name
        whole = path.read_text(encoding="utf-8")
        mark = before or after
        if mark:
            assert mark in whole, f"{name} has no {mark}"
            whole = whole.replace(mark, text + mark if before else mark + text, 1)
        else:
            whole += text
        path.write_text(whole, encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """A new file, or a file anew."""
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def python(self, *words: str) -> str:
        """What a script says here, in this copy."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self.root / "src"), str(self.root / "tests")])}
        done = subprocess.run(
            [sys.executable, *words], cwd=self.root, env=environment, capture_output=True, text=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def forgotten(self) -> set[str]:
        """What the toys still lack."""
        return set(self.python("tests/forgotten.py").splitlines())


def test_nothing_is_forgotten() -> None:
    assert forgotten() == []


@pytest.mark.skipif(os.name != "posix", reason="links, which not every system lets us make")
def test_toys_are_asked_for_until_they_are_complete(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "copy")
    rest = {
        "toys-given: PAIRS has no study that trips it",
        "toys-given: docs/checks.md lacks it, run scripts/build_docs.py",
        "Visitors!toys: docs/columns.md lacks it, run scripts/build_docs.py",
    }

    # The first file of each recipe.
    tree.insert(PACKAGE + "facts/checks/in_kind.py", FACT, before="class InKindSaid(")
    tree.insert(PACKAGE + "facts/checks/in_kind.py", "    def toys_given(self, fact: ToysGiven, /) -> Said: ...\n")
    tree.insert(PACKAGE + "study/sheets/schema.py", COLUMN, before="\n\nclass Events(")
    tree.write(PACKAGE + "report/pages/toys.py", PAGE.replace("LEAD", '"How many."'))
    tree.write(PACKAGE + "words/toy/__init__.py", '"""Toy."""\n')
    assert tree.forgotten() == rest | {
        "ToysGiven: no check finds it",
        "words/en: it does not say checks_in_kind.toys_given",
        "Visitors!toys: nothing reads it",
        "toys.py: toys_page: sheets.py does not list it",
        "words/toy: no object in it is a language",
    }

    # The second.
    tree.insert(PACKAGE + "words/en/checks/in_kind.py", SENTENCE)
    tree.insert(PACKAGE + "impact/rows/activities.py", "    toys: Floats\n", after="    days: Floats\n")
    tree.insert(
        PACKAGE + "impact/rows/spending.py",
        '        toys=numbers("toys"),\n',
        before='        profile=words("profile"),\n',
    )
    page = PAGE.replace("LEAD", 'f"Toys: {np.nansum(result.rows.toys):g}"')
    tree.write(PACKAGE + "report/pages/toys.py", page)
    sheets = PACKAGE + "report/pages/sheets.py"
    tree.insert(
        sheets, "from impactcalc.report.pages.toys import toys_page\n", before="from impactcalc.report.pages.trace"
    )
    tree.insert(sheets, '    Sheet(toys_page, "Toys", "Toys that were brought."),\n', before="    Sheet(ties_page,")
    tree.write(PACKAGE + "words/toy/english.py", LANGUAGE.format(lacks="\n        self.checks_in_kind = object()"))
    without_a_report = "words/toy: no words for a report in the language toy: register them (report/words/speaking.py)"
    assert tree.forgotten() == rest | {
        "ToysGiven: no check finds it",
        "Toys: its title is that of every study, and does not say what the page finds",
        "words/toy: it does not say checks_in_kind.in_kind_not_multiplied",
        "words/toy: it does not say checks_in_kind.host_nights_above_guest_nights",
        "words/toy: it does not say checks_in_kind.host_nights_not_counted",
        "words/toy: it does not say checks_in_kind.toys_given",
        without_a_report,
    }

    # The third, the check without its place in the list.
    checks = PACKAGE + "impact/checks/in_kind.py"
    tree.insert(checks, CHECK, before="CHECKS = (in_kind,)")
    titled = page.replace('title="Toys"', 'title=f"In all {np.nansum(result.rows.toys):g} toys were brought"')
    tree.write(PACKAGE + "report/pages/toys.py", titled)
    tree.write(PACKAGE + "words/toy/english.py", LANGUAGE.format(lacks=""))
    assert tree.forgotten() == rest | {"in_kind.py: toys: CHECKS does not list it", without_a_report}
    tree.insert(checks, " + (toys,)", after="CHECKS = (in_kind,)")
    registered = (
        '    if code == "toy":\n        from impactcalc.report.words.en.english_report import ENGLISH\n\n'
        "        return ENGLISH\n"
    )
    tree.insert(PACKAGE + "report/words/speaking.py", registered, before='    if code not in ("en-GB", "en-US"):')
    assert tree.forgotten() == rest

    # What the tests and the documentation ask for.
    pair = '    "toys-given": (of(visit(toys=3)), of(visit(toys=0))),\n'
    tree.insert("tests/impact/test_every_check.py", pair, after="PAIRS: Mapping[str, tuple[Make, Make]] = {\n")
    tree.python("scripts/build_docs.py")
    assert tree.forgotten() == set()

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "study.csv").write_text("Name,Rivertown\nPlace,Texas\nYear,2014\n")
    (tmp_path / "in" / "visitors.csv").write_text("Visitors,Nights per visitor,Accommodation,Toys\n10,2,1000,3\n")
    tree.python("-c", WORKS, str(tmp_path))
