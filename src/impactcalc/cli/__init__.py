"""The command line."""

from impactcalc.cli.app import app, main

__all__ = ["app", "main"]
