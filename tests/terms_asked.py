"""Every term that an output asks a language for: what a catalogue has to hold."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from impactcalc.impact.figures import FIGURES
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.html.templating import TEMPLATES
from impactcalc.report.pages.trace_heads import HEADS
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.tables.described import STUDY
from impactcalc.report.tables.facts import FACTS
from impactcalc.report.tables.table import MONEY
from test_house import SOURCE, modules

# What is read from objects, not from the text of a module: fields, figures, categories, sheets.
OF_OBJECTS = ("heading", "says", "label", "unit", "holds", "tab")


def all_terms() -> dict[str, str]:
    """Each term with the first place that asks for it."""
    found: dict[str, str] = {}
    for text, where in (*_of_objects(), *_of_modules(), *_of_templates()):
        if text:
            found.setdefault(text, where)
    return found


def names_of_sheets() -> set[str]:
    """The terms that name sheets of our workbooks; the sheets of the input are called by one more, with their names."""
    found: set[str] = set()
    for name, path in modules().items():
        if name.startswith("impactcalc.report.") and ".words." not in name:
            for function in (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)):
                for asked in _naming(function):
                    found |= _texts(asked.args[0], function, name, path)
    return found


def _naming(function: ast.FunctionDef) -> Iterator[ast.Call]:
    """term(...) where a page gets its tab; TypeError for a tab that is none."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Page", "Live"):
            tab = next((one.value for one in node.keywords if one.arg == "tab"), node.args[0] if node.args else None)
            if not (isinstance(tab, ast.Call) and _is_term(tab.func)):
                raise TypeError(f"{function.name}: the tab {ast.unparse(tab) if tab else ''} is no term")
            yield tab


def _of_objects() -> Iterator[tuple[str, str]]:
    yield MONEY, "tables/table.py"
    for subject in SUBJECTS:
        yield subject.says, f"table {subject.key}"
        for field in (STUDY, *subject.fields):
            for text in (field.heading, field.says, field.unit):
                yield text, f"column {field.key} of {subject.key}"
    for fact in FACTS:
        yield fact.unit, f"fact {fact.key}"
    for key, head in HEADS.items():
        yield from ((text, f"column {key} of the page Trace") for text in head)
    for figure in FIGURES.values():
        yield figure.heading, f"figure {figure.key}"
        yield {"jobs": "job-years"}.get(figure.unit, figure.unit), f"figure {figure.key}"
    for category in CATEGORIES:
        yield category.label, f"category {category.code}"


def _of_modules() -> Iterator[tuple[str, str]]:
    for name, path in modules().items():
        if name.startswith("impactcalc.report.") and ".words." not in name:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)):
                for asked in _asked(function):
                    yield from ((text, f"{path.relative_to(SOURCE)}:{asked.lineno}")
                                for text in _texts(asked, function, name, path))  # fmt: skip


def _of_templates() -> Iterator[tuple[str, str]]:
    for path in TEMPLATES.glob("*.html"):
        for _, text in re.findall(r"""term\((["'])(.*?)\1""", path.read_text(encoding="utf-8")):
            yield text, path.name


def _asked(function: ast.AST) -> Iterator[ast.expr]:
    """What stands in term(...), and in map(term, ...)."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "term":
            yield node.args[0]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "map" and _is_term(node.args[0]):
            yield node.args[1]


def _is_term(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "term"


def _texts(asked: ast.expr, function: ast.AST, module: str, path: Path) -> set[str]:
    """The texts that an expression may be: literals, constants of the module, and where it is a name of a loop what the
    constants hold that its function names."""
    if isinstance(asked, ast.Attribute) and asked.attr in OF_OBJECTS:
        return _of_sheets(asked.attr) if asked.attr in ("holds", "tab") else set()
    texts = {node.value for node in ast.walk(asked) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    texts -= {node.slice.value for node in ast.walk(asked)
              if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)}  # fmt: skip
    names = _constants(asked, module)
    if not names and not texts:
        names = _constants(function, module)
        texts = {one for one in (*_bound(asked, function), *_strings(names)) if re.search("[A-Z ]", one)}  # no keys
        names = []
    found = texts | {text for value in names for text in _strings(value)}
    assert found, f"{path}:{asked.lineno}: no term is found for {ast.unparse(asked)}"
    return found


def _constants(within: ast.AST, module: str) -> list[object]:
    whole = importlib.import_module(module)
    names = {node.id for node in ast.walk(within) if isinstance(node, ast.Name) and node.id.isupper()}
    return [getattr(whole, name) for name in sorted(names) if hasattr(whole, name)]


def _bound(asked: ast.expr, function: ast.AST) -> Iterator[str]:
    """Texts that the function binds to the name, or has in rows and keys that it walks over."""
    name = asked.id if isinstance(asked, ast.Name) else ""
    for node in ast.walk(function):
        inner: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List):
            inner = [*node.elts]
        elif isinstance(node, ast.Dict):
            inner = [*node.keys, *node.values]
        elif isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in node.targets):
            inner = [one for one in ast.walk(node.value) if isinstance(one, ast.expr)]
        yield from (one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)


def _of_sheets(what: str) -> set[str]:
    from impactcalc.report.pages.sheets import APPENDIX, FRONT

    return {getattr(sheet, what) for sheet in (*FRONT, *APPENDIX)}
