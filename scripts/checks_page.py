"""The page of all checks (docs/checks.md): from the facts, with what is said of a study that trips each."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [folder for folder in (str(TESTS / "impact"), str(TESTS)) if folder not in sys.path]

from test_every_check import PAIRS, check_facts  # noqa: E402

from impactcalc.facts.fact import SEVERITIES, CheckFact  # noqa: E402
from impactcalc.impact.checks import run_checks  # noqa: E402
from impactcalc.impact.checks.finding import Check  # noqa: E402

HEAD = """# The checks

Made from the facts that checks find and from what is said of them (`scripts/build_docs.py`). A code is stable:
scripts may rely on it. The examples are of the studies that the tests trip each check with; every one of them has a
study beside it that does not.

"""


def checks_page() -> str:
    """A section for each code: how much it matters, when it is found, an example of what is said, and whose rule."""
    parts = [HEAD + _contents()]
    by_code = {code: fact for fact in check_facts() for code in fact.codes}
    for code in sorted(by_code):
        example = next(check for check in run_checks(PAIRS[code][0]()) if check.code == code)
        parts.append(_section(code, _facts_of(code), example))
    return "\n".join(parts)


def _facts_of(code: str) -> list[type[CheckFact]]:
    return sorted((fact for fact in check_facts() if code in fact.codes), key=lambda fact: fact.__name__)


def _contents() -> str:
    lines = ["| severity | codes |", "|---|---|"]
    for severity in SEVERITIES:
        codes = sorted({code for fact in check_facts() for code in fact.codes if fact.severities[0] == severity})
        lines.append(f"| {severity} | {', '.join(f'[{code}](#{code})' for code in codes)} |")
    return "\n".join(lines) + "\n"


def _section(code: str, facts: list[type[CheckFact]], example: Check) -> str:
    severities = " or ".join(dict.fromkeys(severity for fact in facts for severity in fact.severities))
    when = " ".join(dict.fromkeys(" ".join(str(fact.__doc__).split()) for fact in facts))
    return (
        f"## {code}\n\n{severities}. {when}\n\n"
        f"- says: {example.message}.\n- to do: {example.remedy}.\n- source: {example.source}.\n"
    ).replace("..\n", ".\n")
