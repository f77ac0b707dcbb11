"""What a Python user expects of objects: they pickle, copy, compare, and show themselves in a line."""

from __future__ import annotations

import copy
import doctest
import pickle
import shutil
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.content import same
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Settings, Visitors

SAMPLES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
QUICK = ic.Sampling(draws=100)


@pytest.fixture(scope="module", params=SAMPLES)
def study(request: pytest.FixtureRequest) -> ic.Study:
    return ic.read_study(samples()[request.param])


@pytest.fixture(scope="module")
def result(study: ic.Study) -> ic.Result:
    return ic.run(study, sampling=QUICK)


def test_a_study_and_a_result_survive_a_pickle(study: ic.Study, result: ic.Result) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(study, protocol))
        assert again == study
        assert again is not study
    back = pickle.loads(pickle.dumps(result))
    assert back == result
    assert result_json(back) == result_json(result)
    assert ic.run(pickle.loads(pickle.dumps(study)), sampling=QUICK) == result


def test_what_was_read_only_still_is(result: ic.Result) -> None:
    back = pickle.loads(pickle.dumps(result))
    assert isinstance(back.study.sheets, MappingProxyType)
    for name, table in result.study.sheets.items():
        assert type(back.study.sheets[name].columns) is type(table.columns)
    economy, again = table_of(result.economy), table_of(back.economy)
    assert not again.A.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        again.A[0, 0] = 1.0
    for item in fields(ic.TableEconomy):
        value, other = getattr(economy, item.name), getattr(again, item.name)
        if isinstance(value, np.ndarray):
            assert value.flags.writeable == other.flags.writeable, item.name


def test_what_is_shared_stays_shared_and_nothing_worked_out_is_stored(result: ic.Result) -> None:
    before = len(pickle.dumps(result))
    assert result.totals.shape == (5, 6)
    assert table_of(result.economy).L.shape[0] == len(result.economy.industries)
    assert len(pickle.dumps(result)) == before
    back = pickle.loads(pickle.dumps(result))
    assert back.economy is back.home.places[0].economy


def test_copies_are_equal_and_deep_ones_stand_alone(study: ic.Study, result: ic.Result) -> None:
    for one in (study, result, result.economy):
        shallow, deep = copy.copy(one), copy.deepcopy(one)
        assert shallow == one == deep
        assert shallow is not one is not deep
        assert type(shallow) is type(one) is type(deep)
    assert copy.copy(study).sheets is study.sheets
    survey, visitors = study.survey.survey, study.sheets["Visitors"]
    copied = copy.deepcopy(study)
    for table, apart in ((survey, copied.survey.survey), (visitors, copied.sheets["Visitors"])):
        years = apart.columns["year"]
        assert not np.shares_memory(years, table.columns["year"])
        if years.flags.writeable:  # a year that all rows have is kept once, and nobody writes to it
            years[:] = 1900.0
        assert (table.columns["year"] != 1900.0).all()
    both = copy.deepcopy([study, study])
    assert both[0] is both[1]


def test_equal_is_what_says_the_same() -> None:
    here = Settings(name="Choir", place="US-TX", year=2014, currency="USD")

    def made(**changed: Any) -> ic.Study:
        row = {"id": "guests", "visitors": 40, "nights": 3, "accommodation": 12_000, **changed}
        return ic.study_from_rows(here, [Visitors.model_validate(row)])

    assert made() == made()
    assert not made() != made()  # noqa: SIM202 - the operator itself
    for changed in ({"accommodation": 12_001}, {"resident_share": 0.0}, {"name": "x"}, {"id": "others"}):
        assert made() != made(**changed), changed
    assert made() != ic.study_from_rows(here.model_copy(update={"year": 2015}), [])
    one, other = ic.run(made()), ic.run(made(accommodation=12_001))
    assert one == ic.run(made())
    assert one != other
    strangers: tuple[Any, ...] = (None, 1, "Choir", made(), {})
    for stranger in strangers:
        assert one != stranger
        assert not one == stranger  # noqa: SIM201 - the operator itself
    assert made() != one


def test_where_it_was_read_from_does_not_count(tmp_path: Path) -> None:
    shutil.copy(samples()["city-programme"], tmp_path / "other.xlsx")
    assert ic.read_study(tmp_path / "other.xlsx") == ic.read_study(samples()["city-programme"])


def test_economies_compare_too() -> None:
    one = load_table("us-2014")
    assert one == replace(one)
    assert one != ic.load_economy("us-2015")
    assert one != replace(one, A=one.A * 0.5)
    assert pickle.loads(pickle.dumps(one)) == one
    place = ic.load_economy("us-2014", "cbsa:19100")
    back = pickle.loads(pickle.dumps(place))
    assert back == place
    assert back.nation == one


def test_what_holds_arrays_has_no_hash(study: ic.Study, result: ic.Result) -> None:
    for one in (study, result, result.economy):
        with pytest.raises(TypeError, match="unhashable"):
            hash(one)


