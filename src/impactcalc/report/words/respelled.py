"""Sentences and headings of a report in the spelling of its reader; never what is the user's or a source's."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from impactcalc.arrays import is_repeated
from impactcalc.economy.economy import Economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.result import Result
from impactcalc.known.segments import AnyProfile, shipped_profiles
from impactcalc.report.writers.page import Chart, Column, Grid, Lines, Live, Page, Table
from impactcalc.study.study import shortened
from impactcalc.words.en.english import AMERICAN
from impactcalc.words.en.spelling import has_spellings, spelled_but
from impactcalc.words.speaking import language

Spell = Callable[[str], str]
# A key or a code that scripts may rely on: it stays, wherever it stands.
_KEY = re.compile(r"[a-z0-9_.:/-]+")
_NAME = re.compile(r"[A-Z][\w'&-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w'&-]*)+")


def speller(result: Result, *others: Result) -> Spell:
    """What spells a text of the report as its reader does, but for what is the user's or a source's in it.

    The reader is that of the first result; `others` stand in the same report.
    """
    with result.spoken():
        if language() is not AMERICAN:
            return _as_it_is
        return spelled_around(_quoted(result, *others))


def _quoted(*results: Result) -> set[str]:
    """What is the users' or a source's in results, where a word of it is spelled apart."""
    of_others = {text for one in results for text in _of_user(one) if has_spellings(text)}
    return of_others | {name for one in results for text in _of_sources(one) for name in _names_in(text)}


def spelled_around(texts: Iterable[str]) -> Spell:
    """What spells a text of ours in the language that is spoken, but for these texts in it."""
    if language() is not AMERICAN:
        return _as_it_is
    quoted = tuple(sorted(filter(has_spellings, set(texts)), key=lambda text: (-len(text), text)))

    @functools.cache
    def spell(text: str) -> str:
        return spelled_but(text, quoted)

    return lambda text: spell(text) if has_spellings(text) and not _KEY.fullmatch(text) else text


def _as_it_is(text: str) -> str:
    return text


def _of_user(result: Result) -> Iterator[str]:
    study = result.study
    yield from (study.settings.name, shortened(study.settings.name))
    yield from set(result.rows.id.tolist())
    yield study.source
    tables = [*study.sheets.values(), study.rates, study.taxes, study.in_kind, study.deals, study.survey.survey]
    for table in (*tables, study.survey.strata, *study.survey.totals):
        for values in table.columns.values():
            if values.dtype == object:
                yield from {value for value in values.tolist() if isinstance(value, str)}
    for note in study.notes:
        yield from (note.value, note.meaning)
    shipped = {text for profile in shipped_profiles().values() for text in _of_profile(profile)}
    for profile in study.profiles.values():
        if not shipped.issuperset(_of_profile(profile)):  # a profile of the user's own, by what it says
            yield from _of_profile(profile)
    for economy in _economies(result):
        yield from economy.industry_names  # of the source's own classification


def _of_profile(profile: AnyProfile) -> tuple[str, ...]:
    return (profile.name, profile.title, profile.source, profile.weakness, profile.quoted, profile.unit)


def _of_sources(result: Result) -> Iterator[str]:
    """What our data say of themselves and of where they are from."""
    for profile in result.study.profiles.values():
        yield from _of_profile(profile)
    for economy in _economies(result):
        yield from (economy.name, economy.title, economy.jobs_basis, *economy.sources, *economy.facts.values())
        if isinstance(economy, TableEconomy):
            yield from economy.household_sources.values()


def _economies(result: Result) -> list[Economy]:
    return [here.economy for here in result.home.places] + [table.economy for table in result.hosts.values()]


def _names_in(text: str) -> Iterator[str]:
    """The names in a text of ours about a source: "Centre County", "Labour Force Survey"."""
    return (found[0] for found in _NAME.finditer(text) if has_spellings(found[0]))


def respelled_page(page: Page, spell: Spell) -> Page:
    """The same page, every text of ours spelled; its tab, which links lead to, stays, and so do the blocks of a page
    that is kept as it is."""
    if spell is _as_it_is:
        return page
    blocks = page.blocks if page.verbatim else tuple(_block(block, spell) for block in page.blocks)
    return replace(page, title=spell(page.title), lead=tuple(map(spell, page.lead)), blocks=blocks)


def respelled_live(sheet: Live, spell: Spell) -> Live:
    """The same sheet of formulas; what a formula comes to is left to it."""
    cells = (
        replace(cell, value=spell(cell.value)) if isinstance(cell.value, str) and not cell.formula else cell
        for cell in sheet.cells
    )
    return sheet if spell is _as_it_is else replace(sheet, cells=tuple(cells))


def respelled_pages(pages: Iterable[Page | Grid], spell: Spell) -> Iterator[Any]:
    """Pages one by one, as they are asked for; grids hold what the user typed."""
    return (respelled_page(page, spell) if isinstance(page, Page) else page for page in pages)


def _block(block: Table | Lines | Chart, spell: Spell) -> Table | Lines | Chart:
    if isinstance(block, Lines):
        return replace(block, texts=tuple(map(spell, block.texts)))
    if isinstance(block, Chart):
        series = tuple(replace(one, name=spell(one.name)) for one in block.series)
        return replace(block, title=spell(block.title), axis=spell(block.axis), series=series)
    return replace(
        block,
        title=spell(block.title),
        columns=tuple(_column(column, spell) for column in block.columns),
        total_label=spell(block.total_label),
        notes=tuple(map(spell, block.notes)),
    )


def _column(column: Column, spell: Spell) -> Column:
    values = respelled_values(column.values, spell) if column.is_text else column.values
    return replace(column, header=spell(column.header), unit=spell(column.unit), values=values)


def respelled_json(value: Any, spell: Spell) -> Any:
    """The same tree, its texts spelled, its keys as they are."""
    if spell is _as_it_is:
        return value
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, Mapping):
        return {key: respelled_json(part, spell) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [respelled_json(part, spell) for part in value]
    return value


def _distinct(values: Any) -> list[str]:
    """The texts, each once: of a column of very many rows few differ."""
    some = values[:1] if isinstance(values, np.ndarray) and is_repeated(values) else values
    return sorted(set(map(str, some)))


def respelled_values(values: Any, spell: Spell) -> Any:
    """The same texts, spelled; looked at together first, since most columns have none that is spelled apart."""
    if spell is _as_it_is or not has_spellings("\n".join(_distinct(values))):
        return values
    return [spell(value) if isinstance(value, str) else value for value in values]
