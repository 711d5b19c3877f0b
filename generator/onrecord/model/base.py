"""What all kinds share: frozen records, declared fields, references and small value types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
Loc = tuple[str | int, ...]


class Tlp(StrEnum):
    """Handling levels of FIRST's Traffic Light Protocol 2.0, from open to closed."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"

    @property
    def rank(self) -> int:
        """0 for clear up to 4 for red."""
        return list(Tlp).index(self)


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the id of another entity of one of ``kinds``.

    ``extract`` stands for ``source-id#extract-id``; ``stance`` is checked by its own rule.
    ``needed`` says that whatever holds the reference cannot be shown without its target: when the
    target is withheld by its handling level, the holder is withheld too.
    """

    kinds: tuple[str, ...]
    needed: bool = False


def _id(value: Any) -> Any:
    """Text of the shape of an id, or of a reference with ``#`` or ``kind:``."""
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-shape", "expected an id")
    return value


def _schema(what: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": f"The id of {what}."})


ActorId = Annotated[str, BeforeValidator(_id), _schema("an actor"), Ref(("actor",))]
SpeakerId = Annotated[str, BeforeValidator(_id), _schema("an actor"), Ref(("actor",), needed=True)]
IssueId = Annotated[str, BeforeValidator(_id), _schema("an issue"), Ref(("issue",))]
NeededIssueId = Annotated[
    str, BeforeValidator(_id), _schema("an issue"), Ref(("issue",), needed=True)
]
OutletId = Annotated[str, BeforeValidator(_id), _schema("an outlet"), Ref(("outlet",))]
NeededOutletId = Annotated[
    str, BeforeValidator(_id), _schema("an outlet"), Ref(("outlet",), needed=True)
]
SourceId = Annotated[str, BeforeValidator(_id), _schema("a source"), Ref(("source",))]
NeededSourceId = Annotated[
    str, BeforeValidator(_id), _schema("a source"), Ref(("source",), needed=True)
]
ClaimId = Annotated[str, BeforeValidator(_id), _schema("a claim"), Ref(("claim",))]
EventId = Annotated[str, BeforeValidator(_id), _schema("an event"), Ref(("event",))]
ExtractRef = Annotated[
    str, BeforeValidator(_id), _schema("an extract: source-id#extract-id"), Ref(("extract",))
]
EvidenceRef = Annotated[
    str,
    BeforeValidator(_id),
    _schema("an extract (source-id#extract-id) or a claim"),
    Ref(("extract", "claim")),
]
OutletOrActorId = Annotated[
    str, BeforeValidator(_id), _schema("an outlet or an actor"), Ref(("outlet", "actor"))
]
AnyRef = Annotated[
    str,
    BeforeValidator(_id),
    _schema("anything: id, kind:id or source-id#extract-id"),
    Ref(("actor", "issue", "outlet", "source", "claim", "event", "briefing", "extract")),
]


def _text(value: Any) -> str:
    """Non-blank text without the white space around it."""
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-shape", "expected text")
    stripped = value.strip()
    if not stripped:
        raise PydanticCustomError("empty-value", "there is no text here")
    return stripped


def _own_id(value: Any) -> str:
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise PydanticCustomError(
            "bad-id", "an id is made of lower-case letters, digits and hyphens"
        )
    return value


def _address(value: Any) -> str:
    """An http or https address, without user name, spaces or control characters."""
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-shape", "expected an address")
    text = value.strip()
    why = ""
    try:
        parts = urlsplit(text)
        _ = parts.port  # both of these raise where a browser could not follow the address
        if not (parts.hostname or "").isascii():
            (parts.hostname or "").encode("idna")
        if parts.scheme.lower() not in ("http", "https"):
            why = "only http:// and https:// addresses are linked"
        elif not parts.hostname or parts.username is not None or parts.password is not None:
            why = "it needs a host name and no user name"
        elif re.search(r"[\s\x00-\x20\\<>\"`{}|^]", text):
            why = "it has a space or a character that must be percent-encoded"
        elif not re.fullmatch(r"[^\s/?#@]+", parts.netloc):
            why = "its host name is not valid"
    except ValueError as error:
        why = str(error)
    if why:
        raise PydanticCustomError(
            "bad-address",
            '"{text}" cannot be used as an address: {why}',
            {"text": text[:60], "why": why},
        )
    return text


def _language(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(
        r"[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?"
        r"(?:-[0-9a-zA-Z]{4,8})*",
        value,
    ):
        raise PydanticCustomError(
            "bad-language", "a language is a BCP 47 tag such as en, uk or pt-BR"
        )
    return value


def _country(value: Any) -> str:
    if not isinstance(value, str) or value not in ISO_3166:
        shown = value if isinstance(value, str) else "?"
        raise PydanticCustomError(
            "bad-country",
            '"{shown}" is not an ISO 3166-1 code: two capital letters such as UA or US',
            {"shown": shown[:20]},
        )
    return value


def _wikidata(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"Q[1-9]\d{0,11}", value):
        raise PydanticCustomError(
            "bad-wikidata", "a Wikidata id is Q and a number, such as Q3874799"
        )
    return value


Text = Annotated[str, BeforeValidator(_text)]
OwnId = Annotated[
    str, BeforeValidator(_own_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})
]
WebAddress = Annotated[
    str,
    BeforeValidator(_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Language = Annotated[str, BeforeValidator(_language)]
Country = Annotated[
    str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})
]
Wikidata = Annotated[
    str, BeforeValidator(_wikidata), WithJsonSchema({"type": "string", "pattern": "^Q[1-9][0-9]*$"})
]
AdmiraltySource = Literal["A", "B", "C", "D", "E", "F"]
AdmiraltyInformation = Literal["1", "2", "3", "4", "5", "6"]


def field(
    label: str,
    help: str,
    *,
    example: str = "",
    backlink: str = "",
    key: str | None = None,
    default: Any = ...,
) -> Any:
    """Declare a field: how readers and editors see it, and what its backlink is called.

    ``backlink`` is the heading under which the target of a reference lists its holders, e.g.
    ``quoted as speaker``; a reference without one is not listed. ``key`` is what the analyst
    writes where Python cannot use that word as a name.
    """
    return Field(
        default=default,
        alias=key,
        title=label,
        description=help,
        examples=[example] if example else None,
        json_schema_extra={"x-backlink": backlink} if backlink else None,
    )


class Record(BaseModel):
    """The base of every kind and part: frozen, and closed to keys that are not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    #: Whether ``<plural>.yml`` may hold many entities, and whether a folder may hold one a file.
    registry: ClassVar[bool] = False
    folder: ClassVar[bool] = True
    default_tlp: ClassVar[Tlp] = Tlp.CLEAR


class Marked(Record):
    """A record that can carry a handling level of its own."""

    tlp: Tlp | None = field(
        "Handling",
        "Traffic Light Protocol 2.0 level; a site holds nothing above the level it is built for.",
        example="amber",
        default=None,
    )

    @property
    def handling(self) -> Tlp:
        """The level given, or the kind's default."""
        return self.tlp or self.default_tlp


@dataclass(frozen=True)
class Reference:
    """One reference found in a record: where it stands, what it says, what it may point to.

    ``is_key`` tells the key of a mapping from a value: both have the same location.
    """

    loc: Loc
    target: str
    ref: Ref
    backlink: str
    is_key: bool = False


def references(record: BaseModel, prefix: Loc = (), backlink: str = "") -> Iterator[Reference]:
    """Every reference of a record and of its parts, in field order."""
    for name, annotation, label in _plan(type(record)):
        value = getattr(record, name)
        if value is not None:
            yield from _walk(annotation, value, (*prefix, name), label or backlink)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, Any, str], ...]:
    """The fields that can hold a reference, with their full annotation and backlink name."""
    plan = []
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        for mark in info.metadata:
            if isinstance(mark, Ref):
                annotation = Annotated[annotation, mark]
        extra = info.json_schema_extra
        label = str(extra.get("x-backlink", "")) if isinstance(extra, dict) else ""
        if _can_refer(annotation):
            plan.append((name, annotation, label))
    return tuple(plan)


