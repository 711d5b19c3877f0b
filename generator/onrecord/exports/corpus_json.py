"""The whole corpus as JSON: every record as written, and what is computed from it."""

from __future__ import annotations

import json
from typing import Any

from onrecord.analysis import verification
from onrecord.analysis.claims import weigh
from onrecord.analysis.judgements import grounds
from onrecord.analysis.origins import Origins
from onrecord.analysis.positions import held_positions
from onrecord.analysis.wording import sentence
from onrecord.corpus import Corpus, Key
from onrecord.languages import Language
from onrecord.parse import Entity
from onrecord.render.addresses import address
from onrecord.render.press import Edition

NAME = "json"
FILE = "corpus.json"
EXAMPLE = "jq '.positions[] | .statement' corpus.json"
MEDIA_TYPE = "application/json"


def holds(corpus: Corpus, language: Language) -> str:
    """``214 records``."""
    return language.say("count.records", n=sum(1 for _ in corpus.entities()))


def render(corpus: Corpus, edition: Edition) -> str:
    """One object: ``entities`` by kind and id; ``extracts``, ``positions``, ``claims`` and
    ``judgements`` as computed. ``corpus_schema`` describes it."""
    return json.dumps(as_data(corpus, edition), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def as_data(corpus: Corpus, edition: Edition) -> dict[str, Any]:
    """The corpus as plain data."""
    return {
        "$schema": "corpus.schema.json",
        "format": "onrecord-corpus",
        "version": 1,
        "site": {"name": edition.config.name, "url": edition.config.url},
        "level": edition.level.value,
        "entities": {
            kind: {entity.id: _entity(entity) for entity in found.values()}
            for kind, found in corpus.by_kind.items()
        },
        "extracts": {
            ref: {
                "verified": verification.state(corpus, ref).status.value,
                "address": address(Key("extract", ref)),
            }
            for ref in corpus.extracts
        },
        "positions": {
            held.id: {
                "stance": held.stance,
                "since": held.since.text,
                "strength": held.strength,
                "statement": sentence(corpus, held, edition.language),
                **_counts(held.origins),
                "evidence": [item.quoted.ref for item in held.statements],
            }
            for held in held_positions(corpus).values()
        },
        "claims": {
            claim: {
                "status": (weighed := weigh(corpus, claim)).status,
                **_counts(weighed.supported),
                "disputed": _counts(weighed.disputed),
            }
            for claim in corpus.claims
        },
        "judgements": {
            f"{briefing.id}#{item.id}": _counts(grounds(corpus, briefing, item).origins)
            for briefing in corpus.briefings.values()
            for item in briefing.record.judgements
        },
    }


def _entity(entity: Entity) -> dict[str, Any]:
    data = entity.record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if entity.prose.text.strip():
        data["body"] = entity.prose.text.strip("\n")
    if entity.kind != "event":
        data["address"] = address(Key(entity.kind, entity.id))
    return data


def _counts(found: Origins) -> dict[str, Any]:
    return {"articles": found.articles, "origins": {"min": found.low, "max": found.high}}
