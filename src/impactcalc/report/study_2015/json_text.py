"""The 2015 study and what holds -> JSON text, schema impactcalc/study-2015/1 (docs/study-2015.md)."""

from __future__ import annotations

import json
from pathlib import Path

from impactcalc.impact.study_2015.figure_2015 import Figure
from impactcalc.impact.study_2015.sci2015 import IN_PPP, LABEL
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.words.respelled import respelled_json, speller
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.json_text import result_object
from impactcalc.report.writers.json_value import Json
from impactcalc.report.writers.targets import output_of

SCHEMA = "impactcalc/study-2015/1"


def study_2015_json(study: Study2015) -> str:
    """All of it as JSON text: money in whole units; steps and corrected figures to the cent; ends with a newline."""
    with study.result.spoken():
        whole = respelled_json(study_2015_object(study), speller(study.result))
    return json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def write_study_2015_json(study: Study2015, path: Path) -> None:
    """Write the JSON, whole or not at all, and never over the study's own input."""
    text = study_2015_json(study)
    with output_of(study.result.study, path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def study_2015_object(study: Study2015) -> dict[str, Json]:
    """Keys in reading order; `result` is the ordinary result of the same inputs."""
    lines, own, method = study.lines, study.published_lines, study.method
    return {
        "schema": SCHEMA,
        "label": term(LABEL),
        "method": {
            "scalar": method.scalar,
            "scalar_source": said().study_2015.scalar_source(),
            "ppp_factor": method.ppp_factor,
            "ppp_source": said().study_2015.ppp_source(),
        },
        "lines": {
            "inbound_travel": lines.inbound_travel,
            "events": lines.events,
            "host_students": lines.host_students,
            "outbound": lines.outbound,
            "volunteers": lines.volunteers,
            "in_unknown_host_countries": study.unknown_hosts,
            "rounding_in_the_published_parts": own.rounding if own else None,
            "not_explained_by_any_published_part": own.unexplained if own else None,
        },
        "figures": [_figure(study, figure) for figure in study.figures],
        "if": _what_if(study),
        "result": result_object(study.result),
    }


def _figure(study: Study2015, figure: Figure) -> dict[str, Json]:
    return {
        "code": figure.code,
        "label": said().study_2015.figure_label(study, figure.code),
        "published": figure.published.amount if figure.published else None,
        "published_source": figure.published.source if figure.published else None,
        "reproduced": figure.reproduced,
        "start": figure.start,
        "corrected": figure.corrected,
        "low": figure.low,
        "high": figure.high,
        "corrected_is": said().study_2015_meanings.end_label(figure).lower(),
        "unit": said().study_2015.figure_unit(study, figure.code),
        "published_unit": (
            term("US dollars times a factor: no unit") if figure.code in IN_PPP else study.result.basis.home_currency
        ),
        "measure": said().study_2015_meanings.measure_words(study, figure.code),
        "published_as": said().study_2015_meanings.published_words(study, figure.code),
        "meaning": said().study_2015_meanings.corrected_words(study, figure.code),
        "steps": [
            {
                "code": step.code,
                "label": said().study_2015_steps.STEP_LABELS[step.code],
                "amount": step.amount,
                "sentence": said().study_2015_steps.step_sentence(study, figure, step),
            }
            for step in figure.steps
        ],
    }


def _what_if(study: Study2015) -> Json:
    if study.what_if is None:
        return None
    assumed = study.what_if.assumed
    return {
        "resident_share_of_event_spending": assumed.residents_money,
        "resident_share_of_event_participants": round(assumed.residents, 12),
        "spent_by_a_resident": assumed.spent_by_residents,
        "spent_by_a_participant": assumed.spent_by_all,
        "source": said().study_2015.audience_source(assumed),
        "remark": said().study_2015.audience_remark(),
        "figures": {str(code): value for code, value in study.what_if.figures.items()},
    }
