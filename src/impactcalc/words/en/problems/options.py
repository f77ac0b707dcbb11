"""What was typed for the options of a command."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import options as f


def option_empty(fact: f.OptionEmpty) -> Wrong:
    if fact.argument:
        return Wrong("this is given, and it is empty", "Type what belongs there, as --help says")
    return Wrong("the option is given, and what stands for it is empty", "Type something for it, or leave it out")


def option_no_number(fact: f.OptionNoNumber) -> Wrong:
    example = "12" if fact.whole else "12 or 12.5"
    if len(fact.readings) > 1:
        return Wrong("this may be two numbers", f"Type {' or '.join(fact.readings)}")
    return Wrong(
        "this is no number", f"Type {fact.readings[0]}" if fact.readings else f"Type digits, such as {example}"
    )


def option_not_whole(fact: f.OptionNotWhole) -> Wrong:
    return Wrong("digits alone belong here", f"Type {fact.meant or 'a whole number, such as 12'}")


def option_below_least(fact: f.OptionBelowLeast) -> Wrong:
    return Wrong(f"this is below {fact.least:,g}", f"Type {fact.least:g} or more")


def option_above_most(fact: f.OptionAboveMost) -> Wrong:
    return Wrong(f"this is above {fact.most:,.0f}, the most that is taken", f"Type {fact.most:.0f} or less")


def stay_beyond_a_year(fact: f.StayBeyondAYear) -> Wrong:
    what = "days" if fact.days else "nights"
    return Wrong(f"more {what} for each of them than a year has", f"Type the {what} of one of them: 366 at most")
