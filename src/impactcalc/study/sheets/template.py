"""The blank workbook that explains itself: drop-downs, units, help and an example row, all from the schema."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from impactcalc.files import SteadyFile, whole_file
from impactcalc.known.countries import all_countries
from impactcalc.known.profiles import Profile
from impactcalc.known.sectors import offices
from impactcalc.known.segments import shipped_profiles
from impactcalc.study.sheets.schema import EXAMPLE_ID, SHEETS, Column, Group, Settings, columns
from impactcalc.words.speaking import language
from impactcalc.workbooks.cell_names import column_letters

ROWS_WITH_LISTS = 2000
# A fixed date of creation: the same template has the same bytes, whenever it is written.
CREATED = dt.datetime(2015, 1, 1)
COLOURS: Mapping[Group, str] = {
    "identity": "#DDE6EE",
    "size": "#D9EAD3",
    "spending": "#FFF2CC",
    "net new": "#FCE5CD",
    "ties": "#E6E0EC",
    "categories": "#F3F3F3",
}
MEANINGS: Mapping[Group, str] = {
    "identity": "what the row is, where and when",
    "size": "how many people, days, hours",
    "spending": "a sum, and the profile that splits it",
    "net new": "what of it is new to the place; blank shares make the result 'at most'",
    "ties": "the partner, the network and the purpose; results are cut by each",
    "categories": "amounts by category, where you have them, instead of a sum",
}
# What is otherwise in a workbook for many studies.
MANY_HEAD, ALL_STUDIES = "Study", "all"
READ_ME_MANY: Sequence[str] = (
    "This workbook is the input of reports on many studies: one for each member of an association, for example.",
    "",
    "1. Fill in the sheet Study: a row for each study. The column Study says what it is called in this workbook.",
    "2. Fill in the other sheets: the column Study says whose a row is, as on the sheet Study.",
    f"   {ALL_STUDIES} in this column: the row is of every study, such as an exchange rate or a profile.",
    "3. Hover over a heading to see what belongs there. Grey rows with the id EXAMPLE are ignored.",
    "4. Run:  impactcalc batch THIS.xlsx -o reports   A problem is told with its cell in this workbook.",
    "",
)
READ_ME: Sequence[str] = (
    "This workbook is the input of a report on what your city's international ties are worth.",
    "",
    "1. Fill in the sheet Study: a name, the place, the year.",
    "2. Fill in the sheets that you have something for; leave the others empty. Every row is one activity.",
    "3. Hover over a heading to see what belongs there. Grey rows with the id EXAMPLE are ignored.",
    "4. Run:  impactcalc validate THIS.xlsx   and then   impactcalc run THIS.xlsx",
    "",
    "How to state spending, in one of three ways:",
    "   - amounts by category, in the grey columns on the right;",
    "   - a sum (daily, per person, or in all) and a profile that splits it into categories;",
    "   - people and days and a profile that carries an amount. The report says which numbers were assumed.",
    "A profile of your own goes on the sheet Profiles: shares that sum to 1 and, perhaps an amount a day or stay.",
    "A place abroad that has no jobs by industry here brings its own on the sheet Jobs; below stands who has them.",
    "A network that asked its members puts the answers on the sheet Survey and its size on the sheet Strata.",
    "",
    "What counts as impact: only money that is new to the place. Say what part of the spending is residents' own,",
    "by people who were here anyway, not due to the programme, displaced, or paid by local money.",
    "What you leave blank is not taken off, and the report then says 'at most'.",
    "",
    "Shares: 0.25, 25% and 25 all mean a quarter. Amounts: plain numbers, without a currency sign.",
    "A number that is not sure may say so in its cell: 120 (100-150), the most likely and then the least and the most.",
    "",
)


def write_template(path: Path) -> None:
    """Write the blank workbook, with an example row on every sheet; whole or not at all."""
    fill_template(path, {})


def write_many_template(path: Path) -> None:
    """Write the blank workbook for many studies: a column Study on every sheet, the settings a row each. Whole or not
    at all."""
    _write(path, {}, many=True)


def fill_template(path: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write the workbook with rows in it, by sheet, each a mapping of column names to values.

    A sheet that is given rows has no example row. Whole or not at all.
    """
    _write(path, rows, many=False)


def _write(path: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]], *, many: bool) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with whole_file(path) as temporary, SteadyFile(temporary) as file:
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"title": "Input of impactcalc", "created": CREATED})
        _Template(book, rows, many).write()
        book.close()
        file.settle()


def _ours(text: str) -> str:
    """A text of ours as its reader spells; headings and keys, which are read again, have one spelling."""
    return language().spelled(text)


