"""The reference that follows from the code: pages of the checks and fields, and JSON Schema.

Nothing here is written twice: the pages of the checks come from the checks' docstrings, the tables
of fields and the schemas from the declarations in ``model``. The results are committed, and a test
holds them to the code.
"""

from __future__ import annotations

import copy
import json
import re
import sys
from collections.abc import Iterator
from enum import EnumType
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from onrecord.checks import Explained, explanations
from onrecord.inputs.composed import Listing, Mapping, Node, Scalar, compose
from onrecord.model import KINDS
from onrecord.model.base import ID, Record, Ref

#: The groups of codes in the order in which they are met, with what the page says of them.
GROUPS = {
    "reading": ("Reading", "Files, bytes and YAML, before anything is understood."),
    "form": ("Form", "Fields and values that are not what a kind of entry has."),
    "references": ("References", "Ids that lead nowhere, or to what must not be shown."),
    "meaning": ("Meaning", "Content that can be read, but contradicts itself or these rules."),
    "import": ("Import", "Articles and exports that cannot be taken in as they are."),
    "captures": ("Captures", "What ``verify`` alone can see: the full texts and their locks."),
    "site": ("Site", "Settings, writing the pages, and the proof of what was built."),
}


def write(docs: Path) -> None:
    """Write every page and schema below ``docs`` and remove pages of codes that are gone."""
    wanted = {**check_pages(), "guide/content-format.md": format_page()}
    wanted |= {f"schemas/{name}": text for name, text in schemas().items()}
    for name, text in wanted.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for path in (docs / "guide" / "checks").glob("*.md"):
        if f"guide/checks/{path.name}" not in wanted:
            path.unlink()


def check_pages() -> dict[str, str]:
    """The pages of the checks by path below the docs folder."""
    pages = {"guide/checks/index.md": _checks_index()}
    for code, doc in explanations().items():
        pages[f"guide/checks/{code}.md"] = _check_page(doc)
    return pages


def _checks_index() -> str:
    parts = [
        "# Checks\n\nEvery message of `onrecord check` bears one of these codes. An error stops "
        "all writing; a warning does not. All problems are reported in one run, each with file, "
        "line and column.\n"
    ]
    others = sorted({doc.group for doc in explanations().values()} - set(GROUPS))
    for group in (*GROUPS, *others):
        title, words = GROUPS.get(group, (group.capitalize(), ""))
        rows = [
            f"| [`{code}`]({code}.md) | {_prose(doc.summary)} |"
            for code, doc in explanations().items()
            if doc.group == group
        ]
        intro = f"{words}\n\n" if words else ""
        table = "\n".join(["| code | what is wrong |", "|---|---|", *rows])
        parts.append(f"## {title}\n\n{intro}{table}\n")
    return "\n".join(parts)


def _check_page(doc: Explained) -> str:
    parts = [f"# {doc.code}", f"**{_prose(doc.summary)}**"]
    parts += [_prose(paragraph) for paragraph in doc.why.split("\n\n")]
    parts += ["Bad:", _fenced(doc.bad), "Good:", _fenced(doc.good)]
    parts += [_prose(paragraph) for paragraph in doc.aside.split("\n\n") if paragraph]
    parts.append("[All checks](index.md)")
    return "\n\n".join(parts) + "\n"


def _prose(text: str) -> str:
    """A docstring's text as Markdown in which only code is marked up."""
    pieces = re.split(r"``(.+?)``", " ".join(text.split()))
    return "".join(_code(piece) if number % 2 else _plain(piece) for number, piece in
                   enumerate(pieces))  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"[\\`*_{}\[\]<>|#]", r"\\\g<0>", text)


def _code(text: str) -> str:
    """Inline code, also where the text itself holds grave accents."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * (longest + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{room}{text}{room}{marks}"


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall("~+", text)), default=0)
    marks = "~" * max(4, longest + 1)
    return f"{marks}\n{text}\n{marks}"


# -- the content format ----------------------------------------------------------------------------

_INTRODUCTION = """\
# The content format

What you write under `briefings/`, field by field. The tables follow from the program itself, so
they are what it reads.

## Files

**The folder names the kind.** Whatever lies in a folder called `actors/`, `issues/`, `outlets/`,
`sources/`, `positions/` or `notes/` is of that kind, at any depth; where such folders are nested,
the innermost counts. A file called `briefing.md` is a briefing, and its folder's name is its id.

**Three forms of file.** `<id>.md` has the fields between two lines of three hyphens and prose
behind them. `<id>.yml` has the fields alone, and prose, if any, under `body`. `actors.yml`,
`issues.yml`, `outlets.yml`, `claims.yml` and `events.yml`, in any folder, hold many entries: each
is an id with its fields beneath it, and may have a `body` too. Claims and events are written in
their registries only; sources, notes, positions and briefings have a file each.

**Ids** are the file's name without its ending, or the key in a registry: `a` to `z`, digits and
hyphens, starting with a letter or digit, and unique within their kind in the whole tree. Two kinds
may use the same id; a reference that could mean both then says which, as in `actor:europe`. A
field that takes one kind only takes the bare id.

