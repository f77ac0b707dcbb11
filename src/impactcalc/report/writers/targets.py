"""Where outputs go, and which files they must leave alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from impactcalc.files import Outputs, is_staged, whole_file
from impactcalc.streams import readable
from impactcalc.study.study import Study
from impactcalc.workbooks.csv_folder import csv_files


def inputs_of(study: Study) -> tuple[Path, ...]:
    """The files that a study was read from; a folder counts with each of its sheets."""
    if study.path is None:
        return ()
    return (study.path, *csv_files(study.path)) if study.path.is_dir() else (study.path,)


def input_name(study: Study) -> str:
    """The name of the file that a study was read from, without the folder: reports travel, folders do not."""
    name = PurePath(study.source).name or (study.path.name if study.path else "")
    return readable(name)


@contextmanager
def output_of(study: Study, path: Path) -> Iterator[Path]:
    """A temporary beside `path` that takes its place when all went well. InputError where the disk refuses."""
    with whole_file(path, inputs=inputs_of(study)) as temporary:
        yield temporary


@contextmanager
def whole_folder(study: Study, folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """A temporary folder for files of these names; they are put into `folder` together when all went well, where others
    stay. InputError when it is the study's own, holds another study, is a file, or the disk refuses."""
    if is_staged(folder):  # one of several outputs, that are put in their places together
        yield folder
        return
    outputs = Outputs(inputs=inputs_of(study), force=True)
    staged = outputs.tables(folder, names)
    with outputs:
        yield staged