class _Template:
    def __init__(self, book: Any, given: Mapping[str, Sequence[Mapping[str, Any]]], many: bool) -> None:
        self.book = book
        self.given = given
        self.many = many
        self.first = int(many)  # the columns of a sheet stand to the right of that which says whose a row is
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.example = book.add_format({"italic": True, "font_color": "#7F7F7F"})
        self.example_share = book.add_format({"italic": True, "font_color": "#7F7F7F", "num_format": "0%"})
        self.share = book.add_format({"num_format": "0.##%"})
        self.money = book.add_format({"num_format": "#,##0.##"})
        self.heads = {group: self._head(colour) for group, colour in COLOURS.items()}
        self.lists: dict[str, str] = {}

    def _head(self, colour: str) -> Any:
        return self.book.add_format(
            {
                "bold": True,
                "bg_color": colour,
                "text_wrap": True,
                "valign": "top",
                "border": 1,
                "border_color": "#BFBFBF",
            }
        )

    def write(self) -> None:
        read_me = self.book.add_worksheet("Read me")
        sheets = {name: self.book.add_worksheet(name) for name in SHEETS}
        reference = self.book.add_worksheet("Columns")
        self._lists(self.book.add_worksheet("Lists"))
        self._read_me(read_me)
        for name, sheet in sheets.items():
            if self.many:
                self._whose(sheet, name)
            if name == "Study" and not self.many:
                self._settings(sheet)
            else:
                self._rows(sheet, name)
        self._reference(reference)
        read_me.activate()

    def _lists(self, sheet: Any) -> None:
        """One column per list of choices, on a hidden sheet that the drop-downs point at."""
        choices: dict[str, Sequence[str]] = {
            "country": [country.name for country in all_countries()],
            "currency": sorted({country.currency for country in all_countries() if country.currency}),
            "profile": list(shipped_profiles()),
        }
        for model in SHEETS.values():
            for column in columns(model):
                if column.choices:
                    choices["|".join(column.choices)] = column.choices
        for at, (key, values) in enumerate(choices.items()):
            for row, value in enumerate(values):
                sheet.write_string(row, at, value)
            letter = column_letters(at)
            self.lists[key] = f"=Lists!${letter}$1:${letter}${len(values)}"
        sheet.hide()

    def _read_me(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 100)
        sheet.write_string(0, 0, "What are your city's ties worth?", self.title)
        row = 2
        for text in (*READ_ME_MANY, *READ_ME[READ_ME.index("") + 6 :]) if self.many else READ_ME:
            sheet.write_string(row, 0, _ours(text))
            row += 1
        for name, model in SHEETS.items():
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            sheet.write_string(row, 1, _ours(model.about))
            row += 1
        row += 1
        sheet.write_string(row, 0, _ours("Colours of the headings"), self.bold)
        for group, meaning in MEANINGS.items():
            row += 1
            sheet.write_string(row, 0, group, self.heads[group])
            sheet.write_string(row, 1, _ours(meaning))
        row += 2
        sheet.write_string(row, 0, "Spending profiles", self.bold)
        for name, profile in shipped_profiles().items():
            row += 1
            daily = "; an amount a day, by place and year"
            if isinstance(profile, Profile):
                amount = profile.daily_amount
                daily = "" if amount is None else f"; {amount:,.2f} {profile.currency} a {profile.per}"
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, _ours(f"{profile.title}{daily}"))
        row += 2
        sheet.write_string(row, 0, "Where jobs by industry are published, for the sheet Jobs", self.bold)
        for one in offices():
            row += 1
            letters = "" if one.scheme == "ISIC" else f" (Classification: {one.scheme})"
            sheet.write_string(row, 0, one.country)
            sheet.write_string(row, 1, f"{one.office}: {one.table}{letters}")
        _print(sheet)

    def _settings(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, 2, 90)
        for at, head in enumerate(("Setting", "Value", "What to type")):
            sheet.write_string(0, at, head, self.heads["identity"])
        given = {
            name for settings in self.given.get("Study", ()) for name, value in settings.items() if value is not None
        }
        offered = [column for column in columns(Settings) if column.shown or column.name in given]
        for row, column in enumerate(offered, start=1):
            sheet.write_string(row, 0, column.heading, self.bold)
            needed = "Needed. " if column.required else ""
            text = _ours(f"{needed}{column.help} For example: {column.example}.")
            # A letter or two a line less than would fit: fonts differ, and a line too many hides nothing.
            sheet.set_row(row, 15 * len(textwrap.wrap(text, 80)))
            sheet.write_string(row, 2, text, self.wrap)
            self._drop_down(sheet, column, row, row, 1)
            for settings in self.given.get("Study", ()):
                self._value(sheet, row, 1, settings.get(column.name))
        sheet.freeze_panes(1, 0)
        _print(sheet)

    def _rows(self, sheet: Any, name: str) -> None:
        model = SHEETS[name]
        heads = [f"{column.heading}{f' ({column.unit})' if column.unit else ''}" for column in columns(model)]
        # In bold, in columns of 13 characters, of which a word rarely fills the last ones.
        sheet.set_row(0, 15 * max(3, *(len(textwrap.wrap(head, 11)) for head in heads)) + 3)
        for at, column in enumerate(columns(model), start=self.first):
            sheet.write_string(0, at, heads[at - self.first], self.heads[column.group])
            needed = "Needed. " if column.required else ""
            allowed = f"\nOne of: {', '.join(column.choices)}" if column.choices and len(column.choices) < 12 else ""
            sheet.write_comment(
                0,
                at,
                f"{needed}{_ours(column.help)}{allowed}\nFor example: {column.example}",
                {"x_scale": 2.2, "y_scale": 1.2},
            )
            form = self.share if column.kind == "share" else self.money if column.kind == "number" else None
            sheet.set_column(
                at,
                at,
                24 if column.name in ("name", "network", "source") else 16 if column.group == "ties" else 13,
                form,
            )
            rows = self.given.get(name, ())
            for row, values in enumerate(rows, start=1):
                self._value(sheet, row, at, values.get(column.name), form)
            # The sheet Rates has no id that would mark an example, so it gets none.
            if not rows and ("id" in model.model_fields or (self.many and name == "Study")):
                self._example(sheet, column, at)
            self._drop_down(sheet, column, 1, ROWS_WITH_LISTS, at)
        sheet.freeze_panes(1, 2)
        _print(sheet)

    def _whose(self, sheet: Any, name: str) -> None:
        """The first column of a workbook for many studies."""
        sheet.write_string(0, 0, MANY_HEAD, self.heads["identity"])
        sheet.set_column(0, 0, 20)
        text = "What the study is called in this workbook; a row of this sheet for each."
        if name != "Study":
            text = f"Whose the row is, as on the sheet Study; {ALL_STUDIES}: of every study."
            sheet.data_validation(
                1,
                0,
                ROWS_WITH_LISTS,
                0,
                {
                    "validate": "list",
                    "source": f"=Study!$A$2:$A${ROWS_WITH_LISTS + 1}",
                    "error_type": "information",
                    "error_title": MANY_HEAD,
                    "error_message": f"Not on the sheet Study. {ALL_STUDIES} stands for every study.",
                },
            )
        sheet.write_comment(0, 0, f"Needed. {text}\nFor example: Riverton", {"x_scale": 2.2, "y_scale": 1.2})
        if name == "Study" or "id" in SHEETS[name].model_fields:
            sheet.write_string(1, 0, EXAMPLE_ID, self.example)

    @staticmethod
    def _value(sheet: Any, row: int, at: int, value: object, form: Any = None) -> None:
        if isinstance(value, str):
            sheet.write_string(row, at, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, at, value, form)

    def _example(self, sheet: Any, column: Column, at: int) -> None:
        if not column.shown:
            return
        if column.name == "id":
            sheet.write_string(1, at, EXAMPLE_ID, self.example)
        elif isinstance(column.example, int | float):
            sheet.write_number(1, at, column.example, self.example_share if column.kind == "share" else self.example)
        else:
            sheet.write_string(1, at, str(column.example), self.example)

    def _drop_down(self, sheet: Any, column: Column, first: int, last: int, at: int) -> None:
        key = "|".join(column.choices) if column.choices else column.kind
        if key not in self.lists:
            return
        # A closed list stops a slip at once; where one's own words are welcome it only says so.
        free = column.open_choice or column.kind in ("country", "currency", "profile")
        sheet.data_validation(
            first,
            at,
            last,
            at,
            {
                "validate": "list",
                "source": self.lists[key],
                "error_type": "information" if free else "stop",
                "error_title": column.heading[:32],
                "error_message": "Not in the list; it will be checked when the study is read."
                if free
                else "Please choose from the list.",
            },
        )

    def _reference(self, sheet: Any) -> None:
        heads = ("Sheet", "Column", "Short name", "Unit", "Needed", "Allowed", "What it is")
        for at, (head, width) in enumerate(zip(heads, (12, 26, 26, 24, 8, 40, 90), strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, head, self.heads["identity"])
        for row, line in enumerate(column_reference(), start=1):
            for at, text in enumerate(line):
                help_text = at == len(heads) - 1
                sheet.write_string(row, at, _ours(text) if help_text else text, self.wrap if at >= 5 else self.plain)
        sheet.freeze_panes(1, 0)
        _print(sheet)


def column_reference() -> list[tuple[str, str, str, str, str, str, str]]:
    """Every column of every sheet: sheet, heading, short name, unit, needed, allowed values, help."""
    lines = []
    for name, model in SHEETS.items():
        for column in columns(model):
            allowed = ", ".join(column.choices) + (", or your own" if column.open_choice else "")
            kinds = {
                "share": "0 to 1, or a percentage",
                "year": "a year with four digits",
                "date": "a day, such as 2024-07-04",
                "country": "a country's name or ISO code",
                "currency": "an ISO 4217 code",
                "place": "US, Texas, Tarrant County, Fort Worth, TX; abroad a city, a region, a country: Lyon, France",
                "profile": "a profile of the sheet Read me or Profiles",
                "number": "0 or more" if column.above is None else "above 0",
            }
            lines.append(
                (
                    name,
                    column.heading,
                    column.name,
                    column.unit,
                    "yes" if column.required else "",
                    allowed or kinds.get(column.kind, "text"),
                    column.help,
                )
            )
    return lines


def _print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
