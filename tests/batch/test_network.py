"""A network: what may be added, ranks with ranges, sizes, partners, and what all members come to."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch_faults import command, write_study
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.errors import InputError
from impactcalc.impact.members.expanded import expanded
from impactcalc.impact.members.members import IN_PLACE, SUMMED, Member, groups_of
from impactcalc.impact.members.overlaps import overlaps
from impactcalc.report.network.network import all_members
from impactcalc.study.checking.member_list import read_member_list

METRO, COUNTY, STATE, FAR = "cbsa:19100", "fips:48439", "US-TX", "cbsa:31080"


def member(
    called: str,
    value: float,
    place: str = "US",
    prices: str = "USD, 2014 prices",
    bounds: tuple[float, float] | None = None,
    jobs: float = math.nan,
) -> Member:
    ranges = {"net_new_spending": bounds} if bounds else {}
    figures = dict.fromkeys(SUMMED, value)
    return Member(called, called, place, "2014", prices, figures, ranges, {"JPN": (value, 0.0, value)}, jobs, False, "")


def test_places_that_lie_in_one_another_are_found() -> None:
    found = [(pair.one, pair.how, pair.other) for pair in overlaps([METRO, COUNTY, STATE, FAR, "FR", FAR])]
    assert found == [
        (METRO, "lies in", STATE),
        (COUNTY, "lies in", STATE),
        (COUNTY, "lies in", METRO),
    ]
    assert [(one.one, one.other) for one in overlaps(["US", FAR, "FR"])] == [(FAR, "US")]
    shared = overlaps(["fips:48439+48113", "fips:48113+48085"])
    assert [one.how for one in shared] == ["shares counties with"]
    assert not overlaps([METRO, FAR])


def test_a_metro_of_several_states_lies_in_none_of_them() -> None:
    found = {(one.how, frozenset((one.one, one.other))) for one in overlaps(["cbsa:35620", "US-NY", "US-NJ"])}
    assert found == {("shares counties with", frozenset(("cbsa:35620", state))) for state in ("US-NY", "US-NJ")}


def test_what_may_be_added_and_what_not() -> None:
    (apart,) = groups_of([member("a", 1.0, METRO), member("b", 2.0, FAR)])
    sums = {one.figure: (one.total, one.verdict) for one in apart.sums}
    assert sums["gross_spending"] == (3.0, "yes")
    assert sums["net_new_spending"] == (3.0, "at most")
    assert {sums[name] for name in IN_PLACE} == {(3.0, "each in its own place")}
    (nested,) = groups_of([member("a", 1.0, METRO), member("b", 2.0, STATE)])
    for one in nested.sums:
        if one.figure in IN_PLACE:
            assert one.verdict == "no"
            assert math.isnan(one.total)
    assert next(one.total for one in nested.sums if one.figure == "gross_spending") == 3.0


def test_money_of_two_kinds_is_never_added() -> None:
    groups = groups_of([member("a", 1.0), member("b", 5.0, "FR", "EUR, 2014 prices"), member("c", 2.0)])
    assert [(group.prices, len(group.members)) for group in groups] == [
        ("EUR, 2014 prices", 1),
        ("USD, 2014 prices", 2),
    ]


def test_ranks_with_their_ranges() -> None:
    """10 (8-12), 9 (7-11) and 3: the first two may change places, the third may not."""
    (group,) = groups_of(
        [member("c", 3.0), member("b", 9.0, bounds=(7.0, 11.0)), member("a", 10.0, bounds=(8.0, 12.0))]
    )
    ranks = [(one.rank, one.best, one.worst) for one in group.ranks["net_new_spending"] if one]
    assert ranks == [(1, 1, 2), (2, 1, 2), (3, 3, 3)]


MEMBERS = st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e5), st.floats(0, 1e5)), min_size=1, max_size=12)


@given(MEMBERS)
def test_a_rank_lies_between_its_best_and_its_worst(drawn: list[tuple[float, float, float]]) -> None:
    members = [member(str(at), v, bounds=(v - a, v + b)) for at, (v, a, b) in enumerate(drawn)]
    (group,) = groups_of(members)
    for one, rank in zip(group.members, group.ranks["net_new_spending"], strict=True):
        assert rank is not None
        low, high = one.bounds("net_new_spending")
        others = [other.bounds("net_new_spending") for other in group.members if other is not one]
        assert rank.best == 1 + sum(below > high for below, _ in others)
        assert rank.worst == 1 + sum(above > low for _, above in others)
        assert 1 <= rank.best <= rank.rank <= rank.worst <= len(members)


def test_all_members_by_hand() -> None:
    """Stratum of 10 with reports of 2 and 4, one of 2 that both reported 5 and 7: 10 x 3 + 12 = 42. The error is that
    of the first: 10^2 (1 - 2/10) 2 / 2 = 80 (Cochran 1977, theorem 5.3), with one degree of freedom t = 12.706."""
    found = expanded(np.array([[2.0], [4.0], [5.0], [7.0]]), np.array([0, 0, 1, 1]), np.array([10.0, 2.0]))
    assert found.total[0] == pytest.approx(42.0)
    assert found.error[0] == pytest.approx(math.sqrt(80))
    assert found.high[0] == pytest.approx(42 + 12.7062 * math.sqrt(80), rel=1e-4)
    assert found.low[0] == 18.0  # what was reported is known
    alone = expanded(np.array([[2.0]]), np.array([0]), np.array([3.0]))
    assert np.isnan([alone.total[0], alone.low[0], alone.high[0]]).all()
    everyone = expanded(np.array([[2.0], [3.0]]), np.array([0, 0]), np.array([2.0]))
    assert (everyone.total[0], everyone.low[0], everyone.high[0]) == (5.0, 5.0, 5.0)


def test_the_list_of_members_has_its_problems(tmp_path: Path) -> None:
    listed = tmp_path / "members.csv"
    listed.write_text("Member,Stratum\na,small\nA ,small\n,small\nb,\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_member_list(listed)
    assert [str(problem) for problem in caught.value.problems] == [
        'members!A3 "A": the same member as in A2. Delete one of the two rows',
        "members!A4: this member has no name. Type what its study is called",
        "members!B5: this member has no stratum. Type one, or delete the column",
    ]
    with pytest.raises(InputError, match="there is no such file"):
        read_member_list(tmp_path / "none.csv")


def test_several_moneys_are_not_expanded(tmp_path: Path) -> None:
    listed = tmp_path / "members.csv"
    listed.write_text("study\na\nb\nc\n", encoding="utf-8")
    groups = groups_of([member("a", 1.0), member("b", 5.0, "FR", "EUR, 2014 prices")])
    found = all_members(groups, read_member_list(listed), {"a": "all members", "b": "all members"})
    assert found.found is None
    assert found.why.startswith("Money is in several currencies or price years")
    assert found.strata == (("all members", 3, 2),)


def test_the_networks_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for at, place in enumerate((METRO, STATE, FAR, FAR)):
        write_study(folder / f"m{at}.xlsx", 10, place, f"City {at}")
    (folder / "m9.xlsx").write_text("broken")
    (folder / "members.csv").write_text("study\n" + "".join(f"m{at}\n" for at in range(10)), encoding="utf-8")
    done = command("batch", "in", "-o", "out", "--members", "in/members.csv", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    book = openpyxl.load_workbook(tmp_path / "out" / "network.xlsx", data_only=True)
    assert book.sheetnames == ["Network", "Members", "Partner countries", "By size", "All members"]
    text = {name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames}
    sums = {row[0]: row for row in text["Network"]}
    assert sums["Gross spending at home"][2:5] == [4, 44_000, "yes"]
    assert sums["Net new spending"][3:5] == [pytest.approx(4 * 7672.5), "yes, as at most"]
    assert sums["Impact: jobs, Type II"][3:5] == [None, "no"]
    assert sums["Impact: jobs, Type II"][5] == (
        "Dallas-Fort Worth-Arlington, TX lies in Texas: a study of the larger place may hold what the other counts."
    )
    lead = [row[0] for row in text["Network"] if row[0]]
    assert "4 studies of 5 inputs; the summary has a line for each." in lead
    assert any("is the place of 2 members: m2.xlsx, m3.xlsx." in str(line) for line in lead)
    expanded_rows = {row[0]: row for row in text["All members"]}
    # Four of ten reported 11,000 each: 110,000, and none differs.
    assert expanded_rows["Gross spending at home"][2:6] == [44_000, 110_000, 110_000, 110_000]
    assert expanded_rows["all members"][1:4] == [10, 4, 2.5]
    partners = {row[0]: row for row in text["Partner countries"]}
    assert partners["Japan"][1:3] == [4, 22_000]


def test_a_study_of_no_member_is_told_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    (tmp_path / "members.csv").write_text("study\nb\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run_batch(tmp_path / "in", tmp_path / "out", Wishes(members=tmp_path / "members.csv"))
    assert str(caught.value.problems[0]) == (
        'members "a.xlsx": this study is of no member of the list. Add a row to the list with "a" in its column study, '
        'or, where the member is there by another name, type "a" over that'
    )
    assert not (tmp_path / "out").exists()


def test_a_network_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xlsx").write_text("broken")
    assert run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1)).exit_code == 2
    book = openpyxl.load_workbook(tmp_path / "out" / "network.xlsx")
    assert book.sheetnames == ["Network"]
    assert "No study was reported on; the summary says why." in [row[0].value for row in book["Network"].iter_rows()]
