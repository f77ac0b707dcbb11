"""One payment on two sheets, or two."""

from __future__ import annotations

from impactcalc.facts.payments import OtherPayment


def other_words(other: OtherPayment) -> str:
    """What the other row has."""
    if other.sheet == "Exchanges":
        return f"Exchanges {other.where} has a scholarship of {other.amount}"
    what = other.what or f"everything together, {other.amount}"
    return f"Events {other.where} has its organiser's own spending on {what}"


def doubt_words(other: OtherPayment) -> tuple[str, str]:
    """What is in doubt, and what to type."""
    if other.sheet == "Exchanges":
        return (
            f"{other_words(other)}: whether this is the same money or another payment is not clear",
            "If it is the same money, delete this row: the scholarship is local money already. If both were paid, type "
            "yes under Confirmed in this row",
        )
    return (
        f"{other_words(other)}: whether this row pays for the same is not clear",
        f"If it does, delete this row, and say under Paid from in Events {other.where} whose money it was. If both "
        "were spent, type yes under Confirmed in this row",
    )
