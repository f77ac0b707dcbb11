"""Runs and batches that are killed: nothing is damaged, and the next one gives the bytes of an undisturbed one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "kill_runs.py"
KILLS = os.environ.get("IMPACTCALC_KILLS", "8")  # 200 by hand: scripts/kill_runs.py


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes that can be forked here")
def test_what_a_kill_leaves() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--kills", KILLS], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.partition(" kills")[0] for line in done.stdout.splitlines()] == [
        f"run: {int(KILLS) - int(KILLS) // 4}",
        f"batch: {int(KILLS) // 4}",
    ]
