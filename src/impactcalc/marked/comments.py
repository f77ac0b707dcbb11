"""The comments of a sheet: ours put in beside the user's, and taken out again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from impactcalc.marked.edits import Edits
from impactcalc.marked.package import Package
from impactcalc.marked.xml_tree import Element, parse_xml
from impactcalc.report.writers.cell_xml import text_element
from impactcalc.workbooks.cell_names import cell_address, cell_position

AUTHOR = "impactcalc"
RULE, END = "--- impactcalc: ---", "--- impactcalc ends here ---"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_OURS = re.compile(rf"\n?{re.escape(RULE)}.*?{re.escape(END)}", re.DOTALL)
_FONT = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'

Position = tuple[int, int]


class Comments:
    """The comments of one sheet, in the part that the sheet refers to; made when the first one is added."""

    def __init__(self, package: Package, sheet: str) -> None:
        self._package, self._sheet = package, sheet
        links = [link for link in package.related(sheet) if link.kind == "comments" and package.has(link.target)]
        self._part = links[0].target if links else ""
        self._threads = any(link.kind == "threadedComment" for link in package.related(sheet))
        self.places = frozenset(self._by_place()) if self._part else frozenset()

    def _by_place(self) -> dict[Position, Element]:
        listed = parse_xml(self._package.read(self._part)).child("commentList")
        comments = listed.all("comment") if listed is not None else []
        return {cell_position(comment.attributes.get("ref", "").encode()): comment for comment in comments}

    def _authors(self, root: Element) -> list[str]:
        listed = root.child("authors")
        return [author.text for author in listed.children] if listed is not None else []

    def drop_ours(self) -> frozenset[Position]:
        """Take our comments out, and our part of the user's; the places where none is left."""
        if not self._part:
            return frozenset()
        data = self._package.read(self._part)
        edits = Edits(data)
        dropped = set()
        for place, comment in self._by_place().items():
            texts = _texts(comment)
            left = [_OURS.sub("", text.text) for text in texts]
            # Known by our words, not by the author, whom some programs forget: what a user added to them stays.
            if left != [text.text for text in texts] and not "".join(left).strip():
                edits.replace(comment.start, comment.end, b"")
                dropped.add(place)
                continue
            for text, kept in zip(texts, left, strict=True):
                if kept != text.text:
                    edits.replace(text.start, text.end, _prefixed(text_element(kept), text.prefix))
        if edits:
            self._package.write(self._part, edits.applied())
        self.places -= dropped
        return frozenset(dropped)

    def add(self, texts: Mapping[Position, str]) -> frozenset[Position]:
        """Put texts in, behind what the user says there already; the places that had no comment.

        A cell with a thread of comments keeps it as it is: Excel shows the thread and nothing beside it.
        """
        if not self._part:
            self._make()
        data = self._package.read(self._part)
        root = parse_xml(data)
        authors = self._authors(root)
        there = self._by_place()
        edits = Edits(data)
        prefix = root.prefix
        listed_authors, listed = root.child("authors"), root.child("commentList")
        if AUTHOR not in authors:
            author = f"<{prefix}author>{AUTHOR}</{prefix}author>"
            authors.append(AUTHOR)
            if listed_authors is not None:
                edits.append(listed_authors, author)
            else:
                edits.insert(root.opened, f"<{prefix}authors>{author}</{prefix}authors>")
        number = authors.index(AUTHOR)
        new = []
        for place, text in sorted(texts.items()):
            if place not in there:
                run = f"<r><rPr>{_FONT}</rPr>{text_element(_signed(text))}</r>"
                made = f'<comment ref="{cell_address(*place)}" authorId="{number}"><text>{run}</text></comment>'
                new.append(_prefixed(made, prefix))
            elif not self._threaded(there[place], authors):
                self._extend(edits, there[place], f"\n{_signed(text)}")
        if listed is not None:
            edits.append(listed, "".join(new))
        else:
            edits.append(root, f"<{prefix}commentList>{''.join(new)}</{prefix}commentList>")
        self._package.write(self._part, edits.applied())
        return frozenset(texts) - there.keys()

    def _threaded(self, comment: Element, authors: list[str]) -> bool:
        return self._threads and _author(comment, authors).startswith("tc=")

    def _extend(self, edits: Edits, comment: Element, text: str) -> None:
        body = comment.child("text")
        run = _prefixed(f"<r><rPr>{_FONT}</rPr>{text_element(text)}</r>", comment.prefix)
        if body is None:
            edits.append(comment, f"<{comment.prefix}text>{run}</{comment.prefix}text>")
            return
        parts = [child for child in body.children if child.name in ("t", "r")]
        for child in parts:
            if child.name == "t":  # a text without runs: it becomes the first one
                edits.insert(child.start, f"<{comment.prefix}r>")
                edits.insert(child.end, f"</{comment.prefix}r>")
        if parts:
            edits.insert(parts[-1].end, run)
        elif body.closed_at_once:
            edits.append(body, run)
        else:
            edits.insert(body.opened, run)

    def _make(self) -> None:
        self._part = self._package.free_name("xl/comments{}.xml")
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        body = "<authors/><commentList/>"
        self._package.write(self._part, f'{head}<comments xmlns="{self._package.main}">{body}</comments>')
        self._package.override(self._part, _COMMENTS_TYPE)
        self._package.relate(self._sheet, "comments", self._part)


def _signed(text: str) -> str:
    """A text between the lines by which we know it again."""
    return f"{RULE}\n{text}\n{END}"


def _author(comment: Element, authors: list[str]) -> str:
    number = comment.attributes.get("authorId", "")
    return authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""


def _texts(comment: Element) -> list[Element]:
    """The pieces of text that a comment shows."""
    body = comment.child("text")
    parts = body.children if body is not None else []
    return [text for part in parts for text in ([part] if part.name == "t" else part.all("t"))]


_TAG = re.compile(r"<(/?)(?=[A-Za-z])")


def _prefixed(xml: str, prefix: str) -> str:
    return _TAG.sub(rf"<\1{prefix}", xml) if prefix else xml
