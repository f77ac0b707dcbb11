"""The page of all problems and notes (docs/problems.md): from the facts, each with what is said of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TESTS = str(Path(__file__).resolve().parents[1] / "tests")
sys.path[:0] = [TESTS] if TESTS not in sys.path else []

from facts_by_example import examples, found_facts  # noqa: E402
from impactcalc.facts.found import DamageFact, ErrorFact, FoundFact, IdentityFact, NoteFact, ProblemFact  # noqa: E402
from impactcalc.words.speaking import damage, error_words, holds, noted, wrong  # noqa: E402

LEFT_OUT = re.compile(r'""|  | [;,.)]|^[;,]| $|\(\)|\b0 [a-z]')
HEAD = """# What is found in an input

Made from the facts that reading finds and from what is said of them (`scripts/build_docs.py`). A code is stable:
scripts may rely on it. Words in capitals stand for what the input holds. Problems end a command with exit code 2; notes
say what was understood, left alone or filled in.
"""


def problems_page() -> str:
    """Sections for problems, notes, damage, errors and identities, a subject after the other."""
    parts = [HEAD, "## Problems"]
    for title, facts in _by_subject(found_facts(ProblemFact)):
        parts.append(f"### {title}\n\n| code | when | what is said | what to type |\n|---|---|---|---|")
        parts += [_row(f"`{_code(fact)}`", _when(fact), *_wrong(fact)) for fact in facts]
    parts.append("\n## Notes")
    for title, facts in _by_subject(found_facts(NoteFact)):
        parts.append(f"\n### {title}\n\n| code | when | what is said |\n|---|---|---|")
        parts += [_row(f"`{_code(fact)}`", _when(fact), _noted(fact)) for fact in facts]
    parts.append("\n## Damage\n\nHow a workbook's file is damaged, as the problems above say it: WHY there.")
    for title, facts in _by_subject(found_facts(DamageFact)):
        parts.append(f"\n### {title}\n\n| code | when | what is said |\n|---|---|---|")
        parts += [_row(f"`{_code(fact)}`", _when(fact), _damage(fact)) for fact in facts]
    parts.append(
        "\n## Errors\n\nOf tables, packages and calculations: what `TableError`, `PackageError`, `RefusedError` and "
        "`LedgerError` carry as their `fact`."
    )
    for title, facts in _by_subject(found_facts(ErrorFact)):
        parts.append(f"\n### {title}\n\n| code | when | what is said |\n|---|---|---|")
        parts += [_row(f"`{_code(fact)}`", _when(fact), _error(fact)) for fact in facts]
    parts.append("\n## Identities\n\nWhat must hold in a package, as `impactcalc multipliers verify` tells it.")
    for title, facts in _by_subject(found_facts(IdentityFact)):
        parts.append(f"\n### {title}\n\n| code | when | name | what it means |\n|---|---|---|---|")
        parts += [_row(f"`{_code(fact)}`", _when(fact), *_identity(fact)) for fact in facts]
    return "\n".join(parts).replace("\n###", "\n\n###").replace("\n\n\n", "\n\n") + "\n"


def _by_subject(facts: list[type[FoundFact]]) -> list[tuple[str, list[type[FoundFact]]]]:
    subjects: dict[str, list[type[FoundFact]]] = {}
    for fact in facts:
        subjects.setdefault(str(sys.modules[fact.__module__].__doc__).rstrip("."), []).append(fact)
    return list(subjects.items())


def _code(fact: type[FoundFact]) -> str:
    return next(examples(fact)).code


def _when(fact: type[FoundFact]) -> str:
    return " ".join(str(fact.__doc__).split())


def _wrong(fact: type[FoundFact]) -> tuple[str, str]:
    said = [wrong(example) for example in examples(fact) if isinstance(example, ProblemFact)]
    return _each([one.message for one in said]), _each([one.remedy for one in said])


def _noted(fact: type[FoundFact]) -> str:
    return _each([noted(example) for example in examples(fact) if isinstance(example, NoteFact)])


def _damage(fact: type[FoundFact]) -> str:
    return _each([damage(example) for example in examples(fact) if isinstance(example, DamageFact)])


def _error(fact: type[FoundFact]) -> str:
    return _each([error_words(example) for example in examples(fact) if isinstance(example, ErrorFact)])


def _identity(fact: type[FoundFact]) -> tuple[str, str]:
    said = [holds(example) for example in examples(fact) if isinstance(example, IdentityFact)]
    return _each([one.name for one in said]), _each([one.what for one in said])


def _each(texts: list[str]) -> str:
    """The first that is said, and those that are much else: not each combination, none with a name left out."""
    kept: list[str] = []
    for text in dict.fromkeys(texts):
        if kept and LEFT_OUT.search(text):
            continue
        if not any(text[:20] == other[:20] for other in kept):
            kept.append(text)
    return "; or: ".join(kept)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
