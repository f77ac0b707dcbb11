"""The page Ties and its table: what adds up, ties without spending, what each sentence rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

import impactcalc as ic
from impactcalc.impact.beside.ties import Tie, ties_of
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.report.tables.ties import TIES
from impactcalc.report.words.en.ties import found_words, tie_lines
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Budget, Exchanges, InKind, Settings, Visitors, Volunteers
from report_cases import STATED, empty, rich

NO_DRAWS = ic.Sampling(draws=0)


def tie(result: Result, name: str) -> Tie:
    return next(one for one in ties_of(result) if one.name == name)


@pytest.mark.parametrize("kind", ["partner", "network"])
def test_ties_and_what_names_none_add_up_to_the_totals(kind: str) -> None:
    result = rich()
    named = result.rows.network != ""
    if kind == "partner":
        named = (result.rows.partner_city != "") | (result.rows.partner_country != "")
    ties = [one for one in ties_of(result) if one.kind == kind]
    assert ties
    total = EFFECTS.index("total_type_2")
    jobs = result.table.measures.index("jobs")
    assert sum(t.net_new for t in ties) == pytest.approx(result.steps.net_new[named].sum())
    assert sum(t.cost for t in ties) == pytest.approx(result.local_money.paid[named].sum())
    assert sum(t.effects[jobs] for t in ties) == pytest.approx(result.activity_effects[named, total, jobs].sum())
    if named.all():
        assert sum(t.effects[jobs] for t in ties) == pytest.approx(result.impact_effects[total, jobs])


def test_what_a_tie_cost_and_brought_by_hand() -> None:
    rows = [
        Visitors(id="in", visitors=10, nights=2, accommodation=4000, partner_city="Reims", partner_country="FRA",
                 **STATED | {"host_paid_share": 0}),
        Exchanges(id="out", direction="outbound", travellers=3, accommodation=900, partner_city="Reims",
                  partner_country="FRA"),
        Budget(id="office", amount=500, category="professional", paid_from="local", partner_city="Reims",
               partner_country="FRA"),
        Volunteers(id="help", volunteers=4, hours=5, partner_city="Reims", partner_country="FRA"),
        Visitors(id="other", visitors=7, nights=1, accommodation=700, network="C40", **STATED),
    ]  # fmt: skip
    result = ic.run(ic.study_from_rows(Settings(name="N", place="US", year=2014), rows), sampling=NO_DRAWS)
    reims = tie(result, "Reims, FRA")
    assert (reims.activities, reims.came, reims.went, reims.at_events) == (3, 10, 3, 0)
    # 4,000 less residents 10%, casuals 5%, a fifth not attributable, 2% displaced.
    assert reims.net_new == pytest.approx(4000 * 0.9 * 0.95 * 0.8 * 0.98)
    assert reims.gross == pytest.approx(4500)
    assert reims.spent_abroad == pytest.approx(900)
    assert reims.cost == pytest.approx(500)
    assert (reims.volunteers, reims.hours) == (4, 20)
    assert [one.name for one in ties_of(result)] == ["Reims, FRA", "C40"]


def test_a_tie_without_spending_is_shown_too(tmp_path: Path) -> None:
    rows = [
        Visitors(id="in", visitors=10, nights=2, accommodation=4000, **STATED),
        Volunteers(id="help", volunteers=4, hours=5, partner_city="Tainan", partner_country="TWN"),
        InKind(id="gift", kind="gift", amount=250, partner_country="JPN"),
    ]
    result = ic.run(ic.study_from_rows(Settings(name="N", place="US", year=2014), rows), sampling=NO_DRAWS)
    tainan, japan = tie(result, "Tainan, TWN"), tie(result, "JPN")
    assert list(tie_lines(result, tainan)) == [
        "People: none are counted.",
        "No spending is stated.",
        "Local money: none is named for it.",
        "Beside the money: 20 hours of 4 volunteers.",
    ]
    assert japan.in_kind == pytest.approx(250)
    assert "1 line given in kind, worth $250" in list(tie_lines(result, japan))[-1]
    assert found_words(result, ties_of(result)) == "Ties: 2 partners; none of the new money names a partner"
    result.to_excel(tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Ties"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Tainan, Taiwan" in texts
    assert "No spending is stated." in texts


def test_the_sentences_follow_from_the_numbers_of_every_tie() -> None:
    for result in (rich(), ic.run(samples()["city-programme"], sampling=NO_DRAWS)):
        for one in ties_of(result):
            text = " ".join(tie_lines(result, one))
            assert ("at most about" in text) == (one.at_most and one.net_new > 0)
            assert ("no new money" in text) == (one.net_new <= 0 < one.gross + one.spent_abroad)
            assert ("rests on amounts of profiles" in text) == (one.assumed > 0)
            assert ("Local money: none" in text) == (one.cost == 0)
            assert ("Beside the money" in text) == bool(one.hours or one.in_kind_lines or one.deals)


def test_no_page_where_nothing_is_named_and_a_table_all_the_same(tmp_path: Path) -> None:
    assert ties_of(empty()) == ()
    assert len(TIES.of(empty())) == 0
    empty().to_excel(tmp_path / "r.xlsx")
    assert "Ties" not in openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        Visitors(id=f"v{i}", visitors=10 + i, nights=2, accommodation=100.1 * i, partner_city=f"City {i % 3}", **STATED)
        for i in range(12)
    ]
    one, other = (
        ic.run(ic.study_from_rows(Settings(name="N", place="US", year=2014), order), sampling=NO_DRAWS)
        for order in (rows, rows[::-1])
    )
    assert [t.name for t in ties_of(one)] == [t.name for t in ties_of(other)]
    for a, b in zip(ties_of(one), ties_of(other), strict=True):
        assert a.net_new == b.net_new
        assert np.array_equal(a.effects, b.effects, equal_nan=True)


def test_many_ties_take_no_longer_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row may name a partner of its own: each column is summed once for all ties, not once for each."""
    rows = [
        Visitors(id=f"v{i}", visitors=1, nights=1, accommodation=10.0, partner_city=f"City {i}", **STATED)
        for i in range(300)
    ]
    result = ic.run(ic.study_from_rows(Settings(name="N", place="US", year=2014), rows), sampling=NO_DRAWS)
    calls = 0
    plain = np.bincount

    def counted(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        return plain(*given, **named)

    monkeypatch.setattr(np, "bincount", counted)
    assert len(ties_of(result)) == 300
    assert 0 < calls < 100
