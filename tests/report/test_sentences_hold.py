"""A law over sentences: what the answer says in words, the numbers of the same result say too.

Of every sample in several places, and of studies that hypothesis makes: each amount is one of result.json's as it is
read, parts add up to the whole before them (or are said to be rounded) and are no larger, intervals hold the figure
that they stand beside, and "none", "one of", "both" and "all" are the counts.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import activity, named

import impactcalc as ic
from impactcalc.report.tables.sums import blank_shares
from impactcalc.report.words.en.how_sure import answer
from impactcalc.report.words.en.jobs import jobs
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Budget, Deals, Exchanges, Row, Settings, Taxes, Visitors, Volunteers
from impactcalc.words.en.amounts import SIGNS, unit_of

PLACES = ("", "cbsa:19100", "US-TX", "US-CA", "FR", "JP")
SIZES = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = r"\d[\d,]*(?:\.\d+)?"
FEW = settings(max_examples=25)


def results() -> Iterator[tuple[str, str]]:
    for name in ("city-programme", "sister-cities-2014", "sister-cities-survey"):
        yield from ((name, place) for place in PLACES)


@cache
def sample(name: str, place: str) -> ic.Result:
    study = ic.read_study(samples()[name])
    return ic.run(study.at_place(place) if place else study, sampling=ic.Sampling(draws=100))


def made(*rows: Row, place: str = "US", year: int = 2014, **more: Any) -> ic.Result:
    told = Settings.model_validate({"name": "Made", "place": place, "year": year, **more})
    return ic.run(ic.study_from_rows(told, rows))


GUESTS: dict[str, Any] = {"id": "g", "visitors": 40, "nights": 3, "accommodation": 12_000, "food_service": 3_000}
STATED: dict[str, Any] = {"resident_share": 0.1, "casual_share": 0, "attribution_share": 1, "displaced_share": 0,
                          "host_paid_share": 0}  # fmt: skip
ODD: dict[str, tuple[list[Row], dict[str, Any]]] = {
    "nothing": ([], {}),
    "one row": ([Visitors(**GUESTS)], {}),
    "stated": ([Visitors(**GUESTS, **STATED)], {"place": "US-NV"}),
    "cents": ([Visitors(id="g", visitors=1, nights=1, accommodation=0.3)], {}),
    "no jobs": ([Visitors(**GUESTS)], {"place": "FR", "year": 2022}),
    "subsidies": ([Visitors(**GUESTS, **STATED)], {"place": "DEU", "year": 2022}),
    "only volunteers": ([Volunteers(id="v", volunteers=1, hours=100, hourly_value=20)], {}),
    "only local money": ([Budget(id="b", amount=5000, category="printing", paid_from="local")], {"place": "US-TX"}),
    "only a trip": (
        [Exchanges(id="o", direction="outbound", travellers=3, accommodation=3000, partner_country="JPN")],
        {},
    ),
    "nowhere in particular": ([Exchanges(id="o", direction="outbound", travellers=3, accommodation=3000)], {}),
    "only deals": (
        [
            Deals(id="d", kind="export", phase="yearly", amount=1e6, industry="Machinery", first_year=2016, years=2),
            Deals(id="e", kind="export", phase="one_off", amount=5e6, category="professional", years=3),
        ],
        {"place": "US-TX"},
    ),
    "two places": (
        [Visitors(**GUESTS), Visitors(**{**GUESTS, "id": "h", "place": "US-TX"}, **STATED)],
        {"place": "US-NV"},
    ),
    "own taxes": (
        [
            Visitors(**GUESTS),
            Taxes(name="Bed", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes"),
            Budget(id="b", amount=5000, category="printing", paid_from="local"),
        ],
        {"place": "US-TX"},
    ),
}


@cache
def odd(name: str) -> ic.Result:
    rows, more = ODD[name]
    return made(*rows, **more)


@pytest.mark.parametrize(("name", "place"), list(results()))
def test_of_every_sample(name: str, place: str) -> None:
    holds(sample(name, place))


@pytest.mark.parametrize("name", ODD)
def test_of_odd_studies(name: str) -> None:
    holds(odd(name))


@FEW
@given(st.lists(activity(), min_size=1, max_size=5).map(named), st.sampled_from(["US", "US-TX", "JP", "FR"]))
def test_of_any_study(rows: list[Row], place: str) -> None:
    holds(made(*rows, place=place))


def holds(result: ic.Result) -> None:
    """Every law, of every sentence of the answer."""
    lines = answer(result)
    known = numbers_known(result)
    for line in lines:
        assert "nan" not in line.lower().split(), line
        assert "not available" not in line or line.startswith("Tax revenue supported: not available"), line
        for amount, step in amounts(line, result.basis.home_currency):
            assert is_known(amount, step, known), (amount, line)
        for text in re.findall(rf"(?<!about )(?<![\d,.])(-?{NUMBER}) (?:jobs|job-years)\b", line):
            assert any(jobs(value) == text for value in known), (text, line)
        for text in re.findall(rf"\babout ({NUMBER}) (?:of a )?(?:jobs?|full-time years?)\b", line):
            step = 0.1 if "." in text else 1.0
            assert is_known(float(text.replace(",", "")), step, known), (text, line)
    intervals_hold(lines)
    parts_hold(result, lines)
    quantifiers_hold(result, lines)


def numbers_known(result: ic.Result) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The numbers of result.json, and the totals that its tables show under them."""
    found = json.loads(result_json(result))
    taxes, abroad = found["taxes"], result.world_contribution.countries[1:]
    totals = [sum(tax[name] for tax in taxes["named"]) for name in ("collected", "counted")]
    totals.append(sum(host.total_type_2 for host in abroad if host.own_table))
    totals.append(sum(host.spent for host in result.world_contribution.not_converted))
    return np.array([*flat(found), *totals], dtype=np.float64)


