"""The committed reference is what the code says, and the code says something of every code."""

from __future__ import annotations

import ast
import datetime
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from jsonschema import Draft202012Validator

from onrecord.checks import explanations
from onrecord.model import KINDS
from onrecord.reference import check_pages, format_page, schemas, write

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator" / "onrecord"
CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def emitted() -> set[str]:
    """The codes in the package's source; those put together at run time end in ``*``."""
    found: set[str] = set()

    def add(node: ast.expr) -> None:
        match node:
            case ast.Constant(value=str(code)):
                found.add(code)
            case ast.IfExp(body=body, orelse=orelse):
                add(body)
                add(orelse)
            case ast.JoinedStr(values=[ast.Constant(value=start), *_]):
                found.add(f"{start}*")

    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Diagnostic" | "PydanticCustomError"), args=[first, *_]
                ):
                    add(first)
                case ast.Call(func=ast.Name(id="_broken"), args=[_, code, *_]):
                    add(code)
                case ast.Assign(targets=[ast.Name(id="CODE")], value=value):
                    add(value)
                case ast.Return(value=ast.Tuple(elts=[first, _, _, _])) if path.stem == "resolve":
                    add(first)
    return found


def test_every_code_in_the_source_is_documented() -> None:
    literal = {code for code in emitted() if not code.endswith("*")}
    assert not literal - set(explanations())


