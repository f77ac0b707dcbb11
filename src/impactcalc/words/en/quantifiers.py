"""None, one, some or all: said by count, so that no sentence claims of all what holds for some."""

from __future__ import annotations


def quantified(count: int, total: int, nouns: tuple[str, str], verbs: tuple[str, str]) -> str:
    """Subject and verb for `count` of `total`; nouns and verbs for one and for several.

    >>> quantified(2, 3, ("activity", "activities"), ("leaves", "leave"))
    '2 of 3 activities leave'
    >>> quantified(3, 3, ("activity", "activities"), ("leaves", "leave"))
    'all 3 activities leave'
    """
    one, several = nouns
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total}")
    if total == 0:
        return f"no {one} {verbs[0]}"
    if count == 0:
        return f"none of the {total:,} {several} {verbs[0]}" if total > 1 else f"the only {one} does not {verbs[1]}"
    if total == 1:
        return f"the only {one} {verbs[0]}"
    if count == 1:
        return f"one of {total:,} {several} {verbs[0]}"
    if count == total:
        return f"both {several} {verbs[1]}" if total == 2 else f"all {total:,} {several} {verbs[1]}"
    return f"{count:,} of {total:,} {several} {verbs[1]}"