**What the program writes:** `<source-id>.lock.json` beside a source holds what `onrecord verify`
has proven of its extracts, and `<a>--<b>.compare.json` what `onrecord compare --write` has found.
Both are committed and never edited by hand.

**What is passed over:** `README.md`, hidden files, backup copies that end in `~`, and folders
called `captures`. Every other file that is no content is an error. Symbolic links are never
followed, and a file of more than 16 MiB is not read.

**Editors** complete keys in `.yml` files from the JSON Schemas that are published with this site:
for example [actor.schema.json](../schemas/actor.schema.json) for `actors/<id>.yml` and
[actors.schema.json](../schemas/actors.schema.json) for `actors.yml`.

## YAML

Values mean what you typed: `no`, `2025-02` and `1e3` are not turned into anything else, and `2` is
as good as `"2"`. Unknown keys, keys that stand twice, keys without a value, and values of the
wrong shape are errors. A list of one is written `[like this]`. Anchors, aliases, tags, merge keys
and a second document are refused. A file starts without a byte-order mark and its lines end with a
line feed; both are warnings, and the file is read all the same.

## Dates

Dates are EDTF (Extended Date/Time Format), level 1, as precise as they are known:

| write | meaning |
|---|---|
| `2025-02-14`, `2025-02`, `2025` | a day, a month, a year |
| `2025-02-14T16:30:00+01:00` | a moment; the seconds have to be there |
| `2025-02-15?`, `2025-02~`, `2025%` | uncertain, approximate, both |
| `2025-02-XX`, `202X` | some day of that month, some year of that decade |
| `2025-21` to `2025-24` | spring, summer, autumn, winter of that year |
| `2025-02-12/2025-02-14` | an interval |
| `../2025-02-14`, `2025-02-14/..` | an interval with an open end |

Their precision is kept wherever they are shown. Where two are compared, only what is certain
counts: a month is not later than a day within it. Days count as they were written, whatever the
time zone.

## References in prose

| write | get |
|---|---|
| `[[jd-vance]]` | a link to an actor, issue, source, briefing, outlet, claim or event |
| `[[actor:europe]]` | the same, where two kinds use the id |
| `[@rferl-2025-02-15#real-guarantees]` | a citation |
| `[@rferl-2025-02-15]` | a citation of a whole source |
| `[@rferl-2025-02-15#half; @ap-2025-02-15#terms]` | two citations |
| `![[rferl-2025-02-15#real-guarantees]]` | the quotation as a card |
| `![[positions]]` | in a briefing: a computed section |

The sections are `positions`, `timeline`, `claims`, `judgements`, `hypotheses`, `sources` and
`gaps`. A link can show other words, behind a bar: `[[jd-vance|the Vice President]]`.

An embed stands alone on its line, not indented. Prose is Markdown without raw HTML; ordinary links
lead to web and mail addresses or to places on the site. An actor's name or alias is linked at its
first mention in each section, but not in code, links, headings and quotations, and not where two
actors share it.

## Handling levels

Every kind and every extract and judgement can have `tlp`, a level of FIRST's Traffic Light
Protocol 2.0: `clear`, `green`, `amber`, `amber+strict` or `red`. Without it they are `clear`, notes
`amber`. A site is built for one level and contains nothing above it. An extract is as closed as its
source at least. What needs a withheld entry goes with it: an extract without its speaker, a claim,
event or judgement without any of its evidence. Lists lose what is withheld; prose that names it is
an error, since it cannot be cut without changing what it says. Draft briefings are treated like
withheld ones unless drafts are asked for.

## Where the fields are silent

- Text is trimmed of the white space around it; within a quotation nothing is changed.
- A quotation of more than 10,000 characters is refused, one of more than 60 words is a warning.
- When an entry has errors, references to it are not reported as well.
- The stance of a position is that of the newest statement; its strength is that of the best
  evidence since the stance was last another.
- A row of competing hypotheses may leave cells empty.
- Judgements take their likelihood from either set of ICD 203, but one briefing keeps to one set.
- `XK` is accepted for Kosovo beside the codes of ISO 3166-1.
- `redirects.yml`, directly in `briefings/`, maps old addresses to new ones, such as
  `actors/old-id: actors/new-id`. `onrecord rename` writes it.

