"""Each check that may warn has a few words of its own, and nothing else has."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import impactcalc as ic
import impactcalc.facts.checks
from impactcalc.facts.fact import CheckFact
from impactcalc.report.words.en.check_names import CHECK_NAMES, names_of_checks
from impactcalc.report.words.en.first import first_words, warned_words
from impactcalc.samples import samples


def codes_that_may_warn() -> set[str]:
    found = set()
    for module in pkgutil.walk_packages(impactcalc.facts.checks.__path__, "impactcalc.facts.checks."):
        for one in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(one) and issubclass(one, CheckFact) and hasattr(one, "codes"):
                found |= {code for code in one.codes if set(one.severities) & {"warning", "error"}}
    return found


def test_every_check_that_may_warn_has_a_name_and_no_other() -> None:
    assert set(CHECK_NAMES) == codes_that_may_warn()


def test_a_name_is_short_and_no_code() -> None:
    for code, name in CHECK_NAMES.items():
        assert len(name.split()) <= 5, code
        assert "-" not in name.replace("struck-through", "").replace("full-time", ""), code
        assert "_" not in name


def test_checks_that_ask_the_same_are_named_once() -> None:
    codes = ("missing-casual-share", "students-also-visitors", "residents-as-impact")
    assert names_of_checks(codes) == "shares blank, people perhaps twice"


def test_the_first_sheet_has_no_codes() -> None:
    result = ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0))
    assert warned_words(result) == (
        "8 warnings, see Checks: people perhaps twice, shares blank, purchasing power unknown.",
    )


def test_the_first_sheet_says_what_supported_and_here_mean() -> None:
    result = ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0))
    assert first_words(result)[1].endswith("supported: paid for, new or not; here: that place.")
