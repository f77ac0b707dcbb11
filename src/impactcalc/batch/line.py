"""A line of the summary: what became of one input; and all of them."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from impactcalc.console import DONE, FAULT, PROBLEMS
from impactcalc.errors import Problem
from impactcalc.facts.notes.batches import BecameOf, Status, StudiesReported
from impactcalc.streams import one_line, readable
from impactcalc.words.speaking import noted

# Names of impact.figures that the summary has a column for.
SUMMARY = (
    "gross_spending",
    "spent_abroad",
    "net_new_spending",
    "output_type_1",
    "output",
    "value_added",
    "labour_income",
    "jobs",
    "jobs_fte",
    "tax_all_levels",
    "tax_federal",
    "tax_state",
    "tax_local",
    "own_budget",
    "taxes_on_production",
    "programme_cost",
    "contribution_output",
    "contribution_value_added",
    "contribution_jobs",
    "volunteer_hours",
)
# Those that stand with the 5th and 95th percentile of their draws, where the study gives ranges.
RANGED = ("net_new_spending", "output", "value_added", "jobs", "tax_all_levels")


@dataclass(frozen=True)
class Line:
    """What became of one input; figures only where its status is `done`.

    `source` is the file as the user calls it, which may be no text (nor may `report`), `key` the study in a workbook of
    many, "" elsewhere. `figures` are in the order of SUMMARY, nan where the multipliers in use do not tell one;
    `ranges` hold low and high by name, for those that were given any. `partners` are sums by country, in the order of
    PARTNER_FIGURES of impact.members. `outputs` are the sha256 of the files that were written, by name, `beside` that
    of the logo, which is read beside the input. `detail` says what is wrong, a problem a line.
    """

    source: str
    status: Status
    key: str = ""
    report: str = ""
    name: str = ""
    place: str = ""
    period: str = ""
    price_basis: str = ""
    figures: tuple[float, ...] = ()
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    partners: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    place_jobs: float = math.nan
    at_most: bool = False
    errors: int = 0
    warnings: int = 0
    multipliers: str = ""
    multipliers_sha256: str = ""
    input_sha256: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""

    @property
    def called(self) -> str:
        """How a terminal names it."""
        return readable(f"{self.source}: {self.key}" if self.key else self.source)

    def as_json(self) -> dict[str, Any]:
        """As JSON holds it: what is not known is null."""
        found: dict[str, Any] = {}
        for item in dataclasses.fields(self):
            value = getattr(self, item.name)
            if isinstance(value, tuple):
                value = [_null(number) for number in value]
            elif isinstance(value, Mapping):
                value = {
                    key: [_null(number) for number in one] if isinstance(one, tuple) else one
                    for key, one in value.items()
                }
            found[item.name] = _null(value)
        return found

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> Line:
        """The line that was stored so; KeyError, TypeError or ValueError for what is none."""
        stored = {"beside": {}, **stored}  # not known to earlier versions
        given = {item.name: stored[item.name] for item in dataclasses.fields(cls)}
        given["figures"] = tuple(_nan(value) for value in given["figures"])
        for name in ("ranges", "partners"):
            given[name] = {str(key): tuple(_nan(one) for one in row) for key, row in given[name].items()}
        for name in ("outputs", "beside"):
            given[name] = {str(key): str(value) for key, value in given[name].items()}
        given["place_jobs"] = _nan(given["place_jobs"])
        return cls(**given)


def told_of(problems: Iterable[Problem], *names: str) -> str:
    """Problems, one a line; those of a whole file, which has one of these names, do not name it: its line does."""
    return "\n".join(one_line(str(replace(one, value="") if _is_of_file(one, names) else one)) for one in problems)


def _is_of_file(problem: Problem, names: Collection[str]) -> bool:
    return not problem.sheet and not problem.cell and problem.value in names


def _null(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _nan(value: Any) -> float:
    return math.nan if value is None else float(value)


@dataclass(frozen=True)
class Summary:
    """All lines, in the order of their inputs. `stopped` before all were done."""

    results: tuple[Line, ...]
    stopped: bool = False

    @property
    def exit_code(self) -> int:
        """1 when a fault of ours occurred, 2 when an input had problems or met a limit, else 0."""
        statuses = {line.status for line in self.results}
        if statuses & {"fault", "died"}:
            return FAULT
        return PROBLEMS if statuses & {"problems", "too_long", "too_large"} else DONE

    def count(self, *statuses: Status) -> int:
        """How many lines have one of these."""
        return sum(line.status in statuses for line in self.results)

    @property
    def country(self) -> str:
        """The country (ISO 3166 alpha-3) of all studies that are done; "" where there are several, or none."""
        from impactcalc.known.countries import find_country  # late: the workers need no places for it
        from impactcalc.known.places import country_of

        found = {find_country(country_of(line.place)) for line in self.results if line.status == "done"}
        country = found.pop() if len(found) == 1 else None
        return country.iso3 if country else ""

    def lines(self) -> Iterator[str]:
        """The summary for a terminal: the ones that failed or were left out, then the count."""
        yield from self._lines_but("done", "not_done")
        left, waiting = self.count("left_out"), self.count("not_done")
        yield noted(StudiesReported(self.count("done"), len(self.results) - left, waiting, left))

    def failures(self) -> Iterator[str]:
        """The ones that failed, and nothing else, for a terminal."""
        return self._lines_but("done", "not_done", "left_out")

    def _lines_but(self, *but: Status) -> Iterator[str]:
        for line in self.results:
            if line.status not in but:
                first, *others = line.detail.splitlines() or [""]
                yield noted(BecameOf(line.called, line.status, first, len(others)))
