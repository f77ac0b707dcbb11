"""`study-2015` as a user gives it: exit codes, the JSON, the workbook read back."""

from __future__ import annotations

import ast
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import impactcalc
from commands import impactcalc as run_command
from impactcalc.impact.study_2015.sci2015 import FIGURES, LABEL
from impactcalc.report.words.en.study_2015_steps import STEP_LABELS
from impactcalc.samples import samples
from report_cases import sheet_of, table_in

TABS = [
    "The study", "Waterfall", "Steps", "Reproduction", "Assumptions and sources", "Rates", "Checks", "About",
]  # fmt: skip
PUBLISHED = {
    "inbound_travel_direct": 63.7e6,
    "events_direct": 56.5e6,
    "host_students_direct": 70.1e6,
    "home_direct": 190.4e6,
    "home_total": 525.7e6,
    "outbound_total": 106.8e6,
    "global_direct": 237.6e6,
    "global_total": 537.7e6,
    "ppp_direct": 18.5e9,
    "ppp_total": 41.9e9,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report and the JSON of the study's own input, by the command alone."""
    here = tmp_path_factory.mktemp("study")
    done = run_command("study-2015", "--json", "figures.json", cwd=here)
    assert done.returncode == 0, done.stderr
    return here


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, Any]:
    """The JSON."""
    read: dict[str, Any] = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    return read


