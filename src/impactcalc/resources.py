"""Where the shipped data lies: inside the installed package, or at the root of a source checkout."""

from __future__ import annotations

from pathlib import Path

from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_files as refusals


def shipped(folder: str) -> Path:
    """The folder `multipliers` or `sample_inputs`, wherever this installation keeps it.

    A wheel carries both inside the package; an editable install leaves them at the root of the checkout.
    Raises PackageError when neither is there.
    """
    package = Path(__file__).resolve().parent
    for place in (package / folder, package.parents[1] / folder):
        if place.is_dir():
            return place
    raise PackageError(refusals.ShippedFolderMissing(folder))
