"""Take pictures of the page of each sample: on a phone, a tablet, a wide screen, in the dark, and on paper.

python scripts/page_pictures.py [--out docs/page]

Needs Chromium on the path and the packages of the extra `test`; for paper also pdftoppm (poppler-utils).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import impactcalc as ic
from impactcalc.study.study import Study

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (360, 768, 1440)
CITY = "city-programme"
SAMPLES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
MOVED = "#if:all.attribution=0.5"
QUALITY = 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/page"))
    out = parser.parse_args().out
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None or shutil.which("pdftoppm") is None:
        print("This needs Chromium and pdftoppm: apt-get install chromium poppler-utils", file=sys.stderr)
        return 2
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name in SAMPLES:
            page = Path(folder) / f"{name}.html"
            ic.run(Path("sample_inputs") / f"{name}.xlsx").to_html(page)
            take(chromium, page, out, name)
        for look, study, template in editions():
            page = Path(folder) / f"{CITY}-{look}.html"
            ic.run(study).to_html(page, template=template)
            shoot(chromium, page, out / f"{CITY}-{look}.jpg", 768, "light", "")
        chromium.close()
    return 0


def editions() -> list[tuple[str, Study, str]]:
    """The city's page for its readers, and in colours of its own."""
    study = ic.read_study(Path("sample_inputs") / f"{CITY}.xlsx")
    colours = {"color": "#00703C", "second_color": "#8C1D40", "issuer": "City of Riverton", "issued": "2015-03-31"}
    own = replace(study, settings=study.settings.model_copy(update=colours))
    return [("finance", study, "finance"), ("advocate", study, "advocate"), ("colours", own, "")]


def shoot(chromium: Any, page: Path, out: Path, width: int, scheme: str, fragment: str) -> Any:
    """One picture; the page stays open."""
    tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(f"{page.as_uri()}{fragment}")
    tab.screenshot(path=str(out), full_page=True, type="jpeg", quality=QUALITY)
    print(out)
    return tab


def take(chromium: Any, page: Path, out: Path, name: str) -> None:
    """All pictures of one page."""
    looks = [(str(width), width, "light", "") for width in WIDTHS]
    looks += [("dark", 768, "dark", ""), ("moved", 768, "light", MOVED)]
    for look, width, scheme, fragment in looks:
        tab = shoot(chromium, page, out / f"{name}-{look}.jpg", width, scheme, fragment)
        if look == "768":
            paper = page.with_suffix(".pdf")
            tab.pdf(path=str(paper), prefer_css_page_size=True)
            made = ["pdftoppm", "-r", "70", "-jpeg", str(paper), str(out / f"{name}-print")]
            subprocess.run(made, check=True)
        tab.close()


if __name__ == "__main__":
    sys.exit(main())
