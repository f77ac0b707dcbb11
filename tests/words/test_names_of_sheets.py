"""Sheets are called as the language that is spoken has it, and what reads a report back finds them."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.beside.year_on_year import year_on_year
from impactcalc.impact.members.members import SUMMED, Member
from impactcalc.impact.run import run
from impactcalc.impact.study_2015.study_2015 import study_2015
from impactcalc.report.batch_summary import write_batch_summary
from impactcalc.report.comparison.workbook import write_comparison
from impactcalc.report.explained import FIGURES, explained
from impactcalc.report.network.network import network_of
from impactcalc.report.network.workbook import write_network_workbook
from impactcalc.report.pages.sheets import APPENDIX, FRONT
from impactcalc.report.signed.last_year import last_years_study
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.trace_sheet import trace_rows
from impactcalc.report.signed.verify import verify
from impactcalc.report.study_2015.workbook import write_study_2015
from impactcalc.report.words import speaking as report_words
from impactcalc.report.words.en.english_report import ENGLISH
from impactcalc.report.words.language import ReportWords
from impactcalc.report.workbook import write_report
from impactcalc.report.writers.links import in_formula, target
from impactcalc.report.writers.page import Column
from impactcalc.report.writers.table_names import TableNames
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.en.english import AMERICAN, BRITISH
from impactcalc.words.language import Language
from impactcalc.words.speaking import language, register, speaking, speaking_again
from terms_asked import names_of_sheets
from toy_language import TOY, Toy, ToyReport, toyish

LONGEST = 31  # of Excel, in UTF-16
INPUT = "Input {name}"
NOT_ALLOWED = re.compile(r"[\[\]:*?/\\!]")  # ! parts a sheet from a cell in the names of what is printed


def faults(term: Callable[[str], str]) -> list[str]:
    """What no workbook takes of what a language calls the sheets."""
    named = {key: term(key) for key in names_of_sheets()}
    often = Counter(name.casefold() for name in named.values())
    carried = term(INPUT).partition("{")[0].casefold()
    found = []
    for key, name in named.items():
        if not name.strip() or len(name.encode("utf-16-le")) > 2 * LONGEST:
            found.append(f"{key}: length of {name!r}")
        if NOT_ALLOWED.search(name) or name.strip("'") != name or name.casefold() == "history":
            found.append(f"{key}: {name!r} is no name")
        if often[name.casefold()] > 1:
            found.append(f"{key}: {name!r} names another sheet too")
        if carried and name.casefold().startswith(carried):
            found.append(f"{key}: {name!r} may be a sheet of the input")
    return found


@pytest.mark.parametrize("words", [ENGLISH, report_words._REGISTERED[TOY.code]])
def test_a_workbook_takes_what_a_language_calls_its_sheets(words: ReportWords) -> None:
    assert not faults(words.term)


def test_a_name_that_no_workbook_takes_is_told() -> None:
    planted = {"Trace": "x" * 32, "Rates": "a/b", "World": "ppp", "Taxes": "'Taxes'", "Ties": " ", "Deals": "Input 2"}
    found = "\n".join(faults(lambda key: planted.get(key, key)))
    for key in (*planted, "PPP"):
        assert f"{key}: " in found
    assert found.count("\n") == len(planted)


def test_every_sheet_is_known() -> None:
    known = names_of_sheets()
    assert {sheet.tab for sheet in (*FRONT, *APPENDIX)} <= known
    assert {"Contents", "Signed", "What if", "What if results", "Year on year"} <= known  # of the report
    assert {"Comparison", "The study", "Partner countries", "Summary"} <= known  # of the other workbooks


class Apostrophes(ToyReport):
    """French as far as its sheets go."""

    @staticmethod
    def term(english: str) -> str:
        names = {"What if": "L'hypothèse", "Trace": "D'où", "Ledger": "Grand livre", "Answer": "Ce qu'il en est"}
        return names.get(english, english)


class SameNames(ToyReport):
    """A language in which the sheets that are read back happen to be called as in English, and so are ids."""

    @staticmethod
    def term(english: str) -> str:
        return english if english in ("Trace", "Signed", "Id") else ToyReport.term(english)


class French(Toy):
    def __init__(self) -> None:
        super().__init__()
        self.code = "apostrophes"


FRENCH = cast("Language", French())


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(report_words._REGISTERED, FRENCH.code, cast("ReportWords", Apostrophes()))
    monkeypatch.setattr("impactcalc.words.speaking._REGISTERED", {TOY.code: TOY, FRENCH.code: FRENCH})


@pytest.fixture(scope="module")
def result() -> ic.Result:
    return ic.run(read_study(samples()["city-programme"]), sampling=ic.Sampling(draws=0))


@pytest.fixture(scope="module")
def spoken(result: ic.Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "toy.xlsx"
    with speaking(TOY):
        result.to_excel(path)
    return path


def tabs(path: Path) -> list[str]:
    return list(CalamineWorkbook.from_path(path).sheet_names)


def test_the_same_sheets_in_both(result: ic.Result, spoken: Path, tmp_path: Path) -> None:
    result.to_excel(tmp_path / "english.xlsx")
    in_english = tabs(tmp_path / "english.xlsx")
    of_input = [name for name in in_english if name.startswith("Input ")]
    expected = [name.replace("Input ", toyish("Input ")) if name in of_input else toyish(name) for name in in_english]
    assert tabs(spoken) == expected
    parts = [
        zipfile.ZipFile(path).read("xl/workbook.xml").decode("utf-8") for path in (tmp_path / "english.xlsx", spoken)
    ]
    counted = [sorted(re.findall(r'<definedName name="([^"]+)"', part)) for part in parts]
    assert counted[0] == counted[1]


def test_nothing_leads_to_a_sheet_that_is_not_there(spoken: Path) -> None:
    there = set(tabs(spoken))
    for to in named_in(spoken):
        assert to in there


def named_in(path: Path) -> Iterator[str]:
    """The sheets that links, formulas, charts and names of cells lead to."""
    formula = re.compile(r"""<(?:c:)?(?:f|definedName|formula1)\b[^>]*>([^<]+)<|location="([^"]+)\"""")
    sheet = re.compile(r"""(?:'((?:[^'!]|'')+)'|\b(\w+))!\$?[A-Z]""")
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            if part.endswith(".xml"):
                for of_cell, of_link in formula.findall(book.read(part).decode("utf-8").replace("&apos;", "'")):
                    for quoted, bare in sheet.findall(of_cell or of_link):
                        yield quoted.replace("''", "'") or bare


