"""Pin what the project is developed and tested with, each file by its hash: requirements/*.txt, by uv.

    python scripts/lock.py [--uv uv]

dev.txt has the newest versions that go together, for every Python and system; lowest.txt the oldest that
pyproject.toml admits, for Linux and Python 3.11. Where the packages come from is not written: whatever index holds
files of these hashes will do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
PLAIN = ("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
LOCKS = {
    "dev.txt": ("--extra", "test", "--extra", "mrio", "--extra", "crosscheck", "--extra", "parquet", "--universal"),
    "lowest.txt": (
        "--extra",
        "test",
        "--extra",
        "mrio",
        "--extra",
        "parquet",
        "--resolution",
        "lowest-direct",
        "--python-platform",
        "linux",
    ),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uv", default="uv", help="the program uv (pip install uv)")
    uv = parser.parse_args().uv
    FOLDER.mkdir(exist_ok=True)
    for name, options in LOCKS.items():
        words = [uv, "pip", "compile", "pyproject.toml", "--python-version", "3.11", "--upgrade", "--quiet"]
        subprocess.run([*words, *options, *PLAIN, "-o", str(FOLDER / name)], check=True, cwd=FOLDER.parent,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
