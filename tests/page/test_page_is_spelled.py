"""The page, its paper and its pictures are spelled as their reader spells; what the user typed stays as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.html import paper
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.page import answer_html, page_html
from impactcalc.report.html.parts import charts_of
from impactcalc.study.sheets.schema import Budget, Exchanges, Settings, Visitors
from impactcalc.words.en.spelling import PAIRS
from page_walker import Walker
from report_cases import STATED

THEIRS = {"US": ("Programme of labour", "Colour Centre"), "GB": ("Program of labor", "Color Center")}
FOREIGN = {"US": list(PAIRS), "GB": list(PAIRS.values())}


def result(place: str) -> Result:
    name, city = THEIRS[place]
    rows = [
        Visitors(id="v", name=name, visitors=40, nights=3, daily_spend=150, profile="us_traveller", partner_city=city,
                 partner_country="DEU", **STATED),
        Exchanges(id="x", direction="outbound", travellers=9, total_spend=9_000, profile="us_traveller",
                  partner_country="DEU"),
        Budget(id="b", name="Staff", amount=9_000, category="local_wages", paid_from="local"),
    ]  # fmt: skip
    told = Settings(name=name, place=place, year=2014, issuer=city)
    return ic.run(ic.study_from_rows(told, rows), sampling=Sampling(draws=200))


def read_on(page: str) -> list[str]:
    """All that people read on it, in what it says to those who do not see it, and in what its script says."""
    walker = Walker(page)
    spoken = [one.attributes[name] for one in walker.elements for name in ("aria-label", "alt", "data-neutral")
              if name in one.attributes]  # fmt: skip
    script = [one.text for one in walker.elements if one.attributes.get("id") == "model"]
    words = [json.dumps(json.loads(text)["words"], ensure_ascii=False) for text in script]
    return [*(text for _, text in walker.bare), *spoken, *words]


def on_paper(found: Result, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the full PDF says, without setting it."""
    monkeypatch.setattr(paper, "typeset", lambda _, __, files, **_more: files["data.json"])
    data: dict[str, Any] = json.loads(paper.pdf_of(found, full=True))
    sources = {text for one in found.assumptions for text in (one.source, one.value)}
    waiting: list[Any] = [data]
    said = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and one not in sources:
            said.append(one)
    return said


@pytest.mark.parametrize("place", ["US", "GB"])
def test_no_word_is_spelled_as_others_spell(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = result(place)
    wrong = re.compile(rf"\b({'|'.join(sorted(FOREIGN[place], key=len, reverse=True))})\b", re.IGNORECASE)
    said = [*read_on(page_html(found)), answer_html(found), *on_paper(found, monkeypatch)]
    said += [f"{chart.finding} {chart.in_words}" for chart in charts_of(Numbers(found), found)]
    profiles = found.study.profiles.values()
    sources = [text for one in profiles for text in (one.title, one.source, one.weakness, one.quoted, one.unit)]
    theirs = (*THEIRS[place], "Apache License 2.0", *filter(None, sources), *found.economy.sources, found.economy.title)
    for text in said:
        rest = text.replace('["percent", ', "[")  # the name of a rounding, which nobody reads
        for one in theirs:
            rest = rest.replace(one, "")
        assert not wrong.search(rest), text
    whole = "\n".join(said)
    assert re.search(rf"\b{PAIRS['programme'] if place == 'US' else 'programme'}\b", whole)
    assert all(name in whole for name in THEIRS[place])


def test_the_keys_of_the_page_stay(tmp_path: Path) -> None:
    result("US").to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "figures.labour_income" in page
    assert "labor_income" not in page