def test_content_all_the_way_down() -> None:
    nan = float("nan")
    assert same({"a": (1.0, nan)}, MappingProxyType({"a": (1.0, nan)}))
    assert same(np.array([1.0, nan]), np.array([1.0, nan]))
    assert same(np.array(["x", nan], dtype=object), np.array(["x", nan], dtype=object))
    assert not same(np.array(["x", nan], dtype=object), np.array(["y", nan], dtype=object))
    assert not same(np.array([1.0, nan]), np.array([1.0, 2.0]))
    assert not same(np.array([1.0]), np.array([1.0, 1.0]))
    assert not same(np.array([1.0]), np.array([1]))
    assert not same((1.0,), [1.0])
    assert not same({"a": 1}, {"b": 1})
    assert not same((1, 2), (1,))
    assert not same(ic.Sampling(seed=1), ic.Sampling(seed=2))


def test_a_line_each(study: ic.Study, result: ic.Result) -> None:
    for one in (study, result, result.economy):
        assert len(repr(one)) < 220
        assert "\n" not in repr(one)
    for one in (study, result):
        assert study.settings.name[:50] in repr(one)
        assert study.settings.place in repr(one)
        assert str(study.settings.year) in repr(one)
    assert f"{result.net_new_spending:,.0f}" in repr(result)
    assert ("at most" in repr(result)) == result.at_most
    long = replace(study, settings=study.settings.model_copy(update={"name": "a\nb" * 100}))
    assert len(repr(long)) < 220
    assert "\n" not in repr(long)


def test_run_takes_a_workbook_and_the_name_of_a_package(tmp_path: Path, study: ic.Study) -> None:
    path = shutil.copy(samples()["city-programme"], tmp_path / "city.xlsx")
    city = ic.read_study(path)
    told = ic.run(city, sampling=QUICK)
    assert ic.run(path, sampling=QUICK) == told
    assert ic.run(str(path), sampling=QUICK) == told
    named = ic.run(path, "us-2015", sampling=QUICK)
    assert named.economy.place == "cbsa:19100"
    assert named.economy == ic.load_economy("us-2015", "cbsa:19100")
    assert ic.run(city.at_place("JP"), "world-2014", sampling=QUICK).economy.place == "JP"
    assert ic.run(study, "us-2014", sampling=QUICK).economy.name.split("/")[0] == "us-2014"


def test_run_reads_a_folder_of_csv_files(tmp_path: Path) -> None:
    (tmp_path / "Study.csv").write_text("name,place,year,currency\n", encoding="utf-8")
    (tmp_path / "Visitors.csv").write_text("id,visitors,nights,accommodation\ng,40,3,12000\n", encoding="utf-8")
    with pytest.raises(ic.InputError, match="the settings' names stand across the first row, with no row below it"):
        ic.run(tmp_path)
    (tmp_path / "Study.csv").write_text("name,Choir\nplace,US-TX\nyear,2014\ncurrency\n", encoding="utf-8")
    assert ic.read_study(tmp_path).settings.currency == "USD"
    (tmp_path / "Study.csv").write_text("name,Choir\nplace,US-TX\nyear,2014\ncurrency,USD\n", encoding="utf-8")
    assert ic.run(tmp_path).gross_spending == pytest.approx(12_000)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("us-2014",), "run takes a Study as its first argument, or the path of a workbook .* not 'us-2014'"),
        (("report.pdf",), "not 'report.pdf'"),
        ((None,), "not a NoneType"),
        (({"name": "Choir"},), "not a dict"),
        ((ic.load_economy("us-2014"),), "run takes a Study as its first argument, .* not an Economy"),
    ],
)
def test_run_says_what_to_pass(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        ic.run(*arguments)


def test_run_says_what_to_pass_for_an_economy(study: ic.Study) -> None:
    wrong: Any = study
    with pytest.raises(TypeError, match='such as "us-2014", not a Study'):
        ic.run(study, wrong)
    with pytest.raises(TypeError, match="not both"):
        ic.run(study, "us-2014", economies={"US": ic.load_economy("us-2014")})
    with pytest.raises(ic.PackageError, match="no multiplier package 'mars-2014'"):
        ic.run(study, "mars-2014")
    with pytest.raises(ic.InputError, match="no such file"):
        ic.run("nowhere.xlsx")


def test_dir_lists_what_there_is() -> None:
    assert set(dir(ic)) == set(ic.__all__)
    assert sorted(set(ic.__all__)) == sorted(ic.__all__)
    dir(ic).clear()
    assert ic.__all__


@pytest.mark.parametrize("name", ["", *(name for name in ic.__all__ if name != "__version__")])
def test_every_public_name_has_an_example_that_holds(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(samples()["city-programme"], tmp_path / "city-programme.xlsx")
    monkeypatch.chdir(tmp_path)
    text = (getattr(ic, name) if name else ic).__doc__
    assert text is not None
    example = doctest.DocTestParser().get_doctest(text, {"ic": ic}, name, None, None)
    assert example.examples, "no example"
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    assert runner.run(example, out=said.append).failed == 0, "".join(said)
