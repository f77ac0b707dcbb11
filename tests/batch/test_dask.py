"""A batch on a Dask cluster: a real scheduler and workers on this machine, one of which is killed in the midst."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from batch_faults import TESTS, command, ended, start, waited_for, write_study
from impactcalc.batch import dask_crew
from impactcalc.batch.elsewhere import do
from impactcalc.batch.limits import Limits
from impactcalc.batch.one import Job, report_one
from impactcalc.batch.parcel import packed
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.errors import InputError

needs_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="needs the extra dask")
pytestmark = [needs_dask, pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX has them")]


def _program(words: tuple[str, ...], log: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")])
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words], stdout=out, stderr=out, start_new_session=True,
            env={**os.environ, "PYTHONPATH": paths}, cwd=log.parent,
        )  # fmt: skip


class Cluster:
    """A scheduler and its workers, each a group of processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = [
            _program(("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"), folder / "s.log")
        ]
        assert waited_for(lambda: self._said() is not None), (folder / "s.log").read_text()
        found = self._said()
        assert found is not None
        self.address = found[1]

    def _said(self) -> re.Match[str] | None:
        return re.search(r"Scheduler at:\s+(tcp://\S+)", (self.folder / "s.log").read_text())

    def work(self, *, threads: int = 1) -> subprocess.Popen[bytes]:
        """Start a worker; it, when it is registered."""
        log = self.folder / f"w{len(self.programs)}.log"
        words = (
            "worker",
            self.address,
            "--nthreads",
            str(threads),
            "--no-dashboard",
            "--local-directory",
            str(self.folder),
        )
        worker = _program(words, log)
        self.programs.append(worker)
        assert waited_for(lambda: "Registered to" in log.read_text()), log.read_text()
        return worker

    def end(self) -> None:
        """Kill them all."""
        for program in self.programs:
            kill(program)


def kill(program: subprocess.Popen[bytes]) -> None:
    """A program and all that it has started, at once."""
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    program.wait(10)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """One that is gone when the block ends."""
    folder.mkdir()
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.end()


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_worker_that_is_killed_changes_no_byte(tmp_path: Path) -> None:
    cities = tmp_path / "cities"
    cities.mkdir()
    for number in range(10):
        write_study(cities / f"city-{number:02}.xlsx", visitors=10 + number)
    write_study(cities / "broken.xlsx", place="Nowhere at all")
    here = command("batch", "cities", "-o", "here", "--json", "--csv", cwd=tmp_path, work="slow")
    assert here.returncode == 2, here.stderr
    with cluster(tmp_path / "cluster") as one:
        first, _ = one.work(), one.work()
        run = start(
            "batch", "cities", "-o", "there", "--json", "--csv", "--dask", one.address, cwd=tmp_path, work="slow"
        )
        assert waited_for(lambda: any((tmp_path / "there").glob("*-report.xlsx")), 120)
        kill(first)
        done_then = len(list((tmp_path / "there").glob("*-report.xlsx")))
        there = ended(run)
    assert done_then < 10  # or it was not in the midst
    assert (there.returncode, there.stdout.replace("there/", "here/")) == (here.returncode, here.stdout), there.stderr
    assert "10 of 11 studies reported" in there.stdout
    assert _bytes(tmp_path / "there") == _bytes(tmp_path / "here")


def test_what_dies_or_hangs_there_costs_itself_alone(tmp_path: Path) -> None:
    cities = tmp_path / "cities"
    cities.mkdir()
    for name in ("a", "dies", "hangs", "z"):
        write_study(cities / f"{name}.xlsx")
    with cluster(tmp_path / "cluster") as one:
        one.work()
        there = command("batch", "cities", "-o", "out", "--seconds", 20, "--dask", one.address, cwd=tmp_path)
    assert there.returncode == 1, there.stderr
    assert "dies.xlsx: died: the process that worked on it died twice" in there.stdout
    assert "hangs.xlsx: too long: it was not finished after 20 seconds" in there.stdout
    assert "2 of 4 studies reported" in there.stdout


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one workbook."""
    folder = tmp_path_factory.mktemp("one") / "cities"
    folder.mkdir()
    write_study(folder / "city.xlsx")
    return folder


def test_nobody_answers_and_nobody_works(tmp_path: Path, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = command("batch", study, "-o", "out", "--dask", "tcp://127.0.0.1:1", cwd=tmp_path)
    assert gone.returncode == 2
    assert "No Dask scheduler answers there" in gone.stderr
    assert "Give the address that `dask scheduler` prints" in gone.stderr
    nonsense = command("batch", study, "-o", "out", "--dask", "over there", cwd=tmp_path)
    assert nonsense.returncode == 2
    assert "No Dask scheduler answers there" in nonsense.stderr
    with cluster(tmp_path / "cluster") as one:
        idle = command("batch", study, "-o", "out", "--dask", one.address, cwd=tmp_path)
        assert idle.returncode == 2
        assert "This Dask scheduler has no worker" in idle.stderr
        assert f"Start some: dask worker {one.address}" in idle.stderr
        one.work()
        monkeypatch.setattr("impactcalc.batch.run.program_of", lambda _: "another")
        with pytest.raises(InputError, match="another version of impactcalc"):
            run_batch(study, tmp_path / "out", Wishes(dask=one.address))
    assert not (tmp_path / "out" / "city-report.xlsx").exists()


def test_dask_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"Dask is not installed.*impactcalc\[dask\]"):
        dask_crew.connected("tcp://127.0.0.1:1")


def test_a_parcel_comes_back_with_what_a_worker_here_would_have_written(tmp_path: Path, study: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    job = Job(study / "city.xlsx", "city.xlsx", "", {"report": out / "city-report.xlsx"}, "", out / "journal", "")
    returned = do(packed((job,), report_one, Limits(), "with inputs"))
    line = report_one(job)
    assert {at: one.as_json() for at, one in returned.lines.items()} == {0: line.as_json()}
    assert returned.outputs[0]["report"].files[""] == (out / "city-report.xlsx").read_bytes()
