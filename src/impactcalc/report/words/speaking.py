"""What a report says, in the language that is spoken.

A language is found by its code. One that has no words for a report is refused when it is asked: nothing is said in
English instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from impactcalc.words.speaking import language

if TYPE_CHECKING:
    from impactcalc.report.words.language import ReportWords

_REGISTERED: dict[str, ReportWords] = {}


def said() -> ReportWords:
    """The report's words in the language that is spoken; LookupError for one that has none."""
    code = language().code
    return _REGISTERED.get(code) or _shipped(code)


def term(english: str, **facts: object) -> str:
    """A heading, a label or how a column is read, in the language that is spoken. Its English is the key, with the
    names of `facts` in braces where they stand."""
    found = said().term(english)
    return found.format(**facts) if facts else found


def register(code: str, words: ReportWords) -> None:
    """The words of a report in the language of this code."""
    _REGISTERED[code] = words


def _shipped(code: str) -> ReportWords:
    if code not in ("en-GB", "en-US"):
        raise LookupError(f"no words for a report in the language {code}: register them (report/words/speaking.py)")
    from impactcalc.report.words.en.english_report import ENGLISH

    register(code, ENGLISH)
    return ENGLISH
