"""The benchmark's content maker: same arguments, same bytes, and nothing that dangles."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

MAKER = Path(__file__).resolve().parents[2] / "benchmarks" / "make_corpus.py"
NUMBERS = {"sources": 30, "extracts-per-source": 3, "actors": 14, "issues": 4, "briefings": 3}
CONFIG = """\
site_name: Test
theme:
  name: material
  custom_dir: theme
nav:
  - Home: index.md
  - Briefings: briefings/index.md
  - Method: "method/index.md"  # by hand
  - About:
      - about.md
plugins: [search]
extra_css:
  - assets/extra.css
"""
STANDARD_STANCES = {"supports", "conditional", "neutral", "opposes"}
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
SECTIONS = {"positions", "timeline", "claims", "judgements", "hypotheses", "sources", "gaps"}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An mkdocs.yml with a theme folder, a stylesheet and one hand-written page beside it."""
    folder = tmp_path_factory.mktemp("project")
    for path, text in {
        "mkdocs.yml": CONFIG,
        "theme/main.html": "{# theme #}",
        "docs/assets/extra.css": "a { }",
        "docs/about.md": "# About\n\n![A picture that is not copied](picture.png)\n\nSecret prose.\n",
        "docs/method/index.md": "# Method\n\nSecret prose.\n\n## Ratings { #ratings }\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def run_maker(
    site: Path, config: Path, *arguments: str, hash_seed: str = "0"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MAKER), str(site), "--mkdocs", str(config), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
    )


def numbers() -> list[str]:
    return [word for name, number in NUMBERS.items() for word in (f"--{name}", str(number))]


def digest(site: Path) -> str:
    """One hash over the paths and bytes of every file."""
    total = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@dataclass(frozen=True)
class Site:
    """A written site, read back: the fields and prose of every entity by kind and id."""

    root: Path
    report: dict[str, int]
    kinds: dict[str, dict[str, dict[str, Any]]]

    @property
    def refs(self) -> set[str]:
        return {
            f"{name}#{extract['id']}"
            for name, source in self.kinds["sources"].items()
            for extract in source.get("extracts", [])
        }

    def every(self, kind: str) -> list[dict[str, Any]]:
        return list(self.kinds[kind].values())

    def prose(self) -> Iterator[str]:
        for entities in self.kinds.values():
            yield from (fields["body"] for fields in entities.values() if fields.get("body"))


def read_file(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yml":
        return dict(yaml.load(text, yaml.BaseLoader))
    _, front, body = text.split("---\n", 2)
    return dict(yaml.load(front, yaml.BaseLoader)) | {"body": body.strip()}


def read_site(root: Path, report: dict[str, int]) -> Site:
    """Reads by the rules of the content format: the folder or the registry names the kind."""
    kinds: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted((root / "briefings").rglob("*.*")):
        if path.name == "briefing.md":
            found = {path.parent.name: read_file(path)}
            kind = "briefings"
        elif path.stem in ("actors", "issues", "outlets", "claims", "events"):
            kind, found = path.stem, read_file(path)
        else:
            kind, found = path.parent.name, {path.stem: read_file(path)}
        known = kinds.setdefault(kind, {})
        assert not known.keys() & found.keys(), f"{path} repeats an id"
        known.update(found)
    return Site(root, report, kinds)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, config: Path) -> Site:
    root = tmp_path_factory.mktemp("corpus") / "site"
    made = run_maker(root, config, *numbers())
    assert made.returncode == 0, made.stderr
    return read_site(root, json.loads(made.stdout))


def test_same_arguments_give_the_same_bytes(site: Site, config: Path, tmp_path: Path) -> None:
    run_maker(tmp_path / "again", config, *numbers(), hash_seed="4711")
    assert digest(tmp_path / "again") == digest(site.root)


def test_another_seed_gives_another_corpus(site: Site, config: Path, tmp_path: Path) -> None:
    run_maker(tmp_path / "other", config, *numbers(), "--seed", "2")
    assert digest(tmp_path / "other") != digest(site.root)


def test_counts_match_the_arguments(site: Site) -> None:
    for name in ("sources", "actors", "issues", "briefings"):
        assert len(site.kinds[name]) == NUMBERS[name] == site.report[name]
    for source in site.every("sources"):
        assert len(source["extracts"]) == NUMBERS["extracts-per-source"]
    for name in ("outlets", "claims", "notes", "events"):
        assert len(site.kinds[name]) == site.report[name] > 0


def test_pages_asked_for_are_nearly_met(config: Path, tmp_path: Path) -> None:
    made = run_maker(tmp_path / "site", config, "--pages", "300")
    assert json.loads(made.stdout)["pages"] == pytest.approx(300, rel=0.03)


def test_ids_are_well_formed(site: Site) -> None:
    for kind, entities in site.kinds.items():
        assert [name for name in entities if not ID.fullmatch(name)] == [], kind