More on the reasons: [Decisions](../project/decisions.md).
"""


def format_page() -> str:
    """The page on the content format, with a table of fields for every kind and part."""
    parts = [_INTRODUCTION, "## Fields by kind\n"]
    for model in KINDS.values():
        title = model.kind.capitalize()
        parts.append(f"### {title}\n\n{_lead(model)}\n\n{_table(model)}\n")
        for part in _parts(model):
            name = re.sub(r"(?<!^)(?=[A-Z])", " ", part.__name__).lower()
            parts.append(f"#### {title}: {name}\n\n{_lead(part)}\n\n{_table(part)}\n")
    return "\n".join(parts)


def _lead(model: type[BaseModel]) -> str:
    return _prose((model.__doc__ or "").split("\n\n")[0])


def _table(model: type[BaseModel]) -> str:
    rows = ["| key | needed | meaning | example |", "|---|---|---|---|"]
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] == "tlp")
    for name, info in fields:
        needed = "yes" if info.is_required() else ""
        meaning = [_plain(info.description or ""), *_allowed(info.annotation, info.metadata)]
        example = str(info.examples[0]) if info.examples else ""
        shown = "" if example in ("", "…", "[…]") else _code(example)
        words = " ".join(part for part in meaning if part)
        rows.append(f"| {_code(info.alias or name)} | {needed} | {words} | {shown} |")
    return "\n".join(rows)


def _allowed(annotation: Any, metadata: list[Any]) -> Iterator[str]:
    """What may stand in a field: its words, or the kinds that it refers to."""
    words = list(dict.fromkeys(_words(annotation)))
    if words:
        yield "One of " + ", ".join(_code(word) for word in words) + "."
    refs = [mark for mark in metadata if isinstance(mark, Ref)] or list(_refs(annotation))
    kinds = list(dict.fromkeys(kind for ref in refs for kind in ref.kinds))
    if kinds:
        names = ["`source-id#extract-id`" if kind == "extract" else kind for kind in kinds]
        yield "Refers to: " + ", ".join(names) + "."


def _words(annotation: Any) -> Iterator[str]:
    """The fixed words in an annotation, without those of a part's own fields."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif isinstance(annotation, EnumType):
        yield from (member.value for member in annotation)
    else:
        for part in get_args(annotation):
            yield from _words(part)


def _refs(annotation: Any) -> Iterator[Ref]:
    """The marks of references in an annotation, without those of a part's own fields."""
    if get_origin(annotation) is Annotated:
        yield from (mark for mark in get_args(annotation)[1:] if isinstance(mark, Ref))
    for part in get_args(annotation):
        yield from _refs(part)


def _parts(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The records inside a record, in the order in which its fields name them."""
    found: dict[type[BaseModel], None] = {}

    def look(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in found:
                found[annotation] = None
                for info in annotation.model_fields.values():
                    look(info.annotation)
        else:
            for part in get_args(annotation):
                look(part)

    for info in model.model_fields.values():
        look(info.annotation)
    return list(found)


# -- JSON Schema -----------------------------------------------------------------------------------

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BODY = {
    "title": "Body",
    "description": "The analyst's prose, as Markdown.",
    "type": "string",
}


def schemas() -> dict[str, str]:
    """JSON Schema by file name: one for a file of each kind, one for each registry.

    They are for editors, which see YAML after its own resolver: a text may look like a number to
    them, so that numbers are accepted wherever they would be read as text.
    """
    found = {}
    for kind, model in KINDS.items():
        one = _schema(model)
        definitions = one.pop("$defs", {})
        head = {"$schema": _DIALECT, "title": one.pop("title"), **one}
        found[f"{kind}.schema.json"] = head | ({"$defs": definitions} if definitions else {})
        if model.registry:
            found[f"{model.plural}.schema.json"] = {
                "$schema": _DIALECT,
                "title": model.plural.capitalize(),
                "description": f"Many entries of the kind {kind}: each id with its fields.",
                "type": "object",
                "propertyNames": {"pattern": f"^{ID.pattern}$"},
                "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
                "$defs": dict(sorted({**definitions, model.__name__: one}.items())),
            }
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in found.items()
    }


def _schema(model: type[Record]) -> dict[str, Any]:
    schema = _for_editors(copy.deepcopy(model.model_json_schema(by_alias=True)))
    schema["properties"]["body"] = _BODY
    return schema


def _for_editors(schema: Any) -> Any:
    """Pydantic's schema as an editor needs it: no nulls, and scalars as YAML shows them."""
    if isinstance(schema, list):
        return [_for_editors(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    options = schema.get("anyOf")
    if options and {"type": "null"} in options:
        (option,) = (item for item in options if item != {"type": "null"})
        rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
        schema = {**option, **rest}
    made = {
        key: value if key in ("default", "enum", "required", "examples") else _for_editors(value)
        for key, value in schema.items()
        if key != "x-backlink"
    }
    if "enum" in made:
        numbers = [int(word) for word in made["enum"] if str(word).isdigit()]
        if numbers:
            made = {key: value for key, value in made.items() if key != "type"}
            made["enum"] = [*made["enum"], *numbers]
    elif made.get("type") == "string" and made.get("format") != "uri":
        made["type"] = ["string", "number", "boolean"]
    if "patternProperties" in made:
        made["additionalProperties"] = False
    if "examples" in made:
        made["examples"] = [_example(text, made) for text in made["examples"]]
        if made["examples"] in (["…"], [["…"]]):
            del made["examples"]
    return made


def _example(text: str, schema: dict[str, Any]) -> Any:
    """An example as the value it stands for."""
    if schema.get("type") not in ("array", "object") and "oneOf" not in schema:
        return text
    node, _ = compose(text, "")
    return _value(node) if node is not None else text


def _value(node: Node) -> Any:
    match node:
        case Scalar():
            return node.value
        case Listing():
            return [_value(item) for item in node.items]
        case Mapping():
            return {key.value: _value(value) for key, value in node.pairs}


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
