"""Walks a page: its numbers with where they come from, and what stands between them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from impactcalc.impact.result import Result
from impactcalc.report.tables.rows import ACTIVITIES
from impactcalc.report.writers.json_text import result_json

SPELLED = {"style", "script"}  # what machines read
EMPTY = {"meta", "img", "input", "br", "link", "hr"}


@dataclass
class Element:
    """An element: its name, its attributes, all the text in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[Element] = field(default_factory=list)


class Walker(HTMLParser):
    """`numbers` are the elements that name a key; `bare` is all other text that people read, a piece each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.elements: list[Element] = []
        self.bare: list[tuple[tuple[str, ...], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        tags = ("", *(element.tag for element in self.open))
        if data.strip() and not any("data-key" in one.attributes for one in self.open) and tags[-1] not in SPELLED:
            self.bare.append((tags, data))

    @property
    def numbers(self) -> list[Element]:
        """The numbers of the page."""
        return [one for one in self.elements if "data-key" in one.attributes]


class Source:
    """What result.json and the table of activities say, read on their own."""

    def __init__(self, result: Result) -> None:
        self.whole = json.loads(result_json(result))
        self.activities = ACTIVITIES.of(result).records()

    def number(self, keys: str) -> float:
        """The sum of some keys."""
        return math.fsum(self._one(key) for key in keys.split())

    def _one(self, key: str) -> float:
        if key.startswith("-"):
            return -self._one(key[1:])
        first, *rest = key.split(".")
        found: Any = self.activities if first == "activities" else self.whole[first]
        for part in rest:
            found = found[int(part)] if isinstance(found, list) else found[part]
        return float(found)

    def texts(self) -> Iterator[str]:
        """Every text in it, and every number as text."""
        waiting: list[Any] = [self.whole, self.activities]
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                waiting += one.values()
            elif isinstance(one, list):
                waiting += one
            elif isinstance(one, str):
                yield one
            elif isinstance(one, int | float):
                yield f"{one:,.6g}"
