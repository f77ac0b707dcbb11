"""The commands as a user gives them, up to the written workbook, read back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.samples import samples


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The study of 2014 in a folder of its own."""
    return Path(shutil.copy(samples()["sister-cities-2014"], tmp_path / "study.xlsx"))


def numbers_in(path: Path) -> set[float]:
    """Every number of a workbook."""
    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return {float(value) for value in cells if isinstance(value, int | float) and not isinstance(value, bool)}


def leaves(part: Any) -> list[float]:
    """Every number of a JSON value."""
    if isinstance(part, dict):
        return [number for value in part.values() for number in leaves(value)]
    if isinstance(part, list):
        return [number for value in part for number in leaves(value)]
    return [float(part)] if isinstance(part, int | float) and not isinstance(part, bool) else []


def test_run_writes_the_report_and_json_agrees_with_it(sample: Path, tmp_path: Path) -> None:
    done = impactcalc("run", "study.xlsx", "--json", "-", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["schema"] == "impactcalc/result/2"
    shown = numbers_in(tmp_path / "study-report.xlsx")
    for part in ("totals", "contribution", "gross_spending", "net_new_spending", "local_final_demand"):
        for number in leaves(result[part]):
            assert number in shown, part
    for row in result["ppp"]["by_country"]:
        assert set(leaves({k: v for k, v in row.items() if v is not None})) <= shown
    assert result["ppp"]["total_type_2"] in shown
    assert {check["code"] for check in result["checks"]} >= {
        "residents-as-impact",
        "ppp-missing",
        "outbound-counted-abroad",
    }


def test_two_runs_give_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    first = impactcalc("run", "study.xlsx", "-o", "a.xlsx", "--json", "a.json", "--csv", "a", cwd=tmp_path)
    time.sleep(1.1)  # a time of day in a file would show
    env = {"LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    second = impactcalc("run", "study.xlsx", "-o", "b.xlsx", "--json", "b.json", "--csv", "b", cwd=tmp_path, env=env)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    tables = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert tables == sorted(path.name for path in (tmp_path / "b").iterdir())
    for name in tables:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_an_existing_output_is_kept_unless_forced(sample: Path, tmp_path: Path) -> None:
    report = tmp_path / "study-report.xlsx"
    report.write_text("precious")
    done = impactcalc("run", "study.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert "This file is already there.\n      -> Add --force to replace it, or give another name." in done.stderr
    assert report.read_text() == "precious"
    assert impactcalc("run", "study.xlsx", "--force", "--quiet", cwd=tmp_path).returncode == 0
    assert report.read_bytes()[:2] == b"PK"


def test_an_input_is_never_overwritten(sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    for target in ("study.xlsx", "./study.xlsx", str(sample)):
        done = impactcalc("run", "study.xlsx", "-o", target, "--force", cwd=tmp_path)
        assert done.returncode == 2
        assert "This is the input; it is never overwritten." in done.stderr
    assert sample.read_bytes() == before


def test_problems_exit_with_2_and_write_nothing(tmp_path: Path) -> None:
    shutil.copy(samples()["broken"], tmp_path / "broken.xlsx")
    for words in (["run", "broken.xlsx", "--json", "-"], ["validate", "broken.xlsx"]):
        done = impactcalc(*words, cwd=tmp_path)
        assert done.returncode == 2
        # What was asked for goes to stdout: a list of problems to who validates, a report to who runs.
        told, other = (done.stdout, done.stderr) if words[0] == "validate" else (done.stderr, done.stdout)
        assert other == ""
        assert "broken.xlsx: 16 problems" in told
        assert 'Visitors!G2  "130"\n      A share above 100%.\n      -> Type a share between 0 and 1' in told
        assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["broken.xlsx"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["run", "nothing.xlsx"], "There is no such file or folder."),
        (["run", "study.xlsx", "-o", "report.pdf"], "The report is an Excel workbook."),
        (["run", "study.xlsx", "-o", "no/folder/report.xlsx"], "Its folder does not exist."),
        (["run", "study.xlsx", "--multipliers", "us-1850"], "there is no multiplier package 'us-1850'"),
        (["run", "study.xlsx", "--place", "Xanadoo Falls"], "No place of this name is known."),
        (
            ["run", "study.xlsx", "--place", ""],
            "  --place\n      The option is given, and what stands for it is empty.\n      -> Type something",
        ),
        (
            ["run", "study.xlsx", "--place", "cbsa:99999"],
            '  "cbsa:99999"\n      There is no such place.\n      -> Type a',
        ),
        (["template", "x.xlsx", "--sample", "city"], "There is no sample of this name."),
        (["template", "x.ods"], "The template is an Excel workbook."),
        (["multipliers", "show", "nowhere"], "there is no multiplier package 'nowhere'"),
        (["multipliers", "verify", "nowhere"], "there is no multiplier package 'nowhere'"),
        (["batch", "nothing", "-o", "out"], "There is no such file or folder."),
        (["run"], "Missing argument"),
        (["fly"], "No such command"),
    ],
)
def test_commands_that_cannot_go_on(words: list[str], text: str, sample: Path, tmp_path: Path) -> None:
    done = impactcalc(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert text in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["study.xlsx"]


def test_strict(sample: Path, tmp_path: Path, write_book: BookWriter) -> None:
    assert impactcalc("run", "study.xlsx", "--strict", "--quiet", cwd=tmp_path).returncode == 3
    assert (tmp_path / "study-report.xlsx").exists()
    write_book({"Study": STUDY, "Visitors": VISITORS}, "sound.xlsx")
    done = impactcalc("run", "sound.xlsx", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_validate_says_what_it_understood(tmp_path: Path, write_book: BookWriter) -> None:
    rows = [VISITORS[0], ["a", "1,200", 3, 4000, 1500, 25, 0.1, 0.8, 0, 0, "Japan"]]
    write_book({"study": STUDY, "Visitors": rows, "Notes": [["mine"]]})
    done = impactcalc("validate", "study.xlsx", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(
        "study.xlsx: no problems, 1 row\n"
        "Place: the United States. Table: us-2014, because the study's year is 2014. "
        "Prices: USD of 2014.\n"
    )
    assert "Notes: this sheet is not one of ours and was left alone" in done.stdout
    assert 'Visitors!B2 "1,200": read as 1200' in done.stdout
    assert 'Visitors!F2 "25": read as 25%' in done.stdout
    assert done.stderr == ""


def test_the_template_fits_its_own_reader(tmp_path: Path) -> None:
    assert impactcalc("template", "blank.xlsx", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "blank.xlsx")
    sheet = book["Study"]
    sheet["B2"], sheet["B3"], sheet["B4"] = "A study", "US", 2014
    book["Visitors"].append(["mine", None, None, None, None, None, 10, 3, "us_traveller", 100])
    assert book["Visitors"]["A2"].value == "EXAMPLE"
    assert book["Visitors"].data_validations.dataValidation
    assert book["Visitors"]["G1"].comment.text.startswith("How many people came.")
    book.save(tmp_path / "filled.xlsx")
    done = impactcalc("run", "filled.xlsx", "--json", "-", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["gross_spending"] == 3000.0


def test_every_sample_is_copied_and_runs_but_for_the_broken_one(tmp_path: Path) -> None:
    assert set(samples()) == {"sister-cities-2014", "sister-cities-survey", "city-programme", "broken"}
    for name in samples():
        assert impactcalc("template", f"{name}.xlsx", "--sample", name, cwd=tmp_path).returncode == 0
        done = impactcalc("run", f"{name}.xlsx", cwd=tmp_path)
        assert done.returncode == (2 if name == "broken" else 0), done.stderr


def test_a_place_has_its_own_multipliers(sample: Path, tmp_path: Path) -> None:
    totals = []
    for place in ("fips:48439", "cbsa:19100", "US-TX", "US"):
        done = impactcalc("run", "study.xlsx", "--place", place, "--json", "-", "--force", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout)
        assert result["economy"]["place"] == place
        assert "national-multipliers-on-a-place" not in {check["code"] for check in result["checks"]}
        totals.append(result["totals"]["total_type_2"]["output"])
    assert totals == sorted(totals)
    assert totals[0] < 0.8 * totals[-1]


def test_a_place_that_does_not_exist_gets_suggestions(sample: Path, tmp_path: Path) -> None:
    done = impactcalc("run", "study.xlsx", "--place", "cbsa:19101", cwd=tmp_path)
    assert done.returncode == 2
    assert "cbsa:19100" in done.stderr


def test_multipliers(tmp_path: Path) -> None:
    listed = impactcalc("multipliers", "list", cwd=tmp_path)
    assert listed.stdout.startswith("United States:\n  us-2014  United States 2014, 71 industries")
    shown = impactcalc("multipliers", "show", "us-2014", "-o", "table.csv", cwd=tmp_path).stdout
    assert "Accommodation            1.000  0.000     1.659      2.593" in shown
    assert (tmp_path / "table.csv").read_text().splitlines()[1].startswith("Accommodation,1.0,0.0,1.65")
    by_industry = impactcalc(
        "multipliers", "show", "US", "--multipliers", "us-2014", "--industries", cwd=tmp_path
    ).stdout
    assert any(line.startswith("721") and "1.659" in line for line in by_industry.splitlines())
    verified = impactcalc("multipliers", "verify", "us-2014", cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout


def test_places_side_by_side(tmp_path: Path) -> None:
    words = ("multipliers", "compare", "fips:48439", "cbsa:19100", "US-TX", "US", "--multipliers", "us-2014")
    done = impactcalc(*words, "-o", "places.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    row = next(line for line in done.stdout.splitlines() if line.startswith("Accommodation"))
    figures = [float(text) for text in row.split()[1:]]
    assert figures == sorted(figures)
    assert figures[-1] == 2.593
    assert (tmp_path / "places.xlsx").exists()
    refused = impactcalc(*words, "--measure", "happiness", cwd=tmp_path)
    assert refused.returncode == 2
    assert "There is no such measure." in refused.stderr


def test_places_are_found_by_name_and_code(tmp_path: Path) -> None:
    for words in (["19100"], ["cbsa:19100"], ["dallas-fort", "worth"]):
        assert impactcalc("places", *words, cwd=tmp_path).stdout.startswith("cbsa:19100")
    city = impactcalc("places", "fort", "worth", cwd=tmp_path)
    assert [line.split()[0] for line in city.stdout.splitlines()] == ["fips:48439", "cbsa:19100"]
    assert "Fort Worth, TX lies here" in city.stdout.splitlines()[0]
    assert '"Fort Worth, TX" is read as Tarrant County, TX: the report is then about the jobs' in city.stderr
    assert 'Type "Dallas-Fort Worth-Arlington, TX" for that.' in city.stderr
    assert impactcalc("places", "tarrant tx", cwd=tmp_path).stdout.startswith("fips:48439")
    none = impactcalc("places", "qqqq", cwd=tmp_path)
    assert none.returncode == 2
    assert "No place is called anything like this: qqqq." in none.stderr
    assert "outside the United States regions are known of Australia, Canada, Japan" in none.stderr


def test_countries_are_found_before_places_of_the_united_states(tmp_path: Path) -> None:
    for words in ("France", "FR", "fra"):
        done = impactcalc("places", words, cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout.splitlines()[0] == "FR           country France  (tables of 2014, 2022)"
    assert "San Francisco" not in impactcalc("places", "France", cwd=tmp_path).stdout
    both = impactcalc("places", "Georgia", cwd=tmp_path).stdout.splitlines()
    assert both[0].startswith("GE           country Georgia  (no table is shipped;")
    assert both[1].startswith("US-GA        state   Georgia")


def test_a_city_abroad_is_answered_with_its_region_and_country(tmp_path: Path) -> None:
    city = impactcalc("places", "Reims, France", cwd=tmp_path)
    assert city.stdout == (
        "nuts:FR21    NUTS 2  Region Champagne-Ardenne  (jobs of 2015; Reims lies here)\n"
        "FR           country France  (tables of 2014, 2022)\n"
    )
    assert '"Reims" is read as Region Champagne-Ardenne (NUTS FR21), in which it lies' in city.stderr
    alone = impactcalc("places", "Kyiv, Ukraine", cwd=tmp_path)
    assert alone.stdout.startswith("UA           country Ukraine")
    assert "Kyiv cannot be reported by itself" in alone.stderr
    namesake = impactcalc("places", "Paris", cwd=tmp_path)
    assert namesake.stdout.startswith("nuts:FR10    NUTS 2  Region Île de France  (")
    assert namesake.stdout.splitlines()[2].startswith("fips:48277   county  Lamar County, TX")
    assert 'Type "Paris, France" or "Paris, TX" (Lamar County, TX)' in namesake.stderr
    assert impactcalc("places", "cbsa:37580", cwd=tmp_path).stderr == ""


def test_what_cannot_be_said_of_spending_says_what_to_do(tmp_path: Path) -> None:
    said = " ".join(impactcalc("places", "Kabul, Afghanistan", "--spending", cwd=tmp_path).stdout.split())
    assert "No per diem is known for this place." in said
    assert "delegate not known see below" in said
    assert "Not known: delegate, festival_overnight" in said
    assert ". Type amounts by category, or a sum with a profile that splits it." in said
    for year in (2003, 2014, 2026, 2033):
        text = impactcalc("places", "Reims, France", "--spending", "--year", year, cwd=tmp_path).stdout
        assert "not known" not in text


def test_what_a_visitor_would_be_assumed_to_spend(tmp_path: Path) -> None:
    home = impactcalc("places", "tarrant", "tx", "--spending", "--year", 2014, cwd=tmp_path)
    assert home.returncode == 0, home.stderr
    assert "delegate" in home.stdout
    assert "241.50" in home.stdout
    abroad = impactcalc("places", "Nagasaki, Japan", "--spending", "--year", 2014, cwd=tmp_path)
    assert abroad.returncode == 0, abroad.stderr
    assert "447.37" in abroad.stdout


def test_batch_goes_on_after_a_broken_workbook_and_sums_up(tmp_path: Path) -> None:
    folder = tmp_path / "cities"
    folder.mkdir()
    for name, source in (("a", "city-programme"), ("b", "broken"), ("c", "sister-cities-2014")):
        shutil.copy(samples()[source], folder / f"{name}.xlsx")
    shutil.copy(samples()["broken"], folder / "~$a.xlsx")
    (folder / "notes.txt").write_text("not a study")
    done = impactcalc("batch", "cities", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "2 of 3 studies reported; 1 left out" in done.stdout
    assert "notes.txt: left out because it is no workbook" in done.stdout
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "a-report.xlsx",
        "c-report.xlsx",
        "manifest.json",
        "network.html",
        "network.xlsx",
        "summary.csv",
        "summary.xlsx",
    ]
    book = openpyxl.load_workbook(tmp_path / "out" / "summary.xlsx", data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if row[0] == "Workbook")
    assert [(row[0], row[2]) for row in rows[head + 1 : head + 5]] == [
        ("a.xlsx", "done"),
        ("b.xlsx", "problems"),
        ("c.xlsx", "done"),
        ("notes.txt", "left_out"),
    ]
    assert rows[head + 3][7] == pytest.approx(
        190_288_500 + 0.1867 * 47_200_000
    )  # and the fares of the trips, paid here
    again = impactcalc("batch", "cities", "-o", "out2", "--workers", "1", cwd=tmp_path)
    assert again.returncode == 2
    for name in ("a-report.xlsx", "summary.csv", "summary.xlsx"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()
    (tmp_path / "out" / "manifest.json").unlink()
    refused = impactcalc("batch", "cities", "-o", "out", cwd=tmp_path)
    assert refused.returncode == 2
    assert "This file is already there." in refused.stderr


def test_a_fault_of_ours_is_one_line_and_exit_code_1(sample: Path, tmp_path: Path) -> None:
    code = (
        "import impactcalc.study.checking.validation as v, impactcalc.cli as c\n"
        "def broken(path): raise RuntimeError('a wheel came off')\n"
        "v.read_study = broken\n"
        "c.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "run", "study.xlsx"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "RuntimeError: a wheel came off" in done.stderr
    assert "This is a fault of impactcalc, not of your workbook." in done.stderr
    assert "Traceback" not in done.stderr
