"""Errors that are no problem of a cell carry one fact: raised with facts alone, said in the language that is spoken."""

from __future__ import annotations

import ast
import copy
import pickle
from collections import Counter
from pathlib import Path
from typing import get_type_hints

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.errors import FactError, LedgerError, PackageError, RefusedError, TableError
from impactcalc.facts.errors.packages import NoPackage
from impactcalc.facts.errors.rates import FactorMeansNothing
from impactcalc.facts.errors.runs import LedgerOpen
from impactcalc.facts.errors.tables import NoBridge, NotProductive
from impactcalc.facts.found import ErrorFact
from impactcalc.words.speaking import speaking
from toy_language import ENGLISH, TOY, toyish

SOURCE = Path(ic.__file__).parent
KINDS = (TableError, PackageError, RefusedError, LedgerError)
FACTS = [NotProductive(1.5), NoPackage("mars", (), (), "datapackage.json"), FactorMeansNothing("average", "2015 study"),
         LedgerOpen("uses", 1, 0, 0.5)]  # fmt: skip


def made_of_words(node: ast.Call) -> bool:
    """Whether a call makes such an error of a text, which is finished English."""
    made = node.func
    name = made.id if isinstance(made, ast.Name) else made.attr if isinstance(made, ast.Attribute) else ""
    if name not in {kind.__name__ for kind in KINDS}:
        return False
    [given] = [*node.args, *(keyword.value for keyword in node.keywords)]
    texts = isinstance(given, ast.JoinedStr | ast.BinOp) or (
        isinstance(given, ast.Constant) and isinstance(given.value, str)
    )
    words = isinstance(given, ast.Call) and isinstance(given.func, ast.Name) and given.func.id in ("str", "repr")
    joined = isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "join"
    return texts or words or joined


def test_they_take_a_fact_and_nothing_else() -> None:
    """mypy says so, and no call anywhere gives a text."""
    assert get_type_hints(FactError.__init__)["fact"] is ErrorFact
    found: Counter[str] = Counter()
    for path in SOURCE.rglob("*.py"):
        calls = (one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call))
        found[str(path.relative_to(SOURCE))] += sum(map(made_of_words, calls))
    assert {path: count for path, count in found.items() if count} == {}


@pytest.mark.parametrize("text", ['"it is no table"', 'f"{name} is none"', '"; ".join(found)', "str(error)", '"a" + b'])
def test_a_text_is_found(text: str) -> None:
    call = ast.parse(f"TableError({text})", mode="eval").body
    assert isinstance(call, ast.Call)
    assert made_of_words(call)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.code)
def test_an_error_is_its_fact(kind: type[FactError], fact: ErrorFact) -> None:
    """Also after another process has handed it back."""
    error = kind(fact)
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (back.fact, back.code, str(back)) == (fact, fact.code, str(error))
    assert copy.deepcopy(error).fact == fact
    with speaking(TOY):
        assert str(back) == toyish(str(error)) or not ENGLISH.search(str(back))


def test_one_that_was_raised_is_said_in_the_language_that_is_spoken_where_it_is_read() -> None:
    with pytest.raises(TableError) as caught:
        ic.leontief_inverse(np.array([[1.5]]))
    assert caught.value.fact == NotProductive(1.5)
    assert str(caught.value).startswith("the coefficient table is not productive: its spectral radius is 1.5")
    with speaking(TOY):
        assert str(caught.value).startswith(toyish("the coefficient table is not productive"))
    assert NoBridge("here") == NoBridge(economy="here")
