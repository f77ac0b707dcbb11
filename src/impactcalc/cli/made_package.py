"""A package that a command makes: whether it may be made there, and what is said of it when it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from impactcalc.console import say, tell
from impactcalc.facts.lines import packages as printing
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.economy.economy import Economy
    from impactcalc.facts.found import LineFact


def check_package(out: Path, force: bool, *inputs: Path | None) -> None:
    """InputError, before anything is read, when the package may not be made there."""
    from impactcalc.datapackage import DESCRIPTOR
    from impactcalc.files import Outputs

    outputs = Outputs(inputs=inputs, force=force, tell=tell)
    outputs.package(out, DESCRIPTOR)
    outputs.check()


def say_package(out: Path, economy: Economy, wrote: LineFact, place: str) -> None:
    """What was made, what was assumed, and whether its identities hold; `place` as it is typed in a study."""
    from impactcalc.economy.verification import verify

    for what, text in economy.facts.items():
        say(f"{what}: {text}")
    for identity in (one for one in verify(out) if not one.passed):
        say(printed(printing.IdentityFails(identity.fact)))
    say(printed(wrote))
    say(printed(printing.UseWith(str(out), place)))
