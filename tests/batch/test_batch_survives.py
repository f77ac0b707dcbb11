"""A batch that survives: dead, late and greedy workers, kills, Ctrl-C; a rerun does what is missing, nothing else."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from batch_faults import (
    command,
    ended,
    faulty,
    finished,
    full_disk,
    members_of,
    snapshot,
    start,
    waited_for,
    write_study,
)
from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line
from impactcalc.batch.manifest import JOURNAL
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.errors import InputError

ONE, TWO = Wishes(workers=1), Wishes(workers=2)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")


@pytest.fixture
def cities(tmp_path: Path) -> Path:
    """A folder with three small workbooks."""
    folder = tmp_path / "cities"
    folder.mkdir()
    for at, name in enumerate("abc"):
        write_study(folder / f"{name}.xlsx", 10 + at)
    return folder


def more_than(folder: Path, count: int) -> bool:
    return len(finished(folder)) > count


def all_gone(group: int) -> bool:
    return not members_of(group)


def by_source(lines: tuple[Line, ...]) -> dict[str, Line]:
    return {line.source: line for line in lines}


def test_a_worker_that_dies_costs_its_own_workbook_only(cities: Path, tmp_path: Path) -> None:
    for name in ("dies", "dies-once"):
        write_study(cities / f"{name}.xlsx")
    summary = run_batch(cities, tmp_path / "out", Wishes(workers=2), work=faulty)
    lines = by_source(summary.results)
    assert {name: line.status for name, line in lines.items()} == {
        "a.xlsx": "done", "b.xlsx": "done", "c.xlsx": "done", "dies.xlsx": "died", "dies-once.xlsx": "done",
    }  # fmt: skip
    assert lines["dies.xlsx"].detail == (
        "the process that worked on it died twice, the second time alone (ended by SIGKILL). Where memory was short, "
        "give more with --memory, close other programs, or split the workbook"
    )
    assert summary.exit_code == 1
    assert finished(tmp_path) == ["a.xlsx", "b.xlsx", "c.xlsx", "dies-once.xlsx"]
    # What died is tried again by the next, what is done is not.
    again = run_batch(cities, tmp_path / "out", Wishes(workers=2), work=faulty)
    assert [line.as_json() for line in again.results] == [line.as_json() for line in summary.results]
    assert finished(tmp_path) == ["a.xlsx", "b.xlsx", "c.xlsx", "dies-once.xlsx"]


def test_a_late_and_a_greedy_one_are_ended_and_told(cities: Path, tmp_path: Path) -> None:
    for name in ("hangs", "eats"):
        write_study(cities / f"{name}.xlsx")
    before = time.monotonic()
    summary = run_batch(cities, tmp_path / "out", Wishes(workers=2, limits=Limits(8, 1500)), work=faulty)
    assert time.monotonic() - before < 60
    lines = by_source(summary.results)
    assert [lines[f"{name}.xlsx"].status for name in "abc"] == ["done"] * 3
    assert (lines["hangs.xlsx"].status, lines["hangs.xlsx"].detail) == (
        "too_long", "it was not finished after 8 seconds. Give more with --seconds, or split the workbook",
    )  # fmt: skip
    assert (lines["eats.xlsx"].status, lines["eats.xlsx"].detail) == (
        "too_large", "it needs more memory than one study may take. Give more with --memory, or split the workbook",
    )  # fmt: skip
    assert summary.exit_code == 2
    assert not [name for name in snapshot(tmp_path / "out") if name.startswith(".")]


def test_workers_that_cannot_start_are_told(cities: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no worker could be started"):
        run_batch(cities, tmp_path / "out", Wishes(workers=1, limits=Limits(60, 60)))
    assert all(name.startswith(".impactcalc-batch-") for name in snapshot(tmp_path / "out"))


def test_a_rerun_does_what_is_missing_or_changed(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, Wishes(workers=2), work=faulty)
    first = snapshot(out)
    assert finished(tmp_path) == ["a.xlsx", "b.xlsx", "c.xlsx"]

    def again(wishes: Wishes = ONE) -> list[str]:
        """What a rerun does, which ends as a run into another folder would."""
        (tmp_path / "finished.txt").unlink(missing_ok=True)
        run_batch(cities, out, wishes, work=faulty)
        return finished(tmp_path)

    assert again() == []
    assert snapshot(out) == first
    (out / "b-report.xlsx").unlink()
    (out / "c-report.xlsx").write_bytes(first["c-report.xlsx"][:-1000])  # half of it
    assert again() == ["b.xlsx", "c.xlsx"]
    assert snapshot(out) == first
    assert again(Wishes(workers=2, kinds=("json",))) == ["a.xlsx", "b.xlsx", "c.xlsx"]
    # What was once wished of a study stays as new as its report.
    write_study(cities / "a.xlsx", 78)
    before = (out / "a-result.json").read_bytes()
    assert again() == ["a.xlsx"]
    assert (out / "a-result.json").read_bytes() != before
    assert again(Wishes(workers=2, fresh=True)) == ["a.xlsx", "b.xlsx", "c.xlsx"]
    fresh = tmp_path / "elsewhere"
    run_batch(cities, fresh, Wishes(kinds=("json",)))
    assert snapshot(fresh) == snapshot(out)


def test_another_program_does_all_anew(cities: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, ONE, work=faulty)
    monkeypatch.setattr("impactcalc.__version__", "9.9")
    run_batch(cities, out, ONE, work=faulty)
    assert finished(tmp_path) == ["a.xlsx", "a.xlsx", "b.xlsx", "b.xlsx", "c.xlsx", "c.xlsx"]
    data = tmp_path / "data" / "multipliers" / "mine"
    data.mkdir(parents=True)
    (data / "datapackage.json").write_text("{}")
    monkeypatch.setenv("IMPACTCALC_DATA", str(tmp_path / "data"))
    run_batch(cities, out, ONE, work=faulty)
    assert finished(tmp_path).count("a.xlsx") == 3


def test_what_somebody_changed_is_not_replaced_unasked(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, ONE)
    shutil.copy(out / "a-report.xlsx", out / "b-report.xlsx")
    summary = run_batch(cities, out, ONE)
    line = by_source(summary.results)["b.xlsx"]
    assert (line.status, line.detail) == (
        "problems",
        "b-report.xlsx: changed by somebody since it was written, so it is left as it is and not written anew. Move it "
        "away, or add --force to replace it",
    )
    assert (out / "a-report.xlsx").read_bytes() == (out / "b-report.xlsx").read_bytes()
    assert run_batch(cities, out, Wishes(workers=1, force=True)).exit_code == 0
    assert (out / "a-report.xlsx").read_bytes() != (out / "b-report.xlsx").read_bytes()


def test_an_old_report_of_what_is_broken_now_is_said(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, ONE)
    (cities / "b.xlsx").write_text("broken")
    for _ in range(2):
        line = by_source(run_batch(cities, out, ONE).results)["b.xlsx"]
        assert line.status == "problems"
        assert line.detail.endswith("\nb-report.xlsx: from an earlier version of this input")
    write_study(cities / "b.xlsx", 5)
    assert run_batch(cities, out, ONE).exit_code == 0


def test_what_an_input_that_is_gone_leaves_is_told(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, ONE)
    (cities / "b.xlsx").unlink()
    said: list[str] = []
    summary = run_batch(cities, out, ONE, tell=said.append)
    assert [line.source for line in summary.results] == ["a.xlsx", "c.xlsx"]
    assert said == [
        "Of inputs that are no longer there, and left as they are: b-report.xlsx",
        "2 of 2 studies are done and as they were",
    ]
    assert (out / "b-report.xlsx").exists()


def test_the_folder_of_another_batch_is_not_written_into(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(cities, out, ONE)
    shutil.copytree(cities, tmp_path / "towns")
    before = snapshot(out)
    with pytest.raises(InputError) as caught:
        run_batch(tmp_path / "towns", out)
    assert caught.value.problems[0].message == "the reports on cities are here, and these would be on towns"
    assert snapshot(out) == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "summary.csv").write_text("precious")
    with pytest.raises(InputError, match="this file is already there"):
        run_batch(cities, tmp_path / "mine")
    (tmp_path / "mine" / "summary.csv").rename(tmp_path / "mine" / "a-report.xlsx")
    with pytest.raises(InputError, match=r"a-report.xlsx.*this file is already there"):
        run_batch(cities, tmp_path / "mine")
    assert (tmp_path / "mine" / "a-report.xlsx").read_text() == "precious"


def test_a_damaged_manifest_is_no_authority(cities: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    torn = ['{"line": {"source"', "[1, 2]", '{"program": 1, "line": {"source": []}}', "\0", "\xff", "[" * 99_999]
    run_batch(cities, out, ONE, work=faulty)
    whole = snapshot(out)
    (out / JOURNAL.format(1)).write_text("\n".join(torn), encoding="latin-1")
    run_batch(cities, out, ONE, work=faulty)
    assert finished(tmp_path) == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert snapshot(out) == whole
    for text in torn:
        (out / "manifest.json").write_text(text, encoding="latin-1")
        with pytest.raises(InputError, match="already there"):
            run_batch(cities, out, ONE)
    run_batch(cities, out, Wishes(workers=1, force=True))
    assert snapshot(out) == whole


def test_the_same_bytes_with_one_two_and_sixteen_workers(cities: Path, tmp_path: Path) -> None:
    write_study(cities / "d.xlsx", 3)
    for workers in (1, 2, 16):
        run_batch(cities, tmp_path / f"out{workers}", Wishes(("json", "csv"), workers))
    assert len(snapshot(tmp_path / "out1")) > 4 * 40
    assert snapshot(tmp_path / "out1") == snapshot(tmp_path / "out2") == snapshot(tmp_path / "out16")


def test_ctrl_c_ends_with_the_summary_so_far(cities: Path, tmp_path: Path) -> None:
    for at in range(13):
        write_study(cities / f"more-{at:02}.xlsx", 3 + at)
    words = ("batch", "cities", "-o", "out", "--workers", 2)
    run = start(*words, cwd=tmp_path, work="slow")
    assert waited_for(lambda: len(finished(tmp_path)) >= 2)
    assert members_of(run.pid)
    before = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers too
    done = ended(run)
    assert time.monotonic() - before < 5
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "Stopped."
    assert "Traceback" not in done.stderr
    assert "not come to\n" in done.stdout
    assert waited_for(lambda: not members_of(run.pid), 2)
    rows = (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8").splitlines()[1:]
    statuses = [row.split(",")[2] for row in rows]
    assert len(statuses) == 16
    assert set(statuses) == {"done", "not_done"}
    assert statuses.count("done") >= 2
    assert not [name for name in snapshot(tmp_path / "out") if name.startswith(".")]
    again = command(*words, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "16 of 16 studies reported" in again.stdout
    assert finished(tmp_path) == sorted({*finished(tmp_path)})  # none twice


def test_workers_end_with_their_parent(cities: Path, tmp_path: Path) -> None:
    write_study(cities / "hangs.xlsx")
    run = start("batch", "cities", "-o", "out", "--workers", 2, cwd=tmp_path)
    assert waited_for(lambda: len(finished(tmp_path)) == 3)
    assert len(members_of(run.pid)) >= 2
    run.kill()
    ended(run)
    assert waited_for(lambda: not members_of(run.pid), 3)


def test_a_second_batch_into_the_same_folder_says_so(cities: Path, tmp_path: Path) -> None:
    write_study(cities / "hangs.xlsx")
    run = start("batch", "cities", "-o", "out", "--workers", 1, cwd=tmp_path)
    try:
        assert waited_for(lambda: bool(finished(tmp_path)))
        second = command("batch", "cities", "-o", "out", cwd=tmp_path)
        assert second.returncode == 2
        assert "Another run is writing this now" in second.stderr
    finally:
        run.kill()
        ended(run)


def test_killed_three_times_it_ends_as_if_it_never_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fourteen inputs: broken ones, one that dies, one that hangs, a loop of links, an .xls."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    cities = tmp_path / "cities"
    cities.mkdir()
    for at in range(8):
        write_study(cities / f"city-{at:02}.xlsx", 3 + at)
    for at in range(2):
        (cities / f"broken-{at}.xlsx").write_text("no workbook")
    write_study(cities / "dies.xlsx")
    write_study(cities / "a-hangs.xlsx")
    (cities / "loop.xlsx").symlink_to("loop.xlsx")
    (cities / "old.xls").write_text("x")
    words = ("batch", "cities", "-o", "out", "--workers", 2, "--seconds", 8)
    for _ in range(3):
        before = len(finished(tmp_path))
        run = start(*words, cwd=tmp_path)
        assert waited_for(partial(more_than, tmp_path, before + 1))
        run.kill()
        ended(run)
        assert waited_for(partial(all_gone, run.pid), 5)
        assert list(scratch.glob("impactcalc-batch-*"))
    done = command(*words, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert not list(scratch.glob("impactcalc-batch-*"))
    assert "8 of 13 studies reported; 1 left out" in done.stdout
    assert finished(tmp_path) == [f"city-{at:02}.xlsx" for at in range(8)]  # none twice
    told = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [one["line"]["status"] for one in told["studies"]].count("done") == 8
    undisturbed = command("batch", "cities", "-o", "other", *words[4:], cwd=tmp_path)
    assert undisturbed.returncode == 1
    assert snapshot(tmp_path / "other") == snapshot(tmp_path / "out")


def test_a_full_disk_is_met_again(cities: Path, tmp_path: Path) -> None:
    """What could not be written is a problem now, and done as soon as it can be."""
    out = tmp_path / "out"
    summary = run_batch(cities, out, ONE, work=full_disk)
    assert {line.status for line in summary.results} == {"problems"}
    assert "it could not be written (No space left on device)" in summary.results[0].detail
    assert summary.exit_code == 2
    assert sorted(snapshot(out)) == ["manifest.json", "network.html", "network.xlsx", "summary.csv", "summary.xlsx"]
    assert run_batch(cities, out, ONE).exit_code == 0


def test_a_half_told_line_is_done_again(cities: Path, tmp_path: Path) -> None:
    """Killed between putting down and putting in place: the fingerprint tells."""
    out = tmp_path / "out"
    run_batch(cities, out, ONE, work=faulty)
    whole = snapshot(out)
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    record = told["studies"][0]
    record["line"]["outputs"] = {"a-report.xlsx": "0" * 64}
    (out / JOURNAL.format(1)).write_text("\n" + json.dumps(record) + "\n")
    run_batch(cities, out, ONE, work=faulty)
    assert finished(tmp_path) == ["a.xlsx", "a.xlsx", "b.xlsx", "c.xlsx"]
    assert snapshot(out) == whole


def test_memory_that_nothing_can_begin_with_is_told_without_a_traceback(cities: Path, tmp_path: Path) -> None:
    refused = command("batch", "cities", "-o", "out", "--workers", 1, "--memory", 150, cwd=tmp_path)
    assert refused.returncode == 2
    assert "Give more memory with --memory" in refused.stderr
    assert "Traceback" not in refused.stderr
