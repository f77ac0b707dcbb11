"""What a row of the sheet Budget may be the same payment as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherPayment:
    """A scholarship of an `amount` as it is shown, or what an event's organiser spent on `what` ("": on everything, an
    `amount`); `where` it stands on its sheet."""

    sheet: str
    where: str
    what: str
    amount: str
