"""Writes a whole site of invented content, as large as asked, to measure the generator with.

    python benchmarks/make_corpus.py DIR --pages 1000
    python benchmarks/make_corpus.py DIR --sources 200 --actors 40 --issues 8 --briefings 16

The content keeps to the content format in every part: outlets with families and agencies, copies,
attribution chains, unnamed speakers, stances that change, claims agreed and disputed, events,
judgements, competing hypotheses, gaps and notes. The same arguments give the same bytes. What was
written is reported on standard output as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import vocabulary as words
from corpus_plan import (
    Actor,
    Briefing,
    Extract,
    Issue,
    Note,
    Outlet,
    Plan,
    Size,
    Source,
    make_plan,
    plan_for_pages,
    some,
    stream,
)
from prose import ProseWriter, Scenes, fill, foreign, quotation

PROJECT = Path(__file__).resolve().parents[1]
GENERATED = frozenset(
    {
        "index",
        "briefings",
        "actors",
        "issues",
        "positions",
        "sources",
        "outlets",
        "claims",
        "notes",
        "timeline",
        "map",
        "evidence",
        "data",
    }
)
"""Pages and folders of docs/ which the generator writes itself."""

Fields = dict[str, object]

_PLAIN = re.compile(
    r"[A-Za-z][A-Za-z0-9 ./_+-]*"  # words and ids
    r"|[a-z0-9][a-z0-9-]*#[a-z0-9-]+"  # a reference to an extract
    r"|(\.\./)?\d{4}-[0-9T:+/-]*[?~]?"  # EDTF
    r"|https://[a-z0-9./-]+"
)


def scalar(value: object) -> str:
    """A YAML scalar: as an analyst would type it, quoted where the text needs it.

    Country codes such as NO stay bare on purpose: the format reads the raw scalar.
    """
    text = str(value)
    if isinstance(value, int):
        return text
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_lines(fields: Mapping[str, object], indent: str = "") -> Iterator[str]:
    """The lines of a block mapping. Values that are None or empty are left out."""
    for key, value in fields.items():
        if value is None or value == () or value == [] or value == {}:
            continue
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, Mapping):
            yield name
            yield from yaml_lines(value, indent + "  ")
        elif isinstance(value, (list, tuple)):
            yield from _list_lines(name, value, indent)
        else:
            yield f"{name} {scalar(value)}"


def _list_lines(name: str, items: Sequence[object], indent: str) -> Iterator[str]:
    flat = [item for item in items if not isinstance(item, Mapping)]
    inline = ", ".join(scalar(item) for item in flat)
    if len(flat) == len(items) and len(name) + len(inline) < 90:
        yield f"{name} [{inline}]"
        return
    yield name
    for item in items:
        if not isinstance(item, Mapping):
            yield f"{indent}  - {scalar(item)}"
            continue
        first, *rest = yaml_lines(item)
        yield f"{indent}  - {first}"
        yield from (f"{indent}    {line}" for line in rest)


def yaml_text(fields: Mapping[str, object]) -> str:
    return "\n".join(yaml_lines(fields)) + "\n"


def document(fields: Mapping[str, object], body: str = "") -> str:
    """A Markdown file with front matter."""
    return f"---\n{yaml_text(fields)}---\n" + (f"\n{body.strip()}\n" if body else "")


class Corpus:
    """The files of a plan: paths relative to the site, each with its text."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.seed = plan.seed
        self.scenes = Scenes(plan)
        self.place_of = {actor.id: actor.place for actor in plan.actors}

    def files(self) -> Iterator[tuple[str, str]]:
        """Every content file of the site, in a fixed order."""
        yield "briefings/outlets.yml", yaml_text({o.id: self._outlet(o) for o in self.plan.outlets})
        yield from self._actor_files()
        for index, issue in enumerate(self.plan.issues):
            yield f"briefings/issues/{issue.id}.md", self._issue(index, issue)
        yield from self._position_files()
        for index, briefing in enumerate(self.plan.briefings):
            yield from self._briefing_files(index, briefing)
        for note in self.plan.notes:
            folder = self.plan.briefings[note.briefing].id
            yield f"briefings/{folder}/notes/{note.id}.md", self._note(note)

    def _writer(self, rng: random.Random, briefing: int) -> ProseWriter:
        return ProseWriter(rng, self.scenes.of_briefing(briefing))

    def _outlet(self, outlet: Outlet) -> Fields:
        rng = stream(self.seed, "outlet", outlet.id)
        rated = rng.random() < 0.7
        state = outlet.type == "government"
        return {
            "name": outlet.name,
            "type": outlet.type,
            "family": outlet.family,
            "country": rng.choice(words.COUNTRIES),
            "url": f"https://{outlet.id}.example/",
            "funding": "state" if state else rng.choice(("private", "private", "public")),
            "reliability": rng.choice("ABBCCDF") if rated else None,
            "reliability_why": rng.choice(words.RELIABILITY_REASONS) if rated else None,
        }

    def _actor_files(self) -> Iterator[tuple[str, str]]:
        """Institutions share a registry; persons have files with prose, one in six as YAML."""
        institutions = [actor for actor in self.plan.actors if actor.type != "person"]
        employers = [a.id for a in institutions if a.type in ("government", "body", "organization")]
        yield "briefings/actors.yml", yaml_text({a.id: self._actor(a) for a in institutions})
        persons = [actor for actor in self.plan.actors if actor.type == "person"]
        for index, actor in enumerate(persons):
            rng = stream(self.seed, "person", actor.id)
            fields = self._actor(actor) | {"roles": _roles(rng, employers)}
            scene = self.scenes.of_actor(actor.id, index % len(self.plan.briefings))
            body = "\n\n".join(ProseWriter(rng, scene).paragraphs(rng.randint(150, 280)))
            if index % 6 == 5:
                yield f"briefings/actors/{actor.id}.yml", yaml_text(fields | {"body": body})
            else:
                yield f"briefings/actors/{actor.id}.md", document(fields, body)

    def _actor(self, actor: Actor) -> Fields:
        rng = stream(self.seed, "actor", actor.id)
        return {
            "name": actor.name,
            "type": actor.type,
            "aliases": actor.aliases,
            "weak_aliases": actor.weak_aliases,
            "part_of": actor.part_of,
            "country": rng.choice(words.COUNTRIES),
            "url": f"https://{actor.id}.example/" if actor.type != "person" else None,
        }

    def _issue(self, index: int, issue: Issue) -> str:
        rng = stream(self.seed, "issue", issue.id)
        custom = words.STANCE_SETS[issue.stance_set] if issue.stance_set is not None else ()
        parent = self.plan.issues[index // 5].id if index % 5 == 4 and index > 4 else None
        fields: Fields = {
            "title": issue.title,
            "question": f"Should {issue.place} adopt {issue.title.lower()} as drafted?",
            "stances": {name: {"label": label, "side": side} for name, label, side in custom},
            "part_of": parent,
        }
        scene = self.scenes.of_issue(issue.id, index % len(self.plan.briefings))
        return document(
            fields, "\n\n".join(ProseWriter(rng, scene).paragraphs(rng.randint(150, 350)))
        )

    def _position_files(self) -> Iterator[tuple[str, str]]:
        """An analyst's prose on one position in eight."""
        for index, (actor, issue) in enumerate(self.plan.positions()):
            if index % 8:
                continue
            rng = stream(self.seed, "position", actor, issue)
            scene = self.scenes.of_actor(actor, 0)
            body = "\n\n".join(ProseWriter(rng, scene).paragraphs(rng.randint(150, 220)))
            yield f"briefings/positions/{actor}--{issue}.md", document({"tlp": "clear"}, body)

    def _briefing_files(self, index: int, briefing: Briefing) -> Iterator[tuple[str, str]]:
        folder = f"briefings/{briefing.id}"
        yield f"{folder}/briefing.md", self._briefing(index, briefing)
        for source in briefing.sources:
            yield f"{folder}/sources/{source.id}.md", self._source(source)
        if briefing.claims:
            yield f"{folder}/claims.yml", yaml_text(self._claims(briefing))
        yield f"{folder}/events.yml", yaml_text(self._events(briefing))

    def _source(self, source: Source) -> str:
        rng = stream(self.seed, "source-text", source.id)
        briefing = self.plan.briefings[source.briefing]
        place = briefing.issues[0].place
        host = source.outlet or "reprints"
        url = f"https://{host}.example/{source.published:%Y/%m}/{source.id[-5:]}"
        rated = source.outlet is not None and rng.random() < 0.04
        fields: Fields = {
            "title": fill(rng.choice(words.SOURCE_TITLES), rng, place),
            "outlet": source.outlet,
            "published": source.published,
            "type": source.type,
            "url": url,
            "archive_url": f"https://archive.example/{source.id}" if rng.random() < 0.7 else None,
            "authors": _bylines(rng) if source.type in ("article", "interview") else None,
            "language": rng.choice(words.LANGUAGES) if rng.random() < 0.1 else None,
            "retrieved": source.published + timedelta(days=rng.randint(0, 9)),
            "wire": source.wire,
            "copy_of": source.copy_of,
            "cites": source.cites,
            "corrected": _amendment(rng, source.published) if rng.random() < 0.04 else None,
            "reliability": rng.choice("BCD") if rated else None,
            "reliability_why": rng.choice(words.RELIABILITY_REASONS) if rated else None,
        }
        translated = fields["language"] is not None
        fields["extracts"] = [
            self._extract(number, extract, place, translated)
            for number, extract in enumerate(source.extracts, 1)
        ]
        return document(fields, fill(rng.choice(words.SOURCE_REMARKS), rng, place))

    def _extract(self, number: int, extract: Extract, place: str, translated: bool) -> Fields:
        rng = stream(self.seed, "extract", extract.text_key, extract.id)
        quote = quotation(self.seed, extract.text_key, place, extract.paraphrased)
        return {
            "id": extract.id,
            "quote": quote,
            "speaker": extract.speaker,
            "speaker_described": extract.described,
            "of": extract.of,
            "form": extract.form,
            "said": extract.said,
            "said_to": extract.said_to,
            "place": rng.choice(words.CITIES) if extract.speaker and rng.random() < 0.3 else None,
            "via": extract.via,
            "positions": _position_field(extract),
            "about": extract.about,
            "credibility": extract.credibility,
            "locator": f"para {number * 3}" if rng.random() < 0.5 else None,
            "original": foreign(rng, len(quote.split())) if translated else None,
            "translated_by": "the desk" if translated else None,
            "tags": some(rng, words.TAGS, 1, 2) if rng.random() < 0.3 else (),
        }

    def _claims(self, briefing: Briefing) -> Fields:
        claims: Fields = {}
        for claim in briefing.claims:
            rng = stream(self.seed, "claim-text", claim.id)
            claims[claim.id] = {
                "text": fill(rng.choice(words.CLAIM_TEXTS), rng, briefing.issues[0].place),
                "issue": claim.issue,
                "supported_by": claim.supported_by,
                "disputed_by": claim.disputed_by,
                "note": fill(rng.choice(words.SOURCE_REMARKS), rng) if rng.random() < 0.2 else None,
            }
        return claims

    def _events(self, briefing: Briefing) -> Fields:
        events: Fields = {}
        for event in briefing.events:
            rng = stream(self.seed, "event-text", event.id)
            events[event.id] = {
                "title": fill(rng.choice(words.EVENT_TITLES), rng, briefing.issues[0].place),
                "date": event.date,
                "place": rng.choice(words.CITIES),
                "actors": event.actors,
                "evidence": event.evidence,
            }
        return events

    def _note(self, note: Note) -> str:
        rng = stream(self.seed, "note-text", note.id)
        briefing = self.plan.briefings[note.briefing]
        writer = self._writer(rng, note.briefing)
        fields: Fields = {
            "title": fill("Working note on the {region} {thing} {instrument}", rng),
            "date": briefing.day,
            "authors": _bylines(rng),
            "about": note.about,
            "tlp": "clear",
        }
        parts = [*writer.paragraphs(rng.randint(150, 400)), writer.embed()]
        return document(fields, "\n\n".join(parts))

    def _briefing(self, index: int, briefing: Briefing) -> str:
        rng = stream(self.seed, "briefing-text", briefing.id)
        place = briefing.issues[0].place
        refs = self.scenes.of_briefing(index).refs
        fields: Fields = {
            "title": f"{briefing.issues[0].title}: where things stand, briefing {index + 1}",
            "date": briefing.day,
            "summary": " ".join(
                fill(text, rng, place) for text in rng.sample(words.JUDGEMENT_TEXTS, 2)
            ),
            "updated": briefing.day + timedelta(days=4),
            "authors": _bylines(rng),
            "status": "archived" if index % 9 == 8 else "published",
            "issues": [issue.id for issue in briefing.issues],
            "judgements": _judgements(rng, place, refs, [c.id for c in briefing.claims]),
            "hypotheses": _hypotheses(rng, place, refs),
            "gaps": [fill(text, rng, place) for text in rng.sample(words.GAPS, 2)],
            "changes": [
                {"date": briefing.day, "what": words.EDITIONS[0]},
                {
                    "date": briefing.day + timedelta(days=4),
                    "what": fill(rng.choice(words.EDITIONS[1:]), rng, place),
                },
            ],
        }
        return document(fields, self._narrative(index, rng))

    def _narrative(self, index: int, rng: random.Random) -> str:
        """350 to 700 words under three or four headings, with cards and one placed section."""
        writer = self._writer(rng, index)
        headings = rng.sample(words.BRIEFING_HEADINGS, rng.randint(3, 4))
        length = rng.randint(350, 640)
        parts: list[str] = []
        for heading in headings:
            parts.append(f"## {heading}")
            parts.extend(writer.paragraphs(length // len(headings)))
            if rng.random() < 0.7:
                parts.append(writer.embed())
        if rng.random() < 0.5:
            section = rng.choice(("positions", "timeline", "claims", "judgements", "gaps"))
            parts.append(f"![[{section}]]")
        return "\n\n".join(parts)


def _position_field(extract: Extract) -> object:
    """The short mapping where the holder is implied, else a list that names the actor."""
    if extract.holder:
        return {issue: stance for _, issue, stance in extract.positions}
    return [
        {"actor": actor, "issue": issue, "stance": stance}
        for actor, issue, stance in extract.positions
    ]


def _roles(rng: random.Random, employers: Sequence[str]) -> list[Fields]:
    """One post since 2022 or so, or two of which the first has ended."""
    turn = f"{rng.randint(2021, 2024)}-{rng.randint(1, 12):02d}"
    now: Fields = {
        "title": rng.choice(words.JOB_TITLES),
        "organization": rng.choice(employers),
        "from": turn,
    }
    if rng.random() < 0.6:
        return [now]
    before: Fields = {
        "title": rng.choice(words.JOB_TITLES),
        "organization": rng.choice(employers),
        "from": f"{rng.randint(2014, 2020)}",
        "to": turn,
    }
    return [before, now]


def _bylines(rng: random.Random) -> list[str]:
    return [
        f"{rng.choice(words.GIVEN_NAMES)} {rng.choice(words.SURNAME_STARTS)}man"
        for _ in range(rng.choice((1, 1, 2)))
    ]


def _amendment(rng: random.Random, published: date) -> Fields:
    what = fill("An earlier version gave the sum for the {thing} as {count} million.", rng)
    return {"date": published + timedelta(days=rng.randint(1, 20)), "what": what}


def _judgements(
    rng: random.Random, place: str, refs: Sequence[str], claims: Sequence[str]
) -> list[Fields]:
    """Two to four key judgements, some of them resting on a claim as well."""
    texts = rng.sample(words.JUDGEMENT_TEXTS, rng.randint(2, 4))
    judgements: list[Fields] = []
    for number, text in enumerate(texts, 1):
        evidence = list(some(rng, refs, 1, 4))
        if claims and rng.random() < 0.5:
            evidence.append(rng.choice(claims))
        judgements.append(
            {
                "id": f"judgement-{number}",
                "text": fill(text, rng, place),
                "likelihood": rng.choice(words.LIKELIHOODS),
                "confidence": rng.choice(words.CONFIDENCES),
                "because": fill(rng.choice(words.REASONS), rng, place),
                "evidence": evidence,
                "assumptions": [fill(rng.choice(words.ASSUMPTIONS), rng, place)],
                "indicators": [fill(rng.choice(words.INDICATORS), rng, place)],
                "alternatives": [fill(rng.choice(words.ALTERNATIVES), rng, place)],
            }
        )
    return judgements


def _hypotheses(rng: random.Random, place: str, refs: Sequence[str]) -> Fields:
    names = ("terms", "timetable", "disagreement")
    texts = [fill(text, rng, place) for text in words.HYPOTHESIS_TEXTS]
    return {
        "question": fill("Why was the vote on the {thing} put off?", rng),
        "hypotheses": dict(zip(names, texts, strict=True)),
        "evidence": {
            ref: {name: rng.choice(("CC", "C", "N", "I", "II")) for name in names}
            for ref in some(rng, refs, 3, 6)
        },
    }


def nav_targets(config: str) -> list[str]:
    """The Markdown pages that the nav of an mkdocs.yml names, in its order."""
    targets: list[str] = []
    inside = False
    for line in config.splitlines():
        if re.match(r"[^\s#-]", line):
            inside = line.startswith("nav:")
        if inside:
            content = re.sub(r"(^|\s)#.*", "", line)
            targets += re.findall(r"""(?<![\w./:-])[\w./-]+\.md(?=["'\s,\]}]|$)""", content)
    return targets


def headings_of(page: Path) -> str:
    """The headings of a hand-written page, which links may aim at; its prose is left out."""
    lines = page.read_text(encoding="utf-8").splitlines()
    fenced, found = False, []
    for line in lines:
        fenced ^= line.lstrip().startswith("```")
        if not fenced and re.match(r"#{1,6} ", line):
            found.append(line)
    return "\n\n".join(found)


def write_site_frame(config: Path, site: Path) -> None:
    """Copies an mkdocs.yml with what it needs, and stands in for the pages of its nav."""
    text = config.read_text(encoding="utf-8")
    (site / "mkdocs.yml").write_bytes(config.read_bytes())
    folder = re.search(r"""^docs_dir:\s*["']?([\w./-]+)""", text, re.MULTILINE)
    docs = folder[1] if folder else "docs"
    (site / docs).mkdir(parents=True, exist_ok=True)
    for target in nav_targets(text):
        first = target.partition("/")[0].removesuffix(".md")
        if first in GENERATED:
            continue
        page = config.parent / docs / target
        stem = Path(target).parent.name if target.endswith("/index.md") else Path(target).stem
        headings = headings_of(page) if page.is_file() else ""
        _write(site / docs / target, (headings or f"# {stem.capitalize()}") + "\n\nStand-in.\n")
    theme = re.search(r"""^\s+custom_dir:\s*["']?([\w./-]+)""", text, re.MULTILINE)
    if theme and (config.parent / theme[1]).is_dir():
        shutil.copytree(config.parent / theme[1], site / theme[1], dirs_exist_ok=True)
    for asset in re.findall(
        r"""^\s+(?:-|logo:|favicon:|- path:)\s*["']?([\w./-]+\.\w+)""", text, re.MULTILINE
    ):
        original = config.parent / docs / asset
        generated = asset.partition("/")[0] in GENERATED or asset.startswith("assets/onrecord/")
        # A page of the nav without a title looks the same, and has its stand-in already.
        if not generated and not asset.endswith(".md") and original.is_file():
            _write_bytes(site / docs / asset, original.read_bytes())


def _write(path: Path, text: str) -> None:
    _write_bytes(path, text.encode("utf-8"))


def _write_bytes(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_corpus(plan: Plan, site: Path, config: Path) -> dict[str, int]:
    """Writes the site and returns what is in it, with the number of content files."""
    written = 0
    for path, text in Corpus(plan).files():
        _write(site / path, text)
        written += 1
    write_site_frame(config, site)
    return plan.counts() | {"files": written}


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Write a site of invented content to measure the generator with."
    )
    parser.add_argument("dir", metavar="DIR", type=Path, help="folder for the site; new or empty")
    parser.add_argument(
        "--pages",
        type=_positive,
        help="pick all numbers so that the site has about this many pages",
    )
    for name, default in (
        ("sources", 60),
        ("extracts-per-source", 3),
        ("actors", 12),
        ("issues", 3),
        ("briefings", 5),
    ):
        parser.add_argument(f"--{name}", type=_positive, help=f"default: {default}")
    parser.set_defaults(fallback=Size(60, 3, 12, 3, 5))
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    parser.add_argument(
        "--mkdocs",
        type=Path,
        default=PROJECT / "mkdocs.yml",
        metavar="FILE",
        help="configuration to copy (default: this project's own)",
    )
    return parser


def requested_plan(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Plan:
    """The plan the arguments ask for; ends the program where they contradict each other."""
    fallback: Size = options.fallback
    names = ("sources", "extracts_per_source", "actors", "issues", "briefings")
    given = {name: getattr(options, name) for name in names if getattr(options, name)}
    if options.pages and given:
        parser.error("--pages picks the other numbers; give it alone or leave it out")
    try:
        if options.pages:
            return plan_for_pages(options.pages, options.seed)
        numbers = {name: given.get(name, getattr(fallback, name)) for name in names}
        if numbers["actors"] < 4:
            parser.error("--actors must be 4 or more: a government, a body, an owner and a person")
        return make_plan(Size(**numbers), options.seed)
    except ValueError as problem:
        parser.error(str(problem))


def main() -> int:
    parser = arguments()
    options = parser.parse_args()
    site: Path = options.dir
    if site.exists() and any(site.iterdir()):
        parser.error(f"{site} is not empty")
    if not options.mkdocs.is_file():
        parser.error(f"there is no {options.mkdocs}; name a configuration with --mkdocs")
    plan = requested_plan(parser, options)
    print(json.dumps(write_corpus(plan, site, options.mkdocs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
