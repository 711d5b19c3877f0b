"""The parts of a captured text: paragraphs, the headline, and the turns of an interview."""

from __future__ import annotations

import re
from dataclasses import dataclass

Range = tuple[int, int]

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\n]+")
#: Lines that end where an editor broke them are about this long at most.
_WRAPPED_AT = 100
_HEADLINE_CHARACTERS = 160
_ENDS_SENTENCE = re.compile(r"[.!?…:][”\"'’»“)\]]*$")
#: "Q:", "A.", "NAME:", "First Last:" at the start of a line; a label has at most five words.
_LABEL = re.compile(
    r"(?P<label>[QA](?=[:.])|[^\W\d_a-z][\w.'’/-]*(?: [\w.'’/&-]+){0,4}?(?=:))[:.]\s+(?=\S)"
)


@dataclass(frozen=True)
class Turn:
    """A labelled speech in an interview: who (as the label says) and which part of the text."""

    label: str
    start: int
    end: int
    question: bool


def paragraphs(text: str) -> tuple[Range, ...]:
    """Where each paragraph starts and ends, without surrounding white space.

    Every line is a paragraph, unless the text was broken into short lines by hand: then empty
    lines part the paragraphs.
    """
    found = []
    blocks = _cut(text, _BLANK)
    wrapped = _is_wrapped(text, blocks)
    for start, end in blocks:
        if wrapped:
            found.append(_trimmed(text, start, end))
        else:
            found += [
                _trimmed(text, start + line.start(), start + line.end())
                for line in _LINE.finditer(text[start:end])
            ]
    return tuple((start, end) for start, end in found if start < end)


def _cut(text: str, where: re.Pattern[str]) -> list[Range]:
    cuts = [(match.start(), match.end()) for match in where.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def _is_wrapped(text: str, blocks: list[Range]) -> bool:
    """Whether most lines inside blocks stop in mid-sentence at about the same width."""
    inner = [
        line
        for start, end in blocks
        for line in text[start:end].strip().split("\n")[:-1]
        if line.strip()
    ]
    if len(inner) < 4:
        return False
    broken = sum(
        1 for line in inner if len(line) <= _WRAPPED_AT and not _ENDS_SENTENCE.search(line.rstrip())
    )
    return broken >= 0.7 * len(inner)


def _trimmed(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def headline(text: str, parts: tuple[Range, ...]) -> int | None:
    """The number of the paragraph that is the headline, if the text starts with one."""
    if len(parts) < 2:
        return None
    start, end = parts[0]
    first = text[start:end]
    if len(first) > _HEADLINE_CHARACTERS or re.search(r"[.:,;][”\"'’»]?$", first):
        return None
    if re.match(r"[“\"«„]", first) and re.search(r"[,?!][”\"»“]\s+\w+ \w+", first):
        return None
    following = max(other_end - other_start for other_start, other_end in parts[1:4])
    return 0 if following > len(first) / 2 else None


def turns(text: str, parts: tuple[Range, ...]) -> tuple[Turn, ...]:
    """The turns of an interview or transcript; nothing where the text is neither.

    There have to be at least four labelled paragraphs with two or more labels that come back, so
    that a list of facts ("Where: Oslo") is not taken for talk.
    """
    labelled = []
    for start, end in parts:
        match = _LABEL.match(text, start, end)
        if match and match.end() < end:
            labelled.append((match["label"], match.end(), end))
    names = [label for label, _, _ in labelled]
    repeated = {label for label in names if names.count(label) > 1}
    if len(labelled) < 4 or len(repeated) < 2:
        return ()
    asked = {
        label: sum(
            1 for name, start, end in labelled if name == label and text[start:end].endswith("?")
        )
        / names.count(label)
        for label in repeated
    }
    host = max(sorted(repeated), key=lambda label: asked[label])
    found = []
    for label, start, end in labelled:
        if label in repeated:
            question = label == "Q" or (label != "A" and label == host and asked[label] >= 0.5)
            found.append(Turn(label, start, end, question))
    return tuple(found)
