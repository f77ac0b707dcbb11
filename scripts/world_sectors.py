"""The sectors of each source of jobs abroad, and the ISIC Rev. 4 divisions that each of them serves.

A division may be served by several sectors (what a statistical office puts together otherwise); each sector serves at
least one. Sections and divisions of ISIC Rev. 4 are those of NACE Rev. 2 and UK SIC 2007.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# The divisions that there are: two-digit numbers of ISIC Rev. 4 by section.
SECTIONS: Mapping[str, tuple[int, ...]] = {
    "A": (1, 2, 3), "B": (5, 6, 7, 8, 9), "C": tuple(range(10, 34)), "D": (35,), "E": (36, 37, 38, 39),
    "F": (41, 42, 43), "G": (45, 46, 47), "H": (49, 50, 51, 52, 53), "I": (55, 56), "J": tuple(range(58, 64)),
    "K": (64, 65, 66), "L": (68,), "M": tuple(range(69, 76)), "N": tuple(range(77, 83)), "O": (84,), "P": (85,),
    "Q": (86, 87, 88), "R": (90, 91, 92, 93), "S": (94, 95, 96), "T": (97, 98), "U": (99,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of a source: its code in the package, what the source calls it, the divisions that it serves."""

    code: str
    name: str
    divisions: tuple[int, ...]


def spelled_out(text: str) -> tuple[int, ...]:
    """ "10-12 18 T" as divisions: numbers, ranges and sections."""
    found: list[int] = []
    for part in text.split():
        if part in SECTIONS:
            found += SECTIONS[part]
        elif "-" in part:
            first, last = part.split("-")
            found += [n for n in range(int(first), int(last) + 1) if any(n in all_of for all_of in SECTIONS.values())]
        else:
            found.append(int(part))
    return tuple(found)


def _sectors(rows: Iterable[tuple[str, str, str]]) -> tuple[Sector, ...]:
    return tuple(Sector(code, name, spelled_out(divisions)) for code, name, divisions in rows)


