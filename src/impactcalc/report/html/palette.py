"""The colours and fonts of the page, of its PDF and of its pictures: those of a look, seen by everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from markupsafe import Markup

from impactcalc.report.city_colours import DARK, on_dark
from impactcalc.report.writers.look import SHIPPED, TEXT_CONTRAST, WHITE, Look, contrast

INK = "#16202C"
SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif'


@dataclass(frozen=True, slots=True)
class Palette:
    """Of one kind of screen, or of paper. `accent` is that of links and rules, `bar` and `off` those of charts,
    `on_bar` and `on_off` of letters in them, `warn` of what must not be overlooked and of what was moved."""

    ink: str
    paper: str
    title: str
    accent: str
    bar: str
    off: str
    on_bar: str
    on_off: str
    warn: str
    grey: str
    line: str
    soft: str

    @property
    def variables(self) -> str:
        """As a style sheet has them."""
        return "; ".join(f"--{name.replace('_', '-')}: {colour.lower()}" for name, colour in asdict(self).items())


def on_paper(look: Look) -> Palette:
    """On white."""
    return Palette(
        ink=INK, paper=WHITE, title=look.ink if look.ink != SHIPPED.ink else INK, accent=look.link, bar=look.new,
        off=look.taken_off, on_bar=_letters(look.new, WHITE), on_off=_letters(look.taken_off, WHITE), warn="#B45309",
        grey="#4F5B69", line="#C9D1DA", soft="#EEF3F8",
    )  # fmt: skip


def in_the_dark(look: Look) -> Palette:
    """Where screens are dark."""
    accent, bar, off = on_dark(look)
    ink = "#E8EDF2"
    return Palette(
        ink=ink, paper=DARK, title=ink, accent=accent, bar=bar, off=off, on_bar=_letters(bar, DARK),
        on_off=_letters(off, DARK), warn="#F0A45D", grey="#AEB9C5", line="#3C4855", soft="#1C2631",
    )  # fmt: skip


def _letters(bar: str, paper: str) -> str:
    """Those in a bar: of the paper where that can be read in it, else of whatever can."""
    return (
        max((WHITE, "#000000"), key=lambda one: contrast(one, bar)) if contrast(paper, bar) < TEXT_CONTRAST else paper
    )


def styles_of(look: Look) -> Markup:
    """The variables of the style sheet: on screens, on dark ones, and on paper, which is white."""
    light, dark = on_paper(look), in_the_dark(look)
    fonts = "; ".join(f"--{name}: {font}" for name, font in _fonts(look).items())
    return Markup(
        f":root {{ {light.variables}; {fonts} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark.variables} }} }}\n"
        f"@media print {{ :root {{ {light.variables} }} }}"
    )


def _fonts(look: Look) -> Mapping[str, str]:
    """Those of the system, after the city's own; its names are letters, digits and spaces."""
    named = {"font": look.font, "title-font": look.title_font} if look.name else {"font": "", "title-font": ""}
    return {name: f'"{font}", {SYSTEM}' if font else SYSTEM for name, font in named.items()}
