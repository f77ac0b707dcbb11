"""What a language says in its module `study_2015_steps`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.study_2015.figure_2015 import Figure, Step, StepCode
    from impactcalc.impact.study_2015.study_2015 import Study2015


class Study2015StepsWords(Protocol):
    """The words of the steps: what each is called, and why it changes a figure or why not."""

    STEP_LABELS: Mapping[StepCode, str]

    def step_sentence(self, study: Study2015, figure: Figure, step: Step) -> str:
        """Why a step changes a figure, or why not; a sentence or two that a council member understands."""
        ...
