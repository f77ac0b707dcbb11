"""Every line of the README's blocks of commands does what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from impactcalc.samples import samples

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [line[4:] for line in README.splitlines() if line.startswith("    ")]
PYTHON = LINES[LINES.index("import impactcalc as ic") :] if "import impactcalc as ic" in LINES else []
SHELL = LINES[: len(LINES) - len(PYTHON)]
# What sets up: run from a clean checkout by .ci/run; here only its form.
SETUP = {
    'python3 -m venv .venv && .venv/bin/python -m pip install --quiet -e ".[test]" && .venv/bin/pytest -n auto',
    "uv tool install .",
    "pipx install .",
}
SET_UP = "python3 -m venv .venv && .venv/bin/python -m pip install --quiet . && "
# What a command writes, and for those that need it what stands there before: that is not the README's to say.
COMMANDS = {
    "impactcalc run sample_inputs/sister-cities-2014.xlsx --force": "sister-cities-2014-report.xlsx",
    'impactcalc estimate "Fort Worth, TX" --visitors 40 --nights 5': "",
    "impactcalc places fort worth": "",
    "impactcalc template programme.xlsx": "programme.xlsx",
    'impactcalc template here.xlsx --place "Fort Worth, TX"': "here.xlsx",
    'impactcalc data status --place "Fort Worth, TX" --year 2025': "",
    "impactcalc validate programme.xlsx": "",
    "impactcalc run programme.xlsx": "programme-report.xlsx",
    "impactcalc verify programme-report.xlsx": "",
    "impactcalc batch workbooks -o reports": "reports/summary.xlsx",
    "impactcalc compare a.xlsx b.xlsx -o difference.xlsx": "difference.xlsx",
    "impactcalc study-2015": "study-2015-report.xlsx",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the inputs and, as a user would have them, a folder of workbooks and two to compare."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "sample_inputs", folder / "sample_inputs")
    (folder / "workbooks").mkdir()
    for target, sample in (("a", "city-programme"), ("b", "sister-cities-2014"), ("workbooks/a", "city-programme")):
        shutil.copy(samples()[sample], folder / f"{target}.xlsx")
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The command `impactcalc` on the PATH, of the Python that runs the tests."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "impactcalc"
    command.write_text(f"#!{sys.executable}\nfrom impactcalc.cli import main\nif __name__ == '__main__':\n    main()\n")
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def commands() -> Iterator[str]:
    """Every command of impactcalc in the README's blocks, without its comment, in their order."""
    for line in SHELL:
        command = re.sub(r"\s+#.*", "", line)
        if command not in SETUP:
            yield command.removeprefix(f"{SET_UP}.venv/bin/")


def test_every_line_is_known_and_every_block_is_read() -> None:
    assert set(SETUP) <= set(SHELL)
    assert list(commands()) == list(COMMANDS)
    assert SHELL[0].startswith(SET_UP)
    assert PYTHON
    assert "```" not in README  # blocks are indented; another kind would not be read here
    assert not re.search(r"^ {1,3}\S*impactcalc ", README, re.MULTILINE)


def test_a_command_is_called_by_a_name_that_the_reader_has() -> None:
    """`impactcalc` alone stands only below the lines that put it on the PATH."""
    bare = next(at for at, line in enumerate(SHELL) if line.startswith("impactcalc"))
    assert max(SHELL.index("uv tool install ."), SHELL.index("pipx install .")) < bare
    assert all(
        ".venv/bin/impactcalc" in line for line in SHELL[:bare] if " impactcalc " in f" {line}" or "run " in line
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the README's lines are those of a Unix shell")
def test_every_command_does_what_it_says(desk: Path, environment: dict[str, str]) -> None:
    for command in commands():
        if command == "impactcalc validate programme.xlsx":  # "once it is filled in"
            shutil.copy(samples()["city-programme"], desk / "programme.xlsx")
        for _ in range(1 + ("--force" in command)):
            done = subprocess.run(
                shlex.split(command), cwd=desk, env=environment, capture_output=True, text=True, encoding="utf-8",
                check=False,
            )  # fmt: skip
            assert done.returncode == 0, (command, done.stdout, done.stderr)
        written = COMMANDS[command]
        assert not written or (desk / written).stat().st_size > 0
    code = "\n".join([*PYTHON, "assert result.totals.loc['total_type_2', 'jobs'] > 0"])
    done = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_ci_runs_the_lines_that_set_up() -> None:
    """It takes them from the README by these words."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for words in ('-e ".[test]"', "impactcalc run sample_inputs/", "uv ", "pipx "):
        assert sum(words in line for line in SHELL) == 1, words
    for words in (
        "readme_line '-e \".[test]\"'",
        'readme_line "impactcalc run sample_inputs/"',
        'readme_line "$tool "',
    ):
        assert words in ci
