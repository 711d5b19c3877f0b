"""Finding quotation marks that belong together, and what stands between them.

A piece is what stands between an opening mark and the mark that ends it, without either. A
quotation that runs over several paragraphs, its opening mark repeated at the start of each, gives
one piece a paragraph. Marks within a piece give nested pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.captures.suggest.layout import Range

_MARK = re.compile("``|''|[\"“”„‟«»‹›‘’‚‛'「」『』]")
_DOUBLE = "double"
_SINGLE = "single"
_FAMILY = {
    "``": _DOUBLE, "''": _DOUBLE, '"': _DOUBLE, "“": _DOUBLE, "”": _DOUBLE, "„": _DOUBLE,
    "‟": _DOUBLE, "«": "guillemet", "»": "guillemet", "‹": "small guillemet",
    "›": "small guillemet", "‘": _SINGLE, "’": _SINGLE, "‚": _SINGLE, "‛": _SINGLE, "'": _SINGLE,
    "「": "corner", "」": "corner", "『": "white corner", "』": "white corner",
}  # fmt: skip
_ALWAYS_OPEN = frozenset("„‚‛‟「『") | {"``"}
_BEFORE_OPENING = re.compile(r"[\s(\[{<—–―/:…¿¡\-]|^$")
_WORD = re.compile(r"\w")
#: Words that begin with an apostrophe.
_ELISION = re.compile(
    r"(?:\d\ds?|em|tis|twas|twere|twill|til|till|cause|cos|coz|bout|round|neath|nother|n|nuff|"
    r"tude|hood|gainst|ere|fraid|scuse|kay|nam|tween|cept|dem|dis|er|im|is|ad|ave|ow|ello|eard)"
    r"(?![\w’'])",
    re.IGNORECASE,
)
#: After a plural's apostrophe these words cannot continue the phrase, so the mark closes.
_CANNOT_FOLLOW_POSSESSIVE = re.compile(
    r"\s+(?:and|or|but|as|in|on|at|to|of|for|by|from|with|into|about|after|before|because|when|"
    r"while|where|which|who|that|than|is|are|was|were|be|has|have|had|will|would|could|should|"
    r"may|might|can|he|she|they|it|we|said|says|if|over|under|during|since|until|amid|against|"
    r"also|then|though|although|so|yet|nor|without)\b"
)
#: How often a paragraph is read again without a mark that nothing closes, and how many marks are
#: looked at to decide about one: a text made of marks alone must not take for ever.
_ATTEMPTS = 40
_AHEAD = 80
#: "rock ’n’ roll".
_AND = re.compile(r"(?<=\s)['’‘]n['’](?=\s)|(?<=\w)['’‘]n['’](?=\w)", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_ENDS = ".,!?…;:—–-"


@dataclass(frozen=True)
class Piece:
    """What stands between two marks: ``text[start:end]``, with the marks ``text[outer]``.

    ``continues`` says that it goes on from the paragraph before; ``balanced`` is False where one
    of its marks is missing and its end was inferred.
    """

    start: int
    end: int
    outer: Range
    paragraph: int
    depth: int = 0
    single: bool = False
    continues: bool = False
    goes_on: bool = False
    balanced: bool = True


@dataclass
class _Open:
    mark: str
    at: int
    inside: int
    continues: bool = False
    carried: bool = False


@dataclass(frozen=True)
class _Mark:
    text: str
    at: int
    can_open: bool
    can_close: bool

    @property
    def end(self) -> int:
        return self.at + len(self.text)


def find_pieces(text: str, parts: Iterable[Range]) -> tuple[Piece, ...]:
    """All pieces of a text, nested ones included, in the order of their opening marks."""
    found: list[Piece] = []
    listed = tuple(parts)
    carried = ""
    for number, (start, end) in enumerate(listed):
        following = listed[number + 1] if number + 1 < len(listed) else None
        pieces, carried = _paragraph(text, start, end, number, carried, following)
        found += pieces
    return tuple(sorted(found, key=lambda piece: (piece.outer[0], -piece.outer[1])))


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of a paragraph that can be quotation marks, with what each could be."""
    found = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else ""
        after = text[match.end()] if match.end() < end else ""
        spaced = mark in "«»‹›"
        can_open = bool(after) and (not after.isspace() or (spaced and after in "\u00a0\u202f "))
        can_open = can_open and bool(
            _BEFORE_OPENING.match(before) or _FAMILY.get(before) or before in ",.;"
        )
        can_close = bool(before) and (not before.isspace() or spaced or before in "\u202f\u2009")
        if _FAMILY[mark] == _SINGLE:
            if before and after and before.isalnum() and after.isalnum():
                continue
            if _AND.match(text, max(start, at - 2), end) or _AND.match(text, at, end):
                continue
            can_open = can_open and not (before in ",.;" and before)
            rest = text[match.end() : match.end() + 12]
            if can_open and mark in "'’‘" and (elided := _ELISION.match(rest)):
                if mark != "‘" or elided[0][0].isdigit():
                    can_open = rest[elided.end() : elided.end() + 1] in ("'", "’") and (
                        elided[0].lower() != "n"
                    )
            if mark == "’":
                can_open = False
            if mark == "‘":
                can_close = False
            can_open = can_open and bool(re.match(r"[\w“\"«„…£$€#@\[(.—–]", after))
            can_close = can_close and not (after and after.isalnum())
        if (
            mark == '"'
            and before.isdigit()
            and _FEET_AND_INCHES.search(text[max(start, at - 6) : at])
        ):
            continue
        if can_open or can_close:
            found.append(_Mark(mark, at, can_open, can_close))
    return found


