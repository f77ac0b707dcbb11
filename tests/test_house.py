"""The house: imports go down only, importing costs nothing, words are used as they should be, data has its origin."""

from __future__ import annotations

import ast
import functools
import graphlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import impactcalc
from impactcalc.resources import shipped
from impactcalc.study.sheets.template import column_reference

SOURCE = Path(impactcalc.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
# Each room may use those that stand below it.
BELOW: dict[str, set[str]] = {
    "cli": {
        "batch", "claim", "console", "files", "streams", "samples", "marked", "report", "impact", "economy", "study",
        "known",
        "workbooks", "datapackage", "arrays", "errors", "words", "facts", "pace",
    },
    "batch": {
        "pace", "console", "files", "target", "streams", "report", "impact", "economy", "study", "workbooks", "known",
        "datapackage", "resources", "errors", "words", "facts",
    },
    "console": {"impact", "study", "streams", "errors", "words", "facts", "pace"},
    "marked": {"files", "report", "impact", "study", "workbooks", "known", "errors", "words", "facts"},
    "report": {
        "pace", "files", "streams", "impact", "economy", "study", "known", "workbooks", "datapackage", "resources",
        "arrays",
        "errors", "words", "facts",
    },
    "impact": {"economy", "study", "known", "content", "arrays", "errors", "words", "facts", "pace"},
    "study": {
        "known", "workbooks", "datapackage", "resources", "files", "content", "arrays", "errors", "words", "facts",
        "pace",
    },
    "economy": {
        "known", "workbooks", "datapackage", "files", "resources", "content", "arrays", "errors", "words", "facts",
    },
    "workbooks": {"known", "errors", "words", "facts", "pace"},
    "known": {"datapackage", "resources", "arrays", "errors", "words", "facts"},
    "samples": {"resources", "errors", "facts"},
    "files": {"claim", "target", "errors", "words", "facts"},
    "target": {"errors", "facts"},
    "datapackage": {"errors", "facts"},
    "resources": {"errors", "facts"},
    "claim": set(),
    "streams": set(),
    "pace": set(),
    "content": set(),
    "arrays": set(),
    "errors": {"words", "facts"},
    "words": {"facts"},
    "facts": set(),
}  # fmt: skip
# Result's own convenience methods look up: the one edge that does, by what they import.
LISTED = {
    ("impactcalc.impact.result", "impactcalc.report.workbook", "write_report"),
    ("impactcalc.impact.result", "impactcalc.report.branded", "edition_given"),
    ("impactcalc.impact.result", "impactcalc.report.writers.json_text", "write_json"),
    ("impactcalc.impact.result", "impactcalc.report.html.page", "write_html"),
    ("impactcalc.impact.result", "impactcalc.report.html.page", "answer_html"),
    ("impactcalc.impact.result", "impactcalc.report.html.pictures", "write_charts"),
    ("impactcalc.impact.result", "impactcalc.report.html.paper", "write_pdf"),
}
MOST_LINES, MOST_OF_A_FUNCTION = 450, 60
VAGUE = {"band", "chance", "chosen", "cuts", "rest", "told"}
Edge = tuple[str, str, str]  # a module, the one that it imports from, and the name that it takes


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ("impactcalc", *path.relative_to(SOURCE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


@functools.cache
def edges() -> tuple[Edge, ...]:
    """What every module imports of the package: late and only for types too."""
    known, found = modules(), []
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "impactcalc":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    found.append((name, inner if inner in known else str(node.module), alias.name))
            elif isinstance(node, ast.Import):
                found += [(name, a.name, a.name) for a in node.names if a.name.split(".")[0] == "impactcalc"]
    return tuple(edge for edge in found if edge[0] != edge[1])


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_imports_go_down_only() -> None:
    wrong = []
    for edge in edges():
        above, below = room(edge[0]), room(edge[1])
        if above in ("", "__main__") or not below or below in BELOW[above] | {above} or edge in LISTED:
            continue
        wrong.append(edge)
    assert not wrong


def test_every_listed_edge_is_there() -> None:
    assert set(edges()) >= LISTED


def test_no_circles() -> None:
    """Not among files, late imports and those for types counted too."""
    below: dict[str, set[str]] = {name: set() for name in modules()}
    for edge in edges():
        if edge not in LISTED and edge[0] != "impactcalc":
            below[edge[0]].add(edge[1])
    try:
        tuple(graphlib.TopologicalSorter(below).static_order())
    except graphlib.CycleError as error:
        pytest.fail(f"a circle: {' -> '.join(error.args[1])}")


def test_files_are_small() -> None:
    """But the schema, which reads as the table that it is."""
    long = {}
    for path in SOURCE.rglob("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES and path != SOURCE / "study" / "sheets" / "schema.py":
            long[path.relative_to(SOURCE).as_posix()] = lines
    assert not long


def test_functions_are_short() -> None:
    long = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno + 1 > MOST_OF_A_FUNCTION:
                long.add(f"{path.relative_to(SOURCE).as_posix()}: {node.name}")
    assert not long


def named(node: ast.AST) -> str | None:
    """What a variable, a field, an argument, a function or a class is called, where it is made."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr
    if isinstance(node, ast.arg):
        return node.arg
    return node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else None


def test_names_tell() -> None:
    """A name that fits anything tells nothing of what it holds."""
    found = [
        f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}: {name}"  # type: ignore[attr-defined]
        for path in modules().values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (name := named(node)) is not None and name.strip("_").lower() in VAGUE
    ]
    assert not found


def test_the_calculation_is_sorted() -> None:
    """At the root of impact: what makes a result, what it holds, and what it rests on."""
    root = {path.stem for path in (SOURCE / "impact").glob("*.py")} - {"__init__"}
    assert len(root) <= 6, sorted(root)
    assert {"run", "result", "figures", "assumptions"} <= root


@pytest.mark.parametrize(
    "heavy", ["numpy", "pandas", "pydantic", "xlsxwriter", "python_calamine", "impactcalc.words.en.english"]
)
def test_importing_the_package_costs_nothing(heavy: str) -> None:
    code = f"import sys, impactcalc; import impactcalc.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_public_name_is_there_and_documented() -> None:
    for name in impactcalc.__all__:
        assert getattr(impactcalc, name) is not None
        if name != "__version__":
            assert getattr(impactcalc, name).__doc__
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        impactcalc.nothing  # noqa: B018


def test_effects_are_supported_never_created() -> None:
    """The field's rule (methods, section 6): effects are supported. 'created' may stand only for files."""
    wrong = []
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *SOURCE.rglob("*.py")]
    for path in pages:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(
                r"\bcreat(es?|ed|ing)\b[^.]*\b(jobs?|income|output|impact|effects?|GDP|value)\b", line, re.IGNORECASE
            ):
                wrong.append(f"{path.name}:{number}: {line.strip()}")
    assert not wrong


def test_every_data_file_has_its_origin() -> None:
    root = shipped("multipliers")
    listed = set()
    for descriptor in root.rglob("datapackage.json"):
        package = json.loads(descriptor.read_text(encoding="utf-8"))
        assert package["sources"], descriptor
        assert package["licenses"], descriptor
        for resource in package["resources"]:
            listed.add(descriptor.parent / resource["path"])
            assert resource["hash"].startswith("sha256:")
            assert all(field["description"] for field in resource["schema"]["fields"])
    found = {path for path in root.rglob("*") if path.is_file() and path.name != "datapackage.json"}
    assert found == listed


def test_the_page_of_columns_is_the_schema() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    from build_docs import columns_page

    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == columns_page()
    assert len(column_reference()) > 150


def test_every_command_is_documented() -> None:
    import typer.main

    from impactcalc.cli import app

    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    waiting = [("impactcalc", group)]
    while waiting:
        title, command = waiting.pop()
        assert f"## {title}\n" in page
        for parameter in command.params:
            for option in (name for name in parameter.opts if name.startswith("-")):
                assert option in page, f"{title} {option}"
        waiting += [(f"{title} {name}", sub) for name, sub in getattr(command, "commands", {}).items()]


def test_no_paths_of_a_machine() -> None:
    texts = [
        *ROOT.glob("*.md"),
        *ROOT.glob("*.toml"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("scripts/*.py"),
        *SOURCE.rglob("*.py"),
    ]
    wrong = [path for path in texts if re.search(r"/(work|root|home|tmp)/", path.read_text(encoding="utf-8"))]
    assert not wrong