def flat(value: Any) -> Iterator[float]:
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, (int, float)):
        yield float(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from flat(part)
    elif isinstance(value, list):
        for part in value:
            yield from flat(part)


def amounts(line: str, currency: str) -> list[tuple[float, float]]:
    """The amounts of a sentence, and the last digit of each."""
    sign = re.escape(SIGNS.get(currency, f"{currency} "))
    found = []
    for minus, number, size in re.findall(rf"(-?){sign}({NUMBER})(?: (million|billion|trillion))?", line):
        decimals = len(number.split(".")[1]) if "." in number else 0
        value = float(number.replace(",", "")) * SIZES[size] * (-1 if minus else 1)
        found.append((value, SIZES[size] / 10**decimals))
    return found


def is_known(amount: float, step: float, known: np.ndarray[Any, np.dtype[np.float64]]) -> bool:
    """Whether some number reads as this amount."""
    return bool((np.abs(known - amount) <= 0.5 * step * (1 + 1e-6)).any()) or amount == 0.01


def intervals_hold(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    size = rf"(-?[^\s\d(-]*\s?{NUMBER}(?: (?:million|billion|trillion))?)"
    for point, low, high in re.findall(rf"{size} \({size} to {size}\)", text):
        assert value_of(low) <= value_of(point) <= value_of(high), (point, low, high)
    for low, high in re.findall(rf"between {size} and {size}", text):
        assert value_of(low) < value_of(high), (low, high)


def value_of(text: str) -> float:
    match = re.search(rf"({NUMBER})(?: (million|billion|trillion))?", text)
    assert match is not None
    value = float(match[1].replace(",", "")) * SIZES[match[2] or ""]
    return -value if text.strip().startswith("-") else value


def parts_hold(result: ic.Result, lines: tuple[str, ...]) -> None:
    currency = result.basis.home_currency
    for line in lines:
        found = amounts(line, currency)
        if line.startswith("Output (sales) supported") or (
            line.startswith("Tax revenue supported") and "not known in all" not in line and len(found) > 1
        ):
            whole, *parts = (value for value, _ in found)
            units = {unit_of(value) for value, _ in found}
            if len({unit.name for unit in units}) == 1 and len({unit.decimals for unit in units}) == 1:
                adds_up = math.fsum(parts) == pytest.approx(whole, rel=1e-9, abs=1e-6)
                assert adds_up is not ("(each rounded)" in line), line
        if line.startswith("At the sale"):
            taken, *rest = (value for value, _ in amounts(line.split(";")[0], currency))
            assert all(part <= taken for part in rest), line
        match = re.search(rf"Jobs: (?:at most )?({NUMBER}) supported, ({NUMBER}) of them direct", line)
        if match:
            assert value_of(match[2]) <= value_of(match[1]), line


def quantifiers_hold(result: ic.Result, lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    assert "some activities" not in text
    blank = np.any(list(blank_shares(result).values()), axis=0)
    count, applies = int(np.count_nonzero(blank)), int(np.count_nonzero(result.steps.net_new > 0))
    said = re.search(r"because (.*?) leaves? at least one share blank", text)
    assert (said is not None) == (count > 0 and result.net_new_spending > 0), text
    if said is None:
        return
    subject = said[1].split(" activit")[0]
    expected = {
        "the only": (1, 1), "both": (2, 2), f"all {applies:,}": (applies, applies), f"one of {applies:,}": (1, applies),
        f"{count:,} of {applies:,}": (count, applies),
    }  # fmt: skip
    assert expected[subject] == (count, applies), text


def test_the_law_knows_a_false_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each law fails of a sentence that was changed by a digit."""
    result = sample("sister-cities-survey", "")
    lines, original = answer(result), answer

    def said(old: str, new: str) -> None:
        changed = tuple(line.replace(old, new) for line in lines)
        assert changed != lines, old
        monkeypatch.setattr("test_sentences_hold.answer", lambda _: changed)
        with pytest.raises(AssertionError):
            holds(result)

    said("$237.3 million", "$237.9 million")
    said("$92.9 million direct", "$92.8 million direct")
    low = re.search(r"net new spending of \$96.7 million \((\$[\d.]+ million) to", lines[0])
    assert low is not None
    said(f"({low[1]} to", "($97.2 million to")
    said("1,003 of them direct", "1,903 of them direct")
    monkeypatch.setattr("test_sentences_hold.answer", original)
    holds(result)