def test_what_leads_to_sheets_is_found(spoken: Path) -> None:
    counted = Counter(named_in(spoken))
    for key in ("Ledger", "Trace", "What if", "Contents", "Checks"):
        assert counted[toyish(key)], key


def test_a_report_in_another_language_is_verified(spoken: Path) -> None:
    written = read_report(spoken)
    assert written.is_report
    assert written.record["language"] == TOY.code
    verdict = verify(written)
    assert verdict.same
    assert verdict.compared > 5_000
    assert language() is BRITISH


def test_one_in_english_is_verified_whatever_is_spoken(result: ic.Result, tmp_path: Path) -> None:
    result.to_excel(tmp_path / "english.xlsx")
    written = read_report(tmp_path / "english.xlsx")
    assert "language" not in written.record
    with speaking(TOY):
        assert verify(written).same
        assert language() is TOY


def test_american_that_was_asked_for_is_spoken_again(tmp_path: Path) -> None:
    study = read_study(samples()["city-programme"])
    assert ic.run(study).economy.country == "USA"
    with speaking(BRITISH):
        ic.run(study, sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "british.xlsx")
    assert read_report(tmp_path / "british.xlsx").record["language"] == BRITISH.code
    assert verify(read_report(tmp_path / "british.xlsx")).same
    with speaking_again(AMERICAN.code):
        assert language() is AMERICAN


def test_what_was_typed_over_is_told_as_such(spoken: Path, tmp_path: Path) -> None:
    written = read_report(spoken)
    live = written.sheets[toyish("What if")]
    at = next((r, c) for r, row in enumerate(live) for c, cell in enumerate(row) if cell == 1.0 and c == 5)
    live[at[0]][at[1]] = 2.0
    kinds = Counter(one.kind for one in verify(written).differs)
    assert kinds == {"live": 1}


@pytest.mark.parametrize("figure", FIGURES)
def test_a_report_in_another_language_is_explained(
    result: ic.Result, spoken: Path, tmp_path: Path, figure: str
) -> None:
    result.to_excel(tmp_path / "english.xlsx")
    ours, theirs = (trace_rows(path) for path in (tmp_path / "english.xlsx", spoken))
    numbers = [re.findall(r"-?[\d,]+\.\d+", "\n".join(explained(rows, figure, 5))) for rows in (ours, theirs)]
    assert numbers[0] == numbers[1]
    assert f"of the sheet {toyish('Trace')}." in next(explained(theirs, figure, 5))
    assert theirs[0].units == toyish(ours[0].units).replace(toyish("USD"), "USD")


def test_at_most_is_read_in_any_language(tmp_path: Path) -> None:
    at_most = ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0))
    with speaking(TOY):
        at_most.to_excel(tmp_path / "r.xlsx")
    assert ": at most " in next(explained(trace_rows(tmp_path / "r.xlsx"), "value_added", 1))


def test_a_report_in_another_language_is_last_years(spoken: Path, result: ic.Result) -> None:
    last = last_years_study(spoken)
    assert last.settings == result.study.settings
    assert len(run(last).rows) == len(result.rows)


def test_last_years_sheet_is_no_part_of_what_is_verified(result: ic.Result, tmp_path: Path) -> None:
    last = read_study(samples()["sister-cities-2014"])
    with speaking(TOY):
        write_report(result, tmp_path / "r.xlsx", last_year=year_on_year(result, last, run))
    assert toyish("Year on year") in tabs(tmp_path / "r.xlsx")
    assert verify(read_report(tmp_path / "r.xlsx")).same


