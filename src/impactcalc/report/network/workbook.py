"""A network -> its workbook."""

from __future__ import annotations

from pathlib import Path

import impactcalc
from impactcalc.files import whole_file
from impactcalc.report.network.network import Network
from impactcalc.report.network.pages import network_pages
from impactcalc.report.network.spelled import spell_of
from impactcalc.report.words.respelled import respelled_pages
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.excel import Book, write_pages


def write_network_workbook(network: Network, path: Path) -> None:
    """Write the workbook, whole or not at all."""
    with whole_file(path) as temporary:
        write_pages(
            temporary,
            respelled_pages(network_pages(network), spell_of(network)),
            Book(term("The network"), f"impactcalc {impactcalc.__version__}"),
        )
