"""A network in the spelling of its reader; never what is a member's."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.report.network.network import Network
from impactcalc.report.words.respelled import Spell, spelled_around
from impactcalc.study.study import shortened


def spell_of(network: Network) -> Spell:
    """What spells a text of ours in it as its reader does, in the language that is spoken."""
    return spelled_around(_of_members(network))


def _of_members(network: Network) -> Iterator[str]:
    for group in network.groups:
        for one in group.members:
            yield from (one.called, one.name, shortened(one.name), one.place, one.period, one.report)
    if network.everyone is not None:
        yield from (name for name, _, _ in network.everyone.strata)
