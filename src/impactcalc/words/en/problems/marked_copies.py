"""Inputs of which no marked copy can be made."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import marked_copies as f
from impactcalc.words.en.inner import why

_NONE = "no marked copy of it can be made"


def one_copy_of_several(fact: f.OneCopyOfSeveral) -> Wrong:
    return Wrong(
        f"one copy cannot hold {fact.count} inputs",
        "Validate each input on its own, with a copy of its own",
    )


def copy_called_otherwise(fact: f.CopyCalledOtherwise) -> Wrong:
    kind = "the marked copy of this input" if fact.copy else "the list of what is found"
    return Wrong(f"{kind} is an {fact.ending} workbook", f"Give a name that ends in {fact.ending}")


def nothing_to_copy(_: f.NothingToCopy) -> Wrong:
    return Wrong(f"{_NONE}: there is no such file or folder", "Check the spelling, and where it lies")


def password_on_original(_: f.PasswordOnOriginal) -> Wrong:
    return Wrong(f"{_NONE}: it is protected with a password", "Open it, remove the password, and save it")


def original_damaged(fact: f.OriginalDamaged) -> Wrong:
    return Wrong(
        f"{_NONE}: {why(fact.damage)}",
        "Open it in Excel or LibreOffice, save it anew as .xlsx and try again",
    )
