"""The command `impactcalc` in a process of its own, without the second that importing takes each time.

One process a test worker has everything imported; each command is a fork of it, with a folder, an environment and
streams of its own. Where there is no fork it is started anew. What is asked of starting itself (encodings of the
streams, how fast `--help` is, what is imported) is asked with `subprocess` in the test that asks it.
"""

from __future__ import annotations

import atexit
import functools
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

# A run of a sample that writes down which modules came from files.
RUN = """
import atexit, pathlib, sys
from impactcalc.cli import main
from impactcalc.samples import samples

def written():
    names = [name for name, module in sys.modules.items() if getattr(module, "__file__", None) and name != "__main__"]
    pathlib.Path("modules").write_text(" ".join(names))

atexit.register(written)
sys.argv[1:] = ["run", str(samples()["city-programme"]), *"-q -o r.xlsx --json r.json --csv r --html r.html".split()]
main()
"""
COMMAND = "from impactcalc.cli import main; main()"
Done = subprocess.CompletedProcess[str]


def impactcalc(*words: object, cwd: Path, env: Mapping[str, str] | None = None, before: str = "") -> Done:
    """Run the command in a folder, as a shell would, warnings being errors; `before` is planted in front of it."""
    whole = {**os.environ, **(env or {})}
    told = [str(word) for word in words]
    if not hasattr(os, "fork"):
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", f"{before}\n{COMMAND}", *told], cwd=cwd, env=whole,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        order = {"words": told, "cwd": str(cwd), "env": whole, "out": str(out), "err": str(err), "before": before}
        code = _asked(_imported(), order)
        texts = (out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))
    return subprocess.CompletedProcess(told, code, *texts)


@functools.cache
def _imported() -> subprocess.Popen[str]:
    """The process that has everything imported; it ends with this one, whose end closes its stdin."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import commands; commands.serve()"
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    atexit.register(_ended, process)
    return process


def _ended(process: subprocess.Popen[str]) -> None:
    process.communicate()


def _asked(process: subprocess.Popen[str], order: Mapping[str, Any]) -> int:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def serve() -> None:
    """Read orders from stdin, a line each, fork for each, and answer with how it ended."""
    _import_all()
    answers = os.dup(1)
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            os.close(answers)
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(answers, f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _import_all() -> None:
    """Import what a run of a sample imports: a run itself would leave more behind than modules."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-c", RUN], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for name in (Path(folder) / "modules").read_text(encoding="utf-8").split():
            importlib.import_module(name)


def _run(order: Mapping[str, Any]) -> NoReturn:
    """What a process that was just started would do; in the fork."""
    os.setsid()
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    for stream, path in ((1, order["out"]), (2, order["err"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv[:] = ["-c", *order["words"]]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # unheard in what is started in the background
    exec(f"{order['before']}\n{COMMAND}", {"__name__": "__main__"})
    sys.exit()
