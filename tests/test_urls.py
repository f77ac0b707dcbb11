"""Commands that read and write at URLs: a store of this machine that speaks S3's language, and a web server."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch_faults import write_study
from commands import impactcalc
from impactcalc.batch.stores import shown_url
from impactcalc.cli.app import app
from impactcalc.cli.at_urls import outputs_of
from impactcalc.cli.url import INPUTS, OUTPUTS, SCHEMES, url_of
from impactcalc.cli.urls import LARGEST, Urls, _bring, _check_size, _name, _store_of
from impactcalc.errors import InputError
from web_server import serving

needs_a_store = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("s3fs", "moto", "flask")), reason="needs s3fs and moto"
)


class Store:
    """S3 on this machine: what commands see of it, and what is in it."""

    def __init__(self, port: int) -> None:
        import boto3

        self.rights = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "any",
            "AWS_SECRET_ACCESS_KEY": "any",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        self._s3 = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1",
            aws_access_key_id="any", aws_secret_access_key="any",
        )  # fmt: skip
        self._s3.create_bucket(Bucket="ties")

    def put(self, path: Path, key: str) -> None:
        self._s3.upload_file(str(path), "ties", key)

    def get(self, key: str) -> bytes:
        found: bytes = self._s3.get_object(Bucket="ties", Key=key)["Body"].read()
        return found

    def keys(self) -> list[str]:
        return sorted(one["Key"] for one in self._s3.list_objects_v2(Bucket="ties").get("Contents", ()))

    def age(self, key: str) -> Any:
        return self._s3.head_object(Bucket="ties", Key=key)["LastModified"], self._s3.head_object(
            Bucket="ties", Key=key
        )["ETag"]


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    """The port of a store of this machine, in a process of its own: its libraries warn."""
    code = (
        "from moto.server import ThreadedMotoServer; import sys; s = ThreadedMotoServer('127.0.0.1', 0); s.start(); "
        "print('port', s.get_host_and_port()[1], flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield next(int(line.split()[1]) for line in process.stdout if line.startswith("port "))
        process.kill()


@pytest.fixture(scope="module")
def store(server: int) -> Store:
    """An S3 with a bucket."""
    return Store(server)


UNHEARD = "import warnings; warnings.simplefilter('ignore')"


def command(*words: object, cwd: Path, store: Store | None = None) -> subprocess.CompletedProcess[str]:
    """The command, as its users call it; what it reads with warns."""
    return impactcalc(*words, cwd=cwd, env=store.rights if store else {}, before=UNHEARD)


@needs_a_store
def test_run_reads_and_writes_at_urls(tmp_path: Path, store: Store) -> None:
    store.put(write_study(tmp_path / "city.xlsx"), "in/city.xlsx")
    here = command("run", "city.xlsx", "--json", "result.json", "--csv", "tables", cwd=tmp_path)
    assert here.returncode == 0, here.stderr
    words = ("run", "s3://ties/in/city.xlsx", "-o", "s3://ties/out/city-report.xlsx", "--json", "s3://ties/out/result.json",
             "--csv", "s3://ties/out/tables")  # fmt: skip
    there = command(*words, cwd=tmp_path, store=store)
    assert there.returncode == 0, there.stderr
    assert "Wrote s3://ties/out/city-report.xlsx" in there.stdout
    assert store.get("out/city-report.xlsx") == (tmp_path / "city-report.xlsx").read_bytes()
    assert store.get("out/result.json") == (tmp_path / "result.json").read_bytes()
    for path in (tmp_path / "tables").iterdir():
        assert store.get(f"out/tables/{path.name}") == path.read_bytes()
    again = command(*words, cwd=tmp_path, store=store)
    assert again.returncode == 2
    assert "s3://ties/out/city-report.xlsx" in again.stderr
    assert "is already there" in again.stderr
    assert "impactcalc-urls" not in again.stderr
    assert command(*words, "--force", cwd=tmp_path, store=store).returncode == 0
    verified = command("verify", "s3://ties/out/city-report.xlsx", cwd=tmp_path, store=store)
    assert (verified.returncode, verified.stdout[:4]) == (0, "Same"), verified.stderr


@needs_a_store
def test_a_batch_in_a_store_does_the_rest_only(tmp_path: Path, store: Store) -> None:
    for name in ("a", "b"):
        store.put(write_study(tmp_path / f"{name}.xlsx"), f"cities/{name}.xlsx")
    words = ("batch", "s3://ties/cities", "-o", "s3://ties/reports", "--workers", 1)
    first = command(*words, cwd=tmp_path, store=store)
    assert first.returncode == 0, first.stderr
    assert "2 of 2 studies reported" in first.stdout
    assert "Wrote s3://ties/reports/summary.xlsx" in first.stdout
    assert {"reports/a-report.xlsx", "reports/b-report.xlsx", "reports/manifest.json"} <= set(store.keys())
    keys = store.keys()
    before = store.age("reports/a-report.xlsx")
    store.put(write_study(tmp_path / "b.xlsx", visitors=20), "cities/b.xlsx")
    old = store.get("reports/b-report.xlsx")
    second = command(*words, cwd=tmp_path, store=store)
    assert second.returncode == 0, second.stderr
    assert store.age("reports/a-report.xlsx") == before
    assert store.get("reports/b-report.xlsx") != old
    assert not any("impactcalc-" in key for key in keys)


@needs_a_store
def test_what_a_store_refuses(tmp_path: Path, store: Store) -> None:
    gone = command("validate", "s3://ties/none.xlsx", cwd=tmp_path, store=store)
    assert gone.returncode == 2
    assert '"s3://ties/none.xlsx"' in gone.stderr
    assert "There is nothing at this URL" in gone.stderr
    write_study(tmp_path / "city.xlsx")
    nowhere = command("run", "city.xlsx", "-o", "s3://no-such-bucket/report.xlsx", cwd=tmp_path, store=store)
    assert nowhere.returncode == 2
    assert "s3://no-such-bucket/report.xlsx" in nowhere.stderr
    assert "It could not be stored there (" in nowhere.stderr
    assert "Traceback" not in nowhere.stderr
    store.put(tmp_path / "city.xlsx", "same.xlsx")
    same = command("run", "s3://ties/same.xlsx", "-o", "s3://ties/same.xlsx", "--force", cwd=tmp_path, store=store)
    assert same.returncode == 2
    assert "never overwritten" in same.stderr
    assert store.get("same.xlsx") == (tmp_path / "city.xlsx").read_bytes()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server of a folder with a study."""
    folder = tmp_path / "web"
    folder.mkdir()
    write_study(folder / "city one.xlsx")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with serving(functools.partial(Quiet, directory=str(folder))) as address:
        yield f"http://{address}"


