"""For which reader a report is made up, and in whose look."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.errors import InputError, Problem
from impactcalc.report.writers.look import SHIPPED, Look

FINANCE, ADVOCATE = "finance", "advocate"
TEMPLATES = (FINANCE, ADVOCATE)


@dataclass(frozen=True, slots=True)
class Edition:
    """`template` is one of TEMPLATES, or "" for the report as everybody reads it."""

    template: str = ""
    look: Look = SHIPPED


PLAIN = Edition()


def known_template(name: str) -> str:
    """The template of this name. InputError where there is none."""
    found = name.strip().lower()
    if found and found not in TEMPLATES:
        text = "this is no template of the report"
        raise InputError([Problem("--template", "", name, text, f"Give {' or '.join(TEMPLATES)}, or leave it out")])
    return found
