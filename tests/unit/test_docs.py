"""The hand-written documentation says what the code does: names, options, numbers and steps."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
import yaml

from onrecord.analysis.changes import KINDS
from onrecord.analysis.claims import weigh
from onrecord.analysis.dates import in_words
from onrecord.analysis.hypotheses import UNRATED, WEIGHTS
from onrecord.analysis.origins import origins
from onrecord.analysis.positions import held_positions
from onrecord.analysis.verification import State
from onrecord.analysis.wording import articles_and_origins, capped
from onrecord.build import generate, inspect
from onrecord.captures.folding import DASHES, DOUBLE_QUOTES, ELLIPSIS, SINGLE_QUOTES
from onrecord.cli import main
from onrecord.corpus import Corpus
from onrecord.languages import ENGLISH
from onrecord.model.briefing import LIKELIHOODS
from onrecord.model.edtf import Edtf
from onrecord.model.lock import Lock, LockedExtract, Status
from onrecord.report import render
from onrecord.starter import start

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
METHOD = DOCS / "method/index.md"
COMMANDS = DOCS / "guide/commands.md"
TUTORIAL = DOCS / "guide/first-briefing.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")


def tracked(*under: str) -> list[str]:
    """The files that git knows, or would if they were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *under],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return sorted(
        name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()
    )


def prose(path: Path) -> str:
    """A Markdown file without its fenced blocks."""
    fenced = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
    return fenced.sub("", path.read_text("utf-8"))


def links(path: Path) -> list[str]:
    """The addresses that a Markdown file links or shows, without anchors."""
    found = [one or other for one, other in LINK.findall(prose(path))]
    return [link.partition("#")[0] for link in found if not link.startswith("#")]


def rows(text: str, header: str) -> Iterator[list[str]]:
    """The rows of the table that starts with ``header``."""
    lines = iter(text[text.index(header) :].splitlines()[2:])
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


# -- commands --------------------------------------------------------------------------------


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None, name
    return found


NAMES = main.list_commands(click.Context(main))
SECTIONS = dict(
    re.findall(
        r"^## onrecord ([a-z-]+)\n(.*?)(?=^## |\Z)",
        COMMANDS.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)


def test_commands_have_a_heading_each() -> None:
    assert sorted(SECTIONS) == sorted(NAMES)
    assert list(SECTIONS) == sorted(SECTIONS), "in alphabetical order"


@pytest.mark.parametrize("name", NAMES)
def test_options_are_explained(name: str) -> None:
    section = SECTIONS[name]
    options = {
        option
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }
    explained = set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE))
    assert explained == options
    assert f"onrecord {name}" in section.split("```sh", 1)[1], "an example"


def examples() -> list[tuple[str, str]]:
    """Each ``onrecord …`` in a shell block of the documentation, with where it stands."""
    found = []
    for path in [ROOT / "README.md", *sorted((DOCS / "guide").glob("*.md"))]:
        for block in re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
            found += [
                (path.name, line.partition(" > ")[0])
                for line in block.splitlines()
                if re.match(r"([A-Z_]+=\S+ )?onrecord ", line)
            ]
    return found


@pytest.mark.parametrize(("where", "line"), examples())
def test_examples_are_accepted(where: str, line: str) -> None:
    words = shlex.split(line)
    name, *arguments = words[words.index("onrecord") + 1 :]
    if name.startswith("-"):
        return
    found = command(name)
    context = click.Context(found)
    values, rest, _ = found.make_parser(context).parse_args(arguments)
    assert not rest, where
    for parameter in found.params:
        value = values.get(parameter.name)
        if isinstance(parameter.type, click.Choice) and isinstance(value, str):
            parameter.type.convert(value, parameter, context)


# -- dependencies and structure --------------------------------------------------------------


def test_dependencies_are_explained() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    named = {
        re.match(r"[A-Za-z0-9_-]+", item)[0]
        for required in (PROJECT["project"]["dependencies"], *extras.values())
        for item in required
    }
    text = (DOCS / "project/dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z0-9_-]+)` \|", text, re.MULTILINE)) == named


def test_layers_are_those_of_the_contract() -> None:
    contract = PROJECT["tool"]["importlinter"]["contracts"][0]
    held = [re.findall(r"[a-z_]+", layer) for layer in contract["layers"]]
    text = (DOCS / "project/architecture.md").read_text("utf-8")
    drawn = [re.findall(r"`([a-z_]+)`", cells[1]) for cells in rows(text, "| layer | modules |")]
    assert drawn == held