# UK: divisions themselves, as the source has them.
UK_DIVISIONS = tuple(
    Sector(f"{number:02d}", f"division {number:02d}", (number,)) for all_of in SECTIONS.values() for number in all_of
)
# UK: value added. Imputed rents (68IMP) are left out: nobody works there.
UK_GVA = _sectors(
    (code, code, divisions)
    for code, divisions in (
        ("AB (1-9)", "A B"), ("CA (10-12)", "10-12"), ("CB (13-15)", "13-15"), ("CC (16-18)", "16-18"),
        ("CD-CG (19-23)", "19-23"), ("CH (24-25)", "24-25"), ("CI-CJ (26-27)", "26-27"), ("CK-CL (28-30)", "28-30"),
        ("CM (31-33)", "31-33"), ("DE (35-39)", "D E"), ("41", "41"), ("42", "42"), ("43", "43"), ("45", "45"),
        ("46", "46"), ("47", "47"), ("49-51", "49-51"), ("52", "52"), ("53", "53"), ("55", "55"), ("56", "56"),
        ("58-60", "58-60"), ("61-63", "61-63"), ("64", "64"), ("65-66", "65-66"), ("68", "68"), ("69", "69"),
        ("70", "70"), ("71", "71"), ("72-73", "72-73"), ("74", "74"), ("75", "75"), ("77", "77"), ("78-80", "78-80"),
        ("81", "81"), ("82", "82"), ("O (84)", "O"), ("P (85)", "P"), ("86", "86"), ("87", "87"), ("88", "88"),
        ("90-91", "90-91"), ("92-93", "92-93"), ("94", "94"), ("95", "95"), ("96", "96"), ("T (97-98)", "T"),
    )
)  # fmt: skip
# Eurostat's ten sectors; with manufacturing apart where the source has it.
EU_TEN = _sectors((
    ("A", "Agriculture, forestry and fishing", "A"),
    ("B-E", "Industry", "B C D E"),
    ("F", "Construction", "F"),
    ("G-I", "Trade, transport, accommodation and food service", "G H I"),
    ("J", "Information and communication", "J"),
    ("K", "Finance and insurance", "K"),
    ("L", "Real estate", "L"),
    ("M_N", "Professional, technical, administrative and support service", "M N"),
    ("O-Q", "Public administration, education, health, social work", "O P Q"),
    ("R-U", "Arts, recreation, other services", "R S T U"),
))  # fmt: skip
EU_ELEVEN = (
    EU_TEN[0],
    Sector("BDE", "Mining, energy, water (B-E less C)", spelled_out("B D E")),
    Sector("C", "Manufacturing", spelled_out("C")),
    *EU_TEN[2:],
)
ANZSIC = _sectors((
    ("A", "Agriculture, Forestry and Fishing", "A"),
    ("B", "Mining", "B"),
    ("C", "Manufacturing", "C"),
    ("D", "Electricity, Gas, Water and Waste Services", "D E"),
    ("E", "Construction", "F"),
    ("F", "Wholesale Trade", "46"),
    ("G", "Retail Trade", "45 47"),
    ("H", "Accommodation and Food Services", "I"),
    ("I", "Transport, Postal and Warehousing", "H"),
    ("J", "Information Media and Telecommunications", "58-61 63"),
    ("K", "Financial and Insurance Services", "K"),
    ("L", "Rental, Hiring and Real Estate Services", "68 77"),
    ("M", "Professional, Scientific and Technical Services", "62 M"),
    ("N", "Administrative and Support Services", "78-82"),
    ("O", "Public Administration and Safety", "O"),
    ("P", "Education and Training", "P"),
    ("Q", "Health Care and Social Assistance", "Q"),
    ("R", "Arts and Recreation Services", "R"),
    ("S", "Other Services", "S T U"),
))  # fmt: skip
NEW_ZEALAND = _sectors((
    ("A", "Agriculture, forestry, and fishing", "A"),
    ("BD", "Mining; electricity, gas, water, and waste services", "B D E"),
    ("C", "Manufacturing", "C"),
    ("E", "Construction", "F"),
    ("F", "Wholesale trade", "46"),
    ("G", "Retail trade", "45 47"),
    ("H", "Accommodation and food services", "I"),
    ("IJ", "Transport, storage, information media, and telecommunications", "H 58-61 63"),
    ("K", "Financial and insurance services", "K"),
    ("L", "Rental, hiring, and real estate services", "68 77"),
    ("M", "Professional, scientific, and technical services", "62 M"),
    ("N", "Administrative and support services", "78-82"),
    ("O", "Public administration and safety", "O"),
    ("P", "Education and training", "P"),
    ("Q", "Health care and social assistance", "Q"),
    ("R", "Arts and recreation services", "R"),
    ("S", "Other services", "S T U"),
))  # fmt: skip
CANADA = _sectors((
    ("111-112, 1100, 1151-1152", "Agriculture", "1"),
    ("21, 113-114, 1153, 2100", "Forestry, fishing, mining, oil and gas", "2 3 B"),
    ("22", "Utilities", "D E"),
    ("23", "Construction", "F"),
    ("31-33", "Manufacturing", "C"),
    ("41, 44-45", "Trade", "G"),
    ("48-49", "Transportation and warehousing", "H"),
    ("52-53", "Finance, insurance, real estate, rental and leasing", "K L 77"),
    ("54", "Professional, scientific and technical services", "62 M"),
    ("55-56", "Business, building and other support services", "78-82"),
    ("61", "Educational services", "P"),
    ("62", "Health care and social assistance", "Q"),
    ("51, 71", "Information, culture and recreation", "58-61 63 R"),
    ("72", "Accommodation and food services", "I"),
    ("81", "Other services", "S T U"),
    ("91", "Public administration", "O"),
))  # fmt: skip
_KOREAN = {
    "A": ("agriculture, forestry and fishing", "A"),
    "B": ("mining and quarrying", "B"),
    "C": ("manufacturing", "C"),
    "DE": ("electricity, gas, steam and air conditioning supply; water supply and waste management", "D E"),
    "F": ("construction", "F"),
    "G": ("wholesale and retail trade", "G"),
    "H": ("transportation and storage", "H"),
    "I": ("accommodation and food service activities", "I"),
    "J": ("information and communication", "J"),
    "K": ("financial and insurance activities", "K"),
    "L": ("real estate activities; rental and leasing activities", "68 77"),
    "MN": ("professional, scientific and technical activities; business support facilities", "M 78-82"),
    "O": ("public administration and defence; compulsory social security", "O"),
    "P": ("education", "P"),
    "Q": ("human health and social work activities", "Q"),
    "RS": ("arts, sports and recreation; membership organizations and personal services", "R S T U"),
}
KOREA = _sectors((code, name, divisions) for code, (name, divisions) in _KOREAN.items())
# JSIC (Rev. 13) divisions; 96, foreign governments, is not in the source.
JSIC = _sectors(
    (code, f"JSIC {code}", divisions)
    for code, divisions in (
        ("01", "1"), ("02", "2"), ("03", "3"), ("04", "3"), ("05", "B"), ("06", "41-43"), ("07", "41-43"),
        ("08", "43"), ("09", "10"), ("10", "11-12"), ("11", "13-14"), ("12", "16"), ("13", "31"), ("14", "17"),
        ("15", "18"), ("16", "20-21"), ("17", "19"), ("18", "22"), ("19", "22"), ("20", "15"), ("21", "23"),
        ("22", "24"), ("23", "24"), ("24", "25"), ("25", "28"), ("26", "28"), ("27", "26 28"), ("28", "26"),
        ("29", "27"), ("30", "26"), ("31", "29-30"), ("32", "32"), ("33", "35"), ("34", "35"), ("35", "35"),
        ("36", "36"), ("37", "61"), ("38", "60"), ("39", "62-63"), ("40", "63"), ("41", "58-59"), ("42", "49"),
        ("43", "49"), ("44", "49"), ("45", "50"), ("46", "51"), ("47", "52"), ("48", "52"), ("49", "53"),
        ("50", "46"), ("51", "46"), ("52", "46"), ("53", "46"), ("54", "46"), ("55", "46"), ("56", "47"),
        ("57", "47"), ("58", "47"), ("59", "47"), ("60", "47"), ("61", "47"), ("62", "64"), ("63", "64"),
        ("64", "64"), ("65", "66"), ("66", "66"), ("67", "65"), ("68", "68"), ("69", "68"), ("70", "77"),
        ("71", "72"), ("72", "69-70 74"), ("73", "73"), ("74", "71 75"), ("75", "55"), ("76", "56"), ("77", "56"),
        ("78", "96-97"), ("79", "79 96"), ("80", "90 92-93"), ("81", "85"), ("82", "85 91"), ("83", "86"),
        ("84", "86"), ("85", "87-88"), ("86", "53"), ("87", "94"), ("88", "37-39"), ("89", "45"), ("90", "33 95"),
        ("91", "78"), ("92", "80-82"), ("93", "94"), ("94", "94"), ("95", "96"), ("97", "84"), ("98", "84"),
    )
)  # fmt: skip
