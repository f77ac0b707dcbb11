"""Commands that take a URL wherever they take a path."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from impactcalc.cli.url import OUTPUTS, lists_urls, urls_in


def at_urls(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes URLs wherever it takes a path."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        if not any(urls_in(name, value) or lists_urls(value) for name, value in given.items()):
            command(**given)
            return
        from impactcalc.cli.urls import Urls
        from impactcalc.console import USERS_FAULT, refuse

        try:
            with Urls() as urls:
                command(**urls.here(given, outputs=outputs_of(command)))
        except USERS_FAULT as error:
            refuse(error)

    return called


def outputs_of(command: Callable[..., None]) -> set[str]:
    """The parameters of a command that name what it writes; a switch of the same name is none."""
    return {
        name
        for name, one in inspect.signature(command).parameters.items()
        if name in OUTPUTS and one.default is not False
    }