def test_every_documented_code_is_in_the_source() -> None:
    found = emitted()
    starts = tuple(code.removesuffix("*") for code in found if code.endswith("*"))
    form = {path.stem.replace("_", "-") for path in (PACKAGE / "checks" / "form").glob("[a-z]*.py")}
    calls = {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "form"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    missing = {code for code in form - calls if not (starts and code.startswith(starts))}
    assert not missing


def test_modules_are_called_like_their_codes() -> None:
    for path in (PACKAGE / "checks").rglob("[a-z]*.py"):
        assert f'CODE = "{path.stem.replace("_", "-")}"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(explanations()))
def test_documentation_is_complete(code: str) -> None:
    doc = explanations()[code]
    assert CODE.fullmatch(code)
    assert doc.summary.endswith(".") and len(doc.summary) <= 100
    assert doc.why and doc.bad and doc.good and doc.bad != doc.good


def committed() -> dict[str, str]:
    wanted = {**check_pages(), "guide/content-format.md": format_page()}
    return wanted | {f"schemas/{name}": text for name, text in schemas().items()}


@pytest.mark.parametrize("name", sorted(committed()))
def test_committed_pages_are_in_step(name: str) -> None:
    path = ROOT / "docs" / name
    assert path.is_file(), "run: python -m onrecord.reference docs"
    assert path.read_text(encoding="utf-8") == committed()[name]


def test_no_page_of_a_code_that_is_gone() -> None:
    there = {path.name for path in (ROOT / "docs" / "guide" / "checks").glob("*")}
    assert there == {name.rpartition("/")[2] for name in check_pages()}


def test_write_removes_what_is_gone_and_leaves_what_is_right(tmp_path: Path) -> None:
    write(tmp_path)
    page = tmp_path / "guide" / "checks" / "bad-date.md"
    stamp = page.stat().st_mtime_ns
    (page.parent / "no-such-code.md").write_text("old", encoding="utf-8")
    write(tmp_path)
    assert page.stat().st_mtime_ns == stamp
    assert not (page.parent / "no-such-code.md").exists()


TAGS = {
    "div", "h1", "h2", "h3", "h4", "p", "a", "strong", "code", "pre", "ul", "li", "table",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted({**check_pages(), "guide/content-format.md": ""}))
def test_pages_are_plain_markdown(name: str) -> None:
    text = {**check_pages(), "guide/content-format.md": format_page()}[name]
    html = markdown.markdown(text, extensions=["tables", "fenced_code"])
    tree = ElementTree.fromstring(f"<div>{html}</div>")
    assert {element.tag for element in tree.iter()} <= TAGS
    assert "``" not in "".join(tree.itertext())
    for link in tree.iter("a"):
        target = (Path("docs") / name).parent / link.attrib["href"]
        assert (ROOT / target).is_file(), target


def test_every_field_is_in_the_page() -> None:
    page = format_page()
    for model in KINDS.values():
        assert f"### {model.kind.capitalize()}\n" in page
        for name, info in model.model_fields.items():
            assert f"| `{info.alias or name}` |" in page
            assert info.description and info.title


# -- JSON Schema -----------------------------------------------------------------------------------


class Untyped(yaml.SafeLoader):
    """YAML as editors see it: numbers and booleans are told apart from text, dates are text."""


Untyped.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def complaints(name: str, text: str) -> list[str]:
    schema = json.loads(schemas()[name])
    data = yaml.load(text, Loader=Untyped)
    assert not isinstance(data, datetime.date)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_are_schemas(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    assert '"null"' not in schemas()[name] and "x-backlink" not in schemas()[name]
    assert schema["type"] == "object"


def test_there_is_one_for_every_kind_and_registry() -> None:
    kinds = {f"{kind}.schema.json" for kind in KINDS}
    registries = {f"{model.plural}.schema.json" for model in KINDS.values() if model.registry}
    assert set(schemas()) == kinds | registries


def test_the_sample_site_fits_them() -> None:
    seen = set()
    for path in sorted((ROOT / "briefings").rglob("*")):
        kind = next(
            (k for k, m in KINDS.items() if m.plural == path.parent.name and m.folder), None
        )
        if path.name == "briefing.md":
            kind = "briefing"
        if path.suffix == ".yml" and path.stem in {m.plural for m in KINDS.values() if m.registry}:
            name, text = f"{path.stem}.schema.json", path.read_text(encoding="utf-8")
        elif kind and path.suffix == ".md":
            name = f"{kind}.schema.json"
            text = path.read_text(encoding="utf-8").split("\n---")[0].removeprefix("---") or "{}"
        else:
            continue
        seen.add(name)
        data = text if text.strip() else "{}"
        assert complaints(name, data) == [], path
    assert len(seen) >= 8


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actor.schema.json", "name: 24\ntype: person\ncountry: NO\n"
         "roles: [{title: X, from: 2025}]"),
        ("actor.schema.json", "name: No\ntype: group\nbody: |\n  Prose.\n"),
        ("actors.schema.json", "kyiv: {name: Kyiv, type: group, body: Prose.}"),
        ("event.schema.json", "title: T\ndate: 2025\n"),
        ("event.schema.json", "title: T\ndate: 2025-02-14\n"),
        ("source.schema.json", "title: T\npublished: 2025-02\noutlet: a\n"
         "extracts: [{id: 1, quote: Q, credibility: 2, positions: {a: b}}]"),
        ("source.schema.json", "title: T\npublished: 2025-02\n"
         "extracts: [{id: a, quote: Q, credibility: '2', positions: [{actor: a, issue: b, "
         "stance: c}]}]"),
        ("position.schema.json", "{}"),
    ],
)  # fmt: skip
def test_schemas_accept(name: str, text: str) -> None:
    assert complaints(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actor.schema.json", "name: X\ntype: robot"),
        ("actor.schema.json", "name: X\ntype: person\nalias: [Y]"),
        ("actor.schema.json", "name: X\ntype: person\naliases: Y"),
        ("actor.schema.json", "name: X\ntype: person\ncountry:"),
        ("actor.schema.json", "name: X\ntype: person\nurl: ftp://example.org/"),
        ("actor.schema.json", "name: X"),
        ("actors.schema.json", "Kyiv City: {name: Kyiv, type: group}"),
        ("actors.schema.json", "kyiv: {name: Kyiv}"),
        ("issue.schema.json", "title: T\nquestion: Q\nstances: {No Way: {label: a, side: for}}"),
        ("source.schema.json", "title: T\npublished: 2025\nextracts: [{id: a}]"),
        ("source.schema.json", "title: T\npublished: 2025\n"
         "extracts: [{id: a, quote: Q, credibility: 9}]"),
    ],
)  # fmt: skip
def test_schemas_refuse(name: str, text: str) -> None:
    assert complaints(name, text)
