"""The analyses' results for the whole sample site, as compact text.

Running this file writes them anew: ``make golden``. Read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.analysis.bodies import silent_on, spoken_for
from onrecord.analysis.chains import chain
from onrecord.analysis.changes import changes
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import covered
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.hypotheses import compete
from onrecord.analysis.judgements import grounds
from onrecord.analysis.positions import held_positions
from onrecord.analysis.summary import summary_statement
from onrecord.analysis.wording import articles_and_origins, sentence
from onrecord.build import inspect
from onrecord.corpus import Corpus
from onrecord.hindsight import stood
from onrecord.model.edtf import Edtf

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("munich.yml")


def text() -> str:
    """All results as YAML: one line for each, as a reader of the site finds it."""
    corpus = inspect(ROOT).corpus
    return yaml.safe_dump(results(corpus), allow_unicode=True, sort_keys=False, width=98)


def results(corpus: Corpus) -> dict[str, Any]:
    """What the analyses make of a corpus."""
    held = held_positions(corpus)
    return {
        "chains": {quoted.ref: _chain(corpus, quoted) for quoted in corpus.extracts.values()},
        "claims": {id_: _claim(corpus, id_) for id_ in corpus.claims},
        "positions": {position.id: sentence(corpus, position) for position in held.values()},
        "changes": {
            position.id: [
                f"{change.after.date.text} {change.before.stance} → {change.after.stance}: "
                f"{change.in_words()} ({change.before.quoted.ref}, {change.after.quoted.ref})"
                for change in found
            ]
            for position in held.values()
            if (found := changes(corpus, position))
        },
        "voices": {
            "--".join(pair): [f"{item.actor} {item.stance} {item.quoted.ref}" for item in found]
            for pair, found in spoken_for(corpus).items()
        },
        "silent": {issue: list(silent_on(corpus, issue)) for issue in corpus.issues},
        "briefings": {id_: _briefing(corpus, id_) for id_ in corpus.briefings},
        "as of 2025-02-15T12:00:00Z": _then(corpus, "2025-02-15T12:00:00Z"),
        "as of 2025-02-16": _then(corpus, "2025-02-16"),
    }


def _chain(corpus: Corpus, quoted: Any) -> str:
    steps = [f"{step.role} {step.id or '?'}" for step in chain(corpus, quoted)]
    return " → ".join([*steps, "capture" if quoted.source_id in corpus.locks else "no capture"])


def _claim(corpus: Corpus, id_: str) -> str:
    found = weigh(corpus, id_)
    against = (
        f"; against: {articles_and_origins(corpus, found.disputed)}"
        if found.disputed.articles
        else ""
    )
    return f"{found.status}: {articles_and_origins(corpus, found.supported)}{against}"


def _briefing(corpus: Corpus, id_: str) -> dict[str, Any]:
    entity = corpus.briefings[id_]
    scope = covered(corpus, entity)
    record = entity.record
    data: dict[str, Any] = {
        "judgements": {
            item.id: articles_and_origins(corpus, grounds(corpus, entity, item).origins)
            for item in record.judgements
        },
        "gaps": [
            f"{gap.kind}: " + ", ".join(key.id for key in gap.subjects)
            for gap in computed_gaps(corpus, scope, record.updated or record.date)
        ],
        "summary": list(summary_statement(corpus, scope)),
    }
    if record.hypotheses:
        found = compete(corpus, record.hypotheses)
        data["hypotheses"] = {
            "ranking": [
                f"{item.id}: {item.weighted:.3f}, unweighted {item.plain}" for item in found.ranking
            ],
            "telling": [f"{item.key.id}: {item.discrimination}" for item in found.telling],
            "deciding": [item.key.id for item in found.items if item.decides],
        }
    return data


def _then(corpus: Corpus, moment: str) -> dict[str, Any]:
    found = stood(corpus, Edtf.parse(moment))
    return {
        "left": {
            kind: len(entities) for kind, entities in found.corpus.by_kind.items() if entities
        },
        "warnings": [f"{item.code} {item.span.file}" for item in found.diagnostics],
    }


if __name__ == "__main__":
    GOLDEN.write_text(text(), encoding="utf-8")
    print(f"Written: {GOLDEN.relative_to(ROOT)}")