def test_fields_refer_to_what_exists(site: Site) -> None:
    kinds, refs = site.kinds, site.refs
    actors, outlets, issues = kinds["actors"], kinds["outlets"], kinds["issues"]
    for actor in actors.values():
        assert actor.get("part_of") in {None, *actors}
        assert {role["organization"] for role in actor.get("roles", [])} <= actors.keys()
    assert {o["family"] for o in outlets.values() if "family" in o} <= actors.keys()
    for source in kinds["sources"].values():
        named = {source.get("outlet"), source.get("wire"), *source.get("cites", [])} - {None}
        assert named <= outlets.keys()
        assert source.get("outlet") or source["wire"]
        assert source.get("copy_of") in {None, *kinds["sources"]}
    for claim in kinds["claims"].values():
        supported, disputed = claim["supported_by"], claim.get("disputed_by", [])
        assert claim["issue"] in issues
        assert {*supported, *disputed} <= refs
        assert not set(supported) & set(disputed)
    for event in kinds["events"].values():
        assert set(event["evidence"]) <= refs
        assert set(event["actors"]) <= actors.keys()
    for note in kinds["notes"].values():
        assert note["tlp"] == "clear"
        assert set(note["about"]) <= refs | actors.keys() | issues.keys()
    for briefing in kinds["briefings"].values():
        assert set(briefing["issues"]) <= issues.keys()
        for judgement in briefing["judgements"]:
            assert set(judgement["evidence"]) <= refs | kinds["claims"].keys()
        assert briefing["hypotheses"]["evidence"].keys() <= refs
    for name in kinds["positions"]:
        actor, _, issue = name.partition("--")
        assert actor in actors and issue in issues


def test_extracts_hold_to_the_format(site: Site) -> None:
    actors, outlets = site.kinds["actors"], site.kinds["outlets"]
    for source in site.every("sources"):
        for extract in source["extracts"]:
            people = {extract.get("speaker"), extract.get("of"), *extract.get("about", [])}
            assert people - {None} <= actors.keys()
            assert not ("speaker" in extract and "speaker_described" in extract)
            assert set(extract.get("via", [])) <= outlets.keys() - {source.get("outlet")}
            assert 8 <= len(extract["quote"].split()) <= 45
            for actor, issue, stance in stances_shown(extract):
                known = site.kinds["issues"][issue].get("stances", STANDARD_STANCES)
                assert actor in actors and stance in known


def stances_shown(extract: dict[str, Any]) -> list[tuple[str, str, str]]:
    positions = extract.get("positions", {})
    if isinstance(positions, dict):
        holder = extract.get("speaker") or extract.get("of", "")
        return [(holder, issue, stance) for issue, stance in positions.items()]
    return [(p["actor"], p["issue"], p["stance"]) for p in positions]


def test_prose_refers_to_what_exists(site: Site) -> None:
    linkable = {
        name
        for kind in ("actors", "issues", "sources", "briefings", "outlets", "claims")
        for name in site.kinds[kind]
    }
    seen = 0
    for text in site.prose():
        for embedded, target in re.findall(r"(!?)\[\[([^\]|]+)", text):
            known = site.refs | SECTIONS if embedded else linkable
            assert target.removeprefix("actor:") in known
        for group in re.findall(r"\[(@[^\]]+)\]", text):
            cited = {ref.strip().removeprefix("@") for ref in group.split(";")}
            assert cited <= site.refs | site.kinds["sources"].keys()
            seen += len(cited)
    assert seen > 100


def test_every_mechanism_of_the_format_occurs(site: Site) -> None:
    extracts = [extract for source in site.every("sources") for extract in source["extracts"]]
    for field in ("speaker", "speaker_described", "of", "via", "positions", "about"):
        assert any(field in extract for extract in extracts), field
    assert any(isinstance(extract.get("positions"), list) for extract in extracts)
    for field in ("copy_of", "wire"):
        assert any(field in source for source in site.every("sources")), field
    assert any("disputed_by" in claim for claim in site.every("claims"))
    assert any("family" in outlet for outlet in site.every("outlets"))
    assert any("stances" in issue for issue in site.every("issues"))


def test_lengths_of_prose_are_those_of_real_content(site: Site) -> None:
    for kind in ("briefings", "issues", "notes", "positions"):
        for name, fields in site.kinds[kind].items():
            assert 130 <= len(fields["body"].split()) <= 750, f"{kind}/{name}"


def test_the_frame_holds_what_the_configuration_names(site: Site, config: Path) -> None:
    docs = site.root / "docs"
    assert (site.root / "mkdocs.yml").read_bytes() == config.read_bytes()
    assert (site.root / "theme" / "main.html").is_file()
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    assert written == {"about.md", "assets/extra.css", "method/index.md"}
    method = (docs / "method" / "index.md").read_text(encoding="utf-8")
    assert "## Ratings { #ratings }" in method
    assert "Secret" not in method
    about = (docs / "about.md").read_text(encoding="utf-8")
    assert about == "# About\n\nStand-in.\n", "a page without a title in the nav is no asset"


def test_a_folder_in_use_is_left_alone(config: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    made = run_maker(tmp_path, config, *numbers())
    assert made.returncode == 2
    assert "not empty" in made.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
