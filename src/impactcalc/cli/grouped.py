"""Options that belong together: said once, as the fields of a dataclass, for every command that has them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from inspect import Parameter
from typing import Any, get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """A command with an option for each field of the dataclasses that it takes, in their places."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    parameters: list[Parameter] = []
    for one in inspect.signature(command).parameters.values():
        if one.name in groups:
            parameters += _options(groups[one.name])
        else:
            parameters.append(one.replace(annotation=hints[one.name]))
    signature = inspect.Signature(parameters, return_annotation=None)

    def called(*given: Any, **named: Any) -> None:
        bound = signature.bind(*given, **named)
        bound.apply_defaults()
        values = dict(bound.arguments)
        for name, kind in groups.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
        command(**values)

    # Not functools.wraps: whoever looks at the command is to see its options, not its groups.
    called.__name__, called.__qualname__, called.__module__ = command.__name__, command.__qualname__, command.__module__
    called.__doc__ = command.__doc__
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    called.__signature__ = signature  # type: ignore[attr-defined]
    return called


def _options(kind: Any) -> list[Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        Parameter(field.name, Parameter.POSITIONAL_OR_KEYWORD, default=field.default, annotation=hints[field.name])
        for field in fields(kind)
    ]
