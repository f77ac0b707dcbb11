"""What does not fit together within a row, or between rows."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import rows as f
from impactcalc.words.en.payments import doubt_words
from impactcalc.words.en.rows import STANDING, why_total

_DIFFER = {
    "composed": "how their letters are composed",
    "capitals": "capital letters",
    "unseen": "characters that cannot be seen",
    "several": "capital letters, how letters are composed, or characters that cannot be seen",
}


def example_changed(fact: f.ExampleChanged) -> Wrong:
    return Wrong(
        f"this row was changed, but its id is still {fact.example}, which marks the row that is not counted",
        "Type an id of its own, or clear it, to count the row; delete the row to leave it out",
    )


def total_of_nothing(fact: f.TotalOfNothing) -> Wrong:
    return Wrong(
        f"this row looks like a total ({why_total(fact.why, fact.name)}), but there is nothing above it to sum",
        "Give the row a name of its own, or type yes into a column Confirmed, to count it; delete it to leave it out",
    )


def sum_of_rows(fact: f.SumOfRows) -> Wrong:
    summed = {
        "above": f"the {fact.rows} rows above it",
        "all above": f"all rows above it (from row {fact.first} on)",
        "all below": "all rows below it",
    }
    return Wrong(
        f"this row equals the sum of {summed[fact.of]} in every column of amounts that it fills: it may be a total",
        "Delete the row if it is a total; type yes into its column Confirmed if it is a row like the others",
    )


def id_twice(fact: f.IdTwice) -> Wrong:
    return Wrong(
        f"the same id as in {fact.first}",
        "Delete the row if it is the same one; else give it an id of its own, or leave it blank",
    )


def id_alike(fact: f.IdAlike) -> Wrong:
    only = f"they differ in {_DIFFER[fact.differ]} only"
    return Wrong(
        f'a reader takes it for the id in {fact.first}, "{fact.other}": {only}',
        "Type the id as it stands there if it is the same row, and delete one of them; else give it another id",
    )


def paid_twice(fact: f.PaidTwice) -> Wrong:
    return Wrong(*doubt_words(fact.other))


def currencies_in_row(fact: f.CurrenciesInRow) -> Wrong:
    return Wrong(
        f'"{fact.here}" here and "{fact.other}" at another amount of the row: a row has one currency',
        "Make two rows of it, each with its currency in the column Currency",
    )


def sign_against_currency(fact: f.SignAgainstCurrency) -> Wrong:
    return Wrong(
        f'"{fact.mark}" stands {STANDING[fact.stands]}, but the column Currency says {fact.typed}',
        f"Type {' or '.join(fact.likely)} into the column Currency, or take the sign away",
    )


def sign_of_some_amounts(fact: f.SignOfSomeAmounts) -> Wrong:
    return Wrong(
        f'"{fact.mark}" stands {STANDING[fact.stands]}, but other amounts of the row have no currency beside them',
        f"Type {' or '.join(fact.likely)} into the column Currency; a row has one currency",
    )


def sign_shared(fact: f.SignShared) -> Wrong:
    return Wrong(
        f'"{fact.mark}" stands {STANDING[fact.stands]}, and several currencies are written so',
        f"Type {' or '.join(fact.likely)} into the column Currency",
    )
