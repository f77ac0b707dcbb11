"""Files at URLs that cannot be had, or stored."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import urls as f


def nothing_at_url(_: f.NothingAtUrl) -> Wrong:
    return Wrong("there is nothing at this URL", "Look at how it is written, and whether you may read it")


def url_unreached(fact: f.UrlUnreached) -> Wrong:
    if fact.why == "refused":
        return Wrong(f"{fact.host} refuses the connection", "Look at the URL and its port, and whether the server runs")
    if fact.why == "no host":
        return Wrong(f"no server is called {fact.host}", "Look at how it is written, and at the connection")
    if fact.why == "timed out":
        return Wrong(f"{fact.host} did not answer in time", "Look at the connection, and give the command again")
    if fact.why == "forbidden":
        return Wrong(
            f"{fact.host} does not let you read this (status {fact.status})",
            "Ask its owner for the right, or download it with your browser and give the file",
        )
    return Wrong(
        f"{fact.host} answers that it cannot give this (status {fact.status})",
        "Give the command again later, or download it with your browser and give the file",
    )


def url_only_read(_: f.UrlOnlyRead) -> Wrong:
    return Wrong("nothing can be written there", "Give a file of this machine, or a store such as s3://...")


def url_nameless(_: f.UrlNameless) -> Wrong:
    return Wrong("this URL has no name of a file in it", "Give one that ends in a name: s3://bucket/city.xlsx")


def library_of_url_missing(fact: f.LibraryOfUrlMissing) -> Wrong:
    return Wrong(
        f"files at such a URL need {fact.library}, which is not installed",
        f"Type: pip install {fact.extra}",
    )


def odd_name_at_url(fact: f.OddNameAtUrl) -> Wrong:
    return Wrong(f"a file in it is called {fact.name}", "Give it a name without ..")


def too_much_at_url(fact: f.TooMuchAtUrl) -> Wrong:
    return Wrong(
        f"{fact.size:,.1f} GiB, which is more than the {fact.most} GiB that are brought here",
        "Copy it to this machine, or give a part of it",
    )


def store_refused(fact: f.StoreRefused) -> Wrong:
    done = {"read": "read", "look": "looked at", "store": "stored there"}
    return Wrong(
        f"it could not be {done[fact.doing]} ({fact.said})",
        "Look at the URL, the connection and your rights there, and give the command again",
    )
