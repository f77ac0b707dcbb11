"""The first sheet of a marked copy: every problem and note on a line, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from impactcalc.facts.found import LineFact
from impactcalc.facts.lines import marked as said
from impactcalc.facts.lines.commands import Label
from impactcalc.marked.edits import attribute_text
from impactcalc.marked.marks import SEVERITIES, Mark
from impactcalc.marked.styles import NO_FILL, RED, YELLOW, Styles, solid
from impactcalc.marked.xml_tree import parse_xml
from impactcalc.report.writers.cell_xml import LINE_HEIGHT, line_counts, text_element
from impactcalc.words.speaking import printed
from impactcalc.workbooks.cell_names import DamagedError

NAME = "Problems found"
# The heading of what a later marking needs, on a column that is hidden: the same in every language, so that a copy is
# known again.
MEMORY = "Fills before (impactcalc's own)"
WIDTHS = (6.0, 12.0, 16.0, 14.0, 26.0, 58.0, 58.0, 20.0)
FIRST_ROW = 5  # of the lines; the headings stand above
MOST_LINES = 1_000_000  # that a sheet can hold
MOST_LINKS = 65_000  # that Excel takes on one sheet
_LONGEST_MEMORY = 32_000  # characters
_LETTERS = "ABCDEFGH"
_WRAP = '<alignment vertical="top" wrapText="1"/>'
_PLAIN = '<alignment vertical="top"/>'


@dataclass(frozen=True, slots=True)
class Line:
    """A mark as it is listed: `sheet` as the workbook spells it, `target` the cell of the link ("" for none)."""

    mark: Mark
    sheet: str
    target: str
    fills_before: Sequence[tuple[str, str]] = ()  # cell and fill, where it had one


def sheet_xml(source: str, lines: Sequence[Line], more: Sequence[LineFact], styles: Styles, main: str) -> str:
    """The whole sheet; `source` is the workbook's name, `more` is what has to be said besides."""
    look = _looks(styles)
    text = filter(None, [_summary(lines), *map(printed, more)])
    headings = (*(printed(said.MarkedHeading(of)) for of in said.HEADINGS), MEMORY)
    rows = [
        _row(1, [("A", printed(said.MarkedTitle(source)), look["title"])], 24.0),
        _row(2, [("A", _advice(lines), look["line"])]),
        _row(3, [("A", " ".join(text), look["line"])]),
        _row(4, [(letter, head, look["head"]) for letter, head in zip(_LETTERS, headings, strict=True)]),
    ]
    links: list[str] = []
    shown = lines[:MOST_LINES]
    heights = _heights(shown)
    for number, (line, height) in enumerate(zip(shown, heights, strict=True), start=1):
        at = FIRST_ROW + number - 1
        linked = bool(line.target) and len(links) < MOST_LINKS
        if linked:
            quoted = line.sheet.replace("'", "''")
            location = attribute_text(f"'{quoted}'!{line.target}")
            links.append(f'<hyperlink ref="D{at}" location="{location}" display="{attribute_text(_cell(line))}"/>')
        cells = [
            ("A", str(number), look["line"]),
            ("B", printed(Label(line.mark.severity)).capitalize(), look["red" if line.mark.red else "yellow"]),
            ("C", line.sheet, look["wrap"]),
            ("D", _cell(line), look["link" if linked else "wrap"]),
            ("E", line.mark.value, look["wrap"]),
            ("F", line.mark.says, look["wrap"]),
            ("G", line.mark.to_type, look["wrap"]),
            ("H", memory_text(line.fills_before), look["line"]),
        ]
        rows.append(_row(at, cells, height))
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width + 0.71:g}" customWidth="1"{hidden}/>'
        for at, (width, hidden) in enumerate(
            [(width, "") for width in WIDTHS[:-1]] + [(WIDTHS[-1], ' hidden="1"')], start=1
        )
    )
    last = FIRST_ROW + len(shown) - 1
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:H{last}"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{FIRST_ROW - 1}" topLeftCell="A{FIRST_ROW}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{FIRST_ROW}" sqref="A{FIRST_ROW}"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        f"{'<hyperlinks>' + ''.join(links) + '</hyperlinks>' if links else ''}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def memory_text(fills: Sequence[tuple[str, str]]) -> str:
    """Which cells had which fill, for the day when our marks are taken out again; none is not worth a word."""
    text = "\n".join(f"{cell} {fill}" for cell, fill in fills if fill != NO_FILL)
    return text if len(text) <= _LONGEST_MEMORY else ""


