"""Studies on their way to another machine, and their outputs on the way back: bytes and names, no paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line
from impactcalc.batch.one import Job, Work
from impactcalc.workbooks.csv_folder import csv_files


@dataclass(frozen=True)
class Bytes:
    """A file, or the files of a folder by their names, called `name`."""

    name: str
    files: Mapping[str, bytes]
    folder: bool

    @classmethod
    def of(cls, path: Path, *, tables: bool = False) -> Bytes:
        """What lies at a path: of a folder with a study its .csv files, of one with `tables` all; OSError where it
        cannot be read."""
        if not path.is_dir():
            return cls(path.name, {"": path.read_bytes()}, folder=False)
        inside = sorted(path.iterdir()) if tables else csv_files(path)
        return cls(path.name, {one.name: one.read_bytes() for one in inside}, folder=True)

    def put(self, path: Path) -> Path:
        """Write it to a path, whose folder is there; the path."""
        if not self.folder:
            path.write_bytes(self.files[""])
            return path
        path.mkdir(exist_ok=True)
        for name, content in self.files.items():
            (path / name).write_bytes(content)
        return path


@dataclass(frozen=True)
class Parcel:
    """Some studies to be reported on elsewhere: their jobs, what each is read from (by path: a workbook of many is
    packed once), how, and under which limits. `options` is what, beside version and data, a report depends on."""

    jobs: tuple[Job, ...]
    inputs: Mapping[Path, Bytes]
    work: Work
    limits: Limits
    options: str


@dataclass(frozen=True)
class Returned:
    """What comes back: the `program` that was used there and, by the place of each study in its parcel, its line and
    its outputs by kind; none of those that were not done."""

    program: str
    lines: Mapping[int, Line]
    outputs: Mapping[int, Mapping[str, Bytes]]


def packed(jobs: tuple[Job, ...], work: Work, limits: Limits, options: str) -> Parcel:
    """A parcel of jobs; OSError where an input cannot be read any more."""
    inputs = {path: Bytes.of(path) for path in dict.fromkeys(job.path for job in jobs)}
    return Parcel(jobs, inputs, work, limits, options)
