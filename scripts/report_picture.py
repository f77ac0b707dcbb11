"""Draw the first page of the city sample's report, for the README: docs/report.png.

python scripts/report_picture.py [--out docs/report.png]

Needs two programs on the PATH: soffice (LibreOffice), which prints the workbook, and pdftoppm (poppler-utils), which
draws the page. Their versions and the machine's fonts show in the picture, so that it is not the same to the byte
everywhere.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import impactcalc as ic

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_inputs" / "city-programme.xlsx"
NEEDED = {"soffice": "LibreOffice", "pdftoppm": "poppler-utils"}
DOTS_PER_INCH = "80"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "report.png")
    out = parser.parse_args().out
    missing = [f"{program} (of {package})" for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing:
        print(f"Not on the PATH: {', '.join(missing)}. Install it and try again; {out} was left as it is.")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        draw(Path(scratch), out)
    print(out)
    return 0


def draw(folder: Path, out: Path) -> None:
    """The report as a workbook, then as a PDF, then its first page as a picture."""
    report = folder / "report.xlsx"
    ic.run(SAMPLE).to_excel(report)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(report)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    first_page = ["-f", "1", "-l", "1", "-singlefile"]
    subprocess.run(
        ["pdftoppm", "-r", DOTS_PER_INCH, "-png", *first_page, str(report.with_suffix(".pdf")), str(folder / "page")],
        check=True, timeout=300,
    )  # fmt: skip
    shutil.copyfile(folder / "page.png", out)


if __name__ == "__main__":
    sys.exit(main())
