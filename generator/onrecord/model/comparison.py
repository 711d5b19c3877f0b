"""The record of a comparison: what differs between two versions of one story.

A ``<a>--<b>.compare.json`` is written by ``onrecord compare A B --write``, lies beside B and is
committed, like a lock. It holds numbers, kinds, hashes and places, and no text of either capture
but words of a closed list, such as "former": captures themselves never come near the site.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from onrecord.diagnostics import Diagnostic, Span
from onrecord.inputs.files import InputFile
from onrecord.model.base import ID

#: How the names of these files end.
SUFFIX = ".compare.json"

#: Words that say how a speaker stands to an office, or how firmly something is known.
QUALIFIERS = frozenset(
    "former ex acting then-president then current incumbent senior deputy assistant interim "
    "caretaker outgoing incoming retired ousted exiled self-styled so-called unnamed unidentified "
    "anonymous anonymously alleged allegedly reported reportedly purported purportedly apparently "
    "suspected disputed unconfirmed top".split()
)

#: What befell a passage: its sentence is not in the other version, its own words differ, only the
#: words around it do, or nothing but the spelling of names.
PassageKind = Literal["cut", "words", "around", "spelling"]
QuotationKind = Literal["reworded", "respelt", "cut", "added", "unquoted", "quoted"]
AttributionKind = Literal[
    "qualifier-cut", "qualifier-added", "credit-cut", "credit-added", "respelt", "speaker", "verb"
]

Sha256 = Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{64}\z")]
Count = Annotated[int, Field(ge=0, strict=True)]
Id = Annotated[str, StringConstraints(pattern=rf"\A{ID.pattern}\z")]


class _Recorded(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Version(_Recorded):
    """One of the two: a source, and the hash of its capture."""

    source: Id
    sha256: Sha256


class Sentences(_Recorded):
    """How many sentences are the same, reworded and so on; a moved one is counted twice."""

    same: Count = 0
    reworded: Count = 0
    moved: Count = 0
    cut: Count = 0
    added: Count = 0


class AttributionChange(_Recorded):
    """How often attributions differ in one way; for a qualifier its word, for a credit its id."""

    kind: AttributionKind
    times: Count
    word: str | None = None
    outlet: Id | None = None


class PassageChange(_Recorded):
    """An extract whose passage differs.

    ``sha256`` is the hash of its quotation; ``changed`` are places in that quotation, and one of
    no length says that the other version has further words there.
    """

    ref: str
    sha256: Sha256
    kind: PassageKind
    changed: tuple[tuple[Count, Count], ...] = ()
    quotation: QuotationKind | None = None
    attributions: tuple[AttributionChange, ...] = ()


class Comparison(_Recorded):
    """Version A against version B."""

    a: Version
    b: Version
    sentences: Sentences
    quotations: dict[QuotationKind, Count]
    attributions: tuple[AttributionChange, ...]
    passages: tuple[PassageChange, ...]

    @property
    def id(self) -> str:
        """``<a>--<b>``, as in the file's name and the page's address."""
        return f"{self.a.source}--{self.b.source}"

    @property
    def sources(self) -> tuple[str, str]:
        """The ids of both sources."""
        return self.a.source, self.b.source

    def as_text(self) -> str:
        """The file: JSON in a fixed order, without what is empty."""
        return self.model_dump_json(indent=1, exclude_defaults=True) + "\n"


class RecordedComparison(_Recorded):
    """A comparison with the path of its file."""

    path: str
    record: Comparison


def read_comparisons(
    files: Iterable[InputFile],
) -> tuple[tuple[RecordedComparison, ...], tuple[Diagnostic, ...]]:
    """The comparisons in the order of their ids, and what cannot be read."""
    found: dict[str, RecordedComparison] = {}
    problems = []
    for file in files:
        try:
            record = Comparison.model_validate_json(file.text)
        except ValidationError as error:
            problems.append(_bad(file, _why(error)))
            continue
        if file.path.rsplit("/", 1)[-1] != record.id + SUFFIX:
            problems.append(_bad(file, "it compares other sources than its name says"))
        elif record.id in found:
            problems.append(_bad(file, f"there is another one in {found[record.id].path}"))
        else:
            found[record.id] = RecordedComparison(path=file.path, record=record)
    return tuple(found[id_] for id_ in sorted(found)), tuple(problems)


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _bad(file: InputFile, why: str) -> Diagnostic:
    return Diagnostic(
        "bad-comparison",
        f"this is not a comparison as it was written: {why}",
        Span(file.path),
        help="delete it, and write it again with: onrecord compare A B --write",
    )
