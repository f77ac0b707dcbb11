"""What a language says in its module `in_kind`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class InKindWords(Protocol):
    """What was given, in a sentence."""

    KIND_NAMES: Mapping[str, str]
    APART: str
