"""What is added is added whole: a check, a page, a category, a column or a module that something lacks is named."""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from impactcalc.impact import checks
from impactcalc.known.vocabulary import CATEGORIES, CATEGORY_CODES, Category
from impactcalc.report.pages.arranged import FIRST
from impactcalc.report.pages.sheets import APPENDIX, FRONT
from impactcalc.study.sheets.schema import Profiles, Visitors, columns
from impactcalc.study.sheets.template import column_reference
from test_house import ROOT, SOURCE, edges, modules

# Entered from outside: by the command, by name, as the package itself; by benchmarks/all_metros.py.
ENTRANCES = {"impactcalc", "impactcalc.__main__", "impactcalc.cli", "impactcalc.economy.regions.all_places"}


def functions(folder: Path, *, taking: str, giving: str) -> dict[str, str]:
    """Public functions of a folder's modules, by what they take first and give: with the module they stand in."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or not node.args.args:
                continue
            types = (node.args.args[0].annotation, node.returns)
            if tuple(ast.unparse(one) if one else "" for one in types) == (taking, giving):
                found[node.name] = path.relative_to(folder).as_posix()
    return found


def forgotten_pages(folder: Path, listed: Iterable[str]) -> set[str]:
    """Pages that are written and that no workbook holds."""
    made, known = functions(folder, taking="Result", giving="Page"), set(listed)
    return {f"{path}: {name}" for name, path in made.items() if name not in known}


def forgotten_checks(folder: Path, listed: Iterable[str]) -> set[str]:
    """Checks that are written and never asked, neither by the list nor by another check."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")]
    called = set(listed) | {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    made = functions(folder, taking="Findings", giving="Iterator[Check]")
    return {f"{path}: {name}" for name, path in made.items() if name not in called}


def forgotten_of_a_category(category: Category) -> list[str]:
    """What a category still lacks."""
    code, lacks = category.code, []
    schema = (SOURCE / "study" / "sheets" / "schema.py").read_text(encoding="utf-8")
    typed = len(re.findall(rf"^        {code}: Number = None$", schema, re.MULTILINE))
    if typed != 2:
        lacks.append(f"schema.py lists {code} {typed} times for type checkers, not under Categories and Profiles")
    if code not in Visitors.model_fields or code not in Profiles.model_fields:
        lacks.append(f"the sheets have no column {code}")
    with (SOURCE / "economy" / "importing" / "recipes.csv").open(encoding="utf-8", newline="") as file:
        if code not in {row["category"] for row in csv.DictReader(file)}:
            lacks.append(f"recipes.csv does not say which industries sell {code}")
    if f"| `{code}` |" not in (ROOT / "docs" / "columns.md").read_text(encoding="utf-8"):
        lacks.append(f"docs/columns.md has no {code}: run scripts/build_docs.py")
    return lacks


def test_every_page_is_in_the_workbook() -> None:
    listed = [sheet.make.__name__ for sheet in (*FRONT, *APPENDIX)] + [make.__name__ for make in FIRST.values()]
    # Contents lists the others, Signed follows them.
    assert not forgotten_pages(SOURCE / "report" / "pages", [*listed, "contents_page", "signed_page"])


def test_a_page_that_is_forgotten_is_named(tmp_path: Path) -> None:
    (tmp_path / "toys.py").write_text("def toys_page(result: Result) -> Page: ...\n")
    assert forgotten_pages(tmp_path, ["summary_page"]) == {"toys.py: toys_page"}
    assert not forgotten_pages(tmp_path, ["toys_page"])


def test_every_check_is_asked() -> None:
    """That each code has a study that trips it, tests/impact/test_every_check.py holds."""
    assert not forgotten_checks(Path(checks.__file__).parent, (check.__name__ for check in checks._CHECKS))


def test_a_check_that_is_forgotten_is_named(tmp_path: Path) -> None:
    (tmp_path / "toys.py").write_text("def too_many_toys(f: Findings) -> Iterator[Check]: ...\n")
    assert forgotten_checks(tmp_path, ["years"]) == {"toys.py: too_many_toys"}
    assert not forgotten_checks(tmp_path, ["too_many_toys"])


@pytest.mark.parametrize("category", CATEGORIES, ids=CATEGORY_CODES)
def test_every_category_is_everywhere(category: Category) -> None:
    assert not forgotten_of_a_category(category)


def test_what_a_category_lacks_is_named() -> None:
    lacks = forgotten_of_a_category(Category("toys", "Toys", "balls and dolls"))
    assert [next(word for word in ("schema", "column toys", "recipes", "docs") if word in line) for line in lacks] == [
        "schema", "column toys", "recipes", "docs",
    ]  # fmt: skip


def test_every_column_is_explained() -> None:
    """Heading, short name, meaning: the template's sheet Columns and docs/columns.md follow from the schema."""
    for sheet, heading, short, _, _, _, meaning in column_reference():
        assert heading, (sheet, short)
        assert meaning, (sheet, short)
    assert {column.name for column in columns(Visitors)} >= set(CATEGORY_CODES)


def test_every_module_is_used() -> None:
    """A module that nothing imports is one that was forgotten in a list."""
    by_name = set(re.findall(r'"(impactcalc\.[\w.]+):', (SOURCE / "cli" / "app.py").read_text(encoding="utf-8")))
    by_name |= {f"impactcalc.cli.{name}" for name in ("importing",)}
    used = {below for _, below, _ in edges()} | by_name | ENTRANCES
    packages = {name for name, path in modules().items() if path.name == "__init__.py"}
    unused = set(modules()) - used - packages
    assert not unused


def recipes() -> dict[str, str]:
    """The recipes of CONTRIBUTING.md, by what is added."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    return {name: body.split("\n## ")[0] for name, body in zip(parts[1::2], parts[2::2], strict=True)}


RECIPES = ["A category", "A column", "A check", "A problem, or a note", "A page", "A country", "A language"]


def test_every_recipe_is_there() -> None:
    assert list(recipes()) == RECIPES


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_names_files_that_there_are(name: str) -> None:
    """The numbered steps are the files that change: three at most, and each is there."""
    steps = re.findall(r"^\d\. `([^`]+)`", recipes()[name], re.MULTILINE)
    assert 1 <= len(steps) <= 3
    for step in steps:
        found = [path for base in (ROOT, SOURCE) for path in base.glob(step)]
        assert found, step


def test_the_picture_of_the_house_is_current() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import draw_house
    from test_house import LISTED, room

    assert draw_house.UP in {(room(above), room(below)) for above, below, _ in LISTED}
    drawn = (ROOT / "docs" / "house.svg").read_text(encoding="utf-8")
    assert drawn == draw_house.picture(), "run scripts/draw_house.py"
    assert "(house.svg)" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_room_is_explained() -> None:
    """The architecture page has a line for each room."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from draw_house import rooms

    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lacking = {name for name, inner in rooms().items() if f"`{name}`" not in page}
    lacking |= {f"{name}/{one}" for name, inner in rooms().items() for one in inner if f"`{one}`" not in page}
    assert not lacking
