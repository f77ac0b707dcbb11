"""What is printed: in any encoding, to nobody, to a full disk, and inert in a terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.console import tell_problems
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.words import LikeAChoice
from impactcalc.streams import inert, json_fit, one_line

NAME = "Zürich – 東京 “€ 5” \U0001f600"
ACTIVE = "\x1b[31m\a\r\u202eevil\u2066\x9b\x7f"
PIPE = {"PYTHONUNBUFFERED": "", "PYTHONUTF8": "0"}


def impactcalc(*words: object, cwd: Path, env: dict[str, str], **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-c", "from impactcalc.cli import main; main()", *map(str, words)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "check": False, **more}
    return subprocess.run(command, cwd=cwd, env={**os.environ, **env}, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp932"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
        {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "cp1252"},
    ],
    ids=lambda env: "-".join(env.values()),
)
def test_no_encoding_turns_a_report_into_a_fault(env: dict[str, str], tmp_path: Path, write_book: BookWriter) -> None:
    rows = [VISITORS[0], ["a", "1,200", *VISITORS[1][2:]], [NAME, "many", *VISITORS[2][2:]]]
    sound = write_book({"Study": [["Name", NAME], *STUDY[1:]], "Visitors": rows[:2]}, f"{NAME}.xlsx")
    done = impactcalc("run", sound, cwd=tmp_path, env=env)
    assert (done.returncode, b"fault" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / f"{NAME}-report.xlsx").exists()
    encoding = env.get("PYTHONIOENCODING", "ascii")
    said = done.stdout.decode(encoding)
    assert said.splitlines()[-1].startswith("Wrote Z")
    shown = impactcalc("run", sound, "--force", "-q", "--json", "-", cwd=tmp_path, env=env)
    assert json.loads(shown.stdout.decode(encoding))["study"]["name"] == NAME
    broken = write_book({"Study": STUDY, "Visitors": rows}, f"{NAME}.xlsx")
    for words in (["validate", broken], ["run", broken], ["run", NAME], ["places", NAME], [NAME]):
        refused = impactcalc(*words, cwd=tmp_path, env=env)
        assert refused.returncode == 2 or words[0] == "places", refused.stderr
        assert b"fault" not in refused.stderr
        # What typer says itself, it says in UTF-8 where it is told that there is ASCII only.
        (refused.stdout + refused.stderr).decode("utf-8" if words == [NAME] and encoding == "ascii" else encoding)


def test_what_a_stream_cannot_show_is_written_so_that_it_can_be_read(tmp_path: Path) -> None:
    done = impactcalc("run", f"{NAME}.xlsx", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert done.stderr.decode("ascii").splitlines()[0] == (
        'Z\\xfcrich - \\u6771\\u4eac "EUR 5" \\U0001f600.xlsx: 1 problem'
    )
    done = impactcalc("run", f"{NAME}.xlsx", cwd=tmp_path, env={"PYTHONIOENCODING": "cp1252"})
    assert done.stderr.decode("cp1252").splitlines()[0] == "Zürich – \\u6771\\u4eac “€ 5” \\U0001f600.xlsx: 1 problem"


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_name_that_is_no_text(tmp_path: Path, write_book: BookWriter) -> None:
    study = tmp_path / "in" / os.fsdecode(b"caf\xe9")
    study.mkdir(parents=True)
    for name, rows in (("study", STUDY), ("visitors", VISITORS)):
        lines = "".join(",".join(map(str, row)) + "\n" for row in rows)
        (study / f"{name}.csv").write_text(lines, encoding="utf-8")
    done = impactcalc("batch", "in", "-o", "out", cwd=tmp_path, env={})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\ncaf?,,done" in (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8")
    done = impactcalc("run", study, "--json", "r.json", "--csv", "t", cwd=tmp_path, env={})
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["study"]["file"] == "caf?"
    assert "Wrote caf\\udce9-report.xlsx" in done.stdout.decode()
    done = impactcalc("compare", study, study, "-o", "d.xlsx", "--json", "d.json", cwd=tmp_path, env={})
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("env", [{"PYTHONUNBUFFERED": ""}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["multipliers", "list"], 0),
        (["--help"], 0),
        (["validate", "none.xlsx"], 2),
        (["run", "s.xlsx", "--json", "-"], 0),
    ],
)
def test_a_closed_pipe_ends_quietly(
    words: list[str], code: int, env: dict[str, str], tmp_path: Path, write_book: BookWriter
) -> None:
    write_book({"Study": STUDY, "Visitors": VISITORS}, "s.xlsx")
    reader, writer = os.pipe()
    os.close(reader)
    done = impactcalc(*words, cwd=tmp_path, env=env, stdout=writer)
    os.close(writer)
    assert done.returncode == code
    assert b"rror" not in done.stderr.replace(b"s' error", b"").replace(b"own error", b"")  # of which an answer speaks
    assert b"fault" not in done.stderr
    assert "run" not in words or (tmp_path / "s-report.xlsx").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_behind_stdout_is_no_fault_of_ours(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for words in (["places", "FR"], ["--help"], ["multipliers", "show", "US", "--industries"]):
            done = impactcalc(*words, cwd=tmp_path, env={}, stdout=full)
            assert done.returncode == 2
            assert done.stderr == (b"What was asked for could not be written to stdout (No space left on device).\n")


def test_what_a_user_typed_is_inert(tmp_path: Path, write_book: BookWriter) -> None:
    name = f"Te{ACTIVE}st\nAll is well"
    for typed in ("many", "1,200"):
        rows = [VISITORS[0], [name, f"{typed}{'' if typed == '1,200' else ACTIVE}", *VISITORS[1][2:]]]
        book = write_book({"Study": [["Name", name], *STUDY[1:]], "Visitors": rows, "M\u202eine": [[1]]})
        folder = tmp_path / f"a{ACTIVE}b\nAll is well"
        folder.mkdir(exist_ok=True)
        book = book.rename(folder / "study.xlsx")
        commands: list[list[object]] = [
            ["validate", book],
            ["run", book, "--force"],
            ["run", folder],
            ["batch", folder, "-o", "o", "--force"],
            [ACTIVE],
            ["run", f"--{ACTIVE}"],
            ["run", book, "--place", ACTIVE],
            ["places", ACTIVE],
            ["run", book, "--json", "-", "--force"],
        ]
        for words in commands:
            done = impactcalc(*words, cwd=tmp_path, env={"PYTHONIOENCODING": "utf-8"})
            assert done.returncode in (0, 2), done.stderr
            seen = (done.stdout + done.stderr).decode()
            assert seen == inert(seen), words
            assert not seen.startswith("All is well")
            assert "\nAll is well" not in seen, words


def test_a_problem_is_told_on_lines_of_ours_only(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("V\r", "A1", "x\ny\x1b[1A", LikeAChoice("a\n\u202eb"))
    tell_problems(InputError([problem], "f\nile"))
    assert capsys.readouterr().err == (
        'f\\nile: 1 problem\n\n  V\\x0d!A1  "x\\ny\\x1b[1A"\n      Looks like "a\\n\\u202eb".\n'
        '      -> Type "a\\n\\u202eb", or a name that differs more.\n\n'
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_is_carried_without_loss_by_any_stream(text: str) -> None:
    whole = json.dumps({text: [text]}, ensure_ascii=False)
    for encoding in ("ascii", "cp1252", "cp932", "utf-8"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        fit = json_fit(whole, stream)
        assert json.loads(fit.encode(encoding).decode(encoding)) == {text: [text]}
        assert inert(fit) == fit


@given(st.text())
def test_inert_text_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)
    assert one_line(text).splitlines() in ([], [one_line(text)])
