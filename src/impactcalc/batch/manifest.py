"""What a batch has done, beside its outputs: so that the next one does only what is missing or changed.

`manifest.json` is written whole when a batch ends. While it runs, each worker puts down in the journal what it has
done, before it puts the outputs in their places; a batch that is killed leaves the journal, and the next one reads
both. What is put down counts only where the outputs have the fingerprints that stand there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from impactcalc.batch.inputs import Source
from impactcalc.batch.line import Line
from impactcalc.batch.outputs import fingerprint

SCHEMA = "impactcalc/batch/1"
NAME, JOURNAL = "manifest.json", ".impactcalc-batch-{}.jsonl"  # each batch has a journal of its own
Key = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """What became of one study, and by which program: version and data."""

    line: Line
    program: str


@dataclass
class Manifest:
    """What earlier batches have put down of one folder of outputs.

    `given` is what they reported on. `written` are all fingerprints that an output of a name may have, if it is
    theirs, `scratch` the folders that a killed one may have left.
    """

    given: str = ""
    entries: dict[Key, Entry] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    scratch: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, out: Path) -> Manifest:
        """That of a folder of outputs; an empty one where there is none that can be read."""
        found = cls()
        stored = _json(out / NAME)
        if isinstance(stored, dict) and stored.get("schema") == SCHEMA:
            found.given = str(stored.get("given", ""))
            for one in stored["studies"] if isinstance(stored.get("studies"), list) else ():
                found.add(one)
        for one in (line for journal in journals(out) for line in _lines(journal)):
            if isinstance(one, dict) and "given" in one:
                found.given = str(one["given"])
                found.scratch.append(str(one.get("scratch", "")))
            found.add(one)
        return found

    def add(self, stored: object) -> None:
        """What was put down of one study; nothing where it is not whole."""
        try:
            assert isinstance(stored, Mapping)
            line, program = Line.of_json(stored["line"]), str(stored["program"])
        except (AssertionError, KeyError, TypeError, ValueError):
            return
        self.entries[line.source, line.key] = Entry(line, program)
        for name, sha256 in line.outputs.items():
            self.written.setdefault(name, set()).add(sha256)

    def settled(self, source: Source, sha256: str, program: str, names: Iterable[str], out: Path) -> Line | None:
        """The line of a study that need not be done again; None where its input, what it names beside it, the program
        or an output of these names is not as it was, or where it was not done."""
        entry = self.entries.get(source.name)
        if entry is None or entry.program != program or entry.line.input_sha256 != sha256:
            return None
        # What had problems is looked at again: a full disk is one too, and is no longer full perhaps.
        if entry.line.status != "done" or not set(names) <= set(entry.line.outputs):
            return None
        folder = source.path if source.path.is_dir() else source.path.parent
        known = {folder / name: found for name, found in entry.line.beside.items()}
        known |= {out / name: found for name, found in entry.line.outputs.items()}
        return entry.line if all(fingerprint(path) == found for path, found in known.items()) else None

    def outputs_of(self, source: Source) -> tuple[str, ...]:
        """The outputs that were written of a study."""
        entry = self.entries.get(source.name)
        return tuple(entry.line.outputs) if entry else ()


def manifest_text(given: str, version: str, entries: Iterable[Entry]) -> str:
    """manifest.json: the same for the same studies, whatever the order in which they were done."""
    whole = {
        "schema": SCHEMA,
        "version": version,
        "given": given,
        "studies": [{"program": entry.program, "line": entry.line.as_json()} for entry in entries],
    }
    return json.dumps(whole, indent=1) + "\n"


def journals(out: Path) -> tuple[Path, ...]:
    """Those that lie there, of a batch that runs and of those that were killed; what is told last comes last."""
    found = []
    for path in out.glob(JOURNAL.format("*")):
        with suppress(OSError):
            found.append((path.stat().st_mtime_ns, path))
    return tuple(path for _, path in sorted(found))


def begin(journal: Path, given: str, scratch: Path) -> None:
    """Put down what is reported on, and where its workers put what they need for a while, before anything is done."""
    _append(journal, {"given": given, "scratch": str(scratch)})


def put_down(journal: Path, line: Line, program: str) -> None:
    """Put down that a study is done; OSError where the disk refuses."""
    _append(journal, {"program": program, "line": line.as_json()})


def _append(journal: Path, line: Mapping[str, Any]) -> None:
    """One write, between line ends of its own: what another process left half is not joined to it."""
    handle = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        text = f"\n{json.dumps(line)}\n".encode()
        if os.write(handle, text) != len(text):
            raise OSError(28, "No space left on device")
    finally:
        os.close(handle)


def _json(path: Path) -> object:
    try:
        found: object = json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return found


def _lines(path: Path) -> Iterable[object]:
    try:
        text = path.read_bytes() if path.is_file() else b""
    except OSError:
        return
    for line in text.split(b"\n"):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            continue  # half a line: its process was killed


def program_of(version: str) -> str:
    """The fingerprint of what a study comes to beside its own words: the program's version and options, and all data
    that it has, shipped and of the user's own."""
    from impactcalc.datapackage import DESCRIPTOR
    from impactcalc.economy.own_packages import MULTIPLIERS, data_folder
    from impactcalc.resources import shipped

    whole = hashlib.sha256(version.encode())
    own = data_folder()
    # A descriptor has the fingerprints of what it describes.
    for root, files in ((shipped("multipliers"), f"**/{DESCRIPTOR}"), (own, f"{MULTIPLIERS}/*/{DESCRIPTOR}"),
                        (own, "rates/*.csv")):  # fmt: skip
        for path in filter(Path.is_file, sorted(root.glob(files)) if root.is_dir() else ()):
            whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
