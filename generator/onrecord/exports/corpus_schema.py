"""The JSON Schema of the corpus file: the kinds as the models declare them, and what is computed.

It follows from the models, so that it is never behind them. Objects are closed: a field that is not
described here is not in the file.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, get_args

from pydantic.json_schema import models_json_schema

from onrecord.analysis.claims import Status as ClaimStatus
from onrecord.analysis.positions import STRENGTHS
from onrecord.corpus import Corpus
from onrecord.languages import Language
from onrecord.model import KINDS
from onrecord.model.base import ID, Tlp
from onrecord.model.lock import Status
from onrecord.render.press import Edition

NAME = "json-schema"
FILE = "corpus.schema.json"
EXAMPLE = "check-jsonschema --schemafile corpus.schema.json corpus.json"
MEDIA_TYPE = "application/schema+json"

Schema = dict[str, Any]


def holds(corpus: Corpus, language: Language) -> str:
    """``9 kinds of record``."""
    return language.say("count.kinds", n=len(KINDS))


def render(corpus: Corpus, edition: Edition) -> str:
    """The same text for every site."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The schema as data."""
    kinds, definitions = _records()
    id_ = {"pattern": f"^{ID.pattern}$"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Onrecord corpus",
        "description": "Everything on one site: records as written, without fields that are at "
        "their default, and what is computed from them.",
        **_closed(
            {
                "$schema": {"type": "string"},
                "format": {"const": "onrecord-corpus"},
                "version": {"const": 1},
                "site": _closed({"name": _text("The site's name."), "url": _text("Its address.")}),
                "level": {
                    "enum": [level.value for level in Tlp],
                    "description": "The handling level (TLP 2.0) that the file was made for.",
                },
                "entities": _closed(
                    {
                        kind: {"type": "object", "propertyNames": id_, "additionalProperties": ref}
                        for kind, ref in sorted(kinds.items())
                    }
                ),
                "extracts": _by_id("Each quotation, by source#extract.", _extract()),
                "positions": _by_id("Each position, by actor--issue.", _position()),
                "claims": _by_id("Each point of fact, by id.", _claim()),
                "judgements": _by_id("Each judgement, by briefing#judgement.", _counts()),
            }
        ),
        "$defs": definitions,
    }


def _records() -> tuple[dict[str, Schema], dict[str, Schema]]:
    """A reference for each kind, and the definitions of all kinds and their parts."""
    refs, made = models_json_schema(
        [(model, "serialization") for model in KINDS.values()],
        by_alias=True,
        ref_template="#/$defs/{model}",
    )
    definitions = {name: _as_written(found) for name, found in sorted(made["$defs"].items())}
    found: dict[str, Schema] = {}
    for (model, _), ref in refs.items():
        found[model.kind] = ref
        definition = definitions[ref["$ref"].rpartition("/")[2]]
        definition["properties"]["body"] = _text("The analyst's prose, as Markdown.")
        if model.kind != "event":
            definition["properties"]["address"] = _text("Its page, from the root of the site.")
    return found, definitions


def _as_written(found: Any) -> Any:
    """Pydantic's schema of a field as the file has it: dates as text, no key of ours."""
    if isinstance(found, list):
        return [_as_written(item) for item in found]
    if not isinstance(found, dict):
        return found
    made = {
        key: value if key in ("default", "enum", "examples") else _as_written(value)
        for key, value in found.items()
        if key != "x-backlink"
    }
    if made.get("type") == ["string", "number"]:
        made["type"] = "string"
    return made


def _closed(properties: dict[str, Schema], optional: tuple[str, ...] = ("$schema",)) -> Schema:
    """An object of exactly these fields."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }


def _by_id(words: str, of: Schema) -> Schema:
    return {"type": "object", "description": words, "additionalProperties": of}


def _text(words: str) -> Schema:
    return {"type": "string", "description": words}


def _number(words: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": words}


_ORIGINS = _closed(
    {
        "min": _number("As few as this many independent origins."),
        "max": _number("As many as this."),
    }
)


def _counts() -> Schema:
    return _closed({"articles": _number("Articles, copies not counted."), "origins": _ORIGINS})


def _extract() -> Schema:
    return _closed(
        {
            "verified": {
                "enum": [status.value for status in Status],
                "description": "How the quotation was found in the text as it was retrieved.",
            },
            "address": _text("Where it stands, from the root of the site."),
        }
    )


def _position() -> Schema:
    return _closed(
        {
            "stance": _text("One of the issue's stances: that of the newest statement."),
            "since": _text("Since when it is known to be held, in EDTF."),
            "strength": {
                "enum": list(STRENGTHS),
                "description": "That of the best evidence for the stance.",
            },
            "statement": _text("The position in a sentence no stronger than its evidence."),
            **_counts()["properties"],
            "evidence": {
                "type": "array",
                "items": _text("source#extract"),
                "description": "The statements, oldest first.",
            },
        }
    )


def _claim() -> Schema:
    return _closed(
        {
            "status": {"enum": list(get_args(ClaimStatus))},
            **_counts()["properties"],
            "disputed": _counts(),
        }
    )
