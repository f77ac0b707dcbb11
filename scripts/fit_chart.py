"""The chart of docs/regions.md: published against computed, each region left out of the fit."""

from __future__ import annotations

from collections.abc import Sequence

import rims
from impactcalc.economy.regions.fit import Figure
from region_fit import Fold

PANELS: Sequence[tuple[Figure, str]] = (
    ("output_type_1", "Output, Type I"),
    ("output_type_2", "Output, Type II"),
    ("earnings", "Earnings of residents per dollar"),
    ("jobs", "Jobs of residents per million"),
)
WIDTH, ROW, LEFT, BAR, GAP = 760, 24, 170, 470, 34
COLOURS = ("#7a8794", "#0b6e8f")


def svg(folds: Sequence[Fold]) -> str:
    """Two bars a region and figure, the error in per cent beside them; plain SVG."""
    height = GAP + len(PANELS) * (GAP + ROW * len(folds)) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12" role="img">',
        "<title>Published RIMS II multipliers and those computed without the region, means over services</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_key(),
    ]
    y = GAP + 10
    for figure, name in PANELS:
        own = [fold.errors[figure] for fold in folds]
        scale = BAR / max(value for one in own for value in (one.published, one.computed))
        parts.append(f'<text x="8" y="{y + 12}" font-weight="bold">{name}</text>')
        y += 20
        for fold, one in zip(folds, own, strict=True):
            parts.append(f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{rims.TITLES[fold.left_out]}</text>')
            for at, value in enumerate((one.published, one.computed)):
                parts.append(
                    f'<rect x="{LEFT}" y="{y + 1 + 9 * at}" width="{value * scale:.1f}" height="8" '
                    f'fill="{COLOURS[at]}"/>'
                )
            digits = 1 if figure == "jobs" else 2
            parts.append(
                f'<text x="{LEFT + BAR + 8}" y="{y + 14}">{one.published:.{digits}f} / {one.computed:.{digits}f} '
                f"({one.ratio:+.0%})</text>"
            )
            y += ROW
        y += GAP - 20
    return "\n".join([*parts, "</svg>\n"])


def _key() -> list[str]:
    found = []
    for at, name in enumerate(("published (RIMS II 2018)", "computed, the region left out of the fit")):
        x = LEFT + 190 * at
        found.append(f'<rect x="{x}" y="12" width="12" height="8" fill="{COLOURS[at]}"/>')
        found.append(f'<text x="{x + 18}" y="21">{name}</text>')
    return found
