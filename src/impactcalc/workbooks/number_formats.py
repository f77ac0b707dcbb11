"""What a number format shows beside the number: a percent sign, a currency."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from impactcalc.known.countries import is_currency

# Letters that stand for a currency where no sign does; "Ft", "R" and the like only in this case.
_LETTERS = frozenset({
    "kr", "kr.", "Kč", "zł", "Ft", "lei", "Fr", "Fr.", "fr.", "SFr", "SFr.", "sFr.", "R", "Rp", "RM", "Rs", "Rs.", "TL",
    "S/", "S/.", "Bs", "Bs.", "лв", "лв.", "р.", "руб", "руб.", "грн", "грн.", "дин", "дин.", "ден", "ден.",
})  # fmt: skip
_EAST_ASIAN = ("円", "圓", "元", "원")  # 千円 and 万元 too: as the format has it
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', re.DOTALL)
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<hidden>\[[^\]]*\]|[_*].)|(?P<bare>.)',
    re.DOTALL,
)
_GAP = "\0"  # stands for digits and whatever else is no text


def shows_percent(code: str) -> bool:
    """Whether a number format of Excel shows the value as a percentage: a % that scales it, not one in quotes."""
    return "%" in _NOT_SHOWN.sub("", code)


def shown_currency(code: str) -> str:
    """The first currency that a number format of Excel shows, as it has it: "€", "EUR", "US$"; "" for none."""
    text: list[str] = []
    for piece in _PIECES.finditer(code):
        match piece.lastgroup:
            case "money":  # [$€-407], but [$-409] only says whose dates
                if symbol := piece["money"].strip():
                    return next(_currencies("".join(text)), symbol)
                text.append(_GAP)
            case "quoted" | "escaped":
                text.append(piece[piece.lastgroup])
            case "bare" if _is_sign(piece[0]):
                text.append(piece[0])
            case "bare" if piece[0] == " ":
                text.append(" ")
            case _:
                text.append(_GAP)
    return next(_currencies("".join(text)), "")


def named_currency(text: str) -> str:
    """The first currency in a format's text: a sign with the letters before it, a code, or letters known for one."""
    return next(_currencies(text), "")


def _currencies(text: str) -> Iterator[str]:
    for word in re.split(r"[\s\0()\[\],;:+-]+", text):
        if signed := _signed(word):
            yield signed
            continue
        for part in (word, *word.split("/")):
            if part in _LETTERS or part.endswith(_EAST_ASIAN) or (_is_code(part) and is_currency(part)):
                yield part
                break


def _signed(word: str) -> str:
    """ "US$" of "US$/night"; "" where there is no currency sign."""
    at = next((at for at, letter in enumerate(word) if _is_sign(letter)), -1)
    if at < 0:
        return ""
    start = at
    while start and at - start < 3 and word[start - 1].isalpha():
        start -= 1
    return word[start : at + 1]


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter) == "Sc"


def _is_code(word: str) -> bool:
    return len(word) == 3 and word.isascii() and word.isalpha() and word.isupper()
