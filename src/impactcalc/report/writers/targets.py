"""Where outputs go, and which files they must leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from impactcalc.files import whole_file
from impactcalc.streams import readable
from impactcalc.study.study import Study


def inputs_of(study: Study) -> tuple[Path, ...]:
    """The files that a study was read from; a folder of CSV files counts with each of them."""
    if study.path is None:
        return ()
    return (study.path, *sorted(study.path.glob("*.csv"))) if study.path.is_dir() else (study.path,)


def input_name(study: Study) -> str:
    """The name of the file that a study was read from, without the folder: reports travel, folders do not."""
    name = PurePath(study.source).name or (study.path.name if study.path else "")
    return readable(name)


@contextmanager
def output_of(study: Study, path: Path) -> Iterator[Path]:
    """A temporary beside `path` that takes its place when all went well. InputError where the disk refuses."""
    with whole_file(path, inputs=inputs_of(study)) as temporary:
        yield temporary
