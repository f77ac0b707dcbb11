"""The words: effects are supported, not created; a contribution is gross, an impact is net new (methods, section 3).

Read are every page of several reports, what the command line says, the help, the checks and assumptions in the source,
and the documents.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from studies import STATED, result_of

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.pages import all_pages
from impactcalc.report.words.en.answer import headline
from impactcalc.report.writers.page import Lines, Page, Table
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Exchanges, Visitors
from report_cases import rich

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "impactcalc"

# What must not be said, and why.
FORBIDDEN = {
    r"\b(job|jobs) (creation|creating)\b": "jobs are supported: the model does not know who would have had them",
    r"\bcreat(e|es|ed|ing|ion)\b": "effects are supported, not created",
    r"\bgenerat(e|es|ed|ing|ion)\b": "effects are supported, not generated",
    r"\b(boost|boosts|boosted|inject|injects|injected|windfall)\b": "an advocate's word",
    r"\beconomic benefits?\b": "an effect on output is not a benefit; costs are not in it",
    r"\bgross impact\b": "an impact is net new",
    r"\b(world|global|worldwide)('s)? impact\b": "impacts are never added over countries",
    r"\bimpact (abroad|on partner)": "what happens abroad is contribution",
    r"\b(net|net new) contribution\b": "a contribution is gross",
    r"\bresidents' impact\b": "residents' own spending is no impact",
    r"\bnew jobs\b": "jobs are supported",
}
# Titles of publications, quoted.
QUOTED = ("Economic Benefits of International Students", "Measuring the Economic Impact")


@cache
def reports() -> dict[str, Result]:
    """Results whose reports use every page and most sentences."""
    samples = {name: ic.run(ic.read_study(find_sample(name))) for name in ("city-programme", "sister-cities-2014")}
    abroad = result_of(Exchanges(direction="outbound", accommodation=100, air_travel=10, partner_country="JPN"))
    return {**samples, "rich": rich(), "abroad": abroad, "empty": result_of()}


def texts_of(page: Page) -> Iterator[str]:
    """Every text of a page: titles, leads, sentences, headings, cells, notes."""
    yield page.title
    yield from page.lead
    for block in page.blocks:
        if isinstance(block, Table):
            yield block.title
            yield from block.notes
            for column in block.columns:
                yield column.heading
                yield from (str(value) for value in column.values if column.is_text)
        elif isinstance(block, Lines):
            yield from block.texts
        else:
            yield block.title


def literals(path: Path) -> Iterator[str]:
    """The sentences in a module: its string literals with a space in them, but for docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value if " " in node.value else ""


def misused(texts: Iterator[str]) -> list[str]:
    """Each text that says what must not be said, with the reason."""
    found = []
    for text in texts:
        plain = text
        for title in QUOTED:
            plain = plain.replace(title, "")
        found += [f"{why}: {text}" for word, why in FORBIDDEN.items() if re.search(word, plain, re.IGNORECASE)]
    return found


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-2014", "rich", "abroad", "empty"])
def test_reports(name: str) -> None:
    result = reports()[name]
    assert misused(text for page in all_pages(result) for text in texts_of(page)) == []
    assert misused(iter(headline(result))) == []
    assert misused(f"{check.message} {check.remedy}" for check in result.checks_found) == []


def test_every_sentence_in_the_source() -> None:
    assert misused(text for path in sorted(SOURCES.rglob("*.py")) for text in literals(path)) == []


def test_documents() -> None:
    """The help of every command is in docs/commands.md, that of every column in docs/columns.md."""
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        lines = path.read_text(encoding="utf-8").split("\n")
        assert misused(iter(lines)) == [], path.name


def test_the_reader_finds_what_it_looks_for() -> None:
    said = ["The programme created 5 jobs.", "It had a global impact.", "a net contribution", "5 jobs were supported"]
    assert len(misused(iter(said))) == 3


def test_an_impact_is_net_new_and_a_contribution_is_not() -> None:
    """Visitors who are all residents: tables that speak of impact are at zero, those of the contribution are not."""
    result = result_of(Visitors(visitors=10, accommodation=9_000, **{**STATED, "resident_share": 1.0}))
    numbers: dict[str, list[float]] = {"impact": [], "contribution": []}
    for page in all_pages(result):
        for block in page.blocks:
            if not isinstance(block, Table):
                continue
            for column in block.columns:
                about = f"{block.title} {column.heading}".lower()
                words = [word for word in numbers if re.search(rf"\b{word}\b", about)]
                if len(words) == 1 and column.kind in ("money", "jobs"):
                    values = np.asarray(column.values, dtype=np.float64)
                    numbers[words[0]] += values[np.isfinite(values)].tolist()
    assert numbers["impact"]
    assert not any(numbers["impact"])
    assert sum(number > 0 for number in numbers["contribution"]) >= 5


def test_pages_on_the_world_speak_of_contribution_only() -> None:
    """Where impacts are named there, it is to say that they are never added."""
    for page in all_pages(reports()["abroad"]):
        if page.tab in ("World", "PPP"):
            for text in texts_of(page):
                for sentence in re.split(r"(?<=[.;:])\s", text):
                    if re.search(r"\bimpacts?\b", sentence, re.IGNORECASE):
                        assert re.search(r"\b(no|not|never|net new)\b", sentence), sentence
            assert any("ontribution" in text for text in texts_of(page))