def remembered(rows: Sequence[Sequence[object]]) -> dict[tuple[str, str], str]:
    """The fills that the rows of an earlier list remember, by sheet and cell."""
    found = {}
    for row in rows[FIRST_ROW - 1 :]:
        for line in str(row[7]).splitlines() if len(row) > 7 else []:
            cell, _, fill = line.partition(" ")
            if _is_fill(fill):
                found[str(row[2]), cell] = fill
    return found


_FILLS = {"patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"}


def _is_fill(text: str) -> bool:
    """Whether a text that a user may have edited is a fill, and nothing else."""
    try:
        waiting = [parse_xml(text.encode())]
    except DamagedError:
        return False
    root = waiting[0].name in ("patternFill", "gradientFill")
    while waiting:
        element = waiting.pop()
        if element.name not in _FILLS or element.prefix or element.text:
            return False
        waiting += element.children
    return root and "<!" not in text and "<?" not in text


def is_ours(rows: Sequence[Sequence[object]]) -> bool:
    """Whether a sheet of our list's name is our list, or one that the user made."""
    return len(rows) >= FIRST_ROW - 1 and MEMORY in map(str, rows[FIRST_ROW - 2])


def marks_found(lines: Sequence[Line]) -> said.MarksFound | None:
    """How many there are of each kind; None where there are none."""
    counts = Counter(line.mark.severity for line in lines if not line.mark.again)
    return said.MarksFound(*(counts[kind] for kind in SEVERITIES)) if counts else None


def _summary(lines: Sequence[Line]) -> str:
    found = marks_found(lines)
    return f"{printed(found)}." if found else ""


def _advice(lines: Sequence[Line]) -> str:
    return printed(said.MarkedAdvice(any(line.mark.red for line in lines), any(not line.mark.red for line in lines)))


def _cell(line: Line) -> str:
    cells = line.mark.cells
    if not cells:
        return printed(said.WholeSheet()) if line.target else ""
    return cells[0] if len(cells) == 1 else printed(said.CellAndMore(cells[0], len(cells) - 1))


def _heights(lines: Sequence[Line]) -> list[float]:
    texts: list[tuple[int, Callable[[Line], str]]] = [
        (2, lambda line: line.sheet),
        (4, lambda line: line.mark.value),
        (5, lambda line: line.mark.message),
        (6, lambda line: line.mark.remedy),
    ]
    counts = [line_counts([text(line) for line in lines], WIDTHS[column]) for column, text in texts]
    return [LINE_HEIGHT * max(group) for group in zip(*counts, strict=True)]


def _row(number: int, cells: Sequence[tuple[str, str, int]], height: float = 0.0) -> str:
    own = f' ht="{height:g}" customHeight="1"' if height else ""
    body = "".join(
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is>{text_element(text)}</is></c>'
        if text
        else f'<c r="{letter}{number}" s="{style}"/>'
        for letter, text, style in cells
    )
    return f'<row r="{number}"{own}>{body}</row>'


def _looks(styles: Styles) -> dict[str, int]:
    def font(inside: str, size: int = 11) -> str:
        return f'<font>{inside}<sz val="{size}"/>{{}}<name val="Calibri"/><family val="2"/></font>'

    black, white = '<color rgb="FF000000"/>', '<color rgb="FFFFFFFF"/>'
    plain = font("").format(black)
    # Everything is text, also once somebody has edited it: what a user typed is never a formula here.
    return {
        "title": styles.style(font("<b/>", 16).format(black), NO_FILL, _PLAIN, as_text=True),
        "line": styles.style(plain, NO_FILL, _PLAIN, as_text=True),
        "wrap": styles.style(plain, NO_FILL, _WRAP, as_text=True),
        "head": styles.style(font("<b/>").format(white), solid("FF1F3864"), _WRAP, as_text=True),
        "link": styles.style(font("<u/>").format('<color rgb="FF0563C1"/>'), NO_FILL, _WRAP, as_text=True),
        "red": styles.style(font("<b/>").format(black), solid(RED), _PLAIN, as_text=True),
        "yellow": styles.style(font("<b/>").format(black), solid(YELLOW), _PLAIN, as_text=True),
    }
