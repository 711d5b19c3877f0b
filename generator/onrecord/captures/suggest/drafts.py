"""Suggestions written into a source file: drafts, which ``check`` refuses until confirmed.

The file's text is edited in place: the drafts go below the last extract, everything else stays as
it is, comments and layout included. The new text is parsed before anybody sees it, and must say
what the old one said and the drafts besides.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from onrecord.captures.emitting import Value, extract_lines
from onrecord.captures.matching import CapturedText
from onrecord.captures.suggest import Suggestion
from onrecord.captures.suggest.cast import Known
from onrecord.inputs.files import InputFile
from onrecord.inputs.front_matter import split
from onrecord.model import Extract
from onrecord.model.lock import Status
from onrecord.parse import Entity, parse

#: The tag that marks a draft; the check ``unconfirmed-extract`` looks for the same.
TO_CONFIRM = "to-confirm"

_ID_WORDS = 5
_ID_CHARACTERS = 48
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Draft:
    """An extract to be confirmed: its fields in order, and remarks that stand as comments."""

    id: str
    fields: Mapping[str, Value]
    remarks: tuple[str, ...] = ()


def places_of(extracts: Iterable[Extract], captured: CapturedText) -> dict[str, tuple[int, int]]:
    """Where the extracts that a source has already stand in its capture, as far as found."""
    found = {}
    for extract in extracts:
        match = captured.match(extract.quote, extract.prefix, extract.suffix)
        if match.status.is_verified:
            found[extract.id] = (match.start, match.end)
    return found


def present(
    item: Suggestion, places: Mapping[str, tuple[int, int]], extracts: Iterable[Extract]
) -> str | None:
    """The extract that quotes a suggested passage or a part of it already."""
    for name, (start, end) in places.items():
        if start < item.end and item.start < end:
            return name
    wanted = _compared(item.quote)
    for extract in extracts:
        if extract.id not in places and _compared(extract.quote) == wanted:
            return extract.id
    return None


def _compared(quote: str) -> str:
    plain = re.sub(r"[“”„«»‘’‚\"']", "", quote)
    return " ".join(re.sub(r"[‐-―-]", "-", plain).split()).rstrip(".,;:!?…")


def drafts_of(
    items: Iterable[Suggestion], known: Known, captured: CapturedText, taken: Collection[str]
) -> tuple[Draft, ...]:
    """A draft of each suggestion, with ids from its words that are not ``taken``."""
    used = set(taken)
    found = []
    for item in items:
        name = _id(item.quote, used)
        used.add(name)
        found.append(_draft(name, item, known, captured))
    return tuple(found)


def _id(quote: str, used: Collection[str]) -> str:
    plain = unicodedata.normalize("NFKD", quote.replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    name = ""
    for word in words[:_ID_WORDS]:
        longer = f"{name}-{word}".strip("-")
        if name and len(longer) > _ID_CHARACTERS:
            break
        name = longer[:_ID_CHARACTERS]
    name = name or "quotation"
    if name not in used:
        return name
    number = 2
    while f"{name}-{number}" in used:
        number += 1
    return f"{name}-{number}"


def _draft(name: str, item: Suggestion, known: Known, captured: CapturedText) -> Draft:
    quote = " ".join(item.quote.split())
    # In American print the comma of the framing sentence stands within the marks.
    quote = quote[:-1].rstrip() if quote.endswith(",") and len(quote) > 1 else quote
    fields: dict[str, Value] = {"id": name, "quote": quote}
    remarks = []
    outlet = known.outlet(item.speaker_name or item.speaker_text or "")
    if item.speaker:
        fields["speaker"] = item.speaker
    elif item.described and item.speaker_text:
        fields["speaker_described"] = _lowered(item.speaker_text)
    elif item.speaker_text and not outlet:
        who = item.speaker_name or item.speaker_text
        remarks.append(
            f'said by "{who}", who is no registered actor: add one, then speaker: its id'
        )
    elif not outlet:
        remarks.append("the text does not say plainly who says this")
    if item.speaker_text and not outlet:
        fields["form"] = item.form
    if item.confidence == "low" and item.speaker_text:
        remarks.append("the speaker is inferred from the sentences around it")
    for key, value in (("said", item.said), ("said_to", item.said_to)):
        if value:
            fields[key] = value
    if item.via:
        fields["via"] = item.via
    fields.update(_context(item, quote, captured))
    fields["tags"] = [TO_CONFIRM]
    return Draft(name, fields, tuple(remarks))


def _lowered(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in _ARTICLES else text


_ARTICLES = frozenset("A An The One Two Three Several Some Another His Her Their Its".split())


def _context(item: Suggestion, quote: str, captured: CapturedText) -> dict[str, str]:
    """A few words before or after, where the quotation occurs more than once."""
    if captured.match(quote).status is not Status.AMBIGUOUS:
        return {}
    before = captured.text[max(0, item.start - 200) : item.start].split()
    after = captured.text[item.end : item.end + 200].split()
    for length in (3, 6, 12):
        around = (" ".join(before[-length:]).strip(), " ".join(after[:length]).strip())
        prefix, suffix = (part if re.search(r"\w", part) else "" for part in around)
        for given in ({"prefix": prefix}, {"suffix": suffix}, {"prefix": prefix, "suffix": suffix}):
            if all(given.values()):
                match = captured.match(quote, given.get("prefix"), given.get("suffix"))
                if match.status.is_verified and match.start == item.start:
                    return given
    return {}


# -- into the file -------------------------------------------------------------------------------


def with_drafts(text: str, source: Entity, drafts: Sequence[Draft]) -> str:
    """The text of a source's file with drafts below its extracts.

    Raises AssertionError where the result does not read as the old text and the drafts: our bug.
    """
    path = source.span.file
    start, end = _fields_of(text, path)
    fields = text[start:end]
    edited = text[:start] + _appended(fields, drafts) + text[end:]
    _prove(text, edited, source, drafts)
    return edited


def _fields_of(text: str, path: str) -> tuple[int, int]:
    """The part of a file that is YAML."""
    if path.endswith(".yml"):
        return 0, len(text)
    halves = split(InputFile(path, text))
    if not hasattr(halves, "yaml"):
        raise AssertionError(f"{path} was parsed, but has no front matter")
    start = text.index("\n") + 1
    return start, start + len(halves.yaml)


def _appended(fields: str, drafts: Sequence[Draft]) -> str:
    node = yaml.compose(fields, Loader=_YAML)
    listed = next(
        (value for key, value in getattr(node, "value", ()) if key.value == "extracts"), None
    )
    if listed is None:
        gap = "" if not fields or fields.endswith("\n") else "\n"
        return f"{fields}{gap}extracts:\n" + _block(drafts, 2, blank=True, first=True)
    lines = fields.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    begin = starts[listed.start_mark.line] + listed.start_mark.column
    finish = starts[listed.end_mark.line] + listed.end_mark.column
    if listed.flow_style:
        if not listed.value:
            rest = fields[finish:]
            tail, _, rest = rest.partition("\n")
            head = fields[:begin].rstrip(" ")
            return f"{head}{tail}\n" + _block(drafts, 2, blank=True, first=True) + rest
        inner = fields[begin : finish - 1].rstrip()
        comma = "" if inner.endswith(",") else ","
        kept = fields[begin + len(inner) : finish]
        added = ", ".join(_flow(draft) for draft in drafts)
        return f"{fields[:begin]}{inner}{comma} {added}{kept}{fields[finish:]}"
    column = listed.start_mark.column
    last = listed.end_mark.line if listed.end_mark.column == 0 else listed.end_mark.line + 1
    last = min(last, len(lines))
    while last > 0 and _between(lines[last - 1], column):
        last -= 1
    blank = len(listed.value) < 2 or any(
        not line.strip() for line in lines[listed.start_mark.line : last]
    )
    added = _block(drafts, column, blank=blank, first=False)
    return "\n".join(lines[:last]) + "\n" + added + "\n".join(lines[last:])


def _between(line: str, column: int) -> bool:
    """Whether a line belongs to what follows the list: empty, or a comment not inside it."""
    bare = line.lstrip(" ")
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)


def _block(drafts: Sequence[Draft], column: int, *, blank: bool, first: bool) -> str:
    text = ""
    for number, draft in enumerate(drafts):
        lines = extract_lines(draft.fields).rstrip("\n").split("\n")
        remarks = [f"    # {_one_line(remark)}" for remark in draft.remarks]
        lines[1:1] = remarks
        if blank and not (first and not number):
            text += "\n"
        text += "".join(f"{' ' * column}{line[2:]}\n" for line in lines)
    return text


def _flow(draft: Draft) -> str:
    plain = {
        key: value if isinstance(value, str) else list(value) for key, value in draft.fields.items()
    }
    pairs = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items())
    return "{" + ", ".join(pairs) + "}"


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _prove(before: str, after: str, source: Entity, drafts: Sequence[Draft]) -> None:
    """The new text must say what the old one did and the drafts; else it is not written."""
    path = source.span.file
    old = parse([InputFile(path, before)])
    new = parse([InputFile(path, after)])
    if len(old.entities) != 1 or len(new.entities) != 1:
        raise AssertionError(f"{path}: the source does not read back: {new.diagnostics}")
    was, now = old.entities[0], new.entities[0]
    kept = now.record.extracts[: len(was.record.extracts)]
    added = now.record.extracts[len(was.record.extracts) :]
    same = (
        was.record.model_copy(update={"extracts": ()})
        == now.record.model_copy(update={"extracts": ()})
        and kept == was.record.extracts
        and was.prose.text == now.prose.text
        and [(item.code, item.message) for item in old.diagnostics]
        == [(item.code, item.message) for item in new.diagnostics]
    )
    meant = [(draft.id, draft.fields["quote"], (TO_CONFIRM,)) for draft in drafts]
    if not same or [(item.id, item.quote, item.tags) for item in added] != meant:
        raise AssertionError(f"{path}: the drafts do not read back as they were meant")