@cache
def _can_refer(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return any(isinstance(mark, Ref) for mark in marks) or _can_refer(inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_plan(annotation))
    return any(_can_refer(part) for part in get_args(annotation) if part is not Ellipsis)


def _walk(
    annotation: Any, value: Any, loc: Loc, backlink: str, *, is_key: bool = False
) -> Iterator[Reference]:
    if not _can_refer(annotation):
        return
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        for mark in marks:
            if isinstance(mark, Ref) and isinstance(value, str):
                yield Reference(loc, value, mark, backlink, is_key)
                return
        yield from _walk(inner, value, loc, backlink, is_key=is_key)
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            if _fits(part, value):
                yield from _walk(part, value, loc, backlink)
                return
    elif isinstance(value, BaseModel):
        yield from references(value, loc, backlink)
    elif isinstance(value, dict):
        key_type, value_type = get_args(annotation)
        for key, item in value.items():
            yield from _walk(key_type, key, (*loc, key), backlink, is_key=True)
            yield from _walk(value_type, item, (*loc, key), backlink)
    elif isinstance(value, tuple):
        item_type = get_args(annotation)[0]
        for number, item in enumerate(value):
            yield from _walk(item_type, item, (*loc, number), backlink)


def _fits(annotation: Any, value: Any) -> bool:
    """Whether a union's member is the one that ``value`` came from."""
    if get_origin(annotation) is Annotated:
        return _fits(get_args(annotation)[0], value)
    shape = get_origin(annotation) or annotation
    return isinstance(shape, type) and isinstance(value, shape)


#: ISO 3166-1 alpha-2, officially assigned codes, and XK (user-assigned, Kosovo).
ISO_3166 = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA "
    "ZM ZW".split()
)


