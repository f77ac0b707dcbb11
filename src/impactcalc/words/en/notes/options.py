"""Options of a command that change nothing."""

from __future__ import annotations

from impactcalc.facts.notes import options as f


def option_idle(fact: f.OptionIdle) -> str:
    why = {
        "no sheets": f"{fact.about} has no sheets",
        "no file": f"{fact.about} is not given",
        "no regions": f"there is no column of regions in {fact.about}",
        "types said": f"the headings of {fact.about} say of which type each multiplier is",
        "no jobs": "no jobs are told",
        "no closure": "the table has no Type II",
        "shipped": f"the industries are those of {fact.about}, whose bridge is taken",
        "bridge": f"{fact.about} says of every category where it goes",
        "no events": f"it is for {fact.about}, of which there are none",
    }[fact.why]
    return f"{fact.option} changes nothing: {why}"
