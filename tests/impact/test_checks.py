"""Checks that fire where they should, and only there."""

from __future__ import annotations

import dataclasses

from studies import STATED, result_of, settings

import impactcalc as ic
from impactcalc.datapackage import read_package
from impactcalc.economy.package import load_table, locate, read_accounts
from impactcalc.study.sheets.schema import Events, Exchanges, Visitors


def test_the_same_guests_at_an_event_and_on_an_exchange() -> None:
    event = Events(participants=5, venue=100, partner_city="Leipzig", **STATED)
    students = Exchanges(direction="inbound", travellers=5, housing=100, partner_city="Leipzig", **STATED)
    code = "event-participants-also-exchanges"
    assert code in set(result_of(event, students).checks["code"])
    assert code not in set(result_of(event, students.model_copy(update={"year": 2013})).checks["code"])
    assert code not in set(result_of(event, students.model_copy(update={"partner_city": "Puebla"})).checks["code"])
    assert code not in set(result_of(event, students.model_copy(update={"direction": "outbound"})).checks["code"])


def test_consumption_over_pay_makes_multipliers_that_are_unusually_high() -> None:
    """The common mistake of the closure: households' consumption divided by compensation (methods, section 5)."""
    economy = load_table("us-2014")
    households = economy.households
    assert households is not None
    accounts = read_accounts(read_package(locate("us-2014")))
    over_pay = accounts.household_consumption / accounts.compensation.sum()
    wrong = dataclasses.replace(economy, households=dataclasses.replace(households, column=over_pay))
    study = ic.study_from_rows(settings(), [Visitors(visitors=1, accommodation=100, **STATED)])
    assert "multiplier-unusually-high" in set(ic.run(study, wrong).checks["code"])
    assert "multiplier-unusually-high" not in set(ic.run(study, economy).checks["code"])