def texts(path: Path) -> dict[str, list[str]]:
    """Every text of a workbook by sheet."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        for sheet in book
    }


def test_every_published_figure_in_the_json_at_its_precision(found: dict[str, Any]) -> None:
    assert found["schema"] == "impactcalc/study-2015/1"
    assert found["label"] == LABEL
    assert [figure["code"] for figure in found["figures"]] == list(FIGURES)
    for figure in found["figures"]:
        published, size = PUBLISHED[figure["code"]], 1e9 if figure["code"].startswith("ppp") else 1e6
        assert figure["published"] == figure["start"] == published
        assert round(figure["reproduced"] / size, 1) == round(published / size, 1)
    assert found["lines"]["rounding_in_the_published_parts"] == 110_000
    assert found["lines"]["not_explained_by_any_published_part"] == 94_800_000
    assert round(found["method"]["scalar"], 3) == 2.263
    assert round(found["method"]["ppp_factor"], 1) == 77.9


def test_the_steps_in_the_json_add_up_to_the_cent(found: dict[str, Any]) -> None:
    for figure in found["figures"]:
        assert [step["label"] for step in figure["steps"]] == list(STEP_LABELS.values())
        cents = [round(step["amount"] * 100) for step in figure["steps"]]
        assert round(figure["start"] * 100) + sum(cents) == round(figure["corrected"] * 100)
        assert all(step["sentence"].endswith(".") for step in figure["steps"])


def test_the_corrected_figures_are_those_of_run(found: dict[str, Any], tmp_path: Path) -> None:
    shutil.copy(samples()["sister-cities-2014"], tmp_path / "study.xlsx")
    done = run_command("run", "study.xlsx", "--json", "-", cwd=tmp_path)
    plain = json.loads(done.stdout)
    corrected = {figure["code"]: figure["corrected"] for figure in found["figures"]}
    assert corrected["home_total"] == pytest.approx(plain["totals"]["total_type_2"]["output"], abs=0.005)
    assert corrected["home_direct"] == pytest.approx(plain["totals"]["direct"]["output"], abs=0.005)
    assert corrected["global_total"] == pytest.approx(plain["ppp"]["sums"]["total_type_2"]["market"], abs=0.005)
    assert corrected["ppp_total"] == pytest.approx(plain["ppp"]["total_type_2"], abs=0.005)
    assert found["result"]["totals"] == plain["totals"]


def test_the_label_stands_on_every_sheet(folder: Path) -> None:
    sheets = texts(folder / "study-2015-report.xlsx")
    assert list(sheets) == TABS
    for tab, found_there in sheets.items():
        assert LABEL.lower()[1:] in " ".join(found_there).lower(), tab


def test_the_first_page_says_it_in_sentences(folder: Path, found: dict[str, Any]) -> None:
    corrected = {figure["code"]: figure["corrected"] for figure in found["figures"]}
    said = " ".join(texts(folder / "study-2015-report.xlsx")["The study"])
    assert "Published in 2015: $525.7 million of economic impact on the United States." in said
    assert f"at most ${corrected['home_total'] / 1e6:,.1f} million of output" in said
    assert "Published in 2015: 41.9 billion adjusted for purchasing power." in said
    assert "the money that no published part explains (-$94.8 million); the other steps together: +$" in said
    assert "$190.4 million x 2.263 is $430.9 million. The corrected figure is above that, since" in said
    assert (
        "No residents' own spending was taken off: all 3 activities with net new spending state no share of it" in said
    )
    total, power = (next(f for f in found["figures"] if f["code"] == code) for code in ("global_total", "ppp_total"))
    low, high = (million(total[bound]) for bound in ("low", "high"))
    known = f"of which known: ${corrected['global_total'] / 1e6:,.1f} million"
    assert f"a contribution of between ${low} million and ${high} million of output" in said
    assert f"residents' own spending included; {known}." in said
    assert "in host countries that the study does not name: in what is known it counts directly only" in said
    assert "The published $537.7 million lies in that range." in said
    assert "the place's own table in the place of one multiplier (+$60.8 million)" in said
    low, high = (million(power[bound]) for bound in ("low", "high"))
    assert f"Through this model: between {low} million and {high} million international dollars" in said
    assert f"of which known: {million(power['corrected'])} million, the part that could be converted" in said
    assert "If 48% of the spending at events were residents' own: an assumption" in said
    assert "68% of the people were residents" in said
    assert "68% x 17.42 / 24.60 = 48% of the money" in said


def test_like_is_set_beside_like(folder: Path) -> None:
    story = table_in(sheet_of(folder / "study-2015-report.xlsx", "The study"), "Figure")
    for label in list(story)[: len(FIGURES)]:
        assert story[label]["Published as"], label
        assert story[label]["Corrected as"], label
    direct, total = story["United States, direct"], story["United States, total"]
    assert direct["Published as"].startswith("Spending at the prices paid, gross")
    assert "direct output of net new spending" in direct["Corrected as"]
    assert total["Published as"].startswith("That sum by one multiplier (2.263), plus $94.8 million")
    assert total["Corrected as"].startswith("Output (Type II)")
    assert story["Outbound exchanges, total"]["It is"] == "contribution; known: directly only"
    assert story["Worldwide, total"]["It is"] == "contribution; known: directly only"
    power = story["Worldwide in purchasing power, total"]
    assert power["It is"] == "contribution; known: the part converted"
    assert power["Corrected as"].startswith("Between ")


def test_how_much_of_a_test_the_reproduction_is(folder: Path) -> None:
    said = " ".join(texts(folder / "study-2015-report.xlsx")["Reproduction"])
    assert "Ten figures come out, but eight numbers that go in are taken from them" in said
    for number in ("63.7, 56.5, 70.1", "47.2, which is 237.6 - 190.4", "537.7 / 237.6", "77.9", "$94.8", "$110,000"):
        assert number in said
    assert "It does not show that they are right" in said


def test_the_sentence_on_losses_fits_the_spending(tmp_path: Path) -> None:
    """A hotel bill in Germany: taxes on the sale, and not a word of shops or airlines."""
    from impactcalc.impact.study_2015.study_2015 import study_2015
    from impactcalc.report.words.en.study_2015_steps import step_sentence
    from impactcalc.study.sheets.schema import Settings, Visitors

    def said(place: str, currency: str, **spent: float) -> str:
        settings = Settings.model_validate({"name": "x", "place": place, "year": 2014, "currency": currency})
        study = impactcalc.study_from_rows(settings, [Visitors.model_validate({"id": "v", "visitors": 1, **spent})])
        made = study_2015(study, impactcalc.run, published=False)
        figure = made.figure("home_direct")
        return next(step_sentence(made, figure, step) for step in figure.steps if step.code == "margins_and_leakage")

    german = said("DE", "EUR", accommodation=1e6)
    assert "of taxes on the sale, which this table does not count as sales" in german
    assert not re.search("shop|airline|air travel|elsewhere", german)
    assert said("US", "USD", accommodation=1e6) == "Spending at home is not in this figure, or all of it stays."
    shop = said("US", "USD", shopping=1e6)
    assert "made or earned elsewhere, mostly on shopping." in shop
    assert "tax" not in shop


def test_the_workbook_holds_the_figures_of_the_json(folder: Path, found: dict[str, Any]) -> None:
    path = folder / "study-2015-report.xlsx"
    story, glance = table_in(sheet_of(path, "The study"), "Figure"), table_in(sheet_of(path, "Waterfall"), "Figure")
    steps = {}
    for occurrence in range(len(FIGURES)):
        title, table = reasons(path, occurrence)
        steps[title] = table
    for figure in found["figures"]:
        row = story[figure["label"]]
        assert row["Published (USD million)"] == figure["published"]
        assert row["Method of 2015, not a result (USD million)"] == figure["reproduced"]
        ends = [figure["low"] or figure["corrected"], figure["high"] or figure["corrected"]]
        assert [row["Corrected, from (USD million)"], row["Corrected, to (USD million)"]] == ends
        known = figure["corrected"] if figure["corrected_is"] == "of which known" else None
        assert row["Of which known (USD million)"] == known
        assert row["Corrected as"] == figure["meaning"]
        assert row["Published as"] == figure["published_as"]
        across = list(glance[figure["label"]].values())
        amounts = [step["amount"] for step in figure["steps"]]
        assert across[1:-1] == [figure["published"], *amounts, figure["corrected"]]
        down = steps[figure["label"]]
        for step in figure["steps"]:
            assert down[step["label"]]["Change (USD million)"] == step["amount"]
            assert down[step["label"]]["Why"] == step["sentence"]
        assert down[figure["corrected_is"].capitalize()]["Leaves (USD million)"] == figure["corrected"]


def reasons(path: Path, occurrence: int) -> tuple[str, dict[str, dict[str, Any]]]:
    """A table of the page Steps and the title above it."""
    sheet = sheet_of(path, "Steps")
    heads = [row[0].row for row in sheet.iter_rows() if row[0].value == "Step"]
    return str(sheet.cell(heads[occurrence] - 1, 1).value), table_in(sheet, "Step", occurrence)


def test_the_reproduction_is_spelled_line_by_line(folder: Path) -> None:
    lines = table_in(sheet_of(folder / "study-2015-report.xlsx", "Reproduction"), "Line")
    assert lines["Rounding in the published parts"]["Amount (USD)"] == 110_000
    assert lines["Not explained by any published part"]["Amount (USD)"] == 94_800_000
    said = [row["Rounded alike, it is"] for row in lines.values()]
    assert said.count("the same") == len(FIGURES)
    assert "another figure" not in said
    total = lines["United States, total"]
    by_hand = lines["United States, direct"]["Amount (USD)"] * 537.7 / 237.6 + 94_800_000
    assert total["Amount (USD)"] == pytest.approx(by_hand)


def test_the_charts_stand_on_a_bar_that_is_not_drawn(folder: Path) -> None:
    with zipfile.ZipFile(folder / "study-2015-report.xlsx") as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    for chart in charts:
        assert '<c:grouping val="stacked"/>' in chart
        base = chart.index("Stands on")
        assert chart.index("<a:noFill/>", base) < chart.index("<c:ser>", base)
        assert '<c:legendEntry><c:idx val="0"/><c:delete val="1"/>' in chart
    bars = table_in(sheet_of(folder / "study-2015-report.xlsx", "Waterfall"), "Bar")
    tops = [sum(float(value) for name, value in row.items() if name != "Bar") for row in bars.values()]
    names = list(bars)
    assert names[0] == "Published: 525.7"
    assert names[-1].startswith("Corrected: ")
    assert tops[0] == 525.7e6
    last = tops[0]
    for at, row in enumerate(list(bars.values())[1:-1], start=1):
        begins = tops[at] if row["Taken off (USD million)"] else row["Stands on (USD million)"]
        ends = row["Stands on (USD million)"] if row["Taken off (USD million)"] else tops[at]
        assert begins == pytest.approx(last, abs=0.01)
        last = ends
    assert last == pytest.approx(tops[-1], abs=0.01)


def test_an_input_of_ones_own_has_no_published_figures(tmp_path: Path) -> None:
    shutil.copy(samples()["sister-cities-2014"], tmp_path / "own.xlsx")
    done = run_command("study-2015", "own.xlsx", "-o", "out.xlsx", "--json", "-", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {figure["published"] for figure in found["figures"]} == {None}
    assert found["lines"]["rounding_in_the_published_parts"] is None
    assert found["lines"]["not_explained_by_any_published_part"] is None
    total = next(figure for figure in found["figures"] if figure["code"] == "home_total")
    assert round(total["reproduced"] / 1e6, 1) == 525.4
    assert "By the method of 2015 (not a result): $525.4 million" in done.stderr
    sheets = texts(tmp_path / "out.xlsx")
    assert not any("Published in 2015" in text or text.startswith("Published (") for text in sheets["The study"])
    assert "Not explained by any published part" not in sheets["Reproduction"]


def test_a_city_with_multipliers_of_its_own_choice(tmp_path: Path) -> None:
    shutil.copy(samples()["city-programme"], tmp_path / "city.xlsx")
    told = run_command("study-2015", "city.xlsx", "-o", "told.xlsx", cwd=tmp_path)
    assert "What makes the difference: spending that is not net new (-$" in told.stdout
    assert "The corrected figure is below that; the table's own multiplier is lower" in told.stdout
    done = run_command("study-2015", "city.xlsx", "--multipliers", "us-2015", "--json", "x.json", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    found = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert found["result"]["economy"]["name"].startswith("us-2015")
    assert found["if"] is None
    assert (tmp_path / "study-2015-report.xlsx").is_file()


def test_outputs_are_not_overwritten_unasked_and_inputs_never(tmp_path: Path) -> None:
    shutil.copy(samples()["city-programme"], tmp_path / "city.xlsx")
    before = (tmp_path / "city.xlsx").read_bytes()
    (tmp_path / "out.xlsx").write_text("mine", encoding="utf-8")
    refused = run_command("study-2015", "city.xlsx", "-o", "out.xlsx", cwd=tmp_path)
    assert refused.returncode == 2
    assert "already there" in refused.stderr
    assert (tmp_path / "out.xlsx").read_text(encoding="utf-8") == "mine"
    assert run_command("study-2015", "city.xlsx", "-o", "out.xlsx", "--force", cwd=tmp_path).returncode == 0
    own = run_command("study-2015", "city.xlsx", "-o", "city.xlsx", "--force", cwd=tmp_path)
    assert own.returncode == 2
    assert "it is never overwritten" in own.stderr
    assert (tmp_path / "city.xlsx").read_bytes() == before
    wrong = run_command("study-2015", "-o", "out.pdf", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "Give a name that ends with .xlsx" in wrong.stderr
    missing = run_command("study-2015", "nowhere.xlsx", cwd=tmp_path)
    assert missing.returncode == 2
    unknown = run_command("study-2015", "--multipliers", "no-such-package", cwd=tmp_path)
    assert unknown.returncode == 2


def test_the_same_study_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    assert run_command("study-2015", "-q", "--json", "again.json", cwd=tmp_path).returncode == 0
    first = folder / "study-2015-report.xlsx"
    assert (tmp_path / "study-2015-report.xlsx").read_bytes() == first.read_bytes()
    assert (tmp_path / "again.json").read_bytes() == (folder / "figures.json").read_bytes()


def test_the_page_of_the_docs_has_the_figures_of_the_run(found: dict[str, Any]) -> None:
    """Both tables of docs/study-2015.md, in millions."""
    page = (Path(__file__).resolve().parents[1] / "docs" / "study-2015.md").read_text(encoding="utf-8")
    rows = [tuple(cell.strip() for cell in line.strip("|\n").split("|")) for line in page.splitlines()]
    figures = {figure["code"]: figure for figure in found["figures"]}
    for figure in figures.values():
        bounds = [million(figure[bound] or figure["corrected"]) for bound in ("low", "high")]
        known = million(figure["corrected"]) if figure["corrected_is"] == "of which known" else ""
        row = (figure["label"], million(figure["published"]), *bounds, known, figure["measure"])
        assert row in rows
    columns = [figures[code] for code in ("home_total", "global_total", "outbound_total", "ppp_total")]
    for at, label in enumerate(STEP_LABELS.values()):
        assert (label, *(million(figure["steps"][at]["amount"]) for figure in columns)) in rows
    assert f"fall to {million(found['if']['figures']['home_total'])} million" in page
    assert found["if"]["resident_share_of_event_spending"] == pytest.approx(0.68 * 17.42 / 24.60)
    total, world = figures["ppp_total"], figures["global_total"]
    assert f"between {million(total['low'])} and {million(total['high'])} million international dollars" in page
    assert f"between {million(world['low'])} and {million(world['high'])} million, and the published 537.7" in page


def million(amount: float) -> str:
    """An amount as the page has it."""
    return f"{amount / 1e6:,.1f}"


def test_no_other_command_can_reach_the_method_of_2015() -> None:
    """The reproduction is asked for by name or not at all."""
    source = Path(impactcalc.__file__).parent
    users = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            of_2015 = (".impact.study_2015", ".report.study_2015", ".words.en.study_2015")
            asks = isinstance(node, ast.Attribute) and node.attr.startswith("study_2015") and "said" in ast.dump(node)
            if asks or any(part in name for name in modules for part in of_2015):
                users.add(path.relative_to(source).as_posix())
    # A language has words for it, which are fetched when it is asked for.
    own = ("report/study_2015/", "report/words/en/", "report/words/asked/study_2015", "impact/study_2015/")
    assert {path for path in users if not path.startswith(own)} == {"cli/study_2015.py"}
