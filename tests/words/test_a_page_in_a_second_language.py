"""The templates of page, network and PDF say no word themselves, nor does the page's script: a language says them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.html.page import page_html
from impactcalc.report.html.templating import TEMPLATES
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.speaking import speaking
from toy_language import TOY, toyish

WORD = re.compile(r"[A-Za-z]{3,}")
SAID = re.compile(r"""\b(?:alt|title|aria-label|aria-valuetext|content)="([^"]*)\"""")
# What a browser reads, not a person.
OF_BROWSERS = {"width=device-width, initial-scale=1", "light dark"}


def own_words(template: str) -> set[str]:
    """What a template says by itself: texts between tags, and in attributes that people are read."""
    text = re.sub(r"<(style|script)\b.*?</\1>", "", template, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|data-what-if=\"[^\"]*\"", "", text, flags=re.DOTALL)
    said = [one for one in SAID.findall(text) if not one.startswith("default-src")]
    return {one.strip() for one in (*said, *re.split(r"<[^>]*>", text)) if WORD.search(one)} - OF_BROWSERS


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_a_template_says_no_word_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not own_words(text)
    assert own_words(text + '<p>How sure?</p><i alt="Logo">') == {"How sure?", "Logo"}


def test_the_template_of_the_pdf_has_no_heading_of_its_own() -> None:
    text = (TEMPLATES / "report.typ").read_text(encoding="utf-8")
    headings = re.findall(r"^\s*=+ (.*)", text, flags=re.MULTILINE)
    assert len(headings) > 8
    assert all(heading.startswith("#") for heading in headings)
    assert re.search(r'table\.header\(\.\.\("', text) is None


def test_the_script_says_numbers_in_words_that_it_is_given() -> None:
    text = (TEMPLATES / "script.js").read_text(encoding="utf-8")
    assert re.search(r"[mbtr]+illion|(less|more) than|toLocaleString\(\"|\d %", re.sub(r"//.*", "", text)) is None


def strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from strings(part)


def test_the_words_of_the_script_are_the_languages() -> None:
    result = ic.run(read_study(samples()["sister-cities-2014"]))
    pages = [page_html(result)]
    with speaking(TOY):
        pages.append(page_html(result))
    found = re.findall(r'<script type="application/json" id="model">(.*?)</script>', "".join(pages), flags=re.DOTALL)
    english, toy = (json.loads(one)["words"] for one in found)
    assert english["numbers"]["units"] == [" million", " billion", " trillion"]
    assert toy["numbers"]["units"] == [*map(toyish, english["numbers"]["units"])]
    assert toy["scaled"] == toyish(english["scaled"])
    assert "{low}" in toy["scaled"]
    del toy["sentences"]  # how each number is said is a code
    said = {re.sub(r"\{\w+\}", "", text) for text in strings(toy)}
    name = result.study.settings.name
    assert not {text for text in said if WORD.search(text.replace(name, ""))}
