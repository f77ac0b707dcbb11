"""What the fuzzer begins with and what it has found: understood or told, without the fuzzer itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz_targets import TARGETS, one_input, seeds

CORPUS = sorted((Path(__file__).parent / "fuzz_corpus").glob("*.bin"))


@pytest.mark.parametrize("name", list(TARGETS))
def test_what_the_fuzzer_begins_with(name: str) -> None:
    one_input(seeds()[name])


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_the_fuzzer_has_found(path: Path) -> None:
    one_input(path.read_bytes())


def test_a_fault_is_no_answer() -> None:
    from fuzz_targets import _told
    from impactcalc.errors import ImpactcalcError

    def faulty(_: Path) -> None:
        raise ValueError("a fault")

    def silent(_: Path) -> None:
        raise ImpactcalcError("")

    for read in (faulty, silent):
        with pytest.raises((ValueError, RuntimeError)):
            _told(read, Path())
