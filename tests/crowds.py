"""Crowded desks for tests of pictures: as many actors, issues and positions as asked."""

from __future__ import annotations

import json

from desks import OUTLETS, corpus_of, story
from onrecord.corpus import Corpus

TYPES = ("person", "person", "government", "body", "organization", "group")
STANCES = {
    "demands": ("demands it at once", "for"),
    "accepts": ("accepts it on terms that are still to be agreed among all who pay for it", "for"),
    "studies": ("waits for a study", "conditional"),
    "silent": ("takes no side", "neutral"),
    "rejects": ("rejects it", "against"),
}
#: Long, short, unbreakable, wide and right-to-left names.
NAMES = (
    "Ann Lee {n}",
    "Ministry of Waterways, Harbours and Inland Navigation of the United Provinces {n}",
    "Donaudampfschifffahrtsgesellschaftskapitänsverband{n}",
    "国際連合安全保障理事会事務局 {n}",
    "وزارة الخارجية {n}",
    "WWWWWW MMMMMM {n}",
    "{n} <b>&amp;</b> *o* </svg>",
)


def crowd(actors: int, issues: int, each: int = 3) -> Corpus:
    """A corpus of so many actors and issues, in which every actor holds about ``each`` positions
    and every issue is spoken on."""
    people = {
        f"a{n}": {"name": NAMES[n % len(NAMES)].format(n=n), "type": TYPES[n % len(TYPES)]}
        for n in range(actors)
    }
    questions = {
        f"i{n}": {
            "title": f"The {'very long and much debated ' * (n % 3)}question number {n}",
            "question": "Should it be done?",
            "stances": {
                id_: {"label": text, "side": side} for id_, (text, side) in STANCES.items()
            },
        }
        for n in range(issues)
    }
    extracts = []
    for n in range(actors):
        for turn in range(min(each, issues)):
            stance = list(STANCES)[(n * 7 + turn * 3) % len(STANCES)]
            extract = {
                "id": f"e{n}-{turn}",
                "quote": f"words {n} {turn}",
                "positions": [
                    {"actor": f"a{n}", "issue": f"i{(n + turn * turn) % issues}", "stance": stance}
                ],
            }
            if n % 3 == 2:
                extract |= {"speaker_described": "an official"}
            else:
                extract |= {"speaker": f"a{n}", "form": ("direct", "reported")[n % 3]}
            extracts.append(json.dumps(extract, ensure_ascii=False))
    base = {
        "briefings/outlets.yml": OUTLETS,
        "briefings/actors.yml": json.dumps(people, ensure_ascii=False),
        "briefings/issues.yml": json.dumps(questions, ensure_ascii=False),
    }
    return corpus_of(story("s1", *extracts), base)