def test_names_with_apostrophes(result: ic.Result, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with speaking(FRENCH):
        result.to_excel(path)
    assert {"L'hypothèse", "D'où", "Grand livre", "Ce qu'il en est"} <= set(tabs(path))
    assert set(named_in(path)) <= set(tabs(path))
    assert {"L'hypothèse", "D'où", "Grand livre"} <= set(named_in(path))
    assert verify(read_report(path)).same
    assert trace_rows(path)[0].tab == "D'où"
    assert (target("D'où", 7), in_formula("D'où"), in_formula("Ledger")) == ("'D''où'!A7", "'D''où'", "Ledger")


def test_a_sheet_that_happens_to_have_its_english_name(
    result: ic.Result, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = next(explained(trace_rows(spoken), "jobs", 1))
    monkeypatch.setitem(report_words._REGISTERED, TOY.code, cast("ReportWords", SameNames()))
    with speaking(TOY):
        result.to_excel(tmp_path / "r.xlsx")
    assert {"Trace", "Signed"} < set(tabs(tmp_path / "r.xlsx"))
    ours = next(explained(trace_rows(tmp_path / "r.xlsx"), "jobs", 1))
    assert ours.replace(" Trace.", " T.") == theirs.replace(f" {toyish('Trace')}.", " T.")
    assert verify(read_report(tmp_path / "r.xlsx")).same


def test_one_in_english_is_explained_whatever_is_spoken(result: ic.Result, tmp_path: Path) -> None:
    result.to_excel(tmp_path / "english.xlsx")
    of_english = list(explained(trace_rows(tmp_path / "english.xlsx"), "jobs", 3))
    with speaking(TOY):
        said = list(explained(trace_rows(tmp_path / "english.xlsx"), "jobs", 3))
    assert said == [toyish(line) for line in of_english]


def test_a_report_without_its_record_is_explained_in_english(result: ic.Result, tmp_path: Path) -> None:
    result.to_excel(tmp_path / "r.xlsx")
    whole = list(explained(trace_rows(tmp_path / "r.xlsx"), "jobs", 3))
    for old, new in ((b'{"edition"', b'["edition"'), (b'name="Signed"', b'name="Other"')):
        with zipfile.ZipFile(tmp_path / "r.xlsx") as book, zipfile.ZipFile(tmp_path / "edited.xlsx", "w") as edited:
            parts = {name: book.read(name) for name in book.namelist()}
            assert any(old in part for part in parts.values())
            for name, part in parts.items():
                edited.writestr(name, part.replace(old, new))
        assert list(explained(trace_rows(tmp_path / "edited.xlsx"), "jobs", 3)) == whole


def test_a_language_that_is_not_at_hand_is_told(
    spoken: Path, result: ic.Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("impactcalc.words.speaking._REGISTERED", {})
    for reading in (lambda: verify(read_report(spoken)), lambda: trace_rows(spoken)):
        with pytest.raises(InputError, match="written in the language toy, which is not at hand"):
            reading()
    assert last_years_study(spoken).settings == result.study.settings  # what was typed has no language


def test_the_workbook_on_2015(tmp_path: Path) -> None:
    study = read_study(samples()["sister-cities-2014"])
    with speaking(TOY):
        write_study_2015(study_2015(study, run, published=True), tmp_path / "s.xlsx")
    assert tabs(tmp_path / "s.xlsx")[:3] == [toyish("The study"), toyish("Waterfall"), toyish("Steps")]
    assert set(named_in(tmp_path / "s.xlsx")) <= set(tabs(tmp_path / "s.xlsx"))


def test_the_other_workbooks(result: ic.Result, tmp_path: Path) -> None:
    other = ic.run(read_study(samples()["sister-cities-2014"]), sampling=ic.Sampling(draws=0))
    figures = dict.fromkeys(SUMMED, 2_000.0)
    members = [Member(name, name, "US-TX", "2014", "USD 2014", figures, {}, {}, 1.0, True, "") for name in ("a", "b")]
    with speaking(TOY):
        write_comparison(compare(result, other, run), tmp_path / "comparison.xlsx")
        write_network_workbook(network_of(members, 2, None, {}), tmp_path / "network.xlsx")
        write_batch_summary([Column("Status", "text", ["ok"])], tmp_path / "summary.xlsx")
    for name in ("comparison", "network", "summary"):
        path = tmp_path / f"{name}.xlsx"
        assert not re.search("[A-Za-z]", "".join(tabs(path))), tabs(path)
        assert set(named_in(path)) <= set(tabs(path))
    assert tabs(tmp_path / "comparison.xlsx")[0] == toyish("Comparison")


def test_tables_have_names_in_letters_of_the_language() -> None:
    names = TableNames()
    assert names.name("Rates", "Österreich, 2014") == "Rates_sterreich_2014"
    assert names.name(toyish("Rates"), toyish("by year")) == f"{toyish('Rates')}_{toyish('by')}_{toyish('year')}"


def test_every_language_at_hand_is_registered() -> None:
    register(FRENCH)
    with speaking_again(FRENCH.code):
        assert language() is FRENCH
    with speaking_again(""):
        assert language() is BRITISH
