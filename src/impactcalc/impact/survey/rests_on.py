"""What the expansion of a member survey rests on, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from impactcalc.impact.survey.account import SurveyAccount

COCHRAN = "Cochran (1977), Sampling Techniques"


class Rest(NamedTuple):
    """What, how it was taken, and who says so."""

    what: str
    value: str
    source: str


def rests_on(told: SurveyAccount) -> Iterator[Rest]:
    """The assumptions of a survey in reading order."""
    yield Rest(
        "who answered",
        "in each stratum the members that answered are taken as a random sample of all: those that did not answer are "
        "taken to be like them",
        "nothing in the answers can show it",
    )
    yield Rest("estimator", f"{told.estimator}: {told.why}", COCHRAN + ", chapters 5 and 6")
    weights = [line.weight for line in told.strata if line.answers]
    spread = f"{min(weights):.4g}" if min(weights) == max(weights) else f"{min(weights):.4g} to {max(weights):.4g}"
    yield Rest(
        "weights",
        f"an answer stands for {spread} members of its stratum, before blanks and any ratio",
        "members of the stratum over its answers",
    )
    for group, questions in told.collapsed.items():
        yield Rest(
            "strata that stand together",
            f"{', '.join(group)}: too few answers in one of them, on {', '.join(questions)}",
            COCHRAN + ", section 5A.12",
        )
    for line in told.questions:
        rows = "; a member without rows there had none" if line.rows_only else ""
        blank = f", {line.missing} blank: not answered, the others' answers stand for them" if line.missing else ""
        yield Rest(
            f"answers on {line.name}", f"{line.some} with some, {line.none} with none (0){blank}{rows}", "sheet Survey"
        )
    yield Rest(
        "interval",
        f"{told.confidence:.0%}, Student's t with Satterthwaite's degrees of freedom; variance with the "
        "finite-population correction, of each effect from each respondent's own effect. Multipliers, profiles and "
        "shares are taken as certain",
        COCHRAN + ", equations 5.14 to 5.16",
    )