class _Absent:
    """What ``pruned`` finds in place of a value that has to go."""


_GONE = _Absent()
#: The value goes, and whatever needs it goes with it.
_FATAL = _Absent()


def pruned(record: BaseModel, gone: Callable[[str, Ref], bool]) -> Any:
    """``record`` without its references to what is gone, or None where it cannot stand without.

    ``gone`` is asked for every reference. Items of lists and mappings fall away, optional fields
    become empty, and a needed reference takes its holder along; a part that is itself marked with
    a handling level is asked for by its own rule in ``handling``.
    """
    changes: dict[str, Any] = {}
    for name, annotation, _ in _plan(type(record)):
        value = getattr(record, name)
        if value is None:
            continue
        kept = _kept(annotation, value, gone)
        if kept is _FATAL or (kept is _GONE and type(record).model_fields[name].is_required()):
            return None
        if kept is _GONE:
            changes[name] = None
        elif kept is not value:
            changes[name] = kept
    return record.model_copy(update=changes) if changes else record


def _kept(annotation: Any, value: Any, gone: Callable[[str, Ref], bool]) -> Any:
    """``value`` itself where nothing in it is gone, else what is left of it."""
    if not _can_refer(annotation):
        return value
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        for mark in marks:
            if isinstance(mark, Ref) and isinstance(value, str):
                if not gone(value, mark):
                    return value
                return _FATAL if mark.needed else _GONE
        return _kept(inner, value, gone)
    if origin in (Union, UnionType):
        for part in get_args(annotation):
            if _fits(part, value):
                return _kept(part, value, gone)
        return value
    if isinstance(value, BaseModel):
        kept = pruned(value, gone)
        return _GONE if kept is None else kept
    if isinstance(value, dict):
        key_type, value_type = get_args(annotation)
        pairs = {
            key: (_kept(key_type, key, gone), _kept(value_type, item, gone))
            for key, item in value.items()
        }
        if all(new is key and item is value[key] for key, (new, item) in pairs.items()):
            return value
        return {
            key: item
            for key, (new, item) in pairs.items()
            if not isinstance(new, _Absent) and not isinstance(item, _Absent)
        }
    items = [_kept(get_args(annotation)[0], item, gone) for item in value]
    if all(new is old for new, old in zip(items, value, strict=True)):
        return value
    return tuple(item for item in items if not isinstance(item, _Absent))
