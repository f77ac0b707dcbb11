"""From gross to net new spending, all activities together: a row per step."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.report.tables.table import Field, Subject, floats
from impactcalc.report.terms import STEP_NAMES
from impactcalc.report.words.speaking import term

Sums = Sequence[tuple[str, float]]


def step_sums(result: Result) -> Sums:
    """Each step and what it takes off in all, "gross" first and "net_new" last; report-year prices."""
    ledger = result.steps
    return (
        ("gross", float(ledger.gross.sum())),
        *((step, float(ledger.steps[step].sum())) for step in STEPS),
        ("net_new", result.net_new_spending),
    )


LEDGER_STEPS: Subject[Sums] = Subject(
    "steps",
    "From gross to net new spending, all activities together: gross, less each step, is net_new.",
    step_sums,
    (
        Field("step", "text", "Step", "A column of the ledger.", lambda rows: [step for step, _ in rows]),
        Field("name", "text", "Name", "In words.", lambda rows: [term(STEP_NAMES[step]) for step, _ in rows]),
        Field("amount", "money", "Amount", "What is spent, taken off, or left.",
              lambda rows: floats([amount for _, amount in rows])),
    ),
    index=("step",),
    path="steps",
    keyed=True,
)  # fmt: skip
