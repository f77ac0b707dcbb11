"""Draw the rooms of the house and what each is built on, from the imports themselves: docs/house.svg.

python scripts/draw_house.py [--out docs/house.svg]

An arrow goes from a room to one that it imports from. Left out is what follows from the others: where report uses
impact and impact uses economy, that report uses economy too. The same imports give the same bytes.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "impactcalc"
# Result's own methods to_excel and to_json: the one arrow that goes up.
UP = ("impact", "report")
WIDTH, MARGIN, GAP, LINE, HEAD = 1000, 24, 44, 15, 30
Rooms = dict[str, list[str]]  # each room, and the rooms inside it
Uses = dict[str, set[str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=SOURCE.parents[1] / "docs" / "house.svg")
    out = parser.parse_args().out
    out.write_text(picture(), encoding="utf-8")
    print(out)
    return 0


def rooms() -> Rooms:
    """Folders and files at the root of the package; of folders, the folders in them."""
    found = {}
    for path in sorted(SOURCE.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            found[path.name] = sorted(inner.parent.name for inner in path.glob("*/__init__.py"))
        elif path.suffix == ".py" and not path.stem.startswith("__"):
            found[path.stem] = []
    return found


def uses(known: Rooms) -> Uses:
    """What each room imports from, late imports and those for types counted too."""
    found: Uses = {room: set() for room in known}
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room not in known:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "impactcalc" and len(parts) > 1 and parts[1] in known and parts[1] != room:
                    found[room].add(parts[1])
    return found


def below(room: str, found: Mapping[str, set[str]]) -> set[str]:
    """Every room that one stands on, through others or not."""
    reached: set[str] = set()
    waiting = [room]
    while waiting:
        for next_one in found[waiting.pop()] - reached:
            reached.add(next_one)
            waiting.append(next_one)
    return reached


def floors(found: Uses) -> list[list[str]]:
    """The rooms from top to bottom: each stands on the floor above the highest of those that it uses."""
    height: dict[str, int] = {}

    def high(room: str) -> int:
        if room not in height:
            height[room] = 1 + max((high(other) for other in found[room]), default=-1)
        return height[room]

    top = max(map(high, found))
    return [sorted(room for room in found if height[room] == level) for level in range(top, -1, -1)]


def picture() -> str:
    """The picture as SVG."""
    known = rooms()
    found = uses(known)
    found[UP[0]].discard(UP[1])
    shown = {
        room: {one for one in others if not any(one in below(other, found) for other in others - {one})}
        for room, others in found.items()
    }
    boxes: dict[str, tuple[float, float, float, float]] = {}
    y = float(MARGIN)
    for floor in floors(found):
        wide = min(240.0, (WIDTH - 2 * MARGIN - 16 * (len(floor) - 1)) / len(floor))
        left = (WIDTH - wide * len(floor) - 16 * (len(floor) - 1)) / 2
        tall = 0.0
        for at, room in enumerate(floor):
            high = HEAD + LINE * len(known[room]) + (6 if known[room] else 0)
            boxes[room] = (left + at * (wide + 16), y, wide, high)
            tall = max(tall, high)
        y += tall + GAP
    lines = [_arrow(boxes[room], boxes[other]) for room in sorted(shown) for other in sorted(shown[room])]
    lines.append(_arrow(boxes[UP[0]], boxes[UP[1]], up=True))
    drawn = [_box(room, known[room], *box) for room, box in sorted(boxes.items())]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y - GAP + MARGIN:g}" '
        'font-family="Helvetica, Arial, sans-serif">',
        "<title>The rooms of impactcalc, and what each is built on</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#7f7f7f"/></marker></defs>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        *lines,
        *drawn,
        "</svg>",
        "",
    ])  # fmt: skip


def _arrow(
    start: tuple[float, float, float, float], end: tuple[float, float, float, float], *, up: bool = False
) -> str:
    x, y = start[0] + start[2] / 2, start[1] + (0 if up else start[3])
    to_x, to_y = end[0] + end[2] / 2, end[1] + (end[3] if up else 0)
    shift = 18 if up else 0
    dashes = ' stroke-dasharray="5 4"' if up else ""
    return (
        f'<line x1="{x + shift:g}" y1="{y:g}" x2="{to_x + shift:g}" y2="{to_y:g}" stroke="#7f7f7f"{dashes} '
        'marker-end="url(#tip)"/>'
    )


def _box(room: str, inner: list[str], x: float, y: float, wide: float, high: float) -> str:
    middle = x + wide / 2
    texts = [f'<text x="{middle:g}" y="{y + 20:g}" text-anchor="middle" font-size="14">{escape(room)}</text>']
    texts += [
        f'<text x="{middle:g}" y="{y + HEAD + 8 + LINE * at:g}" text-anchor="middle" font-size="11" fill="#595959">'
        f"{escape(name)}</text>"
        for at, name in enumerate(inner)
    ]
    frame = f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="4" fill="#f3f6fa" stroke="#1F4E79"/>'
    return "\n".join([frame, *texts])


if __name__ == "__main__":
    sys.exit(main())
