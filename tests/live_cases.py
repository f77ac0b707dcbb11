"""Studies whose answer is recalculated by a spreadsheet program, and what the engine says of them."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from typing import Any

import impactcalc as ic
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Visitors

NO_DRAWS = ic.Sampling(draws=0)
SHARES = ("resident_share", "casual_share", "attribution_share", "displaced_share", "host_paid_share")


def run(study: ic.Study) -> ic.Result:
    return ic.run(study, sampling=NO_DRAWS)


def answers(sheet: Any) -> tuple[float, ...]:
    return tuple(sheet[cell].value for cell in ("B7", "B8", "B9"))


def engine(result: ic.Result) -> tuple[float, ...]:
    total = EFFECTS.index("total_type_2")
    found = dict(zip(result.table.measures, result.impact_effects[total].tolist(), strict=True))
    return result.net_new_spending, found["value_added"], found["jobs"]


def drawn(seed: int) -> tuple[list[Row], list[Row]]:
    """Rows of every kind, and the same with half of the attribution and half as many people again."""
    draw = random.Random(seed)
    plain: list[Row] = []
    changed: list[Row] = []
    for at in range(draw.randint(1, 6)):
        shares = {name: draw.choice([None, 0.0, 1.0, round(draw.random(), 3)]) for name in SHARES}
        of_tie = shares["attribution_share"]
        halved = shares | {"attribution_share": 0.5 * (1.0 if of_tie is None else of_tie)}
        people, days, each = draw.randint(1, 400), draw.randint(0, 6), round(draw.uniform(5, 300), 2)
        kind: Any = draw.choice([Visitors, Events, Exchanges])
        for rows, given, count in ((plain, shares, people), (changed, halved, people * 1.5)):
            row: dict[str, Any] = {"id": f"r{at}", "profile": "us_traveller", "daily_spend": each, **given}
            if kind is Visitors:
                row |= {"visitors": count, "nights": days}
            elif kind is Events:
                row |= {"participants": count, "days": max(days, 1)}
            else:
                row |= {"travellers": count, "nights": max(days, 1), "direction": "inbound", "scholarship": each * 3}
                row["host_paid_share"] = None  # both would be taken off twice
            rows.append(kind.model_validate(row))
    paid_here = Budget(id="office", amount=1000.0, category="professional", paid_from="local")
    return [*plain, paid_here], [*changed, paid_here]


def recalculated(folder: Path, files: list[Path]) -> Path:
    """The folder with the same workbooks as LibreOffice calculates them, who finds no value in them."""
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "out"
