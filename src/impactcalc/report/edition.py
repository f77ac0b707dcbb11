"""For which reader a report is made up, and in whose look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import UnknownTemplate
from impactcalc.report.city_colours import with_colours_of
from impactcalc.report.writers.look import SHIPPED, Look

if TYPE_CHECKING:
    from impactcalc.study.sheets.schema import Settings

FINANCE, ADVOCATE = "finance", "advocate"
TEMPLATES = (FINANCE, ADVOCATE)


@dataclass(frozen=True, slots=True)
class Edition:
    """`template` is one of TEMPLATES, or "" for the report as everybody reads it."""

    template: str = ""
    look: Look = SHIPPED

    def of_study(self, settings: Settings) -> Edition:
        """The same, in the colours that the study names where no workbook in the city's look does."""
        return replace(self, look=with_colours_of(settings, self.look))


PLAIN = Edition()


def known_template(name: str) -> str:
    """The template of this name. InputError where there is none."""
    found = name.strip().lower()
    if found and found not in TEMPLATES:
        raise InputError([Problem("--template", "", name, UnknownTemplate(TEMPLATES))])
    return found
