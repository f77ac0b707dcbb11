"""The survey's intervals, strata and questions, and who stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval, QuestionLine, StratumLine
from impactcalc.impact.survey.outliers import Outlier
from impactcalc.report.tables.lines import figure, text
from impactcalc.report.tables.table import Field, Subject
from impactcalc.report.words.speaking import said

UNIT = "that of the figure"


@dataclass(frozen=True, slots=True)
class _Line:
    """An interval and what it is of."""

    names: tuple[str, ...]
    found: Interval


def _name(at: int, key: str, says: str) -> Field[Sequence[_Line]]:
    return text(key, "text", key.capitalize(), says, lambda line: line.names[at])


INTERVAL: tuple[Field[Sequence[_Line]], ...] = (
    figure("total", "rate", "Total", "The estimate.", lambda line: line.found.total, UNIT),
    figure("standard_error", "rate", "Standard error", "With the finite-population correction; empty: not known.",
           lambda line: line.found.standard_error, UNIT),
    figure("degrees_of_freedom", "rate", "Degrees of freedom", "Satterthwaite's; empty: without end, or not known.",
           lambda line: line.found.degrees_of_freedom, "number"),
    figure("low", "rate", "95%, low", "The lower end of the interval.", lambda line: line.found.low, UNIT),
    figure("high", "rate", "95%, high", "Its upper end.", lambda line: line.found.high, UNIT),
    figure("skewness", "rate", "Skewness", "Of the estimate.", lambda line: line.found.skewness, "number"),
)  # fmt: skip


def _figures(result: Result) -> list[_Line]:
    survey = result.survey
    return [] if survey is None else [_Line((name,), found) for name, found in survey.intervals.items()]


def _grids(result: Result) -> Iterator[_Line]:
    survey = result.survey
    if survey is not None:
        for scope, grid in (("impact", survey.impact), ("contribution", survey.contribution)):
            for e, effect in enumerate(EFFECTS):
                for m, measure in enumerate(result.table.measures):
                    yield _Line((scope, effect, measure), grid[e][m].without_ends())


def _beside(result: Result) -> list[_Line]:
    survey = result.survey
    if survey is None:
        return []
    found = (("other_estimator", survey.other), ("auxiliary", survey.size))
    return [_Line((name,), one) for name, one in found if one is not None]


SURVEY = Subject(
    "survey",
    "Expanded from the members that answered to their network: figures with the chance of who answered, and nothing "
    "else, in their intervals. No rows without a survey.",
    _figures,
    (_name(0, "figure", "The figure's name."), *INTERVAL),
    index=("figure",),
    path="survey.intervals",
    keyed=True,
)
SURVEY_EFFECTS = Subject(
    "survey_effects",
    "The same of every effect and measure. Low and high are empty: what was supported rests on multipliers too, and "
    "its range, in ranges, holds their error.",
    lambda result: list(_grids(result)),
    (
        _name(0, "scope", "impact or contribution."),
        _name(1, "effect", "As in totals."),
        _name(2, "measure", "As in totals."),
        *INTERVAL,
    ),
    index=("scope", "effect", "measure"),
    path="survey.effects",
)
SURVEY_BESIDE = Subject(
    "survey_beside",
    "What the estimate is held against: other_estimator is gross spending, at home and abroad, by the estimator that "
    "is not used; auxiliary is the network's known size as the answers have it.",
    _beside,
    (_name(0, "what", "other_estimator or auxiliary."), *INTERVAL),
    index=("what",),
    path="survey.beside",
    keyed=True,
)


STRATA: Subject[Sequence[StratumLine]] = Subject(
    "survey_strata",
    "Who was asked and who answered, by stratum.",
    lambda result: () if result.survey is None else result.survey.strata,
    (
        text("stratum", "words", "Stratum", "As typed.", lambda line: line.name),
        figure("members", "count", "Members", "Of the network.", lambda line: line.members, "members"),
        figure("asked", "count", "Asked", "Of them.", lambda line: line.asked, "members"),
        figure("answers", "count", "Answered", "Of those asked.", lambda line: line.answers, "members"),
        figure("response_rate", "share", "Response rate", "Answers over asked.", lambda line: line.response_rate),
        figure("weight", "multiplier", "An answer stands for", "Empty: not by its number.", lambda line: line.weight,
               "members"),
        text("stands_together_with", "words", "Stands together with", "Strata that are estimated with it.",
             lambda line: ", ".join(line.joined)),
        figure("mean_auxiliary_of_answers", "count", "Mean auxiliary, answers", "Empty: not known.",
               lambda line: line.size, "auxiliary per member"),
        figure("mean_auxiliary_of_network", "count", "Mean auxiliary, network", "Empty: not known.",
               lambda line: line.network_size, "auxiliary per member"),
    ),
    index=("stratum",),
    path="survey.strata",
)  # fmt: skip
QUESTIONS: Subject[Sequence[QuestionLine]] = Subject(
    "survey_questions",
    "Missing and zero by question; the total is its gross spending in the network, of volunteers their hours.",
    lambda result: () if result.survey is None else result.survey.questions,
    (
        text("question", "words", "Question", "What was asked.", lambda line: line.name),
        figure("some", "count", "With some", "Answered with something.", lambda line: line.some, "members"),
        figure("none", "count", "With none", "Answered 0, or listed no rows.", lambda line: line.none, "members"),
        figure("blank", "count", "Blank", "Not answered; never read as 0.", lambda line: line.missing, "members"),
        text("no_rows_means_none", "yes_no", "No rows means none", "Where no total is asked for.",
             lambda line: line.rows_only),
        text("strata_that_stand_together", "words", "Stand together", "Strata that are estimated together in it.",
             lambda line: "; ".join(", ".join(group) for group in line.together)),
        figure("total", "rate", "Total", "In the network.", lambda line: line.total.total, UNIT),
        figure("standard_error", "rate", "Standard error", "Empty: not known.", lambda line: line.total.standard_error,
               UNIT),
        figure("degrees_of_freedom", "rate", "Degrees of freedom", "Satterthwaite's.",
               lambda line: line.total.degrees_of_freedom, "number"),
        figure("low", "rate", "95%, low", "The lower end of the interval.", lambda line: line.total.low, UNIT),
        figure("high", "rate", "95%, high", "Its upper end.", lambda line: line.total.high, UNIT),
        figure("skewness", "rate", "Skewness", "Of the estimate.", lambda line: line.total.skewness, "number"),
    ),
    index=("question",),
    path="survey.questions",
)  # fmt: skip
OUTLIERS: Subject[Sequence[Outlier]] = Subject(
    "survey_outliers",
    "Members that stand out: looked at, not left out.",
    lambda result: () if result.survey is None else result.survey.outliers,
    (
        text("member", "words", "Member", "As typed.", lambda line: line.member),
        figure("row", "whole", "Row of Survey", "Where it stands.", lambda line: line.row, "row of the sheet"),
        text("stratum", "words", "Stratum", "As typed.", lambda line: line.stratum),
        figure("gross", "money", "Its own gross spending", "At home and abroad.", lambda line: line.gross),
        figure("share", "share", "Share of the network", "With its weight.", lambda line: line.share),
        text("why", "words", "Why", "Why it is named.",
             lambda line: said().survey.stands_out(line.share, heavy=line.heavy, far=line.far)),
        figure("left_out", "money", "Network without its answer", "Empty: nobody else stands for its stratum.",
               lambda line: line.left_out),
        figure("alone", "money", "Network if it stands for itself", "And for no other.", lambda line: line.alone),
        text("heavy", "yes_no", "Heavy", "Whether it makes much of the total.", lambda line: line.heavy),
    ),
    path="survey.outliers",
)  # fmt: skip