@needs_a_store
def test_http_is_read_and_not_written(tmp_path: Path, web: str) -> None:
    done = command("run", f"{web}/city%20one.xlsx?key=secret", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "city one-report.xlsx").exists()
    written = command("run", f"{web}/city%20one.xlsx", "-o", f"{web}/report.xlsx", cwd=tmp_path)
    assert written.returncode == 2
    assert "Nothing can be written there" in written.stderr
    gone = command("validate", f"{web}/none.xlsx?key=secret", cwd=tmp_path)
    assert gone.returncode == 2
    assert f"{web}/none.xlsx" in gone.stderr
    assert "secret" not in gone.stdout + gone.stderr


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("s3://b/city.xlsx", "s3://b/city.xlsx"),
        ("gs://b/city.xlsx", "gcs://b/city.xlsx"),  # two names of one store
        ("abfs://b/cities/", "az://b/cities"),
    ],
)
def test_an_input_is_never_written_to_by_whatever_name(read: str, written: str) -> None:
    with Urls() as urls, pytest.raises(InputError, match="never overwritten"):
        urls.here({"source": Path(read), "out": Path(written)}, {"out"})


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("s3://b/x.xlsx", "s3://b/x.xlsx"),
        (Path("s3://b/x.xlsx"), "s3://b/x.xlsx"),
        ("HTTPS://city.example/x.xlsx", "https://city.example/x.xlsx"),
        ("s3.xlsx", ""),
        ("C:/s3/x.xlsx", ""),
        ("file://x.xlsx", ""),
        (Path("http:x"), ""),
        (7, ""),
    ],
)
def test_what_a_url_is(typed: object, url: str) -> None:
    assert url_of(typed) == url


