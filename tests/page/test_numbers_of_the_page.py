"""Every number on the page is that of result.json after the rounding that the page states, and none stands beside."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.html.page import page_html
from page_walker import Source, Walker
from report_cases import empty, rich, stated

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CASES = ("city-programme", "sister-cities-2014", "sister-cities-survey", "rich", "stated", "empty")


@cache
def result_of(name: str) -> Result:
    made = {"rich": rich, "stated": stated, "empty": empty}
    return made[name]() if name in made else ic.run(SAMPLES / f"{name}.xlsx")


@cache
def page_of(name: str) -> Walker:
    return Walker(page_html(result_of(name)))


def three_digits(value: float, sign: str) -> str:
    """An amount as a person would round it, with its unit."""
    said = float(f"{value:.2e}")
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if said >= 0.9999995 * size:
            scaled = said / size
            return f"{sign}{scaled:,.0f}{name}" if scaled >= 99.95 else f"{sign}{scaled:,.1f}{name}"
    return f"{sign}{said:,.2f}" if 0.005 <= said < 9.995 else f"{sign}{said:,.0f}"


def read(as_: str, value: float, whole: float, sign: str) -> set[str]:
    """How a number may read under the rounding that it states: written here anew."""
    if as_ == "about":
        return {three_digits(value, sign)}
    if as_ == "whole":
        return {f"{sign}{value:,.2f}" if 0.005 <= value < 9.995 else f"{sign}{value:,.0f}"}
    if as_ == "said":
        return {f"{sign}{value:,.2f}" if 0.005 <= value < 9.995 else f"{sign}{value:,.0f}", *(
            f"{sign}{value / size:,.1f} {name}"
            for size, name in ((1e6, "million"), (1e9, "billion"), (1e12, "trillion"))
        )}  # fmt: skip
    if as_ in ("jobs", "some jobs"):
        few = as_ == "some jobs" and value >= 9.95
        said = float(f"{value:.{2 if value < 99.95 else 1}e}") if few else value
        return {"less than 0.1" if 0 < said < 0.05 else f"{said:,.0f}" if said >= 99.95 else f"{said:,.1f}"}
    if as_ == "counted jobs":
        if 0 < value < 0.05:
            return {"less than 0.1 of a job"}
        (count,) = read("some jobs", value, whole, sign)
        noun = "of a job" if 0 < float(count.replace(",", "")) < 1 else "job" if count == "1.0" else "jobs"
        return {f"{count} {noun}"}
    if as_ == "count":
        return {f"{value:,.0f}"}
    if as_ == "percent":
        share = value / whole * 100
        return {"less than 1%"} if share < 0.5 else {f"{share:.0f}%", "more than 99%" if share < 100 else "100%"}
    if as_ == "ratio":
        return {f"{float(f'{value / whole:.1e}'):,.0f}"}
    raise AssertionError(as_)


@pytest.mark.parametrize("name", CASES)
def test_every_number_is_that_of_the_result(name: str) -> None:
    source, walker = Source(result_of(name)), page_of(name)
    sign = {"USD": "$"}.get(source.whole["price_basis"]["currency"], source.whole["price_basis"]["currency"] + " ")
    for one in walker.numbers:
        told = one.attributes
        value = source.number(told["data-key"])
        stated = float(told["value"] if one.tag == "data" else told["data-value"])
        assert math.isclose(stated, value, rel_tol=1e-12, abs_tol=1e-12), told
        whole = source.number(told["data-of"]) if "data-of" in told else math.nan
        text = one.text.removeprefix("−") if "data-off" in told else one.text
        assert text in read(told["data-as"], value, whole, sign), (told, one.text)
    assert (len(walker.numbers) > 30) == (name != "empty")


@pytest.mark.parametrize("name", CASES)
def test_no_number_stands_beside(name: str) -> None:
    """What is no element of its own is a text of the result (a name, a year), or one of the numbers said once more."""
    source, walker = Source(result_of(name)), page_of(name)
    known = " ".join(source.texts())
    # What is not drawn is moved by 10 points, and what that does stands in the list as a part.
    moved = [row["change"] for row in (source.whole["uncertainty"] or {}).get("not_drawn", ()) if row["change"]]
    known += "".join(f" 10 points: {abs(change) * 100:.0f}%;" for change in moved)
    said = {one.text.replace("−", "") for one in walker.numbers}
    said |= {match for text in said for match in re.findall(r"\d[\d.,]*", text)}
    for tags, text in walker.bare:
        if tags[-1] in ("dd", "dt") or "footer" in tags:
            continue  # what words mean; versions and fingerprints
        for number in re.findall(r"\d+(?:[.,]\d+)*", text):
            fits = number in said or number.replace(",", "") in known or number in known
            assert fits, (number, tags, text)


def test_a_false_number_is_found() -> None:
    """The walk would see it: one digit changed on the page of the city."""
    page = page_html(result_of("city-programme"))
    assert ">$492,561</data>" in page
    broken = Walker(page.replace(">$492,561</data>", ">$492,562</data>"))
    source = Source(result_of("city-programme"))
    wrong = [
        one for one in broken.numbers
        if one.attributes["data-as"] == "whole"
        and one.text.removeprefix("−") not in read("whole", source.number(one.attributes["data-key"]), math.nan, "$")
    ]  # fmt: skip
    assert wrong
    assert {one.text for one in wrong} == {"$492,562"}


@pytest.mark.parametrize("name", CASES)
def test_the_bars_close(name: str) -> None:
    """Spent here less what is taken off is what is new."""
    source, walker = Source(result_of(name)), page_of(name)
    gross = source.number("figures.gross_spending")
    keys = {one.attributes["data-key"] for one in walker.numbers if "data-off" in one.attributes}
    if name != "empty":
        assert keys
    left = gross - sum(source.number(key) for key in keys)
    assert math.isclose(left, source.number("figures.net_new_spending"), rel_tol=1e-9, abs_tol=1e-6)
