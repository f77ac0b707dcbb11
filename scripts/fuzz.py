"""Feed every reader what coverage says is new, and stop at the first input that is neither understood nor told.

    pip install -e ".[fuzz]"
    python scripts/fuzz.py                          ten minutes, all readers
    python scripts/fuzz.py --seconds 30 --seed 7
    python scripts/fuzz.py --only "csv visitors"    one reader

Needs atheris, which has wheels for Python 3.11. Begins with an input for each reader and with what stands in
tests/fuzz_corpus. An input that was found stands in the folder --found: put it into tests/fuzz_corpus, under a name
that says what it is, and mend what it shows.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "tests" / "fuzz_corpus"
SLOWEST = 20  # seconds for one input
MOST_MEMORY = 2500  # MiB
# What is watched: where an input leads is told from here. All else runs as it is.
WATCHED = (
    "impactcalc.workbooks", "impactcalc.study.sheets", "impactcalc.study.checking", "impactcalc.economy.importing",
    "impactcalc.datapackage", "impactcalc.marked",
)  # fmt: skip
MODULES = (
    "impactcalc.study.checking.validation", "impactcalc.economy.importing.symmetric",
    "impactcalc.economy.importing.make_use", "impactcalc.economy.importing.rims", "impactcalc.marked.marked_copy",
)  # fmt: skip


def main(words: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--only", default="", help="the name of one reader")
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()), help="where a find is put")
    given = parser.parse_args(words)
    try:
        import atheris
    except ImportError:
        raise SystemExit('atheris is not installed: pip install -e ".[fuzz]" (it has wheels for Python 3.11)') from None
    sys.path[:0] = [str(Path(__file__).parent), str(CORPUS.parent)]
    with atheris.instrument_imports(include=list(WATCHED)):
        for module in MODULES:
            importlib.import_module(module)
    from fuzz_targets import TARGETS, one_input, seeds

    names = list(TARGETS)
    if given.only and given.only not in names:
        raise SystemExit(f"there is no reader {given.only!r}; type one of: {', '.join(names)}")
    start = Path(tempfile.mkdtemp(prefix="impactcalc-corpus-"))
    for name, seed in seeds().items():
        if given.only in ("", name):
            (start / name.replace("/", "-").replace(" ", "-")).write_bytes(seed)

    def feed(data: bytes) -> None:
        one_input(bytes([names.index(given.only)]) + data[1:] if given.only and data else data)

    options = {
        "max_total_time": given.seconds, "timeout": SLOWEST, "rss_limit_mb": MOST_MEMORY, "max_len": 8192,
        "seed": given.seed, "artifact_prefix": f"{given.found}/fuzz-", "print_final_stats": 1,
    }  # fmt: skip
    atheris.Setup([sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), str(start), str(CORPUS)], feed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
