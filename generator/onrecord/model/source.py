"""Sources: published items, and the extracts quoted from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from onrecord.model.base import (
    ActorId,
    AdmiraltyInformation,
    AdmiraltySource,
    Language,
    Marked,
    NeededIssueId,
    NeededOutletId,
    NeededSourceId,
    OutletId,
    OutletOrActorId,
    OwnId,
    Record,
    SpeakerId,
    Text,
    Tlp,
    WebAddress,
    field,
)
from onrecord.model.edtf import Edtf

#: Beyond this a "quotation" is a document; the format's own advice is 60 words.
MAX_QUOTE_CHARACTERS = 10_000


def _quote(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-shape", "expected text")
    quote = value.strip()
    if not quote:
        raise PydanticCustomError("empty-value", "there is no text here")
    if len(quote) > MAX_QUOTE_CHARACTERS:
        raise PydanticCustomError(
            "quotation-huge",
            "this quotation has {count} characters, more than the {limit} that are accepted",
            {"count": f"{len(quote):,}", "limit": f"{MAX_QUOTE_CHARACTERS:,}"},
        )
    return quote


Quote = Annotated[str, BeforeValidator(_quote), WithJsonSchema({"type": "string"})]


class PositionShown(Record):
    """A stance that an extract shows for somebody who is not its speaker."""

    actor: SpeakerId = field(
        "Actor", "Whose position it is.", example="russia", backlink="positions"
    )
    issue: NeededIssueId = field(
        "Issue", "On which issue.", example="minerals-agreement", backlink="positions"
    )
    stance: OwnId = field("Stance", "One of the issue's stances.", example="rejects")


def _shape(value: Any) -> str:
    return "list" if isinstance(value, list | tuple) else "mapping"


StancesShown = Annotated[
    Annotated[dict[NeededIssueId, OwnId], Tag("mapping")]
    | Annotated[tuple[PositionShown, ...], Tag("list")],
    Discriminator(_shape),
]


class Correction(Record):
    """A correction or retraction that the publisher has made."""

    date: Edtf = field("Date", "When it was published.", example="2025-02-18")
    what: Text = field("What", "What was corrected, in the analyst's words.", example="A name.")


class Extract(Marked):
    """A short verbatim quotation with its speaker, date and provenance."""

    id: OwnId = field("Id", "Unique within the source.", example="take-it-or-leave-it")
    quote: Quote = field(
        "Quotation",
        "Verbatim; […] for a cut and [words] for an insertion are the only changes allowed.",
        example="real security guarantees",
    )
    speaker: SpeakerId | None = field(
        "Speaker",
        "A named speaker, on record.",
        example="volodymyr-zelenskyy",
        backlink="quoted",
        default=None,
    )
    speaker_described: Text | None = field(
        "Speaker as described",
        "An unnamed speaker, as the outlet describes him or her.",
        example="a senior Ukrainian official",
        default=None,
    )
    of: SpeakerId | None = field(
        "Of",
        "The body to which the unnamed speaker belongs.",
        example="government-of-ukraine",
        backlink="unnamed voices",
        default=None,
    )
    form: Literal["direct", "reported"] | None = field(
        "Form",
        "direct: the speaker's words; reported: the outlet's paraphrase. By default direct where "
        "a speaker is given, else reported.",
        example="direct",
        default=None,
    )
    said: Edtf | None = field(
        "Said",
        "When it was said, if not on the day of publication.",
        example="2025-02-14",
        default=None,
    )
    said_to: OutletOrActorId | None = field(
        "Said to",
        "The outlet or actor who heard it.",
        example="ap",
        backlink="told",
        default=None,
    )
    place: Text | None = field("Place", "Where it was said.", example="Munich", default=None)
    via: tuple[OutletId, ...] = field(
        "Via",
        "Outlets that this passage credits, nearest first.",
        example="[reuters]",
        backlink="credited by extracts",
        default=(),
    )
    positions: StancesShown = field(
        "Positions",
        "What stance it shows: issue to stance for the speaker (or the body under 'of'), or a "
        "list of actor, issue and stance for somebody else.",
        example="{minerals-agreement: rejects}",
        backlink="evidence",
        default={},
    )
    about: tuple[ActorId, ...] = field(
        "About", "Actors it mentions.", example="[jd-vance]", backlink="mentioned in", default=()
    )
    credibility: AdmiraltyInformation | None = field(
        "Credibility",
        "Admiralty number, 1 to 6, for the information.",
        example="2",
        default=None,
    )
    prefix: Text | None = field(
        "Prefix",
        "A few words before, where the quotation occurs more than once.",
        example="he said",
        default=None,
    )
    suffix: Text | None = field(
        "Suffix",
        "A few words after, where the quotation occurs more than once.",
        example="on Friday",
        default=None,
    )
    locator: Text | None = field(
        "Locator", "Page, paragraph or time code.", example="p. 3", default=None
    )
    original: Text | None = field(
        "Original",
        "The words in the language in which they were said.",
        example="…",
        default=None,
    )
    translated_by: Text | None = field(
        "Translated by", "Who translated it.", example="the outlet", default=None
    )
    note: Text | None = field(
        "Note",
        "The analyst's remark on this extract.",
        example="The name is misspelt.",
        default=None,
    )
    tags: tuple[Text, ...] = field("Tags", "Free keywords.", example="[munich]", default=())

    @property
    def voice(self) -> Literal["named", "unnamed", "outlet"]:
        """Whether a named speaker, an unnamed one or the outlet itself says this."""
        if self.speaker:
            return "named"
        return "unnamed" if self.speaker_described else "outlet"

    @property
    def is_direct(self) -> bool:
        """Whether these are the speaker's own words, by ``form`` or its default."""
        return self.form == "direct" if self.form else self.voice != "outlet"

    @property
    def stances(self) -> tuple[tuple[str, str, str], ...]:
        """What it shows, as (actor, issue, stance); the speaker or ``of`` fills in the actor."""
        if isinstance(self.positions, dict):
            holder = self.speaker or self.of
            return tuple((holder, *pair) for pair in self.positions.items()) if holder else ()
        return tuple((item.actor, item.issue, item.stance) for item in self.positions)


