"""Groups of commands that are made when they are asked for: to list them takes their names and first sentences."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from impactcalc.cli.at_urls import at_urls
from impactcalc.cli.looked_at import looked_at
from impactcalc.cli.typed import checking

PLAIN: Mapping[str, Any] = {
    "rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False, "no_args_is_help": True,
}  # fmt: skip


def group_of(commands: Mapping[str, str], *, help: str, callback: Callable[..., None] = lambda: None) -> typer.Typer:
    """A group: each command by its name, and where it stands as "module:function", or "module:group" with its own."""

    class Group(TyperGroup):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.commands = _Commands(commands)

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Typer calls it
            return list(commands)

        def get_help_option(self, ctx: Any) -> Any:
            # A flag that is not given is False, as others are: of "no value" Typer has pydantic make one, in 0.1 s.
            option = super().get_help_option(ctx)
            if option is not None:
                option.default = False
            return option

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            # The same lines as of the commands themselves, without their options.
            listed = TyperGroup(name="", commands={name: _listed(name, place) for name, place in commands.items()})
            listed.format_commands(ctx, formatter)

    group = typer.Typer(cls=Group, help=help, **PLAIN)
    group.callback()(callback)
    return group


class _Commands(dict[str, Any]):
    """A group's commands in their order; each is made out of its function when somebody asks for it."""

    def __init__(self, places: Mapping[str, str]) -> None:
        super().__init__(dict.fromkeys(places))
        self._places = places

    def __getitem__(self, name: str) -> Any:
        if super().__getitem__(name) is None:
            self[name] = _made(name, self._places[name])
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else default  # noqa: SIM401 - that is what this is

    def items(self) -> Any:
        return [(name, self[name]) for name in self]

    def values(self) -> Any:
        return [self[name] for name in self]


def _found(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def _made(name: str, place: str) -> Any:
    found = _found(place)
    if not isinstance(found, typer.Typer):
        function: Callable[..., None] = found
        found = typer.Typer(**{**PLAIN, "no_args_is_help": False})
        found.command(name, cls=checking(function))(at_urls(looked_at(function)))
    command = typer.main.get_command(found)
    command.name = name
    return command


def _listed(name: str, place: str) -> Any:
    found = _found(place)
    help = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
    return TyperCommand(name, callback=None, help=help)
