"""The numbers of a page, read from what result.json holds; sentences of the report with their numbers marked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.html.shown import How, Shown
from impactcalc.report.tables.rows import ACTIVITIES
from impactcalc.report.tables.table import Table
from impactcalc.report.words.respelled import speller
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.study import shortened

# What a row of the page has of an activity.
OF_ROWS = (
    "sheet", "id", "name", "people", "gross", "spent_abroad", "net_new", "total_type_2_value_added",
    "total_type_2_jobs",
)  # fmt: skip


# A year alone, or a number alone as a name, cannot be told from a number of the page.
_DIGIT_AND_MORE = re.compile(r"\d.*[^\d.,]|[^\d.,].*\d")


class Numbers:
    """All numbers of a result by their keys; `spell` spells a text of ours as the reader of the page does."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.whole: dict[str, Any] = dict(result_object(result))
        self.currency = result.basis.home_currency
        self.spell = speller(result)

    @cached_property
    def activities(self) -> Table:
        """The columns that the page has of the activities, in the order of the workbook."""
        return ACTIVITIES.of(self.result, OF_ROWS)

    def at(self, key: str) -> float:
        """The number of a key, one that begins with - taken off; nan where it is not known, or where there is none."""
        if key.startswith("-"):
            return -self.at(key[1:])
        first, *path = key.split(".")
        if first == "activities":
            found: Any = self.activities[path[1]].plain(int(path[0]), int(path[0]) + 1)[0]
        else:
            found = self.whole.get(first)
            for part in path:
                found = found[int(part)] if isinstance(found, list) else (found or {}).get(part)
        return float(found) if isinstance(found, int | float) else math.nan

    def shown(self, how: How, *keys: str, of: Sequence[str] = (), taken_off: bool = False) -> Shown:
        """A number of the page; several keys are added up, `of` is the whole of which it is a part."""
        value, whole = (math.fsum(map(self.at, some)) for some in (keys, of))
        return Shown(value, keys, how, self.currency, tuple(of), whole if of else math.nan, taken_off)

    def rows(self, table: str, **where: object) -> list[int]:
        """The positions of the rows of a list that say so."""
        listed = enumerate(self.whole[table])
        return [n for n, row in listed if all(row[name] == value for name, value in where.items())]

    def marked(self, sentence: str, *first: Shown) -> Markup:
        """A sentence with its numbers as elements: those of `first` where they fit, else the usual ones."""
        return marked(sentence, (*first, *self._usual), self._names)

    def within(self, path: str) -> tuple[Shown, ...]:
        """Every number below a path, in each of the ways in which sentences say numbers."""
        ways: tuple[How, ...] = ("said", "about", "count", "jobs")
        keys = tuple(_leaves(self.whole.get(path.split(".")[0]), path.split(".")[1:], path))
        return tuple(self.shown(how, key) for how in ways for key in keys if math.isfinite(self.at(key)))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Names and years that sentences have: a digit in them is no number of the page. The longest first."""
        settings = self.result.study.settings
        places = [said().terms.place_name(here.place) for here in self.result.home.places]
        partners = [row["label"] for row in self.whole["partners"]]
        names = {settings.name, shortened(settings.name), year_words(settings.period), *places, *partners}
        return tuple(sorted((one for one in names if _DIGIT_AND_MORE.search(one)), key=lambda one: (-len(one), one)))

    @cached_property
    def _usual(self) -> tuple[Shown, ...]:
        """What sentences of the report are about, the likeliest first."""
        known = [key for key in FIGURES if not math.isnan(self.at(f"figures.{key}"))]
        money = [f"figures.{key}" for key in known if FIGURES[key].unit == "money"]
        found = [
            self.shown("percent", "figures.net_new_spending", of=("figures.gross_spending",)),
            self.shown("percent", "figures.assumed_spending", of=("figures.gross_spending",)),
            self.shown("percent", "figures.own_budget", of=("figures.programme_cost",)),
        ]
        in_money: tuple[How, ...] = ("about", "said")
        found = [one for one in found if math.isfinite(one.value) and one.whole > 0]
        found += [self.shown(how, key) for how in in_money for key in money]
        found += [self.shown("some jobs", "figures.jobs")]
        found += [self.shown("count", f"figures.{key}") for key in known if FIGURES[key].unit in ("people", "hours")]
        for path in ("value_added", "net_new_spending"):
            found += self.within(f"uncertainty.ranges.{path}")
        ends = ("p5", "p50", "p95") if self.whole.get("uncertainty") else ()
        found += [self.shown("some jobs", f"uncertainty.ranges.jobs.{end}") for end in ends]
        found += self.within("survey.intervals.net_new_spending")
        return tuple(one for one in found if math.isfinite(one.value))


def _leaves(found: Any, within: Sequence[str], path: str) -> Iterator[str]:
    """The keys of all numbers below a path."""
    if within:
        found = found.get(within[0]) if isinstance(found, dict) else None
        yield from _leaves(found, within[1:], path)
    elif isinstance(found, dict):
        for name, part in found.items():
            yield from _leaves(part, (), f"{path}.{name}")
    elif isinstance(found, list):
        for n, part in enumerate(found):
            yield from _leaves(part, (), f"{path}.{n}")
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield path


def marked(sentence: str, known: Iterable[Shown], names: Sequence[str] = ()) -> Markup:
    """A sentence in which every number that is one of these is its element; of two that read alike the first one that
    has not been met yet. Names are left as they are, whatever digits they have."""
    left = [one for one in known if any(c.isdigit() for c in one.text)]
    parts: list[Markup] = []
    start = at = 0
    while at < len(sentence):
        if name := next((one for one in names if _stands(sentence, at, one)), ""):
            at += len(name)
            continue
        fit = [one for one in left if _stands(sentence, at, one.text)]
        if not fit:
            at += 1
            continue
        longest = max(fit, key=lambda one: len(one.text))  # the first of the longest
        parts += [escape(sentence[start:at]), Markup(longest.__html__())]
        left.remove(longest)
        left.append(longest)
        start = at = at + len(longest.text)
    return Markup("").join([*parts, escape(sentence[start:])])


def _stands(sentence: str, at: int, text: str) -> bool:
    """Whether a number stands at a place of a sentence whole, and is no part of a longer one."""
    if not sentence.startswith(text, at):
        return False
    before, after = sentence[:at][-2:], sentence[at + len(text) :][:2]
    if before and (before[-1].isdigit() or (len(before) == 2 and before[0].isdigit() and before[1] in ".,")):
        return False
    return not (after and (after[0].isdigit() or (len(after) == 2 and after[0] in ".," and after[1].isdigit())))
