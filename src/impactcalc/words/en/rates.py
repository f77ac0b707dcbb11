"""What to type in the sheet Rates where a value is missing, and where the shipped data end."""

from __future__ import annotations

from impactcalc.facts.rates import LackingRate

# Money of which the usual sources have no rate, or none that holds in a market.
_ELSEWHERE = {
    "CUP": "a rate at which people do change money, such as elTOQUE publishes for recent years; the official rate "
    "(World Bank, series PA.NUS.FCRF of CUB) would make the amounts far too large",
    "VES": "Banco Central de Venezuela, tipo de cambio de referencia, mean of the year; mind that six noughts were cut "
    "in October 2021 (the World Bank's series ends before the bolívar of today)",
}


def row_to_add(lacking: LackingRate) -> str:
    """Where the data end, where to look, and the row to add."""
    row = f"kind {lacking.kind}, subject {lacking.subject}, year {lacking.year}, value = {_meaning(lacking)}"
    look = f" Look it up: {_where_to_look(lacking)}." if lacking.kind == "exchange_rate" else ""
    return f'{data_extent(lacking)}{look} Add a row to the sheet "Rates": {row}, source = where you found it.'


def data_extent(lacking: LackingRate) -> str:
    """Where the shipped data of a rate begin or end."""
    what = {
        "exchange_rate": f"USD/{lacking.subject}",
        "deflator": f"the GDP deflator of {lacking.subject}",
        "cpi": f"the consumer prices of {lacking.subject}",
        "ppp_factor": f"the PPP factor of {lacking.subject}",
        "regional_price_parity": f"the regional price parity of {lacking.subject}",
    }[lacking.kind]
    if lacking.years is None:
        return f"The shipped data have nothing for {what}{f' ({lacking.why})' if lacking.why else ''}."
    first, last = lacking.years
    if lacking.year > last:
        return f"The shipped data for {what} end in {last}."
    if lacking.year < first:
        return f"The shipped data for {what} begin in {first}."
    return f"The shipped data for {what} have no value for {lacking.year}."


def _meaning(lacking: LackingRate) -> str:
    kind = lacking.kind
    if kind == "exchange_rate":
        return f"{lacking.money} per US dollar, mean of the year"
    if kind == "ppp_factor":
        return f"PPP conversion factor, {lacking.money or 'local units'} per international dollar"
    if kind == "regional_price_parity":
        return "regional price parity, US = 1 (BEA publishes it with the US = 100)"
    if kind == "cpi" and lacking.years is not None:
        return "CPI-U, all items, mean of the year (1982-84 = 100)"
    if lacking.nearest is None:
        what = "consumer price index, mean of the year" if kind == "cpi" else "GDP deflator"
        return f"{what} (an index; give every year that is needed, all on one base)"
    nearest, value = lacking.nearest
    return f"GDP deflator on the scale on which {nearest} is {value:g}"


def _where_to_look(lacking: LackingRate) -> str:
    """Which source and series have a currency's rate."""
    currency = lacking.subject
    if currency in _ELSEWHERE:
        return _ELSEWHERE[currency]
    if lacking.quoted_by == "ecb":
        if currency == "EUR":
            return "ECB Data Portal, 1 over series EXR.A.USD.EUR.SP00.A"
        return f"ECB Data Portal, series EXR.A.{currency}.EUR.SP00.A over EXR.A.USD.EUR.SP00.A"
    of = f" of {lacking.economy}" if lacking.economy else ""
    world = f"World Bank, series PA.NUS.FCRF{of} (official rate, period average)"
    if lacking.quoted_by == "hmrc":
        return (
            f"HM Revenue & Customs, exchange rates, average for the year to 31 December, {currency} per pound over "
            f"the US dollar's; or {world}"
        )
    return f"{world}; or IMF International Financial Statistics, series ENDA_XDC_USD_RATE; or the central bank"