def test_readme_targets_and_folders_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)(?=[`\s])", readme)) & {"site", "test", "serve"} == {
        "site",
        "test",
        "serve",
    }
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE)) <= targets
    listed = re.search(r"^Makefile +(.+)$", readme, re.MULTILINE)[1]
    assert set(listed.split(", ")) <= targets
    tree = re.search(r"```\n(briefings/ .*?)```", readme, re.DOTALL)[1]
    parent = ""
    for line in tree.splitlines():
        name = line.split()[0]
        parent = name if not line.startswith(" ") else parent
        assert (ROOT / (name if name == parent else parent + name)).exists(), name


# -- pages -----------------------------------------------------------------------------------


def in_nav(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from in_nav(inner)


def test_every_page_is_reached() -> None:
    """Each page by links or navigation; of a folder of other files, at least one."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_load(text[text.index("\nnav:") :])["nav"]
    queue = ["README.md", "CHANGELOG.md", *(f"docs/{page}" for page in in_nav(nav))]
    reached = set(queue)
    while queue:
        page = ROOT / queue.pop()
        if page.suffix != ".md" or not page.is_file():
            continue
        for link in links(page):
            target = (page.parent / link).resolve()
            if target.is_relative_to(ROOT) and (name := target.relative_to(ROOT).as_posix()):
                if name not in reached:
                    reached.add(name)
                    queue.append(name)
    reached |= {f"docs/{path}" for path in re.findall(r"assets/\S+", text)}
    folders = {name.rpartition("/")[0] for name in reached}
    lost = [
        name
        for name in tracked("docs")
        if name not in reached and (name.endswith(".md") or name.rpartition("/")[0] not in folders)
    ]
    assert lost == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "benchmarks/README.md"])
def test_links_outside_the_site_land(name: str) -> None:
    page = ROOT / name
    for link in links(page):
        if not link.startswith("http"):
            assert (page.parent / link).exists(), link


@pytest.mark.parametrize("name", [name for name in tracked("docs") if name.endswith(".md")])
def test_headings_of_a_page_differ(name: str) -> None:
    found = re.findall(r"^#+ (.+)$", prose(ROOT / name), re.MULTILINE)
    assert len(found) == len(set(found))
    assert sum(line.startswith("# ") for line in prose(ROOT / name).splitlines()) == 1


def test_nothing_names_a_place_outside() -> None:
    outside = re.compile(
        "|".join(
            (
                r"(?<![\w.:/-])/(?:wo" r"rk|tm" r"p|ro" r"ot)(?:/|\b(?![-/]))",
                r"\.\./sha" r"red",
                r"(?:py" r"pi|python" r"hosted|np" r"mjs)\.(?:org|com)",
                r"(?<!\w)wor" r"kshop",
            )
        )
    )
    found = []
    for name in tracked():
        if name.startswith("tests/") or Path(name).suffix in {".png", ".ico", ".woff2"}:
            continue
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
            if outside.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert found == []


# -- what the method promises ----------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return inspect(ROOT).corpus


def test_likelihoods_are_those_of_the_lexicon() -> None:
    terms = list(LIKELIHOODS)
    table = [
        [f"{LIKELIHOODS[first][0]}–{LIKELIHOODS[first][1]} %", first, second]
        for first, second in zip(terms[:7], terms[7:], strict=True)
    ]
    assert list(rows(METHOD.read_text("utf-8"), "| probability |")) == table


def test_kinds_of_change_and_weights_are_those_of_the_code() -> None:
    text = METHOD.read_text("utf-8")
    assert sorted(cells[0] for cells in rows(text, "| it says | when |")) == sorted(
        ENGLISH.say(f"change.{kind}") for kind in KINDS
    )
    (shown,) = rows(text, "| rating | A or 1 |")
    assert [float(cell) for cell in shown[1:]] == [WEIGHTS[letter] for letter in "ABCDEF"]
    assert [WEIGHTS[letter] for letter in "ABCDEF"] == [WEIGHTS[number] for number in "123456"]
    assert UNRATED == WEIGHTS["F"]


def test_verified_quotations_read_as_shown() -> None:
    text = METHOD.read_text("utf-8")
    lock = Lock.model_construct(extracts={})

    def words(status: Status, *cuts: int) -> str:
        locked = LockedExtract.model_construct(status=status, cuts=cuts)
        return State(status, lock, locked).in_words()

    assert [cells[0] for cells in rows(text, "| a quotation says | meaning |")] == [
        words(Status.EXACT),
        words(Status.FOLDED),
        words(Status.ELIDED, 12),
        words(Status.ELIDED),
        words(Status.NO_CAPTURE),
        State(Status.NO_CAPTURE).in_words(),
    ]


def test_the_folding_rules_are_published_in_full() -> None:
    shown = {cells[0]: cells[1] for cells in rows(METHOD.read_text("utf-8"), "| taken for the")}
    spaces, double, single, dashes, ellipsis = (
        "".join(re.findall(r"`([^`]+)`", cell)) for cell in shown.values()
    )
    assert (spaces, double, single, dashes) == ("", DOUBLE_QUOTES, SINGLE_QUOTES, DASHES)
    assert ellipsis == f"{ELLIPSIS}..."


def test_dates_read_as_shown() -> None:
    found = list(rows(METHOD.read_text("utf-8"), "| recorded | shown |"))
    assert len(found) >= 10
    for recorded, shown in found:
        assert in_words(Edtf.parse(recorded.strip("`"))) == shown


def test_sentence_forms_are_those_of_the_sample(sample: Corpus) -> None:
    held = held_positions(sample).values()
    written = {
        (item.strength.replace("-", " ").replace("unnamed", "unnamed only"),
         f"{sample.actors[item.actor].record.name} {capped(sample, item)}")
        for item in held
    }  # fmt: skip
    found = list(rows(METHOD.read_text("utf-8"), "| strength | what it takes |"))
    assert [cells[0] for cells in found] == ["on record", "reported", "unnamed only", "no evidence"]
    for strength, _, sentence in found[:3]:
        assert (strength, sentence.replace("**", "")) in written


def test_the_example_of_one_story_counts_right(sample: Corpus) -> None:
    text = " ".join(METHOD.read_text("utf-8").partition("### One story")[2].split())
    told = sample.claims["ministers-told-not-to-sign"].record
    assert len(told.supported_by) == 3
    assert len(sample.briefings["munich-minerals-talks"].record.sources) == 4
    weighed = weigh(sample, "ministers-told-not-to-sign")
    assert (weighed.status, articles_and_origins(sample, weighed.supported)) == (
        "single-origin",
        "1 article, 1 origin (AP)",
    )
    day = weigh(sample, "draft-presented-12-february")
    assert (day.status, articles_and_origins(sample, day.supported)) == (
        "corroborated",
        "2 articles, 2 origins (AP, RFE/RL)",
    )
    copies = [item.id for item in sample.sources.values() if item.record.copy_of]
    quoted = sample.extracts[told.supported_by[0]]
    spread = Corpus(
        replace(item, record=item.record.model_copy(update={"extracts": (quoted.extract,)}))
        if item.id in copies
        else item
        for item in sample.entities()
    )
    three = [spread.extracts[f"{id_}#{quoted.extract.id}"] for id_ in (quoted.source_id, *copies)]
    counted = articles_and_origins(spread, origins(spread, three))
    for count in (
        articles_and_origins(sample, weighed.supported),
        articles_and_origins(sample, day.supported),
        counted,
    ):
        assert count in text
    assert counted == "3 articles, 1 origin (AP)"
    assert "rests on three quotations" in text and "lists four [sources]" in text


# -- the tutorial ----------------------------------------------------------------------------


def test_the_tutorial_works_as_written(tmp_path: Path) -> None:
    text = TUTORIAL.read_text("utf-8")
    start(tmp_path, "Varn desk")
    written: list[Path] = []
    for block in re.finditer(r"^```(yaml|markdown)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        name = re.findall(r"`(briefings/[a-z0-9./-]+\.(?:yml|md))`", text[: block.start()])[-1]
        path = tmp_path / name
        assert path not in written
        assert path.exists() == (block[1] == "yaml"), "what is to be added to, and what is new"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") + "\n" if path.exists() else ""
        path.write_text(before + block[2], "utf-8")
        written.append(path)
    done = generate(tmp_path)
    assert done.diagnostics == ()
    body = done.pages["/briefings/lorry-toll-talks/"].body
    for promised in ("is reported to accept a ceiling", "is reported to reject", "Odile Brandt"):
        assert promised in body
    source = next(path for path in written if path.name.startswith("courier"))
    source.write_text(source.read_text("utf-8").replace("r: odile-brandt", "r: odile-brant"))
    found = inspect(tmp_path)
    shown = re.search(r"```\n(error\[.*?)```", text, re.DOTALL)[1]
    assert render("text", found.diagnostics, found.texts).startswith(shown)
