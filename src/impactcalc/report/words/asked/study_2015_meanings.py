"""What a language says in its module `study_2015_meanings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.study_2015.figure_2015 import Figure
    from impactcalc.impact.study_2015.sci2015 import FigureCode
    from impactcalc.impact.study_2015.study_2015 import Study2015


class Study2015MeaningsWords(Protocol):
    """The meanings of the figures: what each was published as, and what the corrected one is."""

    def published_words(self, study: Study2015, code: FigureCode) -> str:
        """What a figure is by the method of 2015: what was added, and what it was multiplied by."""
        ...

    def corrected_words(self, study: Study2015, code: FigureCode) -> str:
        """What stands in the place of a published figure, and why that."""
        ...

    def measure_words(self, study: Study2015, code: FigureCode) -> str:
        """Impact or contribution, and on which side of the truth it is."""
        ...

    def end_label(self, figure: Figure) -> str:
        """What a figure's steps end at: the corrected figure itself, or where that is a range, what of it is known."""
        ...
