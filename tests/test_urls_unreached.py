"""Why nothing is to be had at a URL: told apart, as far as the server and the system say it."""

from __future__ import annotations

import http.server
import importlib.util
import socket
from collections.abc import Iterator
from typing import ClassVar

import pytest
from typer.testing import CliRunner

from impactcalc.batch.stores import shown_url
from impactcalc.cli import app
from impactcalc.cli.unreached import why_nothing
from impactcalc.facts.problems.urls import NothingAtUrl, UrlUnreached
from web_server import serving

pytestmark = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("fsspec", "aiohttp")), reason="needs fsspec and aiohttp"
)


class Answers(http.server.BaseHTTPRequestHandler):
    """The status that a path names."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        self.send_response(int(self.path.strip("/").partition("/")[0]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - as the server calls it

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with serving(Answers) as address:
        yield address


def told(url: str) -> str:
    done = CliRunner().invoke(app, ["validate", url])
    assert done.exit_code == 2, (done.output, done.exception)
    assert f'  "{url}"\n' in done.output
    return done.output


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "There is nothing at this URL.\n      -> Look at how it is written, and whether you may read it."),
        (410, "There is nothing at this URL."),
        (403, "{} does not let you read this (status 403).\n      -> Ask its owner for the right, or download it"),
        (401, "{} does not let you read this (status 401)."),
        (500, "{} answers that it cannot give this (status 500).\n      -> Give the command again later"),
        (503, "{} answers that it cannot give this (status 503)."),
    ],
)
def test_what_a_server_answers(server: str, status: int, said: str) -> None:
    assert said.format(server) in told(f"http://{server}/{status}/city.xlsx")


def test_a_server_that_refuses_is_not_asked_again(server: str) -> None:
    told(f"http://{server}/403/once.xlsx")
    assert Answers.asked.count("GET /403/once.xlsx") == 1


def test_a_server_that_does_not_run() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    assert f"{host} refuses the connection.\n      -> Look at the URL and its port" in told(f"http://{host}/a.xlsx")


@pytest.mark.parametrize(
    ("cause", "fact"),
    [
        (socket.gaierror(-2, "Name or service not known"), UrlUnreached("no host", "city.example", 0)),
        (TimeoutError(), UrlUnreached("timed out", "city.example", 0)),
        (OSError(1, "odd"), NothingAtUrl()),
    ],
)
def test_what_the_system_says(cause: BaseException, fact: object) -> None:
    error = FileNotFoundError("https://me:secret@city.example/a.xlsx")
    error.__cause__ = cause
    assert why_nothing(error, error.args[0]) == fact


def test_a_password_is_not_told() -> None:
    assert shown_url("http://u:se@cret@127.0.0.1/y.xlsx?token=1") == "http://127.0.0.1/y.xlsx"
    assert shown_url("https://token@host/y.xlsx") == "https://host/y.xlsx"
    assert shown_url("https://u:p?q@host/y.xlsx") == "https://host/y.xlsx"
    assert shown_url("s3://key:secret@ties/y.xlsx") == "s3://key@ties/y.xlsx"
    assert shown_url("abfs://ties@account.dfs/y.xlsx") == "abfs://ties@account.dfs/y.xlsx"
    refused = CliRunner().invoke(app, ["run", "http://u:secret@127.0.0.1:1/y.xlsx"])
    assert refused.exit_code == 2
    assert "secret" not in refused.output
