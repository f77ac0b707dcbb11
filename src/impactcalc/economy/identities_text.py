"""The identities of a package as lines of text."""

from __future__ import annotations

import math

from impactcalc.economy.identity import Identity
from impactcalc.facts.lines.packages import HEADINGS, IdentitiesHold, IdentityHeading, IdentityVerdict
from impactcalc.words.speaking import printed


def verification_table(identities: tuple[Identity, ...]) -> str:
    """The identities as lines of text with aligned columns; what a failed one means stands below it."""
    head = ("", *(printed(IdentityHeading(column)) for column in HEADINGS))
    rows = [
        (
            _verdict(i),
            i.name,
            "" if math.isnan(i.value) else f"{i.value:.4g}",
            f"{i.relation} {i.limit:.4g}" if i.relation else "",
            i.explanation,
        )
        for i in identities
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head) - 1)]
    lines = [_line(head, widths)]
    for identity, row in zip(identities, rows, strict=True):
        lines.append(_line(row, widths))
        if not identity.passed:
            lines.append(" " * (widths[0] + 2) + identity.what)
    checked = [identity for identity in identities if identity.relation]
    held = sum(identity.passed for identity in checked)
    return "\n".join([*lines, "", printed(IdentitiesHold(held, len(checked)))])


def _verdict(identity: Identity) -> str:
    if not identity.relation:
        return printed(IdentityVerdict("told"))
    return printed(IdentityVerdict("passed" if identity.passed else "failed"))


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    verdict, name, value, limit, explanation = row
    aligned = (
        verdict.ljust(widths[0]), name.ljust(widths[1]), value.rjust(widths[2]), limit.ljust(widths[3]), explanation,
    )  # fmt: skip
    return "  ".join(aligned).rstrip()
