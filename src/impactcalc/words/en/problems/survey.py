"""Answers of members, and the network that they speak for."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import survey as f


def strata_missing(_: f.StrataMissing) -> Wrong:
    return Wrong(
        "the sheet Strata is missing or empty: it is not known how many members the network has",
        'Add a sheet "Strata" with the columns Stratum and Members; one row where there are no strata',
    )


def stratum_twice(fact: f.StratumTwice) -> Wrong:
    return Wrong(
        f"the same stratum as in row {fact.row}",
        "Name each stratum once",
    )


def stratum_misspelt(fact: f.StratumMisspelt) -> Wrong:
    return Wrong(
        f'no answer names this stratum, but {fact.answers} name "{fact.named}"',
        f'Type "{fact.named}" here, or "{fact.typed}" in those rows of the sheet Survey',
    )


def member_twice(fact: f.MemberTwice) -> Wrong:
    return Wrong(
        f"the same member as in row {fact.row}",
        "Keep one row per member: its totals of the year",
    )


def unknown_stratum(fact: f.UnknownStratum) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else f"Type one of: {', '.join(fact.strata)}"
    return Wrong("no stratum of this name is on the sheet Strata", near)


def more_answers_than_members(fact: f.MoreAnswersThanMembers) -> Wrong:
    return Wrong(
        f"{fact.answers} members of this stratum answered, more than it has",
        "Type how many members the network has in it, those that did not answer too",
    )


def asked_implausible(fact: f.AskedImplausible) -> Wrong:
    many = "fewer than answered" if fact.members is None else f"more than its {fact.members:.15g} members"
    return Wrong(f"{many} were asked", "Type how many members of the stratum were asked, those that did not answer too")


def auxiliary_above_total(fact: f.AuxiliaryAboveTotal) -> Wrong:
    return Wrong(
        f"the members that answered have {fact.answered:.15g} together, more than all members",
        "Type the sum over all members of the stratum, in the unit of the column Auxiliary",
    )


def auxiliary_below_total(fact: f.AuxiliaryBelowTotal) -> Wrong:
    return Wrong(
        f"all members answered and have {fact.answered:.15g} together, not this",
        "Type the sum of the column Auxiliary over the stratum, or how many members it has in all",
    )


def unknown_member(fact: f.UnknownMember) -> Wrong:
    if not fact.surveyed:
        remedy = "Add the sheets Survey and Strata, or leave Member blank: the row then stands for itself"
    else:
        remedy = f'Type "{fact.near}"' if fact.near else "Add it to the sheet Survey, with its stratum"
    return Wrong("no member of this name is on the sheet Survey", remedy)


def answered_twice(fact: f.AnsweredTwice) -> Wrong:
    return Wrong(
        f"{fact.member} has a total here and rows on the sheet {fact.sheet}: the same money twice",
        "Keep one of the two: clear the total, or the rows' column Member",
    )


def hours_of_nobody(_: f.HoursOfNobody) -> Wrong:
    return Wrong(
        "there are volunteer hours, but nobody who gave them",
        "Type how many people gave time",
    )


def too_few_answers(fact: f.TooFewAnswers) -> Wrong:
    beside = f" (with {', '.join(fact.beside)})" if fact.beside else ""
    many = f"{'one' if fact.one else 'none'} of its {fact.members} members{beside}"
    text = f"{many} answered on {', '.join(fact.questions)}, and "
    text += "there is no other stratum" if fact.alone else "all members of the other strata did: they stand alone"
    text += ". How far the others differ from that one cannot be known" if fact.one else ""
    remedy = "Ask more of its members; type 0 on the sheet Survey where a member had none; or "
    if fact.alone:
        remedy += "type what that member did on the other sheets without Member: it then stands for itself"
    else:
        remedy += "make one stratum of it and a neighbour, if their members are alike"
    return Wrong(text, remedy)
