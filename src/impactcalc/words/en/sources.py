"""Works that several sentences name."""

from __future__ import annotations

CROMPTON = "Crompton (2010), Measuring the Economic Impact of Park and Recreation Services"
MILLER_BLAIR = "Miller & Blair (2009), Input-Output Analysis"
COCHRAN = "Cochran (1977), Sampling Techniques"
OMB = "US Office of Management and Budget, Standards and Guidelines for Statistical Surveys (2006), guideline 3.2.9"
TREASURY = "HM Treasury, additionality guide (2014)"
REGIONS = "docs/regions.md"
ABROAD = "docs/regions-abroad.md"
ICP = "World Bank, International Comparison Program; methods, section 8"
COMMONLY = f"{MILLER_BLAIR}, section 7.2; tables are commonly used up to five years on"
PURCHASER_PRICES = "BEA, RIMS II user guide: purchaser to producer prices"
WDI = "World Bank WDI"
BEA_DEFLATOR = "BEA GDP implicit price deflator"
BLS = "BLS CPI-U (1982-84 = 100)"
