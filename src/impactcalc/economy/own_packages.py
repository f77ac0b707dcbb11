"""The folder of data of the user's own: packages of multipliers that are called by their name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from impactcalc.datapackage import DESCRIPTOR, read_package
from impactcalc.errors import InputError, PackageError, Problem
from impactcalc.facts.errors import packages as refusals
from impactcalc.facts.problems.brought_files import DataFolderNotMade
from impactcalc.files import Outputs

VARIABLE = "IMPACTCALC_DATA"
MULTIPLIERS = "multipliers"


def data_folder() -> Path:
    """Where data of the user's own lie: the folder that the variable IMPACTCALC_DATA names, else that of this user for
    this program, as the system has it (Windows, macOS, Linux). It need not be there."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    import platformdirs  # late: only who has data of their own needs it

    return platformdirs.user_data_path("impactcalc", appauthor=False)


def own_packages() -> dict[str, Path]:
    """The user's own packages of multipliers by name, sorted."""
    root = data_folder() / MULTIPLIERS
    return {path.parent.name: path.parent for path in sorted(root.glob(f"*/{DESCRIPTOR}"))} if root.is_dir() else {}


def add_package(folder: Path, *, shipped: tuple[str, ...], force: bool = False) -> Path:
    """Copy a package of multipliers into the data folder, under its own name; where it lies then.

    PackageError for a folder that is no package or was altered, a name that a `shipped` package has, or one that is
    there already, unless `force`. It is replaced as a whole or not at all; InputError where the disk refuses.
    """
    package = read_package(folder)
    name = package.name
    if Path(name).name != name or name.startswith("."):
        raise PackageError(refusals.NameIsNoFolder(str(folder), name))
    if name in shipped:
        raise PackageError(refusals.NameIsShipped(name))
    to = data_folder() / MULTIPLIERS / name
    if to.exists():
        if not force:
            raise PackageError(refusals.OwnPackageThere(name, str(to)))
        if to.resolve() == folder.resolve():
            raise PackageError(refusals.OwnPackageItself(str(folder)))
    outputs = Outputs(force=force)
    staged = outputs.package(made_room(to), DESCRIPTOR)
    with outputs:
        for path in sorted(folder.rglob("*")):
            there = staged / path.relative_to(folder)
            if path.is_dir():
                there.mkdir()
            else:
                shutil.copyfile(path, there)
    return to


def made_room(path: Path) -> Path:
    """The same path, whose folder is there now. InputError where it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fact = DataFolderNotMade(str(error.strerror), VARIABLE)
        raise InputError([Problem("", "", str(path.parent), fact)]) from error
    return path
