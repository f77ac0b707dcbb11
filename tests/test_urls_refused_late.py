"""Servers that tell of a file and then do not give it: the reason is told as where they do not tell of it."""

from __future__ import annotations

import http.server
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from batch_faults import write_study
from impactcalc.cli import app
from web_server import serving

pytestmark = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("fsspec", "aiohttp")), reason="needs fsspec and aiohttp"
)
NOTHING = "There is nothing at this URL.\n      -> Look at how it is written, and whether you may read it."
REASONS = {
    403: "{} does not let you read this (status 403).\n      -> Ask its owner for the right, or download it",
    404: NOTHING,
    410: NOTHING,
    500: "{} answers that it cannot give this (status 500).\n      -> Give the command again later",
}


class Teases(http.server.BaseHTTPRequestHandler):
    """Whatever is asked for is there, and is given with the status that its path names; 0: nothing more is said."""

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "9")
        self.end_headers()

    def do_GET(self) -> None:
        status = int(self.path.strip("/").partition("/")[0])
        self.send_response(status or 200)
        self.send_header("Content-Length", "0" if status else "9")
        self.end_headers()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    with serving(Teases) as address:
        yield address


@pytest.mark.parametrize("status", REASONS)
@pytest.mark.parametrize(
    "words", [("validate", "{}city.xlsx"), ("run", "{}city.xlsx"), ("batch", "{}list.txt", "-o", "out")]
)
def test_a_file_that_is_told_of_and_not_given(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, [word.format(f"http://{host}/{status}/") for word in words])
    assert done.exit_code == 2, (done.output, done.exception)
    assert REASONS[status].format(host) in done.output
    assert "could not be read" not in done.output


def test_a_line_of_a_list(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    urls = [f"http://{host}/{status}/{status}.xlsx" for status in REASONS]
    write_study(tmp_path / "here.xlsx")
    (tmp_path / "list.txt").write_text("\n".join([*urls, "here.xlsx"]))
    done = CliRunner().invoke(app, ["batch", "list.txt", "-o", "out", "--workers", "1"])
    said = done.output
    assert done.exit_code == 2, (said, done.exception)
    for url, status in zip(urls, REASONS, strict=True):
        reason, remedy = REASONS[status].format(host).split(".\n      -> ")
        assert f"{url}: problems: {reason[0].lower()}{reason[1:]}. {remedy.rstrip('.')}" in said


def test_a_file_that_breaks_off_is_told_in_the_words_of_the_library(host: str) -> None:
    done = CliRunner().invoke(app, ["validate", f"http://{host}/0/city.xlsx"])
    assert done.exit_code == 2, (done.output, done.exception)
    assert "It could not be read (" in done.output
    assert "payload" in done.output
