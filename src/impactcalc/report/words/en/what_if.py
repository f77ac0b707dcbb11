"""The sentences of a page on which something was moved: each says that it is a what-if, and holds as far as it goes.

A sentence is a row of clauses. A clause is said where its tests hold of the numbers that were moved; its pieces are
texts, numbers by the names that result.json has for them, and what was moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from impactcalc.impact.beside.ratios import ratios
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.clauses import Clause, Moves, Number, Piece, Sentence, Test, ratio_key
from impactcalc.report.private_jobs import private_jobs
from impactcalc.report.words.en.finance import ratio_name
from impactcalc.report.words.en.first import quotable
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.jobs import least_jobs
from impactcalc.report.words.en.ranges import limit
from impactcalc.report.words.en.terms import place_name
from impactcalc.study.study import shortened

NEW, GROSS = "figures.net_new_spending", "figures.gross_spending"
ADDED, JOBS = "figures.value_added", "figures.jobs"
COST, OWN = "figures.programme_cost", "figures.own_budget"
# What no figure has: whether shares are blank, what the programme itself spent, what shares say of guests' spending,
# whether the quotient of tax and cost is a bound.
AT_MOST, OWN_COST, HOSTED, LOOSE = "at_most", "cost.own", "cost.hosted", "loose"
THERE = "places.0.private_jobs_2019"
WHAT_IF = "What if: "
SOME: Test = (NEW, ">", 0)
BLANKS: tuple[Test, ...] = ((AT_MOST, ">", 0),)
TAX_TITLE = "Tax that net new spending supported, by level of government"


def tax_title(result: Result) -> str:
    """Over tax by level."""
    return f"{TAX_TITLE}{' (at most)' if result.at_most else ''}"


def sentences_if(result: Result) -> Mapping[str, Sentence]:
    """Each sentence of the page that follows what is moved, by its name there."""
    found: dict[str, Sentence] = {
        "tax_title": (Clause((f"{WHAT_IF}{TAX_TITLE[:1].lower()}{TAX_TITLE[1:]}",)), Clause((" (at most)",), BLANKS)),
        **dict(_ratios(result)),
        "answer": _answer(result),
        "waterfall": tuple(_new_share()),
        "earners": tuple(_earners()),
        "proportion": tuple(_proportion(result)),
    }
    if result.fiscal.cost.own > 0:
        found |= {"cost_title": tuple(_cost_title(result)), "cost": tuple(_cost(result))}
    known = {name for name, _ in quotable(result)}
    quotes = {"Q1": _quote_new, "Q2": _quote_supported, "Q3": _quote_share, "Q4": _quote_tax}
    return {**found, **{name: tuple(make(result)) for name, make in quotes.items() if name in known}}


def _ratios(result: Result) -> Iterator[tuple[str, Sentence]]:
    """What each quotient is, and of what it is a bound: of the cost that is known at least, at most."""
    for n, one in enumerate(ratios(result)):
        bound = "at least" if one.of == "job" else "at most"
        said = [Clause((ratio_name(one, result, bound=False),))]
        if COST in (f"figures.{one.part}", f"figures.{one.whole}"):
            said.append(Clause((f" ({bound})",), ((LOOSE, ">", 0),)))
        yield ratio_key(n), said


def _most(*when: Test) -> Clause:
    return Clause(("at most ",), (*when, (AT_MOST, ">", 0)))


def _range(key: str, how: str) -> Iterator[Clause]:
    """The range in brackets, as wide in proportion as reported; nothing where it has no width, or both ends are so few
    jobs that they read the same. Beside "at most" it is of that limit."""
    low, high = (f"uncertainty.ranges.{key}.{end}" for end in ("p5", "p95"))
    some: tuple[Test, ...] = ((high, ">", 0.05),) if key == "jobs" else ()
    wide: tuple[Test, ...] = ((high, ">", low), *some)
    yield Clause((" (",), wide)
    yield Clause((limit(at_most=True),), (*wide, *BLANKS))
    yield Clause((Number(how, low), " to ", Number(how, high), ")"), wide)


def _amount(key: str) -> Piece:
    return Number("about", key)


def _where(result: Result) -> str:
    places = [here.place for here in result.home.places]
    return place_name(places[0]) if len(places) == 1 else f"the {len(places)} places of the study"


def _jobs(*when: Test) -> Iterator[Clause]:
    yield Clause((least_jobs(),), (*when, (JOBS, ">", 0), (0.05, ">", JOBS)))
    about = ("about ", Number("some jobs", JOBS))
    yield Clause((*about, " of a job"), (*when, (JOBS, ">", 0.05), (JOBS, "<=", 0.95)))
    yield Clause((*about, " job"), (*when, (JOBS, ">", 0.95), (1.05, ">", JOBS)))
    yield Clause((*about, " jobs"), (*when, (1.05, "<=", JOBS)))


def _answer(result: Result) -> Sentence:
    when = year_words(result.study.settings.period)
    return (
        Clause((f"{WHAT_IF}no new money would have come to {_where(result)}.",), ((NEW, "<=", 0),)),
        Clause((f"{WHAT_IF}in {when}, ",), (SOME,)),
        _most(SOME),
        Clause(("about ", _amount(NEW), " of new money"), (SOME,)),
        *_range("net_new_spending", "about"),
        Clause((f" would have come to {_where(result)}",), (SOME,)),
        Clause(("; it would have supported ",), (SOME, (ADDED, ">", 0))),
        _most(SOME, (ADDED, ">", 0)),
        Clause(("about ", _amount(ADDED), " of local value added"), (SOME, (ADDED, ">", 0))),
        *_range("value_added", "about"),
        Clause((" and ",), (SOME, (ADDED, ">", 0), (JOBS, ">", 0))),
        _most(SOME, (ADDED, ">", 0), (JOBS, ">", 0.05)),
        *_jobs(SOME, (ADDED, ">", 0)),
        *_range("jobs", "some jobs"),
        Clause((".",), (SOME,)),
    )


def _new_share() -> Iterator[Clause]:
    yield Clause((f"{WHAT_IF}nothing of what was spent here is new money",), ((NEW, "<=", 0),))
    yield Clause((WHAT_IF,), ((NEW, ">", 0),))
    yield _most((NEW, ">", 0))
    yield Clause((Number("percent", NEW, GROSS), " of what was spent here is new money"), ((NEW, ">", 0),))


def _earners() -> Iterator[Clause]:
    yield Clause((f"{WHAT_IF}where the value added arises: ",))
    yield _most()
    yield Clause((_amount(ADDED), " in all"))


def _proportion(result: Result) -> Iterator[Clause]:
    here = result.home.main
    there = private_jobs(here.place)
    if not (len(result.home.places) == 1 and there > 0 and here.fits):
        return
    yield Clause(
        (f"{WHAT_IF}of the ", Number("count", THERE), f" private jobs that {place_name(here.place)} had in 2019, ")
    )
    yield Clause(("none would be supported.",), ((JOBS, "<=", 0),))
    yield _most((JOBS, ">", 0.05))
    yield from _jobs()
    yield Clause((" would be supported.",), ((JOBS, ">", 0),))


def _cost_title(result: Result) -> Iterator[Clause]:
    yield Clause((WHAT_IF,))
    if not result.fiscal.own_taxes:
        yield Clause(("what it would have cost",))
        return
    to = f" of the cost would have come back to {own_budget(result)}"
    some: Test = (OWN_COST, ">", 0)
    yield Clause(("nothing was spent that could come back",), ((OWN_COST, "<=", 0),))
    yield Clause((f"cost, and tax to {own_budget(result)}",), (some, (OWN, ">", COST), (LOOSE, ">", 0)))
    yield Clause((f"all{to}",), (some, (OWN, ">", COST), (LOOSE, "<=", 0)))
    less: tuple[Test, ...] = (some, (COST, ">", OWN))
    yield Clause(("at most ",), (*less, (LOOSE, ">", 0)))
    yield Clause((Number("percent", OWN, COST), to), less)


def _cost(result: Result) -> Iterator[Clause]:
    yield Clause((f"{WHAT_IF}the programme would have used ",))
    yield Clause(("at least ",), ((HOSTED, ">", 0),))
    yield Clause(("about ", _amount(COST), " of local money. "))
    if not result.fiscal.own_taxes:
        yield Clause(("Which taxes go to its own budget is not stated, so what came back is not said here.",))
        return
    yield Clause(("Of new money, ",))
    yield _most()
    yield Clause(("about ", _amount(OWN), f" would have come back in the taxes that go to {own_budget(result)}. "))
    yield Clause(("The programme would not have paid for itself in tax.",), ((COST, ">", OWN),))


def _quoted() -> tuple[Piece, ...]:
    return ("What if (", Moves(), "): ")


def _quote_new(result: Result) -> Iterator[Clause]:
    settings = result.study.settings
    yield Clause((*_quoted(), f"in {year_words(settings.period)}, "))
    yield Clause(("no new money",), ((NEW, "<=", 0),))
    yield _most(SOME)
    yield Clause(("about ", _amount(NEW), " of new money"), (SOME,))
    yield from _range("net_new_spending", "about")
    yield Clause((f" would have come to {_where(result)} ({shortened(settings.name)}).",))


def _quote_supported(_: Result) -> Iterator[Clause]:
    yield Clause((*_quoted(), "new money would have supported "))
    yield Clause(("nothing.",), ((ADDED, "<=", 0),))
    yield _most((ADDED, ">", 0))
    yield Clause(("about ", _amount(ADDED)), ((ADDED, ">", 0),))
    yield from _range("value_added", "about")
    yield Clause((" of local value added, the measure that GDP counts",), ((ADDED, ">", 0),))
    yield Clause((", and ",), ((ADDED, ">", 0), (JOBS, ">", 0)))
    yield _most((ADDED, ">", 0), (JOBS, ">", 0.05))
    yield from _jobs((ADDED, ">", 0))
    yield from _range("jobs", "some jobs")
    yield Clause((" for a year",), ((ADDED, ">", 0), (JOBS, ">", 0)))
    yield Clause((".",), ((ADDED, ">", 0),))


def _quote_share(result: Result) -> Iterator[Clause]:
    yield Clause((*_quoted(), "of what was spent in connection with the programme, "))
    yield _most()
    yield Clause((Number("percent", NEW, GROSS), f" would have been new to {_where(result)}."))


def _quote_tax(result: Result) -> Iterator[Clause]:
    yield Clause((*_quoted(), "the programme would have used "))
    yield Clause(("at least ",), ((HOSTED, ">", 0),))
    yield Clause(("about ", _amount(COST), " of local money; "))
    yield _most()
    yield Clause(("about ", _amount(OWN), f" would have come back in the taxes that go to {own_budget(result)}."))
