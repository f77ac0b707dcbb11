"""A value added tax that the sheet Taxes names takes the place of the average tax that a world table takes off.

Tables at basic prices take the average of households' taxes on products off every category. Where the study names
the value added tax of a category and it counts, the named taxes of that category come off instead, never both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import overload

import numpy as np

from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.economy import Economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.rows.sale_taxes import rates_of, sale_taxes
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.study import Study

# What such a tax is called, in the languages of those who have one.
_VAT = re.compile(
    r"\b(vat|gst|hst|qst|tvq|tps|value.added|consumption tax|mwst|mehrwertsteuer|umsatzsteuer|ust|tva|iva|btw|moms|mva|"
    r"kdv|ptu|dph|áfa|alv|pdv|ddv|pvm|pvn|käibemaks|ддс|ндс|пдв|φπα|ppn|icms)\b|"
    r"消費税|增值税|부가가치세|부가세|ضريبة القيمة المضافة",
    re.IGNORECASE,
)


@overload
def with_named_vat(economy: TableEconomy, study: Study, place: str) -> TableEconomy: ...
@overload
def with_named_vat(economy: Economy, study: Study, place: str) -> Economy: ...
def with_named_vat(economy: Economy, study: Study, place: str) -> Economy:
    """The economy of a nation, or of a region and its nation, with the taxes on the sale that the study names in
    `place`, in the categories whose value added tax is among them; as it is where none is, or where the table is at
    producer prices."""
    taxes = [tax for tax in sale_taxes(study) if tax.place == place]
    named = {code for tax in taxes if _VAT.search(tax.name) for code in tax.categories}
    if not named or economy.valuation != "basic" or economy.bridge is None:
        return economy
    bridge = economy.spending_bridge()
    rates = rates_of(taxes, place).sum(axis=0)
    before = dict(zip(bridge.categories, bridge.tax.tolist(), strict=True))
    after = {
        code: float(rate / (1.0 + rate)) for code, rate in zip(CATEGORY_CODES, rates, strict=True) if code in named
    }
    parts: list[Part] = []
    for category in bridge.categories:
        own = [part for part in bridge.parts if part.category == category]
        if category not in after:
            parts += own
            continue
        scale = (1.0 - after[category]) / (1.0 - before[category])
        parts += [replace(part, share=part.share * scale) for part in own if part.treatment != "tax"]
        parts += [Part(category, "tax", "", after[category])] if after[category] > 0.0 else []
    listed = ", ".join(f"{code} {share:.1%}" for code, share in after.items())
    average = float(np.mean([before[code] for code in after]))
    said = (
        f"of the price paid, as the sheet Taxes names them: {listed}; in place of the average, {average:.1%}. "
        "Who reclaims the tax pays the price without it: amounts are typed so, and the rate of what they buy is 0"
    )
    found = economy.with_bridge(
        Bridge(bridge.categories, bridge.industries, tuple(parts)), {"taxes on the sale, named": said}
    )
    if isinstance(found, TableEconomy) and found.nation is not None:
        return replace(found, nation=with_named_vat(found.nation, study, place))
    return found
