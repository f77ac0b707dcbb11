"""Batches at URLs: what is done is stored at once, whatever ends them, and lists hold URLs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch_faults import write_study
from impactcalc.batch.inputs import Source, find_inputs
from impactcalc.batch.line import Line
from impactcalc.claim import Claim
from impactcalc.cli.keeper import Keeper
from impactcalc.cli.url import lists_urls
from impactcalc.cli.urls import CLAIM, COPIES, JUST_MADE, Urls, _clear_up, _url_in
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.urls import NothingAtUrl
from test_urls import Store, command, needs_a_store, server, store

__all__ = ["server", "store"]  # fixtures
WAIT = 120.0  # seconds


@needs_a_store
def test_a_batch_that_is_killed_has_stored_what_was_done(tmp_path: Path, store: Store) -> None:
    names = ("a", "b", "c", "d", "e", "f")
    for name in names:
        store.put(write_study(tmp_path / f"{name}.xlsx"), f"killed/in/{name}.xlsx")
    words = ("batch", "s3://ties/killed/in", "-o", "s3://ties/killed/out", "--workers", "1", "--csv")
    process = subprocess.Popen(
        [sys.executable, "-m", "impactcalc", *words], cwd=tmp_path, env={**os.environ, **store.rights},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + WAIT
    while "killed/out/b-report.xlsx" not in set(store.keys()):  # all of a study is there before the next one's
        assert process.poll() is None, "it ended before it was killed"
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait()
    left = store.keys()
    assert "killed/out/a-report.xlsx" in left
    assert any(".impactcalc-batch-" in key for key in left)
    assert "killed/out/summary.csv" not in left
    first = store.age("killed/out/a-report.xlsx")

    again = command(*words, cwd=tmp_path, store=store)
    assert again.returncode == 0, again.stderr
    assert " of 6 studies are done and as they were" in again.stderr
    assert "6 of 6 studies reported" in again.stdout
    assert store.age("killed/out/a-report.xlsx") == first  # it was not done again
    keys = store.keys()
    assert {f"killed/out/{name}-report.xlsx" for name in names} | {"killed/out/summary.csv"} <= set(keys)
    assert not any("impactcalc" in key for key in keys)
    here = command("batch", ".", "-o", "here", "--workers", 1, "--csv", "--quiet", cwd=tmp_path)
    assert here.returncode == 0, here.stderr
    for path in (path for path in (tmp_path / "here").rglob("*") if path.is_file() and path.name != "manifest.json"):
        if not path.name.startswith("network."):  # says when it was made
            assert store.get(f"killed/out/{path.relative_to(tmp_path / 'here').as_posix()}") == path.read_bytes()


@needs_a_store
def test_a_list_holds_urls(tmp_path: Path, store: Store) -> None:
    store.put(write_study(tmp_path / "there.xlsx"), "listed/there.xlsx")
    write_study(tmp_path / "here.xlsx")
    (tmp_path / "list.txt").write_text(
        "here.xlsx\ns3://ties/listed/there.xlsx\n# no more\ns3://ties/listed/none.xlsx\ns3://ties/listed/there.xlsx\n"
    )
    done = command("batch", "list.txt", "-o", "out", "--workers", 1, cwd=tmp_path, store=store)
    assert done.returncode == 2, done.stderr
    assert "2 of 3 studies reported; 1 left out" in done.stdout
    assert (
        "s3://ties/listed/none.xlsx: problems: there is nothing at this URL. "
        "Look at how it is written, and whether you may read it"
    ) in done.stdout
    assert "s3://ties/listed/there.xlsx: left out because it stands in the list before" in done.stdout
    assert {"here-report.xlsx", "there-report.xlsx"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert "impactcalc-urls" not in (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8")
    again = command("batch", "list.txt", "-o", "out", "--workers", 1, cwd=tmp_path, store=store)
    assert "2 of 3 studies are done and as they were" in again.stderr


@needs_a_store
def test_a_list_at_a_url_names_what_lies_beside_it(tmp_path: Path, store: Store) -> None:
    store.put(write_study(tmp_path / "city.xlsx"), "lists/north/city.xlsx")
    (tmp_path / "list.txt").write_text("north/city.xlsx\n")
    store.put(tmp_path / "list.txt", "lists/list.txt")
    done = command("batch", "s3://ties/lists/list.txt", "-o", "out", "--workers", 1, cwd=tmp_path, store=store)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "city-report.xlsx").exists()
    assert "north/city.xlsx" in (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8")


@needs_a_store
def test_a_copy_is_not_watched(tmp_path: Path, store: Store) -> None:
    store.put(write_study(tmp_path / "city.xlsx"), "watched/city.xlsx")
    done = command("batch", "s3://ties/watched", "-o", "out", "--watch", cwd=tmp_path, store=store)
    assert done.returncode == 2
    assert "Only a folder can be watched" in done.stderr


class Shelf:
    """What knows two URLs."""

    def __init__(self, there: Path) -> None:
        self.there = there

    def bring(self, listed: Path, line: str) -> Path | None:
        assert listed.name == "list.txt"
        if line == "s3://b/none.xlsx":
            raise InputError([Problem("", "", line, NothingAtUrl())])
        return self.there if line.startswith("s3://") else None

    def keep(self, *_: object) -> None: ...


def test_urls_of_a_list_are_brought(tmp_path: Path) -> None:
    there = tmp_path / "brought" / "city.xlsx"
    there.parent.mkdir()
    write_study(there)
    write_study(tmp_path / "city.xlsx")
    listed = tmp_path / "list.txt"
    listed.write_text("s3://b/x/city.xlsx?key=secret\ncity.xlsx\ns3://b/none.xlsx\ns3://b/x/city.xlsx?key=secret\n")
    one, two, three, four = find_inputs(listed, tmp_path / "out", stores=Shelf(there)).inputs
    assert isinstance(one, Source)
    assert (one.path, one.shown, one.stem, one.whole) == (there, "s3://b/x/city.xlsx", "city", "b-x-city.xlsx")
    assert isinstance(two, Source)
    assert two.path == tmp_path / "city.xlsx"
    assert isinstance(three, Line)
    assert (three.source, three.status) == ("s3://b/none.xlsx", "problems")
    assert three.detail.startswith("there is nothing at this URL. Look at")
    assert isinstance(four, Line)
    assert four.status == "left_out"


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [("a.txt", "x.xlsx\ns3://b/y.xlsx\n", True), ("a.txt", "x.xlsx\n", False), ("a.csv", "s3://b/y.xlsx\n", False)],
)
def test_a_list_with_a_url_in_it(tmp_path: Path, name: str, text: str, is_one: bool) -> None:
    (tmp_path / name).write_text(text)
    assert lists_urls(tmp_path / name) is is_one
    assert not lists_urls(tmp_path / "none.txt")
    assert not lists_urls("a.txt")


def test_a_journal_goes_before_what_it_tells_of() -> None:
    """And what a store refuses costs the next ones nothing."""
    stored: list[str] = []

    def store_one(path: Path) -> None:
        if path.name == "refused":
            raise InputError([Problem("", "", "s3://b", NothingAtUrl())])
        stored.append(path.name)

    keeper = Keeper(store_one)
    keeper.keep(Path("journal"), [Path("a")])
    keeper.end()
    assert stored == ["journal", "a"]
    keeper = Keeper(store_one)
    keeper.keep(Path("refused"), [Path("b")])
    time.sleep(0.2)
    keeper.keep(Path("journal"), [Path("c"), Path("d")])
    keeper.end()
    assert stored[2:] == ["journal", "c", "d"]


class Bucket:
    """A store that tells what is done to it, in order."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def put_file(self, _: str, url: str) -> None:
        self.done.append(f"put {url}")

    def pipe_file(self, url: str, _: bytes) -> None:
        self.done.append(f"put {url}")

    def rm_file(self, url: str) -> None:
        self.done.append(f"rm {url}")

    def exists(self, _: str) -> bool:
        return True

    def isdir(self, _: str) -> bool:
        return True

    def find(self, _: str, *, detail: bool) -> dict[str, dict[str, int]]:
        assert detail
        return {}

    def _strip_protocol(self, url: str) -> str:
        return url


