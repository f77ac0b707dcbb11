"""Full and read-only disks, outputs that are open elsewhere, other runs, devices and pipes: of whatever is written.

A new writer is a line of WRITERS, a new option that writes one of COMMANDS.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from batch_faults import write_study
from impactcalc.batch.line import SUMMARY, Line, Summary
from impactcalc.batch.run import OWN, Wishes, run_batch
from impactcalc.batch.summary import write_summary
from impactcalc.claim import Claim
from impactcalc.cli.app import app
from impactcalc.economy.own_packages import add_package
from impactcalc.economy.own_rates import add_rates
from impactcalc.errors import InputError
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.run import run
from impactcalc.marked.marked_copy import write_marked
from impactcalc.report.comparison.workbook import write_comparison, write_comparison_json
from impactcalc.report.multiplier_table import by_category, export
from impactcalc.report.network.network import network_of
from impactcalc.report.network.page import write_network_html
from impactcalc.report.network.workbook import write_network_workbook
from impactcalc.report.writers.csv_folder import TABLES, write_csv
from impactcalc.samples import samples
from impactcalc.study.sheets.template import fill_template, write_many_template, write_template
from impactcalc.target import JOURNAL, Piece
from report_cases import stated
from small_package import small_package

resource = pytest.importorskip("resource", reason="sizes of files are limited so on POSIX only")
Write = Callable[[Path], object]
RATES = "kind,subject,year,value,source\n" + "".join(f"exchange_rate,EUR,{y},0.75,me\n" for y in range(2000, 2020))


def summary(folder: Path) -> None:
    line = Line("a.xlsx", "done", figures=(1.0,) * len(SUMMARY))
    write_summary(Summary((line,)), folder / "summary.xlsx", folder / "summary.csv")


def rates(folder: Path) -> None:
    add_rates(folder.parent / "rates-of-mine.csv", force=True)


@cache
def comparison() -> Any:
    return compare(stated(), stated(), lambda study: run(study, stated().economy))


@cache
def package() -> Path:
    """A package that is nobody's yet."""
    return small_package(Path(tempfile.mkdtemp()) / "mine")


