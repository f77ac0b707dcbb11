"""The command estimate: the figures of the workbook that it saves, what it asks, and what it says of itself."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.errors import InputError
from impactcalc.report.words.en.estimate import estimate_words
from impactcalc.study.estimate import EVENT_PEOPLE, KINDS, STUDENTS, VISITORS, Estimate, Group, given_share


def estimate(*words: object) -> Any:
    return CliRunner().invoke(app, ["estimate", *map(str, words)])


def test_a_first_answer_is_the_answer_of_the_workbook_that_it_saves(tmp_path: Path) -> None:
    saved, as_json = tmp_path / "first.xlsx", tmp_path / "first.json"
    done = estimate(
        "Fort Worth, TX", "--visitors", 40, "--nights", 5, "--event-people", 3000, "--residents", "60%",
        "--year", 2024, "--save", saved, "--json", as_json,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    first = json.loads(as_json.read_text(encoding="utf-8"))
    again = ic.run(saved)
    assert again.net_new_spending == pytest.approx(first["net_new_spending"], rel=1e-12)
    for measure in ("value_added", "jobs"):
        assert again.totals.loc["total_type_2", measure] == pytest.approx(
            first["totals"]["total_type_2"][measure], rel=1e-12
        )
    assert first["study"]["place"] == "fips:48439"


def test_a_day_is_that_of_the_profile_and_residents_are_taken_off() -> None:
    # 100 people for 2 days by festival_day: 14.28 + 7.06 + 4.85 + 4.34 + 0.20 + 4.06 + 4.27 + 0.95 = 40.01 dollars of
    # 2024 a day, 8,001 or so; six of ten are residents.
    result = ic.run(Estimate("US", "US", 2024, [Group(EVENT_PEOPLE, 100, 2)], residents=0.6).study())
    assert result.gross_spending == pytest.approx(100 * 2 * 40.01, abs=1)
    assert result.net_new_spending == pytest.approx(0.4 * result.gross_spending)


def test_an_answer_has_about_ten_lines_and_says_what_was_assumed() -> None:
    asked = Estimate("US", "US", 2024, [Group(VISITORS, 40, 5), Group(EVENT_PEOPLE, 3000, 1)], because=0.8)
    told = estimate_words(ic.run(asked.study()), asked)
    assert len(told) <= 12
    text = "\n".join(told)
    assert "New money: at most about" in text
    assert "Visitors with a room of their own: 40, 5 nights each" in text
    assert "People at events, for the day: 3,000, 1 day each, at $40 a person and day" in text
    assert "All of this spending rests on amounts of other studies" in text
    assert "count twice here" in text
    blank = next(line for line in told if line.startswith("Nothing was taken off for"))
    assert "--residents" in blank
    assert "--anyway" in blank
    assert "--because" not in blank  # it was given


def test_without_visitors_at_events_nobody_counts_twice_and_no_resident_is_looked_for() -> None:
    asked = Estimate("US", "US", 2024, [Group(STUDENTS, 3, 90)])
    text = "\n".join(estimate_words(ic.run(asked.study()), asked))
    assert "twice" not in text
    assert "--residents" not in text


def test_everything_that_is_missing_is_asked_at_once(tmp_path: Path) -> None:
    saved = tmp_path / "first.xlsx"
    done = estimate("Atlantis", "--hosted", 12, "--anyway", "1", "--year", 1066, "--save", saved)
    assert done.exit_code == 2
    for text in (
        "How long each of the 12 stayed is not said",
        "Add --hosted-nights N",
        "This may be 1% or all",
        "A year lies between",
        "Atlantis",
    ):
        assert text in done.output
    assert not saved.exists()


def test_nobody_and_a_place_that_is_several_are_asked() -> None:
    done = estimate("Springfield")
    assert done.exit_code == 2
    assert "Nobody came" in done.output
    assert "Springfield, MO" in done.output


SHARES = [("", None), ("60%", 0.6), ("0.6", 0.6), ("60", 0.6), ("0", 0.0), ("1%", 0.01), ("100%", 1.0), ("0,5", 0.5)]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_shares_as_people_type_them(text: str, share: float | None) -> None:
    assert given_share("--residents", text) == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize("text", ["1", "-5%", "120", "some", "nan", "inf"])
def test_what_is_no_share_or_may_be_two_is_asked(text: str) -> None:
    with pytest.raises(InputError, match=r"share|1% or all"):
        given_share("--residents", text)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(KINDS)), st.integers(1, 5000), st.integers(1, 60)),
        min_size=1,
        unique_by=lambda group: group[0],
    ),
    st.floats(0, 1),
)
def test_new_money_is_what_the_shares_leave(groups: list[tuple[str, int, int]], because: float) -> None:
    asked = [Group(KINDS[name], people, time) for name, people, time in groups]
    result = ic.run(Estimate("US", "US", 2024, asked, because=because).study(), sampling=ic.Sampling(draws=0))
    assert result.net_new_spending == pytest.approx(because * result.gross_spending, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("place", "country"), [("Germany", "DE"), ("Morocco", "MA"), ("Casablanca", "MA"), ("Canada", "CA")]
)
def test_a_country_whose_code_is_a_states_too_is_not_asked_about_again(place: str, country: str) -> None:
    done = CliRunner().invoke(
        app, ["estimate", place, "--visitors", "10", "--nights", "2", "--year", "2023", "--json", "-"]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["study"]["place"] == country


@pytest.mark.parametrize("place", ["France", "Germany", "Malta"])
def test_money_that_a_country_had_before_is_asked_about_whatever_its_code_is(place: str) -> None:
    done = CliRunner().invoke(app, ["estimate", place, "--visitors", "10", "--nights", "2", "--year", "1995"])
    assert done.exit_code == 2
    assert "in 1995" in done.output


def test_what_is_saved_is_spelled_as_its_reader_spells(tmp_path: Path) -> None:
    words = ["estimate", "US-TX", "--visitors", "10", "--nights", "2", "--save", str(tmp_path / "first.xlsx")]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "first.xlsx") as book:
        texts = " ".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))
    assert "program" in texts
    assert "programme" not in texts
