"""Workers with faults in them, by the names of the workbooks; and the command that uses them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from conftest import STUDY, VISITORS
from impactcalc.batch.line import Line
from impactcalc.batch.one import Job, report_one

TESTS = Path(__file__).parent
# The command, with a worker that has these faults.
PLANTED = (
    "import sys; sys.path.insert(0, {tests!r}); import batch_faults; import impactcalc.batch.run as run; "
    "run.run_batch.__kwdefaults__['work'] = batch_faults.{work}; from impactcalc.cli import main; main()"
)


def faulty(job: Job) -> Line:
    """Dies, hangs or eats memory where the name says so; what it has finished it puts down beside the outputs."""
    name = job.path.stem
    once = job.path.parent / f".{name}"
    if "dies" in name and ("once" not in name or not once.exists()):
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "hangs" in name:
        time.sleep(3600)
    if "eats" in name:
        bytearray(4_000_000_000)
    line = report_one(job)
    with (job.journal.parent.parent / "finished.txt").open("a", encoding="utf-8") as log:
        log.write(f"{job.shown}\n")
    return line


def slow(job: Job) -> Line:
    """Half a second more than it takes."""
    time.sleep(0.5)
    return faulty(job)


def full_disk(job: Job) -> Line:
    """Has no room for the report."""
    from impactcalc.report import workbook

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    setattr(workbook, "write_pages", full)  # noqa: B010 - which mypy knows as another
    return report_one(job)


def finished(folder: Path) -> list[str]:
    """Which inputs were finished, as often as they were."""
    log = folder / "finished.txt"
    return sorted(log.read_text(encoding="utf-8").split()) if log.exists() else []


# Tests may be run in the background, where Ctrl-C is unheard, and by right stays so in what they start.
HEARD = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def start(*words: object, cwd: Path, work: str = "faulty") -> subprocess.Popen[str]:
    """The command, in a group of processes of its own."""
    code = HEARD + PLANTED.format(tests=str(TESTS), work=work)
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, words)],
        cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip


def ended(process: subprocess.Popen[str], seconds: float = 300) -> subprocess.CompletedProcess[str]:
    """How a command ended."""
    out, err = process.communicate(timeout=seconds)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def command(*words: object, cwd: Path, work: str = "faulty") -> subprocess.CompletedProcess[str]:
    """The command, to its end."""
    return ended(start(*words, cwd=cwd, work=work))


def members_of(group: int) -> list[int]:
    """The processes of a group that live, but for its leader; on Linux."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z" and int(path.parent.name) != group:
            found.append(int(path.parent.name))
    return found


def waited_for(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def write_study(path: Path, visitors: float = 10, place: str = "US", name: str = "Test city") -> Path:
    """A small workbook."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    rows = [VISITORS[0], [VISITORS[1][0], visitors, *VISITORS[1][2:]], VISITORS[2]]
    settings = [["Name", name], ["Place", place], *STUDY[2:]]
    for title, cells in (("Study", settings), ("Visitors", rows)):
        sheet = book.add_worksheet(title)
        for at, row in enumerate(cells):
            sheet.write_row(at, 0, row)
    book.close()
    return path


def write_table(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook of these cells."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for title, cells in sheets.items():
        sheet = book.add_worksheet(title)
        for at, row in enumerate(cells):
            sheet.write_row(at, 0, row)
    book.close()
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
