"""Multipliers as text for a terminal: by spending category, or by industry."""

from __future__ import annotations

from impactcalc.economy.economy import Economy
from impactcalc.impact.effects import EFFECTS, MONEY_PER_JOB_UNIT, category_multipliers
from impactcalc.study.vocabulary import CATEGORIES


def category_text(economy: Economy) -> str:
    """What one unit of spending in each category does, Type II unless said otherwise."""
    table = category_multipliers(economy)
    bridge = economy.spending_bridge()
    at = {measure: i for i, measure in enumerate(table.measures)}
    first, second = EFFECTS.index("total_type_1"), EFFECTS.index("total_type_2")
    lines = [
        f"{economy.name}: {economy.title}",
        f"What 1 {economy.currency} of spending does ({economy.valuation} prices of {economy.year}); jobs per million.",
        "",
        f"{'category':26}{'stays':>8}{'leaks':>8}{'output I':>10}{'output II':>10}"
        f"{'GDP II':>8}{'pay II':>8}{'jobs II':>9}",
    ]
    local = bridge.B.sum(axis=0)
    for c, category in enumerate(CATEGORIES):
        K = table.K[:, :, c]
        figures = [local[c], bridge.leakage[c], K[first, at["output"]], K[second, at["output"]]]
        text = f"{category.label:26}{figures[0]:8.3f}{figures[1]:8.3f}{figures[2]:10.3f}{figures[3]:10.3f}"
        for measure, scale, width, digits in (
            ("value_added", 1.0, 8, 3),
            ("labour_income", 1.0, 8, 3),
            ("jobs", MONEY_PER_JOB_UNIT, 9, 2),
        ):
            value = f"{K[second, at[measure]] * scale:{width}.{digits}f}" if measure in at else "n/a".rjust(width)
            text += value
        lines.append(text)
    return "\n".join(lines)


def industry_text(economy: Economy) -> str:
    """Output and jobs multipliers by industry, Type I and II."""
    type_1, type_2 = economy.L.sum(axis=0), economy.L2.sum(axis=0)
    lines = [
        f"{economy.name}: {economy.title}",
        "Output per unit of final demand; jobs per million.",
        "",
        f"{'industry':10}{'':52}{'output I':>9}{'output II':>10}{'jobs I':>8}{'jobs II':>8}",
    ]
    jobs = economy.per_output.get("jobs")
    for i, (code, name) in enumerate(zip(economy.industries, economy.industry_names, strict=True)):
        text = f"{code:10}{name[:50]:52}{type_1[i]:9.3f}{type_2[i]:10.3f}"
        if jobs is not None:
            text += f"{jobs @ economy.L[:, i]:8.2f}{jobs @ economy.L2[:, i]:8.2f}"
        lines.append(text)
    return "\n".join(lines)
