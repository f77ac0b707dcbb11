"""The house: imports go down only, importing costs nothing, words are used as they should be, data has its origin."""

from __future__ import annotations

import ast
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
        "cli_import",
        "cli_compare",
        "cli_study_2015",
        "batch",
        "console",
        "files",
        "streams",
        "samples",
        "marked",
        "report",
        "impact",
        "economy",
        "study",
        "errors",
    },
    "cli_compare": {"console", "files", "report", "impact", "study", "errors"},
    "cli_study_2015": {"console", "files", "samples", "report", "impact", "study", "errors"},
    "cli_import": {"console", "files", "economy", "study", "datapackage", "errors"},
    "batch": {"console", "files", "target", "streams", "report", "impact", "economy", "study", "errors"},
    "marked": {"files", "report", "impact", "study", "errors"},
    "report": {"files", "streams", "impact", "economy", "study", "errors", "datapackage", "resources"},
    "impact": {"economy", "study", "content", "errors"},
    "economy": {"datapackage", "files", "resources", "content", "errors"},
    "study": {"datapackage", "resources", "files", "content", "errors"},
    "samples": {"resources", "errors"},
    "console": {"streams", "errors"},
    "files": {"claim", "target", "errors"},
    "target": {"errors"},
    "claim": set(),
    "streams": set(),
    "datapackage": {"errors"},
    "resources": {"errors"},
    "content": set(),
    "errors": set(),
}
# Only names for type checkers, and Result's own convenience methods, look up. The raw readers of workbooks know
# nothing of studies: they stand in the room study until they have one of their own, below both.
LISTED = {
    ("impact/result.py", "report"),
    ("console.py", "impact"),
    ("console.py", "study"),
    ("economy/importing/grid.py", "study"),
}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [
                f"{node.module}.{alias.name}" if node.module == "impactcalc" else node.module for alias in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("impactcalc.")}
    return found


def test_imports_go_down_only() -> None:
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        room = name.split("/")[0].removesuffix(".py")
        if room in ("__init__", "__main__"):
            continue
        used = imports_of(path) - {room, "__version__"} - BELOW[room]
        wrong += [f"{name} imports {target}" for target in sorted(used) if (name, target) not in LISTED]
    assert not wrong


@pytest.mark.parametrize("heavy", ["numpy", "pandas", "pydantic", "xlsxwriter", "python_calamine"])
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
