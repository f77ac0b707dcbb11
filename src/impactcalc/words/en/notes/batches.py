"""Batches: what became of inputs, and what is kept."""

from __future__ import annotations

from impactcalc.facts.notes import batches as f


def left_out(fact: f.LeftOut) -> str:
    texts = {
        "no path": "this is no path",
        "twice": "it stands in the list before",
        "folder": "it is a folder without a study.csv; what lies in it is not looked at",
        "report": f"a report is called so (...{fact.ending}). Rename it if it is a study",
        "no file": "it is neither a file nor a folder",
        "one sheet": f"a single {fact.ending} file is one sheet, not a study. Put it into a folder, named after its "
        f"sheet: visitors{fact.ending} beside study.csv",
        "no workbook": "it is no workbook",
    }
    return f"left out because {texts[fact.why]}"


def left_out_unread(fact: f.LeftOutUnread) -> str:
    return f"left out because {fact.why}"


def not_to_be_read(fact: f.NotToBeRead) -> str:
    return f"it could not be read ({fact.reason})"


def of_earlier_version(fact: f.OfEarlierVersion) -> str:
    return f"{', '.join(fact.names)}: from an earlier version of this input"


def outputs_of_gone(fact: f.OutputsOfGone) -> str:
    more = f" and {fact.more} more" if fact.more else ""
    return f"Of inputs that are no longer there, and left as they are: {', '.join(fact.names)}{more}"


def done_and_as_they_were(fact: f.DoneAndAsTheyWere) -> str:
    few = f"; to be done: {', '.join(fact.to_do)}" if fact.to_do else ""
    return f"{fact.kept:,} of {fact.whole:,} studies are done and as they were{few}"


def study_may_take(fact: f.StudyMayTake) -> str:
    seconds = f"{fact.seconds:,g} seconds" if fact.seconds else "any time"
    memory = f"{fact.megabytes:,} MB" if fact.megabytes else "any memory"
    return f"Each study may take {seconds} and {memory}"


def became_of(fact: f.BecameOf) -> str:
    became = "" if fact.became == "left_out" else f"{fact.became.replace('_', ' ')}: "
    more = f" (and {fact.more} more: see the summary)" if fact.more else ""
    return f"{fact.name}: {became}{fact.first}{more}"


def studies_reported(fact: f.StudiesReported) -> str:
    besides = f"; {fact.waiting} not come to" if fact.waiting else ""
    besides += f"; {fact.left} left out" if fact.left else ""
    return f"{fact.done} of {fact.whole} {'study' if fact.whole == 1 else 'studies'} reported{besides}"