@pytest.mark.parametrize(
    "url", ["s3://b/..", "https://city.example/%2E%2E", "https://city.example/a%2Fb", "s3://b/a%00"]
)
def test_a_name_that_leads_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="has no name of a file in it"):
        _name(url)


def test_what_is_too_large_is_not_brought() -> None:
    _check_size("s3://b/x", [{"size": LARGEST}, {"size": None}])
    with pytest.raises(InputError, match=r"4\.0 GiB, which is more than the 4 GiB"):
        _check_size("s3://b/x", [{"size": LARGEST}, {"size": 1}])


def test_a_key_in_a_url_is_not_shown() -> None:
    assert shown_url("https://city.example/x.xlsx?X-Amz-Signature=abc") == "https://city.example/x.xlsx"


class Strange:
    """A store with a file that leads elsewhere."""

    def _strip_protocol(self, url: str) -> str:
        return url.removeprefix("s3://")

    def find(self, _: str, *, detail: bool) -> dict[str, dict[str, int]]:
        assert detail
        return {"b/in/../../etc/passwd": {"size": 1}}


def test_a_file_that_leads_elsewhere_is_not_brought(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a file in it is called \.\."):
        _bring(Strange(), "s3://b/in", tmp_path / "in")
    assert not list(tmp_path.rglob("passwd"))


@pytest.mark.parametrize(
    ("scheme", "typed"), [("s3", r"pip install \"impactcalc\[url\]\""), ("gs", r"\[url\]\" gcsfs")]
)
def test_a_library_that_is_not_there(scheme: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(InputError, match=rf"need {SCHEMES[scheme]}, which is not installed.*{typed}"):
        _store_of(f"{scheme}://b/x.xlsx")


def _commands() -> Iterator[tuple[str, Any]]:
    import typer.main

    groups = [("", typer.main.get_command(app))]
    for name, group in groups:
        for one in group.commands.values():  # type: ignore[attr-defined]
            if hasattr(one, "commands"):
                groups.append((f"{one.name} ", one))
            else:
                yield f"{name}{one.name}", one.callback


COMMANDS = dict(_commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_path_of_a_command_is_known_as_read_or_written(name: str) -> None:
    """By its name: a new output that is not in OUTPUTS would be looked for instead of written."""
    function = COMMANDS[name]
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    hints = typing.get_type_hints(function)
    paths = {one for one, hint in hints.items() if "Path" in str(hint)}
    read = {"source", "other", "second", "last_year", "theme", "given", "members", "report", "inputs", "input", "make",
            "use", "imported", "jobs", "bridge", "concordance", "capture", "taxes", "table", "accounts", "files",
            "folder", "package"}  # fmt: skip
    assert paths <= read | OUTPUTS, f"{name}: is it read, or written?"
    assert outputs_of(function) <= paths | {"json"}
    texts = {one for one, hint in hints.items() if one in INPUTS}
    assert all("str" in str(hints[one]) for one in texts)


def test_a_command_without_urls_brings_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError("it was entered")

    monkeypatch.setattr(Urls, "__enter__", refuse)
    from impactcalc.cli.at_urls import at_urls

    seen: list[object] = []
    at_urls(lambda **given: seen.append(given))(source=Path("city.xlsx"), place="http://x/")
    assert seen == [{"source": Path("city.xlsx"), "place": "http://x/"}]
    with pytest.raises(AssertionError, match="it was entered"):
        at_urls(lambda **given: seen.append(given))(source=Path("s3://b/city.xlsx"))
