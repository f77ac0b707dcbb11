"""What published studies found of a share stands beside it where it is blank, and changes no figure."""

from __future__ import annotations

from typing import Any

import pytest
from studies import STATED, result_of

import impactcalc as ic
from impactcalc.facts.anchors import Anchor
from impactcalc.impact.rows.activities import SHARES
from impactcalc.known.anchors import BESIDE_A_VISITOR, anchors, anchors_of
from impactcalc.report.pages.ledger import ledger_page
from impactcalc.report.words.en.answer import headline
from impactcalc.study.sheets.schema import Events, Visitors
from impactcalc.words.en.anchors import in_short, together, whose

CODES = {
    "resident_share": "residents-as-impact",
    **{name: f"missing-{name.replace('_', '-')}" for name in SHARES if name != "resident_share"},
}
POINTER = "What studies found of such shares is listed with the assumptions."


def event(kind: str | None = "festival", **shares: Any) -> ic.Result:
    row = {"id": "e", "participants": 100, "kind": kind, "food_service": 5000.0, "spend_basis": None, **shares}
    return result_of(Events.model_validate(row))


def beside(result: ic.Result, share: str) -> list[str]:
    name = share.replace("_", " ").replace("host paid", "host-paid")
    what = f"{name}: what studies found"
    return [line.value for line in result.assumptions if line.what == what]


def remedies(result: ic.Result, share: str) -> list[str]:
    return [check.remedy for check in result.checks_found if check.code == CODES[share]]


@pytest.mark.parametrize("share", SHARES)
def test_a_blank_share_has_an_anchor_and_a_stated_one_has_none(share: str) -> None:
    result = event(**{**STATED, share: None})
    lines = beside(result, share)
    (remedy,) = remedies(result, share)
    if share in ("attribution_share", "host_paid_share"):
        assert lines == ["no published study of it is at hand"]
        assert remedy.endswith("No published study of it is at hand")
        assert not any(POINTER in line for line in headline(result))
    else:
        assert lines
        assert all(line.endswith("; for comparison, not used") for line in lines)
        assert "For comparison, listed with the assumptions and not used: " in remedy
        assert any(line.endswith(POINTER) for line in headline(result))
        assert POINTER in ledger_page(result).lead[0]
    for other in SHARES:
        if other != share:
            assert not beside(result, other)
            assert not remedies(result, other)


def test_nothing_is_said_where_all_is_stated() -> None:
    result = event(**STATED)
    assert not any("studies" in line.what for line in result.assumptions)
    assert not any(POINTER in line for line in headline(result))
    assert POINTER not in ledger_page(result).lead[0]


def test_an_anchor_is_never_used() -> None:
    """A blank share takes off what a share of 0 (of attribution: 1) does."""
    stated, blank = event(**STATED), event()
    assert blank.net_new_spending == stated.net_new_spending == 5000.0
    assert blank.totals.equals(stated.totals)


def test_a_festival_is_held_against_the_arts_and_a_tournament_against_sport() -> None:
    arts, sport = (" ".join(beside(event(kind), "resident_share")) for kind in ("festival", "tournament"))
    assert "61% of attendances at arts events were residents' (US, 2005)" in arts
    assert "tournaments" not in arts
    assert "9% of those at youth tournaments came from the county itself (Gloversville NY, 2016)" in sport
    assert "arts events" not in sport
    # Visitors in general stand beside either.
    assert "53% of all visitors to a county came from its own metro" in arts
    assert "53% of all visitors to a county came from its own metro" in sport
    meeting = " ".join(beside(event("conference"), "casual_share"))
    assert meeting.startswith("50% of international delegates would have come within three years anyway (Melbourne")


def test_what_is_no_event_is_held_against_all() -> None:
    result = result_of(Visitors(id="v", visitors=10, food_service=1000.0))
    assert len(beside(result, "resident_share")) == sum(anchor.share == "resident_share" for anchor in anchors())
    assert anchors_of("displaced_share", ["gala"]) == anchors_of("displaced_share", [])


def test_findings_of_the_same_are_said_once() -> None:
    arts = [a for a in anchors_of("resident_share", ["festival"]) if a.kind == "arts"]
    assert in_short(arts) == "43 to 75% of attendances at arts events were residents'"
    everything = anchors_of("resident_share", [])
    assert in_short(everything) == "43 to 75% of attendances at arts events were residents', and 2 other findings"
    one = Anchor("casual_share", "arts", 0.5, "came anyway", "A study", "Here", "", "200", "a paper", "read", "high")
    assert together([one]) == "50% came anyway (Here)"
    assert whose(one) == "A study, 200 asked; a paper; read; confidence high"


@pytest.mark.parametrize("anchor", anchors(), ids=lambda a: f"{a.study}, {a.found}")
def test_a_finding_has_a_source_and_is_of_a_share(anchor: Anchor) -> None:
    assert anchor.share in (*SHARES, BESIDE_A_VISITOR)
    assert 0 <= anchor.value <= 1
    assert anchor.source
    assert anchor.where
    assert anchor.kind in ("arts", "sport", "meeting", "any")


def test_what_a_resident_spends_is_no_share_of_residents() -> None:
    """A ratio of two persons' spending stands apart: as a share of residents it would be read as one."""
    result = result_of(Visitors(id="v", visitors=10, food_service=1000.0))
    assert not any("is what" in line for line in beside(result, "resident_share"))
    lines = [
        a.value for a in result.assumptions if a.what == "resident share: what studies found of a resident's spending"
    ]
    assert len(lines) == 2
    assert "of what visitors from elsewhere spend on a day out is what residents spend (US, 2024)" in lines[1]
    for share in SHARES:
        assert all(len(remedy) < 240 for remedy in remedies(result, share))
