"""The words of a report: asked of the language that is spoken, and what a language lacks is named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import impactcalc.report.words as words
from impactcalc.report.words.en.english_report import ENGLISH
from impactcalc.report.words.speaking import said
from impactcalc.words.en.english import AMERICAN, BRITISH, English
from impactcalc.words.speaking import speaking
from mypy_snippet import said_of
from test_house import SOURCE, edges
from toy_language import TOY, toyish

WORDS = Path(words.__file__).parent
SPEAKS = "impactcalc.report.words.en"
# A language that lacks a module, and one whose module lacks a sentence: mypy has to name both.
SNIPPET = """
from collections.abc import Iterator

from impactcalc.report.words.asked.data_status import DataStatusWords
from impactcalc.report.words.en.english_report import EnglishReport
from impactcalc.report.words.language import ReportWords


class Lacks:
    def term(self, english: str) -> str:
        return english


class Silent:
    def status_lines(self, place: str, typed: str, year: int | None) -> Iterator[str]:
        yield place


whole: ReportWords = EnglishReport()
lacking: ReportWords = Lacks()
silent: DataStatusWords = Silent()
"""


def test_mypy_names_what_a_language_lacks(tmp_path: Path) -> None:
    found = said_of(SNIPPET, tmp_path)
    errors = re.findall(
        r"snippet\.py:(\d+): error: .*expression has type \"(\w+)\", variable has type \"(\w+)\"", found
    )
    lines = {text: str(at) for at, text in enumerate(SNIPPET.splitlines(), 1)}
    assert errors == [
        (lines["lacking: ReportWords = Lacks()"], "Lacks", "ReportWords"),
        (lines["silent: DataStatusWords = Silent()"], "Silent", "DataStatusWords"),
    ]
    assert re.search(
        r'"Silent" is missing following "DataStatusWords" protocol member:\n.*note: +shipped_lines$', found, re.M
    )


def test_it_is_said_in_the_language_that_is_spoken() -> None:
    assert said() is ENGLISH
    with speaking(AMERICAN):
        assert said() is ENGLISH  # respelled when it is written
    with speaking(TOY):
        assert said().jobs.jobs(3.0) == toyish(ENGLISH.jobs.jobs(3.0))
        assert said().term("Value added") == toyish("Value added")


def test_a_language_without_words_for_a_report_is_refused() -> None:
    silent = English()
    silent.code = "tlh"
    with speaking(silent), pytest.raises(LookupError, match="no words for a report in the language tlh"):
        said()
    with speaking(BRITISH):
        assert said() is ENGLISH


def test_no_output_says_its_words_itself() -> None:
    """English is asked for by what is spoken, and by nothing else."""
    above = {one for one, below, _ in edges() if below.startswith(SPEAKS) and not one.startswith(SPEAKS)}
    assert above == {"impactcalc.report.words.speaking"}


def test_every_module_is_asked_for() -> None:
    """What is asked of a language, module by module, is what English has, and nothing that no output reads."""
    asked = {path.stem for path in (WORDS / "asked").glob("*.py")} - {"__init__"}
    assert all(hasattr(ENGLISH, name) for name in asked)
    read: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                inner = node.value
                if isinstance(inner.value, ast.Call) and getattr(inner.value.func, "id", "") == "said":
                    read.setdefault(inner.attr, set()).add(node.attr)
    unread = {}
    for name in asked:
        tree = ast.parse((WORDS / "asked" / f"{name}.py").read_text(encoding="utf-8"))
        (protocol,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
        members = {node.name for node in protocol.body if isinstance(node, ast.FunctionDef)}
        members |= {node.target.id for node in protocol.body
                    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}  # fmt: skip
        if members - read.get(name, set()):
            unread[name] = members - read.get(name, set())
    assert not unread
