"""Which region abroad a city of the list lies in: GeoNames' divisions and the outlines' codes -> identifiers.

Codes of NUTS 2013 and 2016 stand in the list itself; the United Kingdom's are those of ITL with TL for UK. Elsewhere
the names of the first and second division tell, with the lists below for what is called otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Row = Mapping[str, str]

# Metropolitan cities and provinces of Korea by GeoNames' names: the first two digits of their municipalities.
KOREA = {
    "Seoul": "11", "Busan": "21", "Daegu": "22", "Incheon": "23", "Gwangju": "24", "Daejeon": "25", "Ulsan": "26",
    "Sejong-si": "29", "Gyeonggi-do": "31", "Gangwon-do": "32", "North Chungcheong": "33", "Chungcheongnam-do": "34",
    "Jeollabuk-do": "35", "Jeollanam-do": "36", "Gyeongsangbuk-do": "37", "Gyeongsangnam-do": "38", "Jeju-do": "39",
}  # fmt: skip
# The source's names of the same.
KOREAN_SOURCE = {name: code for name, code in KOREA.items() if code not in ("29", "33")} | {
    "Sejong": "29", "Chungcheongbuk-do": "33",
}  # fmt: skip
METROPOLITAN = ("11", "21", "22", "23", "24", "25", "26", "29")
# Prefectures of Japan in the order of their codes.
PREFECTURES = (
    "Hokkaido", "Aomori", "Iwate", "Miyagi", "Akita", "Yamagata", "Fukushima", "Ibaraki", "Tochigi", "Gunma",
    "Saitama", "Chiba", "Tokyo", "Kanagawa", "Niigata", "Toyama", "Ishikawa", "Fukui", "Yamanashi", "Nagano", "Gifu",
    "Shizuoka", "Aichi", "Mie", "Shiga", "Kyoto", "Osaka", "Hyogo", "Nara", "Wakayama", "Tottori", "Shimane",
    "Okayama", "Hiroshima", "Yamaguchi", "Tokushima", "Kagawa", "Ehime", "Kochi", "Fukuoka", "Saga", "Nagasaki",
    "Kumamoto", "Oita", "Miyazaki", "Kagoshima", "Okinawa",
)  # fmt: skip
# Japanese cities with jobs of their own: name and prefecture.
JAPAN_CITIES = {
    ("Sapporo", "Hokkaido"): "01100", ("Saitama", "Saitama"): "11100", ("Yokohama", "Kanagawa"): "14100",
    ("Kawasaki", "Kanagawa"): "14130", ("Gujo", "Gifu"): "21219", ("Okayama", "Okayama"): "33100",
    ("Fukuoka", "Fukuoka"): "40130",
}  # fmt: skip
# Regional councils of New Zealand (Stats NZ); the source puts four together.
NEW_ZEALAND = {
    "Northland": "01", "Auckland": "02", "Waikato Region": "03", "Bay of Plenty": "04", "Gisborne": "05",
    "Hawke's Bay Region": "06", "Taranaki Region": "07", "Manawatu-Wanganui": "08", "Wellington Region": "09",
    "West Coast": "12-16-17-18", "Tasman District": "12-16-17-18", "Nelson Region": "12-16-17-18",
    "Marlborough": "12-16-17-18", "Canterbury": "13", "Otago": "14", "Southland": "15",
}  # fmt: skip
NEW_ZEALAND_SOURCE = {re.sub(r" (Region|District)$", "", name): code for name, code in NEW_ZEALAND.items()} | {
    "Tasman, Nelson, Marlborough, West Coast": "12-16-17-18"
}
# States and territories of Australia.
STATES = {
    "New South Wales": "NSW", "Victoria": "VIC", "Queensland": "QLD", "South Australia": "SA",
    "Western Australia": "WA", "Tasmania": "TAS", "Northern Territory": "NT", "Australian Capital Territory": "ACT",
}  # fmt: skip
# The greater capitals by whole local government areas (Australian Statistical Geography Standard, greater capital city
# areas; areas of which only a part belongs to one are left out).
CAPITALS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "Sydney": ("New South Wales", "Greater Sydney", (
        "Bayside (NSW)", "Blacktown", "Blue Mountains", "Burwood", "Camden", "Campbelltown (NSW)", "Canada Bay",
        "Canterbury-Bankstown", "Central Coast (NSW)", "Cumberland", "Fairfield", "Georges River", "Hawkesbury",
        "Hornsby", "Hunters Hill", "Inner West", "Ku-ring-gai", "Lane Cove", "Liverpool", "Mosman", "North Sydney",
        "Northern Beaches", "Parramatta", "Penrith", "Randwick", "Ryde", "Strathfield", "Sutherland", "Sydney",
        "The Hills", "Waverley", "Willoughby", "Wollondilly", "Woollahra",
    )),
    "Melbourne": ("Victoria", "Greater Melbourne", (
        "Banyule", "Bayside (Vic.)", "Boroondara", "Brimbank", "Cardinia", "Casey", "Darebin", "Frankston",
        "Glen Eira", "Greater Dandenong", "Hobsons Bay", "Hume", "Kingston (Vic.)", "Knox", "Manningham",
        "Maribyrnong", "Maroondah", "Melbourne", "Melton", "Monash", "Moonee Valley", "Moreland",
        "Mornington Peninsula", "Nillumbik", "Port Phillip", "Stonnington", "Whitehorse", "Whittlesea", "Wyndham",
        "Yarra", "Yarra Ranges",
    )),
    "Brisbane": ("Queensland", "Greater Brisbane", ("Brisbane", "Ipswich", "Logan", "Moreton Bay", "Redland")),
    "Adelaide": ("South Australia", "Greater Adelaide", (
        "Adelaide", "Adelaide Hills", "Burnside", "Campbelltown (SA)", "Charles Sturt", "Gawler", "Holdfast Bay",
        "Marion", "Mitcham", "Mount Barker", "Norwood Payneham and St Peters", "Onkaparinga", "Playford",
        "Port Adelaide Enfield", "Prospect", "Salisbury", "Tea Tree Gully", "Unley", "Walkerville", "West Torrens",
    )),
    "Perth": ("Western Australia", "Greater Perth", (
        "Armadale", "Bassendean", "Bayswater", "Belmont", "Cambridge", "Canning", "Claremont", "Cockburn",
        "Cottesloe", "East Fremantle", "Fremantle", "Gosnells", "Joondalup", "Kalamunda", "Kwinana", "Mandurah",
        "Melville", "Mosman Park", "Mundaring", "Murray", "Nedlands", "Peppermint Grove", "Perth", "Rockingham",
        "Serpentine-Jarrahdale", "South Perth", "Stirling", "Subiaco", "Swan", "Victoria Park", "Vincent", "Wanneroo",
    )),
    "Hobart": ("Tasmania", "Greater Hobart", (
        "Brighton", "Clarence", "Derwent Valley", "Glenorchy", "Hobart", "Kingborough", "Sorell",
    )),
    "Darwin": ("Northern Territory", "Greater Darwin", (
        "Belyuen", "Darwin", "Darwin Waterfront Precinct", "Litchfield", "Palmerston", "Wagait",
    )),
}  # fmt: skip
# Provinces of Canada by GeoNames' code: Statistics Canada's code.
PROVINCES = {
    "01": "48", "02": "59", "03": "46", "04": "13", "05": "10", "07": "12", "08": "35", "09": "11", "10": "24",
    "11": "47",
}  # fmt: skip
# Metropolitan areas of Canada: the cities of their names, by province.
METROS = {
    ("05", "St. John's"): "001", ("07", "Halifax"): "205", ("04", "Moncton"): "305", ("04", "Saint John"): "310",
    ("10", "Saguenay"): "408", ("10", "Québec"): "421", ("10", "Lévis"): "421", ("10", "Sherbrooke"): "433",
    ("10", "Trois-Rivières"): "442", ("10", "Montréal"): "462", ("10", "Laval"): "462", ("10", "Longueuil"): "462",
    ("08", "Ottawa"): "505", ("10", "Gatineau"): "505", ("08", "Nepean"): "505", ("08", "Kingston"): "521",
    ("08", "Peterborough"): "529", ("08", "Oshawa"): "532", ("08", "Whitby"): "532", ("08", "Toronto"): "535",
    ("08", "Oakville"): "535", ("08", "Milton"): "535", ("08", "Pickering"): "535", ("08", "Ajax"): "535",
    ("08", "Hamilton"): "537", ("08", "Burlington"): "537", ("08", "St. Catharines"): "539",
    ("08", "Niagara Falls"): "539", ("08", "Kitchener"): "541", ("08", "Waterloo"): "541", ("08", "Cambridge"): "541",
    ("08", "Brantford"): "543", ("08", "Guelph"): "550", ("08", "London"): "555", ("08", "Windsor"): "559",
    ("08", "Barrie"): "568", ("08", "Greater Sudbury"): "580", ("08", "Thunder Bay"): "595",
    ("03", "Winnipeg"): "602", ("11", "Regina"): "705", ("11", "Saskatoon"): "725", ("01", "Calgary"): "825",
    ("01", "Edmonton"): "835", ("02", "Kelowna"): "915", ("02", "Abbotsford"): "932", ("02", "Mission"): "932",
    ("02", "Vancouver"): "933", ("02", "Victoria"): "935",
}  # fmt: skip
# Second divisions of Canada that lie in one of them whole.
METRO_DIVISIONS = {
    "Peel": "535", "York": "535", "Toronto county": "535", "Ottawa": "505", "Montréal": "462",
    "Metro Vancouver Regional District": "933", "Regional Municipality of Waterloo": "541",
}  # fmt: skip
LONDON = "itl:TLI"  # the list has London once: it is its five regions


@dataclass(frozen=True)
class Known:
    """The regions that there are: their identifiers, and those of municipalities and local government areas by the
    province or state and the name (as `slug` has it)."""

    ids: frozenset[str]
    by_name: Mapping[tuple[str, str], str]


def region_of(row: Row, known: Known) -> str:
    """The smallest region of the package that a city lies in; "" where there is none, or the list does not tell."""
    candidates = _FINDERS.get(row["country"], _by_nuts)(row, known)
    return next((one for one in candidates if one in known.ids), "")


def _by_nuts(row: Row, known: Known) -> list[str]:  # noqa: ARG001 - one signature for all
    third, second = row["nuts3_2016"], row["nuts2_2013"]
    own = third[:4] if row["country"] in ("BE", "DK", "HU", "SI") else ""
    # Where an outline of 2013 misses a city on a shore or a border, its code of 2016 tells, if it is still that one.
    return [f"nuts:{code}" for code in (third, own, second, third[:4])]


def _british(row: Row, known: Known) -> list[str]:  # noqa: ARG001
    if row["name"] == "London":
        return [LONDON]
    third = row["nuts3_2021"] or row["nuts3_2016"]
    code = third.replace("UK", "TL", 1)
    return [f"itl:{code[:4]}", f"itl:{code}"] if third else []


def _japanese(row: Row, known: Known) -> list[str]:  # noqa: ARG001
    prefecture = plain(row["admin1_name"])
    codes = [f"{PREFECTURES.index(prefecture) + 1:02d}"] if prefecture in PREFECTURES else []
    own = JAPAN_CITIES.get((plain(row["name"]), prefecture))
    if own and int(row["population"] or 0) > 20_000:
        codes.insert(0, own)
    return [f"jp:{code}" for code in codes]


def _korean(row: Row, known: Known) -> list[str]:
    code = KOREA.get(row["admin1_name"], "")
    if not code:
        return []
    own = row["name"] if code in METROPOLITAN else row["admin2_name"] or row["name"]
    return [*_municipality(own, code, known), *_municipality(row["name"], code, known), f"kr:{code}"]


def _municipality(name: str, province: str, known: Known) -> list[str]:
    bare = slug(re.sub(r"[- ](si|gun|gu|city)$", "", plain(name), flags=re.IGNORECASE))
    found = known.by_name.get((province, bare))
    return [found] if found else []


def _australian(row: Row, known: Known) -> list[str]:
    state = row["admin1_name"]
    capital = CAPITALS.get(row["name"])
    if capital and capital[0] == state:
        return [f"au:{slug(capital[1])}"]
    if state not in STATES:
        return []
    tried = (row["admin2_name"], row["name"], f"Greater {row['name']}")
    own = [known.by_name.get((state, slug(_area(one))), "") for one in tried if one]
    return [*(one for one in own if one), f"au:{STATES[state]}"]


def _area(name: str) -> str:
    return re.sub(
        r"^(City|Town|Shire|Municipality|Rural City|District Council) of | (City|Shire|Municipality|Regional|Council)$",
        "", name,
    )  # fmt: skip


def _canadian(row: Row, known: Known) -> list[str]:  # noqa: ARG001
    metro = METROS.get((row["admin1"], row["name"])) or METRO_DIVISIONS.get(row["admin2_name"])
    found = [f"cma:{metro}"] if metro else []
    return [*found, f"ca:{PROVINCES[row['admin1']]}"] if row["admin1"] in PROVINCES else found


def _of_new_zealand(row: Row, known: Known) -> list[str]:  # noqa: ARG001
    code = NEW_ZEALAND.get(row["admin1_name"])
    return [f"nz:{code}"] if code else []


_FINDERS: Mapping[str, Callable[[Row, Known], list[str]]] = {
    "GB": _british, "JP": _japanese, "KR": _korean, "AU": _australian, "CA": _canadian, "NZ": _of_new_zealand,
}  # fmt: skip


def plain(text: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug(text: str) -> str:
    """A name as an identifier has it: "bayside-vic"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower().replace("'", "")).strip("-")