class Source(Marked):
    """One published item: article, statement, post, document, transcript."""

    kind = "source"
    plural = "sources"

    title: Text = field("Title", "As published.", example="No agreement after first talks")
    outlet: NeededOutletId | None = field(
        "Outlet",
        "Who published it; may be left out where the publisher is unknown and 'wire' says whose "
        "story it is.",
        example="rferl",
        backlink="published",
        default=None,
    )
    published: Edtf = field("Published", "Date of publication.", example="2025-02-15")
    type: Literal[
        "article", "interview", "statement", "post", "document", "transcript", "video"
    ] = field("Type", "What kind of item it is.", example="article", default="article")
    url: WebAddress | None = field(
        "Address", "Where it was published.", example="https://example.org/a", default=None
    )
    archive_url: WebAddress | None = field(
        "Archived at", "A lasting copy.", example="https://archive.example.org/a", default=None
    )
    authors: tuple[Text, ...] = field(
        "Authors",
        "Bylines, one each; Family, Given where that is not plain.",
        example="[A. Writer]",
        default=(),
    )
    language: Language = field("Language", "BCP 47 tag.", example="uk", default="en")
    retrieved: Edtf | None = field(
        "Retrieved", "When the capture was taken.", example="2025-02-16", default=None
    )
    wire: NeededOutletId | None = field(
        "Wire",
        "The agency whose story this is.",
        example="ap",
        backlink="wire stories",
        default=None,
    )
    copy_of: NeededSourceId | None = field(
        "Copy of",
        "The source that this item republishes, with or without edits.",
        example="ap-2025-02-15",
        backlink="copies",
        default=None,
    )
    cites: tuple[OutletId, ...] = field(
        "Relies on",
        "Outlets that the item as a whole relies on.",
        example="[reuters]",
        backlink="relied on by",
        default=(),
    )
    corrected: Correction | None = field(
        "Corrected",
        "A correction by the publisher.",
        example="{date: 2025-02-18, what: A name.}",
        default=None,
    )
    retracted: Correction | None = field(
        "Retracted",
        "A retraction by the publisher.",
        example="{date: 2025-02-18, what: Withdrawn.}",
        default=None,
    )
    reliability: AdmiraltySource | None = field(
        "Reliability", "Overrides the outlet's Admiralty letter.", example="C", default=None
    )
    reliability_why: Text | None = field(
        "Why this reliability",
        "The reason; required when a letter is given.",
        example="Republished without its dateline.",
        default=None,
    )
    extracts: tuple[Extract, ...] = field(
        "Extracts", "The quotations taken from it.", example="[{id: a, quote: …}]", default=()
    )

    def extract(self, extract_id: str) -> Extract | None:
        """The extract of that id."""
        return next((item for item in self.extracts if item.id == extract_id), None)

    def extract_handling(self, extract: Extract) -> Tlp:
        """An extract's level: its own or its source's, whichever is higher."""
        return max(self.handling, extract.handling, key=lambda level: level.rank)