def _paragraph(
    text: str, start: int, end: int, number: int, carried: str, following: Range | None
) -> tuple[list[Piece], str]:
    """The pieces of one paragraph, and the mark that stays open at its end (or nothing)."""
    ignored: set[int] = set()
    for attempt in range(_ATTEMPTS + 2):
        pieces, stack = _parse(text, start, end, number, carried, ignored)
        if not stack:
            return pieces, ""
        outermost = stack[0]
        if _runs_over(text, outermost, following):
            kept = [piece for piece in pieces if piece.outer[0] < outermost.at]
            inside, stop = _inner(text, outermost.inside, end)
            if inside < stop:
                kept.append(
                    Piece(
                        inside,
                        stop,
                        (outermost.at, end),
                        number,
                        single=_FAMILY[outermost.mark] == _SINGLE,
                        continues=outermost.continues,
                        goes_on=True,
                    )
                )
            return kept, outermost.mark
        loose = [item for item in stack if _FAMILY[item.mark] == _SINGLE]
        guessed = _guess_end(text, outermost.inside, end)
        if not loose and guessed is not None and len(stack) == 1:
            kept = [piece for piece in pieces if piece.outer[0] < outermost.at]
            inside, stop = _inner(text, outermost.inside, guessed)
            if inside < stop:
                kept.append(
                    Piece(
                        inside,
                        stop,
                        (outermost.at, guessed),
                        number,
                        continues=outermost.continues,
                        balanced=False,
                    )
                )
            return kept, ""
        dropped = stack if attempt >= _ATTEMPTS else [loose[-1] if loose else stack[-1]]
        for item in dropped:
            if item.carried:
                carried = ""
            ignored.add(item.at)
    return [piece for piece in pieces if piece.depth == 0], ""


def _parse(
    text: str, start: int, end: int, number: int, carried: str, ignored: set[int]
) -> tuple[list[Piece], list[_Open]]:
    marks = [mark for mark in _marks(text, start, end) if mark.at not in ignored]
    stack: list[_Open] = []
    pieces: list[Piece] = []
    if carried and not (marks and marks[0].at == start and marks[0].can_open):
        stack.append(_Open(carried, start, start, continues=True, carried=True))

    def close(level: int, stop: int, outer_end: int, *, balanced: bool = True) -> None:
        opened = stack[level]
        del stack[level:]
        inside, stop = _inner(text, opened.inside, stop)
        if inside < stop:
            pieces.append(
                Piece(
                    inside,
                    stop,
                    (opened.at, outer_end),
                    number,
                    depth=level,
                    single=_FAMILY[opened.mark] == _SINGLE,
                    continues=opened.continues,
                    balanced=balanced,
                )
            )

    for index, mark in enumerate(marks):
        level = _closes(text, marks, index, stack, end)
        if level is not None:
            close(level, mark.at, mark.end)
        elif _opens(marks, index, stack):
            same = [
                place
                for place, item in enumerate(stack)
                if _FAMILY[item.mark] == _FAMILY[mark.text] and place == len(stack) - 1
            ]
            if same and not _nests(marks, index, stack[same[0]]):
                guessed = _guess_end(text, stack[same[0]].inside, mark.at)
                if guessed is None:
                    del stack[same[0] :]
                else:
                    close(same[0], guessed, guessed, balanced=False)
            continued = bool(carried) and mark.at == start
            stack.append(_Open(mark.text, mark.at, mark.end, continues=continued))
        elif not stack and not pieces and _opener_lost(text, start, mark, end):
            pieces.append(Piece(start, mark.at, (start, mark.end), number, balanced=False))
    return pieces, stack


def _closes(text: str, marks: list[_Mark], index: int, stack: list[_Open], end: int) -> int | None:
    """The level of the stack that a mark closes, or None."""
    mark = marks[index]
    family = _FAMILY[mark.text]
    level = next(
        (place for place in range(len(stack) - 1, -1, -1) if _FAMILY[stack[place].mark] == family),
        None,
    )
    if level is None or not mark.can_close or mark.text in _ALWAYS_OPEN:
        return None
    if any(_FAMILY[item.mark] != _SINGLE for item in stack[level + 1 :]):
        return None
    opened = stack[level].mark
    if mark.at <= stack[level].inside and mark.text != "”":
        return None
    if mark.text == "“":
        return level if opened in "„‟" or not mark.can_open else None
    if mark.text == "«":
        return level if opened == "»" else None
    if mark.text == "»":
        return level if opened == "«" else None
    if mark.text == "‹":
        return level if opened == "›" else None
    if mark.text == "›":
        return level if opened == "‹" else None
    if family == _SINGLE:
        return level if _closes_single(text, marks, index, stack[level], end) else None
    if mark.text == '"':
        if text[mark.at - 1].isdigit() and _is_inch(text, marks, index, end):
            return None
        if mark.can_open and _only_opens(text, mark):
            return None
    return level