# Each writes into a folder whatever it writes.
WRITERS: Mapping[str, Write] = {
    "report": lambda folder: stated().to_excel(folder / "a.xlsx"),
    "result.json": lambda folder: stated().to_json(folder / "a.json"),
    "CSV folder": lambda folder: write_csv(stated(), folder / "tables"),
    "page": lambda folder: stated().to_html(folder / "a.html"),
    "PDF": lambda folder: stated().to_pdf(folder / "a.pdf"),
    "charts": lambda folder: stated().to_charts(folder / "charts"),
    "summary": summary,
    "network": lambda folder: write_network_workbook(network_of([], 1, None, {}), folder / "network.xlsx"),
    "network page": lambda folder: write_network_html(network_of([], 1, None, {}), folder / "network.html"),
    "template": lambda folder: write_template(folder / "t.xlsx"),
    "template for many": lambda folder: write_many_template(folder / "m.xlsx"),
    "estimate": lambda folder: fill_template(folder / "e.xlsx", {}),
    "marked copy": lambda folder: write_marked(samples()["broken"], folder / "marked.xlsx", ()),
    "comparison": lambda folder: write_comparison(comparison(), folder / "c.xlsx"),
    "comparison as JSON": lambda folder: write_comparison_json(comparison(), folder / "c.json"),
    "multipliers.csv": lambda folder: export(by_category(stated().economy), "M", folder / "m.csv"),
    "multipliers.xlsx": lambda folder: export(by_category(stated().economy), "M", folder / "m.xlsx"),
    "own rates": rates,
    "own package": lambda _: add_package(package(), shipped=(), force=True),
}
PDF = {"PDF", "charts"}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes: as on a disk that is full, whoever writes and wherever."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(params=WRITERS)
def write(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """A writer whose writing succeeds; data of the user's own lie in the folder too."""
    name: str = request.param
    if name in PDF:
        pytest.importorskip("typst", reason="PDF and charts need it")
    monkeypatch.setenv("IMPACTCALC_DATA", str(tmp_path / "out" / "data"))
    (tmp_path / "out").mkdir()
    (tmp_path / "rates-of-mine.csv").write_text(RATES)
    if name == "own package":
        package()
    if name.startswith("comparison"):
        comparison()
    stated()
    return WRITERS[name]


def refused(write: Write, folder: Path) -> str:
    """What is said by a writer that is refused; it leaves nothing and changes nothing."""
    before = snapshot(folder)
    with pytest.raises(InputError) as caught:
        write(folder)
    assert snapshot(folder) == before
    assert len(caught.value.problems) == 1
    return caught.value.problems[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("size", [0, 300])
def test_a_full_disk(write: Write, tmp_path: Path, size: int) -> None:
    """Told in a line; what was there stays, also where there was nothing. Where there is room again, it is written."""
    out = tmp_path / "out"
    for _ in range(2):
        with files_of_at_most(size):
            assert refused(write, out) == "it could not be written (File too large)"
        write(out)
    assert snapshot(out)


def test_a_folder_that_is_read_only(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for root, who may write everywhere: the system calls refuse."""
    out = tmp_path / "out"
    (out / "data" / "rates").mkdir(parents=True)
    (out / "data" / "multipliers").mkdir()

    def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(path: Any, *rest: Any, **more: Any) -> Any:
            here = not isinstance(path, int) and Path(os.fsdecode(path)).is_relative_to(out.resolve())
            if here and (call is not opened or rest[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
            return call(path, *rest, **more)

        return guarded

    opened = os.open
    for name in ("mkdir", "open", "rename", "replace", "unlink", "rmdir", "link"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    assert refused(write, out) == "it could not be written (Read-only file system)"


def test_what_a_program_has_open(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows: it is then neither replaced nor moved away."""
    out = tmp_path / "out"

    def locked(_: Piece) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file because it is used by another process")

    monkeypatch.setattr(Piece, "put", locked)
    before = snapshot(out)
    with pytest.raises(InputError) as caught:
        write(out)
    (problem,) = caught.value.problems
    assert problem.message.startswith("it could not be written (The process cannot access the file")
    assert problem.remedy == "Close it where it is open, or give another place"
    assert snapshot(out) == before


# --- before anything is calculated: commands and the options that write

COMMANDS: Mapping[str, tuple[list[str], str, bool]] = {
    "run": (["run", "a.xlsx", "-o", "{}"], "x.xlsx", False),
    "run --json": (["run", "a.xlsx", "--json", "{}"], "x.json", False),
    "run --csv": (["run", "a.xlsx", "--csv", "{}"], "tables", True),
    "run --html": (["run", "a.xlsx", "--html", "{}"], "x.html", False),
    "run --pdf": (["run", "a.xlsx", "--pdf", "{}"], "x.pdf", False),
    "run --pdf-full": (["run", "a.xlsx", "--pdf-full", "{}"], "x.pdf", False),
    "validate --marked": (["validate", "a.xlsx", "--marked", "{}"], "x.xlsx", False),
    "template": (["template", "{}"], "x.xlsx", False),
    "template --sample": (["template", "{}", "--sample", "city-programme"], "x.xlsx", False),
    "template --many": (["template", "{}", "--many"], "x.xlsx", False),
    "estimate --save": (["estimate", "US", "--visitors", "5", "--nights", "2", "--year", "2024", "--save", "{}"],
                        "x.xlsx", False),
    "estimate --json": (["estimate", "US", "--visitors", "5", "--nights", "2", "--year", "2024", "--json", "{}"],
                        "x.json", False),
    "compare": (["compare", "a.xlsx", "b.xlsx", "-o", "{}"], "x.xlsx", False),
    "compare --json": (["compare", "a.xlsx", "b.xlsx", "--json", "{}"], "x.json", False),
    "study-2015": (["study-2015", "-o", "{}"], "x.xlsx", False),
    "study-2015 --json": (["study-2015", "--json", "{}"], "x.json", False),
    "multipliers show": (["multipliers", "show", "US", "-o", "{}"], "x.csv", False),
    "multipliers compare": (["multipliers", "compare", "US", "FR", "-o", "{}"], "x.xlsx", False),
}  # fmt: skip


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Path]:
    """A command that would write to a path, by force; and the path."""
    words, name, _ = COMMANDS[request.param]
    if "--pdf" in request.param:
        pytest.importorskip("typst", reason="PDF needs it")
    monkeypatch.chdir(tmp_path)
    for other in ("a.xlsx", "b.xlsx"):
        write_study(tmp_path / other, 5 if other == "a.xlsx" else 7)
    return [word.format(name) for word in words] + ["--force"], tmp_path / name


def told(words: list[str]) -> str:
    """What a command says that refuses."""
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output
    assert "fault of impactcalc" not in done.output
    return done.output


def test_another_run_that_writes_it(command: tuple[list[str], Path]) -> None:
    words, path = command
    tables = not path.suffix
    if tables:
        path.mkdir()
    claim = Claim(path / JOURNAL if tables else path.with_name(f".{path.name}{JOURNAL}"))
    assert claim.take()
    try:
        assert "Another run is writing this now." in told(words)
    finally:
        claim.release()
    assert not path.is_file()
    assert not list(path.parent.rglob("*.impactcalc*"))


def test_a_pipe_and_a_device_are_never_replaced(command: tuple[list[str], Path]) -> None:
    words, path = command
    if not path.suffix:
        path.mkdir()
        os.mkfifo(path / TABLES[0])
        assert f"What is there under the name of a table is no file: {TABLES[0]}." in told(words)
        assert stat.S_ISFIFO((path / TABLES[0]).stat().st_mode)
        return
    os.mkfifo(path)
    assert "This is no ordinary file, and is not replaced." in told(words)
    assert stat.S_ISFIFO(path.stat().st_mode)
    path.unlink()
    path.symlink_to("/dev/full")
    assert "This is no ordinary file, and is not replaced." in told(words)
    assert path.is_symlink()
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_pipe_among_the_outputs_of_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither replaced nor waited for: not by the first batch, nor by one that knows the file from before."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    words = ["batch", "in", "-o", "out", "--json", "--workers", "1", "--force"]
    out = tmp_path / "out"
    out.mkdir()
    names = [*OWN, "a-report.xlsx", "a-result.json"]
    for name in names:
        os.mkfifo(out / name)
        assert "This is no ordinary file, and is not replaced." in told(words)
        assert stat.S_ISFIFO((out / name).stat().st_mode)
        assert [path.name for path in out.iterdir()] == [name]
        (out / name).unlink()
    assert run_batch(tmp_path / "in", out, Wishes(("json",), 1)).exit_code == 0
    for name in names:
        whole = (out / name).read_bytes()
        (out / name).unlink()
        os.mkfifo(out / name)
        assert "This is no ordinary file, and is not replaced." in told(words)
        assert stat.S_ISFIFO((out / name).stat().st_mode)
        (out / name).unlink()
        (out / name).write_bytes(whole)


def test_two_runs_at_once(tmp_path: Path) -> None:
    """One wins; the other is done after it, or says so. What is there is whole."""
    write_study(tmp_path / "a.xlsx")
    command = [sys.executable, "-m", "impactcalc", "run", "a.xlsx", "-o", "r.xlsx", "-q"]
    runs = [
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=300)[1] for one in runs]
    codes = [one.returncode for one in runs]
    assert sorted(codes) == [0, 2], said
    lost = said[codes.index(2)]
    assert "Another run is writing this now." in lost or "This file is already there." in lost
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.xlsx", "r.xlsx"]
    ic.run(tmp_path / "a.xlsx").to_excel(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "r.xlsx").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("size", [0, 20_000])
def test_whole_commands_on_a_full_disk(tmp_path: Path, size: int) -> None:
    """A run with all its outputs, and a batch whose workers find no room, or which finds none itself."""
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    commands = [
        ["run", "in/a.xlsx", "-o", "r.xlsx", "--json", "r.json", "--csv", "t", "--html", "r.html"],
        ["batch", "in", "-o", "out", "--workers", "1"],
    ]
    for words in commands:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "impactcalc", *words],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        )  # fmt: skip
        assert done.returncode == 2, done.stderr
        assert "could not be written (File too large)" in done.stderr + done.stdout
        for text in ("Traceback", "Exception ignored", "fault of impactcalc"):
            assert text not in done.stderr
    left = [path.name for path in tmp_path.rglob("*") if path.name.startswith(".")]
    assert not left
    assert not (tmp_path / "t").exists()
    assert run_batch(tmp_path / "in", tmp_path / "out").exit_code == 0
