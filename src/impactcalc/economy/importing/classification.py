"""Codes of industries -> what they cover, in divisions of ISIC/NACE or in three-digit groups of NAICS."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

Classification = Literal["isic", "naics"]
CLASSIFICATIONS: tuple[Classification, ...] = get_args(Classification)

# First and last division of each section of ISIC Rev. 4; NACE Rev. 2 has the same.
_SECTIONS: Mapping[str, tuple[int, int]] = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47),
    "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82),
    "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip
# BEA's summary and sector codes that are not NAICS codes themselves.
_BEA: Mapping[str, tuple[str, ...]] = {
    "111CA": ("111", "112"), "113FF": ("113", "114", "115"), "3361MV": ("336",), "3364OT": ("336",),
    "311FT": ("311", "312"), "313TT": ("313", "314"), "315AL": ("315", "316"),
    "4A0": ("442", "443", "444", "446", "447", "448", "451", "453", "454"),
    "487OS": ("487", "488", "492"), "521CI": ("521", "522"), "HS": ("531",), "ORE": ("531",), "532RL": ("532", "533"),
    "5411": ("541",), "5415": ("541",), "5412OP": ("541",), "711AS": ("711", "712"), "G": ("921",),
    "GFGD": ("921",), "GFGN": ("921",), "GFE": (), "GSLG": ("921",), "GSLE": (),
    "513": ("515", "517"), "514": ("518", "519"),
    "44RT": ("44-45",), "48TW": ("48-49",), "31G": ("31-33",), "FIRE": ("52", "53"), "PROF": ("54", "55", "56"),
    "6": ("61", "62"), "7": ("71", "72"),
    # Of its detailed tables, what no leading digits tell: S is government, V and F are no industries.
    "4B0000": ("442", "443", "446", "451", "453"), "48A000": ("487", "488"), "52A000": ("521", "522"),
    "S00101": ("221",), "S00102": (), "S00201": ("485",), "S00202": ("221",), "S00203": (),
    "S00500": ("921",), "S00600": ("921",), "S00700": ("921",), "GSLGE": ("921",), "GSLGH": ("921",),
    "GSLGO": ("921",), "S00300": (), "S00401": (), "S00402": (), "S00900": (), "4200ID": ("425",),
}  # fmt: skip
# The groups that the recipes name, and those beside them: enough to tell what a wider code covers.
_GROUPS = (
    "111 112 113 114 115 211 212 213 221 230 311 312 313 314 315 316 321 322 323 324 325 326 327 331 332 333 334 335 "
    "336 337 339 423 424 425 441 442 443 444 445 446 447 448 451 452 453 454 481 482 483 484 485 486 487 488 491 492 "
    "493 511 512 515 517 518 519 521 522 523 524 525 531 532 533 541 551 561 562 611 621 622 623 624 711 712 713 721 "
    "722 811 812 813 814 921"
)
# BEA's detailed codes: leading digits of NAICS, filled up with letters and zeros (722A00, 531HSO, 1111B0).
_DETAIL = re.compile(r"(?=.*[A-Z])\d{2,5}[A-Z0-9]{1,4}(?<=^......)")
# Between two digits a T is a dash (C10T12), and so is a full stop in no code of ours.
_RANGE = re.compile(r"-|(?<=\d)T(?=[A-Z]?\d)")
_LIST = re.compile(r"[_&,;+/ ]+")
_CODE = re.compile(r"([A-U])?(\d{2})?[\d.]*([A-Z]{0,6})")


def covered(code: str, classification: Classification) -> frozenset[str]:
    """What a code covers: "C10-C12" is divisions 10, 11 and 12; "44-45" the three-digit groups of retail.

    Nothing for a text that is no code of the classification.
    """
    return _isic(code) if classification == "isic" else _naics(code)


def classification_of(codes: Sequence[str]) -> Classification | None:
    """Which classification a table's codes are of; None when they are of neither, or could be of both."""
    # G is also BEA's government: the one code of its tables that could be a section.
    lettered = [code for code in codes if _isic(code) and code[:1].isalpha()]
    grouped = [code for code in codes if code in _BEA or (re.match(r"\d{3}", code) and _naics(code))]
    if len(lettered) >= 0.9 * len(codes):
        return "isic"
    if len(grouped) >= 0.5 * len(codes) and all(code in _BEA or _naics(code) for code in codes):
        return "naics"
    return None


def _isic(code: str) -> frozenset[str]:
    text = re.sub(r"^(CPA|NACE|ISIC)[_ ]?(R\d_)?", "", code.strip().upper())
    found: set[int] = set()
    for part in _LIST.split(text):
        ends = [_CODE.fullmatch(end) for end in _RANGE.split(part)]
        if not part or any(end is None for end in ends):
            return frozenset()
        matches = [end for end in ends if end is not None]
        first, last = _divisions(matches[0]), _divisions(matches[-1])
        if first is None:
            return frozenset()
        # "49.3-5" ends within its division; "R90-92" and "G-I" end where they say.
        found |= set(range(first[0], max(first[1], last[1] if last else 0) + 1))
    known = {division for low, high in _SECTIONS.values() for division in range(low, high + 1)}
    return frozenset(f"{division:02}" for division in found & known)


def _divisions(match: re.Match[str]) -> tuple[int, int] | None:
    letter, digits, _ = match.groups()
    if digits:
        division = int(digits)
        inside = letter is None or _SECTIONS[letter][0] <= division <= _SECTIONS[letter][1]
        return (division, division) if inside else None
    return _SECTIONS[letter] if letter and match.group(0) == letter else None


def _naics(code: str) -> frozenset[str]:
    text = code.strip().upper()
    if text not in _BEA and _DETAIL.fullmatch(text):
        text = "23" if text.startswith("23") else re.match(r"\d*", text)[0]  # type: ignore[index]
    if text in _BEA:
        return frozenset().union(*(_naics(part) for part in _BEA[text]))
    found: set[str] = set()
    parts = re.split(r"[-,;_ ]+", text)
    if "-" in text and all(re.fullmatch(r"\d{2}", part) for part in parts) and len(parts) == 2:
        parts = [str(n) for n in range(int(parts[0]), int(parts[1]) + 1)]  # 31-33 is a range, 487-488-492 a list
    for part in parts:
        if not re.fullmatch(r"\d{2,6}", part):
            return frozenset()
        if part == "92":
            found.add("921")
        if part.startswith("23"):
            found.add("230")  # construction, which BEA's detailed codes divide by what is built
        found |= {group for group in _GROUPS.split() if group.startswith(part) or part.startswith(group)}
    return frozenset(found)