def test_a_folder_of_tables_is_never_half_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """One file is missing until all others are new; a journal is removed when it is gone here, and nothing else is."""
    bucket = Bucket()
    monkeypatch.setattr("impactcalc.cli.urls._store_of", lambda _: bucket)
    with Urls() as urls:
        out = urls.here({"out": Path("s3://b/out")}, {"out"})["out"]
        tables = out / "a-tables"
        tables.mkdir()
        journal = out / ".impactcalc-batch-1.jsonl"
        for path in (journal, tables / "x.csv", tables / "y.csv"):
            path.write_text("old")
        urls.keep(journal, [tables])
        while len(bucket.done) < 3:
            time.sleep(0.01)
        for name in ("x.csv", "y.csv"):
            (tables / name).write_text("new")
        urls.keep(journal, [tables])
        while len(bucket.done) < 6:
            time.sleep(0.01)
        journal.unlink()
        (tables / "y.csv").unlink()
    at = "s3://b/out/"
    assert bucket.done == [
        f"put {at}.impactcalc-batch-1.jsonl", f"put {at}a-tables/x.csv", f"put {at}a-tables/y.csv",
        f"rm {at}a-tables/x.csv", f"put {at}a-tables/y.csv", f"put {at}a-tables/x.csv",
        f"rm {at}.impactcalc-batch-1.jsonl",
    ]  # fmt: skip
    assert _url_in(urls._outputs[0], out) == "s3://b/out"


def test_copies_that_a_killed_command_left_are_removed(tmp_path: Path) -> None:
    """Not those of a command that runs, nor such as were made just now or are somebody else's."""
    folders = {name: tmp_path / f"{COPIES}{name}" for name in ("killed", "runs", "new", "strange")}
    for folder in folders.values():
        folder.mkdir()
        (folder / "city.xlsx").write_text("x")
        (folder / CLAIM).write_text("")
    (folders["strange"] / CLAIM).unlink()
    claim = Claim(folders["runs"] / CLAIM)
    assert claim.take()
    long_ago = time.time() - 2 * JUST_MADE
    for name in ("killed", "runs", "strange"):
        os.utime(folders[name], (long_ago, long_ago))
    _clear_up(tmp_path)
    assert {name for name, folder in folders.items() if folder.exists()} == {"runs", "new", "strange"}
    claim.release()
    with Urls() as urls:
        here = Path(urls._folder.name)
        assert (here / CLAIM).is_file()
    assert not here.exists()
