"""What is developed and shipped with is pinned by hash, named with its licence, and comes from no address of ours."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build_licences
import build_sbom
from dependencies import NOT_STATED, parts_of
from test_house import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)")


def locked(name: str) -> dict[str, list[str]]:
    """The versions that a lock pins, by distribution."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if match := PINNED.match(line):
            found.setdefault(canonicalize_name(match["name"]), []).append(match["version"])
    return found


def wanted(*extras: str) -> list[Requirement]:
    texts = [*PROJECT["dependencies"], *(text for extra in extras for text in PROJECT["optional-dependencies"][extra])]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("name", ["dev.txt", "lowest.txt"])
def test_every_pin_has_hashes_and_no_address_is_written(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "//" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    for pin in re.split(r"\n(?=\S)", text.strip()):
        assert PINNED.match(pin), pin
        assert "--hash=sha256:" in pin, pin


def test_the_newest_lock_has_all_that_is_asked_for() -> None:
    found = locked("dev.txt")
    for need in wanted("test", "mrio", "crosscheck", "parquet"):
        assert any(need.specifier.contains(version) for version in found[canonicalize_name(need.name)]), need


def test_the_lowest_lock_has_the_lowest_that_is_asked_for() -> None:
    found = locked("lowest.txt")
    for need in wanted("test", "mrio"):
        (version,) = found[canonicalize_name(need.name)]
        (least,) = [spec.version for spec in need.specifier if spec.operator == ">="]
        newer_than_asked = canonicalize_name(need.name) in {"build", "pycountry", "pymrio", "pandas-stubs"}
        assert version.startswith(least) or newer_than_asked, (need, version)  # that version has no file to install


def test_the_page_of_licences_names_all_that_is_needed_and_carried() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    for need in wanted("test", "mrio", "uncertainty", "pdf"):
        assert f"| {canonicalize_name(need.name)} | " in page, need
    # A tool of the tests alone may leave it out of its metadata; what is installed with impactcalc may not.
    assert NOT_STATED not in page.partition("## The extra `test`")[0]
    for folder, _, licences in build_sbom.data_licences():
        assert licences, folder
        assert f"| {folder} | {'; '.join(licences)} |" in page
    assert "\n".join(build_licences._countries()) in page


def test_the_bill_of_materials_is_whole_and_the_same_twice() -> None:
    bill = build_sbom.sbom()
    assert json.dumps(bill) == json.dumps(build_sbom.sbom())
    assert bill["bomFormat"] == "CycloneDX"
    refs = {one["bom-ref"] for one in (bill["metadata"]["component"], *bill["components"])}
    named = {one["name"] for one in bill["components"]}
    assert {"numpy", "pandas", "pydantic", "typer", "python-calamine", "xlsxwriter", "us-2014", "prices"} <= named
    for one in bill["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= refs
    assert not [one["name"] for one in bill["components"] if "licenses" not in one]


def test_what_is_not_installed_is_named_and_never_left_out() -> None:
    assert parts_of(["no-such-distribution-of-ours>=1"]) == ({}, ["no-such-distribution-of-ours"])