def _only_opens(text: str, mark: _Mark) -> bool:
    before = text[mark.at - 1] if mark.at else " "
    return before.isspace() or before in "([{"


def _is_inch(text: str, marks: list[_Mark], index: int, end: int) -> bool:
    """Whether a straight mark after a digit is a measure: a word goes on, and a mark is left."""
    mark = marks[index]
    if not re.match(r"[\s-][a-z]", text[mark.end : mark.end + 2]):
        return False
    rest = next((item for item in marks[index + 1 : index + _AHEAD] if item.text == '"'), None)
    return rest is not None and rest.can_close and not _only_opens(text, rest)


def _closes_single(text: str, marks: list[_Mark], index: int, opened: _Open, end: int) -> bool:
    """Whether a single mark ends the quotation or is a plural's apostrophe."""
    mark = marks[index]
    before = text[mark.at - 1]
    if before in "sSzZxX" and mark.text in "'’":
        rest = text[mark.end : end]
        if not re.match(r"\s+\w", rest) or _CANNOT_FOLLOW_POSSESSIVE.match(rest):
            return True
        for later in marks[index + 1 : index + _AHEAD]:
            if _FAMILY[later.text] != _SINGLE:
                continue
            if later.can_open and not later.can_close:
                return True
            if later.can_close:
                return False
        return True
    if before.lower() == "n" and text[max(0, mark.at - 3) : mark.at].lower().endswith("in"):
        rest = text[mark.end : end]
        if re.match(r"\s+[a-z]", rest) and any(
            later.can_close and _FAMILY[later.text] == _SINGLE
            for later in marks[index + 1 : index + _AHEAD]
        ):
            following = next(
                later
                for later in marks[index + 1 : index + _AHEAD]
                if _FAMILY[later.text] == _SINGLE
            )
            return following.can_open and not following.can_close
    return True


def _opens(marks: list[_Mark], index: int, stack: list[_Open]) -> bool:
    mark = marks[index]
    if not mark.can_open:
        return False
    if mark.text in _ALWAYS_OPEN or mark.text in "“«»‘‹›":
        return True
    if mark.text == "”":
        return not stack and not mark.can_close
    return True


def _nests(marks: list[_Mark], index: int, outer: _Open) -> bool:
    """Whether a mark of the family that is open already starts a quotation within it."""
    if outer.mark not in "“„«»":
        return False
    depth = 2
    for later in marks[index + 1 : index + _AHEAD]:
        if _FAMILY[later.text] != _FAMILY[outer.mark]:
            continue
        if later.can_close and later.text != "“":
            depth -= 1
            if depth == 0:
                return True
        elif later.can_open:
            depth += 1
    return False


def _inner(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _runs_over(text: str, opened: _Open, following: Range | None) -> bool:
    """Whether an open quotation goes on in the next paragraph."""
    if following is None:
        return False
    start, end = following
    family = _FAMILY[opened.mark]
    marks = [mark for mark in _marks(text, start, end) if _FAMILY[mark.text] == family]
    if not marks:
        return False
    first = marks[0]
    if first.at == start and first.can_open:
        return True
    if family == _SINGLE:
        return False
    return first.can_close and (first.text in "”»''" or not first.can_open)


_ATTRIBUTION = re.compile(
    r"[,?!.…—–]\s+"
    r"(?:(?:he|she|they|it|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|(?:the|a|an) [\w ]{3,30}?)\s+"
    r"(?:said|says|added|told|asked|replied|wrote)\b|(?:said|says|added|asked|replied|wrote)\s)"
)


def _guess_end(text: str, start: int, end: int) -> int | None:
    """Where a quotation whose closing mark is missing most likely ends, before ``end``."""
    piece = text[start:end]
    cue = _ATTRIBUTION.search(piece)
    if cue:
        return start + cue.start() + 1
    stripped = piece.rstrip()
    if stripped and stripped[-1] in ".!?…" and len(stripped.split()) >= 3:
        return start + len(stripped)
    return None


def _opener_lost(text: str, start: int, mark: _Mark, end: int) -> bool:
    """Whether a closing mark ends a quotation that the paragraph starts with, unmarked."""
    if _FAMILY[mark.text] == _SINGLE or not mark.can_close or text[mark.at - 1] not in ",!?.":
        return False
    return bool(_ATTRIBUTION.match(text[mark.at - 1] + text[mark.end : end]))


def outermost(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that stand in no other."""
    return tuple(piece for piece in pieces if piece.depth == 0)


def without(pieces: Iterable[Piece], ranges: Iterable[Range]) -> tuple[Piece, ...]:
    """The pieces that do not touch any of ``ranges``."""
    listed = sorted(ranges)
    return tuple(
        piece
        for piece in pieces
        if not any(start < piece.end and piece.start < end for start, end in listed)
    )
