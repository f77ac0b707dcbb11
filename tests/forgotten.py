"""What a check, a column, a page or a language still lacks, by name: `python tests/forgotten.py` lists it all."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(path) for path in (TESTS, TESTS / "words", TESTS.parent / "scripts") if str(path) not in sys.path]

from test_every_fact_has_its_sentence import facts  # noqa: E402
from test_every_fact_has_its_sentence import forgotten as unsaid  # noqa: E402

import impactcalc.words  # noqa: E402
from impactcalc.facts.fact import CheckFact  # noqa: E402
from impactcalc.impact import checks  # noqa: E402
from impactcalc.report.pages.arranged import FIRST  # noqa: E402
from impactcalc.report.pages.sheets import APPENDIX, FRONT  # noqa: E402
from impactcalc.report.words.speaking import said  # noqa: E402
from impactcalc.study.sheets.template import column_reference  # noqa: E402
from impactcalc.words.speaking import speaking  # noqa: E402
from test_house import ROOT, SOURCE  # noqa: E402
from test_nothing_forgotten import forgotten_checks, forgotten_pages  # noqa: E402

if TYPE_CHECKING:
    from impactcalc.words.language import Language

TEXTS = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}


def page(name: str) -> str:
    """A page of the documentation."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def of_checks() -> Iterator[str]:
    """A fact that nothing finds; a function that is never asked; a code without a pair of studies, or on no page."""
    found = {word for name, text in TEXTS.items() if name.startswith("impact/") for word in re.findall(r"\w+", text)}
    own = [one for members in facts().values() for one in members if issubclass(one, CheckFact)]
    yield from (f"{one.__name__}: no check finds it" for one in own if one.__name__ not in found)
    listed = (check.__name__ for check in checks._CHECKS)
    yield from (f"{one}: CHECKS does not list it" for one in forgotten_checks(Path(checks.__file__).parent, listed))
    tree = ast.parse((TESTS / "impact" / "test_every_check.py").read_text(encoding="utf-8"))
    pairs = {
        key.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "PAIRS"
        and isinstance(node.value, ast.Dict)
        for key in node.value.keys if isinstance(key, ast.Constant)
    }  # fmt: skip
    codes = [code for one in own for code in one.codes]
    yield from (f"{code}: PAIRS has no study that trips it" for code in codes if code not in pairs)
    explained = page("checks.md")
    yield from (
        f"{code}: docs/checks.md lacks it, run scripts/build_docs.py"
        for code in codes
        if f"## {code}\n" not in explained
    )


def of_columns() -> Iterator[str]:
    """A column without a heading or a meaning; one that nothing reads; one that is on no page."""
    elsewhere = {
        word
        for name, text in TEXTS.items()
        if name.startswith(("study/", "impact/", "report/"))
        and name not in ("study/sheets/schema.py", "study/sheets/synonyms.py")
        for word in re.findall(r"\w+", text)
    }
    explained = page("columns.md")
    from impactcalc.known.vocabulary import CATEGORY_CODES

    for sheet, heading, short, _, _, _, meaning in column_reference():
        if not heading or not meaning:
            yield f"{sheet}!{short}: it has no heading, or nothing says what it means"
        if short not in elsewhere and short not in CATEGORY_CODES and short.rpartition("_")[0] not in elsewhere:
            yield f"{sheet}!{short}: nothing reads it"
        if f"| `{short}` |" not in explained:
            yield f"{sheet}!{short}: docs/columns.md lacks it, run scripts/build_docs.py"


def of_pages() -> Iterator[str]:
    """A page that no workbook holds; one whose title says nothing of the study."""
    listed = [sheet.make.__name__ for sheet in (*FRONT, *APPENDIX)] + [make.__name__ for make in FIRST.values()]
    # Contents lists the others, Signed follows them.
    pages = forgotten_pages(SOURCE / "report" / "pages", [*listed, "contents_page", "signed_page"])
    yield from (f"{one}: sheets.py does not list it" for one in pages)
    for sheet in (*FRONT, *APPENDIX):
        if _titled_alike(sheet.make):
            yield f"{sheet.tab}: its title is that of every study, and does not say what the page finds"


def _titled_alike(make: Callable[..., object]) -> bool:
    """Whether the title of a page is a text, or a term, that no study changes."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(make))) if isinstance(node, ast.Call)]
    titles = [one.value for call in calls if ast.unparse(call.func) == "Page" for one in call.keywords
              if one.arg == "title"]  # fmt: skip
    return any(isinstance(one, ast.Constant) or ast.unparse(one).startswith("term(") for one in titles)


def languages() -> Mapping[str, list[object]]:
    """The languages that stand in each folder of words/."""
    found: dict[str, list[object]] = {}
    for folder in pkgutil.iter_modules(impactcalc.words.__path__, "impactcalc.words."):
        if not folder.ispkg:
            continue
        inside = found.setdefault(folder.name.rpartition(".")[2], [])
        package = importlib.import_module(folder.name)
        for module in pkgutil.iter_modules(package.__path__, f"{folder.name}."):
            here = importlib.import_module(module.name)
            own = [one for one in vars(here).values() if type(one).__module__ == here.__name__]
            inside += [one for one in own if callable(getattr(one, "spoken", None))]
    return found


def of_languages() -> Iterator[str]:
    """A folder without a language; a fact that a language does not say."""
    for name, several in languages().items():
        if not several:
            yield f"words/{name}: no object in it is a language"
        for language in several:
            yield from (f"words/{name}: it does not say {one}" for one in unsaid(language, facts()))
            with speaking(cast("Language", language)):
                try:
                    said()
                except LookupError as error:
                    yield f"words/{name}: {error}"


def forgotten() -> list[str]:
    """All of it."""
    return sorted({*of_checks(), *of_columns(), *of_pages(), *of_languages()})


if __name__ == "__main__":
    sys.stdout.write("".join(f"{one}\n" for one in forgotten()))
