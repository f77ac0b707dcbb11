"""Trade words: what people call a business in everyday words, and which industries it may be of. Only to suggest."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

# How alike a mistyped word must be to a known one: "restarant" is, "hospital" is no "hostel".
_LIKE = 0.85


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of business, as divisions of ISIC/NACE, as codes of NAICS or of BEA's tables, and as the spending category
    ("" where none is) that tells its industry in a table whose codes are of neither."""

    isic: tuple[str, ...]
    naics: tuple[str, ...]
    category: str


def trades_meant(word: str) -> tuple[Trade, ...]:
    """The kinds of business that a word means, in the singular or plural, or nearly so typed."""
    known, plain = _by_word(), singular(word)
    if plain not in known:
        close = difflib.get_close_matches(plain, known, n=1, cutoff=_LIKE)
        plain = close[0] if close else plain
    return known.get(plain, ())


def singular(word: str) -> str:
    """An English noun without the ending of its plural: hotels, bodies, churches."""
    for ending, instead in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    return word.removesuffix("s") if not word.endswith("ss") else word


# Words in the singular | spending category | divisions of ISIC Rev. 4 | NAICS, or the summary codes of BEA. Words that
# the tables' own names have are there only where another industry is meant by them as well.
_TRADES = """
hotel motel hostel inn lodging guesthouse resort campsite camping accommodation | accommodation | 55 | 721
restaurant cafe coffee bar pub bistro catering caterer canteen | food_service | 56 | 722
tourism tourist | accommodation | 55 56 79 | 721 722 561
supermarket grocery grocer | groceries | 47 | 445
shop store boutique retailer bookshop souvenir gift | shopping | 47 | 4A0 452 445
wholesaler trader distributor | | 46 | 42
car automobile lorry | | 29 45 | 3361MV 441
dealer dealership garage | | 45 | 441
airline flight plane aviation airfare | air_travel | 51 | 481
airport port harbour harbor logistics forwarder | | 52 | 487OS
aircraft aerospace shipyard | | 30 | 3364OT
train railway railroad | rail_travel | 49 | 482
bus coach taxi tram subway | local_transport | 49 | 485
trucking lorry haulage haulier freight | | 49 | 484
ferry cruise shipping | water_travel | 50 | 483
warehouse | | 52 | 493
post courier parcel mail | | 53 | 487OS
hire leasing lease rental | vehicle_rental | 77 | 532RL
agency operator tour travel | travel_agency | 79 | 561
school university college academy tuition training teaching teacher student kindergarten | education | 85 | 61
museum theatre theater concert gallery art artist music orchestra festival zoo | culture | 90 91 | 711AS
sport stadium | sport_recreation | 93 | 711AS 713
gym golf leisure fitness casino gaming | sport_recreation | 92 93 | 713
hospital | health | 86 | 622
doctor dentist clinic physician medical | health | 86 | 621
charity welfare childcare creche | | 88 | 624
construction building builder build contractor infrastructure housebuilding | | 41 42 43 | 23
architect architecture engineer engineering surveyor | professional | 71 | 5412OP
accountant accounting auditor bookkeeping consultant consulting consultancy | professional | 69 70 | 5412OP
lawyer law solicitor attorney notary | professional | 69 | 5411
interpreter translator translation designer photographer | professional | 74 | 5412OP
research laboratory | | 72 | 5412OP
advertising advertiser marketing publicity | advertising | 73 | 5412OP
conference convention congress event exhibition staffing | event_services | 82 | 561
security guard cleaning cleaner gardening landscaping callcentre | event_services | 80 81 82 | 561
software programming programmer app website | | 62 | 511 5415
cloud hosting | | 63 | 514
phone telephone mobile telecom broadband | telecom | 61 | 513
television tv radio | | 60 | 513
film cinema movie | | 59 | 512
newspaper magazine book publisher | | 58 | 511
printer brochure | printing | 18 | 323
bank banking lender | | 64 | 521CI
insurer broker | insurance | 65 66 | 524 523
rent apartment flat landlord | housing | 68 | HS ORE
property venue hall office | venue | 68 | ORE
government council municipality permit visa | government_fees | 84 | GSLG
army military | | 84 | GFGD
hairdresser salon laundry church club union association | other | 94 96 | 81
power energy solar wind gas | | 35 | 22
rubbish garbage trash recycling | | 38 | 562
farm farmer farming crop livestock agriculture | | 01 | 111CA
fish fishery | | 03 | 113FF
timber forest | | 02 16 | 113FF 321
wine beer drink dairy meat brewery bakery winery | | 10 11 | 311FT
clothes clothing fashion garment shoe | | 14 15 | 315AL
toy jewellery jewelry | | 32 | 339
drug medicine vaccine pharma | | 21 | 325
steel iron aluminium aluminum | | 24 | 331
machine tractor pump turbine | | 28 | 333
chip semiconductor electronics | | 26 | 334
battery | | 27 | 335
cement glass brick ceramics | | 23 | 327
petrol gasoline diesel fuel | fuel | 19 | 324
"""


@cache
def _by_word() -> Mapping[str, tuple[Trade, ...]]:
    found: dict[str, tuple[Trade, ...]] = {}
    for line in _TRADES.strip().splitlines():
        names, category, isic, naics = (part.split() for part in line.split("|"))
        trade = Trade(tuple(isic), tuple(naics), category[0] if category else "")
        for name in names:
            found[singular(name)] = (*found.get(singular(name), ()), trade)
    return found
