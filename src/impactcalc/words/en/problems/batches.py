"""Batches that cannot begin or go on, and studies of them that come to nothing."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import batches as f

_SAME_ON_ALL = "Install the same version, and the same data, on all workers as here"


def no_study_there(fact: f.NoStudyThere) -> Wrong:
    left = "".join(f"; {name}: {why}" for name, why in fact.left)
    if fact.folder:
        return _no_study_in_folder(fact, left)
    return Wrong(
        "this list names no study" + left,
        f"Type a path or URL a line, each of a workbook ({', '.join(fact.endings)}) or of a folder with a study.csv",
    )


def _no_study_in_folder(fact: f.NoStudyThere, left: str) -> Wrong:
    studies = f"workbooks ({', '.join(fact.endings)}) or folders with a study.csv"
    message, remedy = "there is no workbook in this folder", f"put {studies} into it"
    if fact.reports:
        reports = "a report" if fact.reports == 1 else f"{fact.reports:,} reports"
        message = f"there is no study in this folder, but {reports} that impactcalc wrote"
        remedy = f"give the folder that has the studies: {studies}"
    if fact.alike:
        one = len(fact.alike) == 1
        message += "" if fact.reports else " to report on"
        left = f"; {', '.join(fact.alike)}: called as reports are (...{fact.report_ending}){left}"
        remedy = f"{'If it is a study, rename it' if one else 'Rename those that are studies'}; if not, {remedy}"
    return Wrong(message + left, remedy[0].upper() + remedy[1:])


def inputs_not_read(fact: f.InputsNotRead) -> Wrong:
    return Wrong(f"it could not be read ({fact.reason})", "Ask its owner for the right to read it")


def list_too_long(fact: f.ListTooLong) -> Wrong:
    return Wrong(f"a list of more than {fact.most} MB", "Split it over several")


def reports_on_others(fact: f.ReportsOnOthers) -> Wrong:
    return Wrong(
        f"the reports on {fact.there} are here, and these would be on {fact.given}",
        "Give another folder, or add --force to replace their summary",
    )


def changed_since(fact: f.ChangedSince) -> Wrong:
    return Wrong(
        f"{', '.join(fact.names)}: changed by somebody since it was written, so it is left as it is and not written "
        "anew",
        "Move it away, or add --force to replace it",
    )


def only_folders_watched(_: f.OnlyFoldersWatched) -> Wrong:
    return Wrong("only a folder can be watched", "Give a folder, or leave --watch out")


def study_of_no_member(fact: f.StudyOfNoMember) -> Wrong:
    return Wrong(
        "this study is of no member of the list",
        f'Add a row to the list with "{fact.name}" in its column study, or, where the member is there by another name, '
        f'type "{fact.name}" over that',
    )


def studies_of_one_member(fact: f.StudiesOfOneMember) -> Wrong:
    return Wrong(f"two studies are of this member: {fact.first} and {fact.second}", "Keep one of them")


def _how(code: int, signal: str) -> str:
    """How a process ended."""
    if code < 0:
        return f"ended by {signal or f'signal {-code}'}"
    return f"it ended with {code}" if code else "it ended"


def no_worker_started(fact: f.NoWorkerStarted) -> Wrong:
    return Wrong(
        f"no worker could be started ({_how(fact.exit_code, fact.signal)})",
        "Give more memory with --memory, or close other programs",
    )


def died_twice(fact: f.DiedTwice) -> Wrong:
    return Wrong(
        f"the process that worked on it died twice, the second time alone ({_how(fact.exit_code, fact.signal)})",
        "Where memory was short, give more with --memory, close other programs, or split the workbook",
    )


def took_too_long(fact: f.TookTooLong) -> Wrong:
    return Wrong(
        f"it was not finished after {fact.seconds:,g} seconds",
        "Give more with --seconds, or split the workbook",
    )


def took_too_much(_: f.TookTooMuch) -> Wrong:
    return Wrong(
        "it needs more memory than one study may take",
        "Give more with --memory, or split the workbook",
    )


def dask_missing(fact: f.DaskMissing) -> Wrong:
    return Wrong("Dask is not installed", f"Type: {fact.command}")


def dask_silent(_: f.DaskSilent) -> Wrong:
    return Wrong(
        "no Dask scheduler answers there",
        "Give the address that `dask scheduler` prints, such as tcp://10.0.0.5:8786",
    )


def dask_without_workers(fact: f.DaskWithoutWorkers) -> Wrong:
    return Wrong("this Dask scheduler has no worker", f"Start some: dask worker {fact.address}")


def dask_gone(fact: f.DaskGone) -> Wrong:
    return Wrong(
        f"the Dask scheduler at {fact.address} is gone",
        "Start it and its workers, and give the same command again: what is done is kept",
    )


def dask_worker_unable(fact: f.DaskWorkerUnable) -> Wrong:
    return Wrong(f"a worker cannot do it ({fact.error})", _SAME_ON_ALL)


def dask_process_ended(fact: f.DaskProcessEnded) -> Wrong:
    how = f"the process that worked on it ended with {fact.exit_code}"
    return Wrong(f"a worker cannot do it ({how})", _SAME_ON_ALL)


def dask_worker_differs(_: f.DaskWorkerDiffers) -> Wrong:
    return Wrong("a worker has another version of impactcalc, or data of its own", _SAME_ON_ALL)


def dask_gave_up(_: f.DaskGaveUp) -> Wrong:
    return Wrong(
        "Dask gave it up: the workers that had it died, again and again, at last with it alone",
        "Where memory was short, give them more, or split the workbook",
    )
