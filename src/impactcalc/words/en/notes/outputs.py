"""Outputs: what earlier runs have left of them, and what is offered."""

from __future__ import annotations

from impactcalc.facts.notes import outputs as f


def earlier_run_stopped(fact: f.EarlierRunStopped) -> str:
    put = ", ".join(name if whole else f"a part of {name}" for name, whole in fact.put)
    missing = ", ".join(name if whole else f"the rest of {name}" for name, whole in fact.missing)
    stopped = "An earlier run was stopped before it finished: it"
    if not put:
        return f"{stopped} wrote none of {missing}; what it left was removed"
    return f"{stopped} had put {put} in place, not {missing}; what it left was removed"


def marked_copy_offered(fact: f.MarkedCopyOffered) -> str:
    does = "marks each of them in a copy of your workbook" if fact.cells else "lists them in a workbook"
    return f"{fact.command} {does}"


def no_marked_copy(_: f.NoMarkedCopy) -> str:
    return "No marked copy was written"
