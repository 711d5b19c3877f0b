"""Languages: the catalogues say the same things, and everything that is asked of them is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes
from markupsafe import Markup

from desks import corpus_of
from onrecord.inputs.site import SiteConfig, read_config
from onrecord.languages import ENGLISH, Gap, Language, Text, _conditions, _texts, codes, language
from onrecord.languages import match as matching
from onrecord.render.environment import environment
from onrecord.render.press import Edition, Sheet

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "onrecord"
OTHERS = [code for code in codes() if code != "en"]


def gaps(text: Text) -> set[str]:
    return {part.name for form in text.forms.values() for part in form if isinstance(part, Gap)}


@pytest.mark.parametrize("code", OTHERS)
def test_every_catalogue_says_what_the_english_one_says(code: str) -> None:
    other = language(code)
    assert sorted(other.texts) == sorted(ENGLISH.texts)
    differing = {
        key: (sorted(text.names), sorted(other.texts[key].names))
        for key, text in ENGLISH.texts.items()
        if text.names != other.texts[key].names
    }
    assert differing == {}
    assert other.names.keys() == ENGLISH.names.keys()


@pytest.mark.parametrize("code", codes())
def test_a_catalogue_is_whole(code: str) -> None:
    spoken = language(code)
    assert spoken.direction in ("ltr", "rtl")
    assert (len(spoken.months), len(spoken.short_months), len(spoken.seasons)) == (12, 12, 4)
    assert all(spoken.marks)
    assert all(any(form) for text in spoken.texts.values() for form in text.forms.values())


@pytest.mark.parametrize("code", codes())
def test_a_text_has_either_all_plural_forms_or_only_one(code: str) -> None:
    spoken = language(code)
    whole = {*spoken.plurals, "other"}
    for key, text in spoken.texts.items():
        assert set(text.forms) in (whole, {"other"}), key
        # the number itself may be left out ("one source"), nothing else
        for form in text.forms.values():
            missing = text.names - {part.name for part in form if isinstance(part, Gap)}
            assert missing <= {"n"}, key


# -- what is asked of them -------------------------------------------------------------------------


def _keys(node: nodes.Node) -> Iterator[str]:
    """The keys that an expression in a template can be; a part known at run time only is ``*``."""
    match node:
        case nodes.Const(value=str(key)):
            yield key
        case nodes.Concat(nodes=[nodes.Const(value=str(start)), *_]):
            yield start + "*"
        case nodes.Add(left=left):
            yield from (key + "*" for key in _keys(left))
        case nodes.CondExpr(expr1=first, expr2=second):
            yield from _keys(first)
            yield from _keys(second)
        case _:
            yield "*"


def asked_in_templates() -> set[tuple[str, str]]:
    found = set()
    for path in sorted((PACKAGE / "templates").rglob("*.j2")):
        tree = environment().parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            target = call.node
            if isinstance(target, nodes.Name) and target.name == "t":
                found |= {(key, path.name) for key in _keys(call.args[0])}
    return found


SECTIONS = {key.partition(".")[0] for key in ENGLISH.texts}
FILES = (
    ".j2",
    ".yml",
    ".md",
    ".json",
    ".csv",
    ".bib",
    ".ris",
    ".xml",
    ".js",
    ".css",
    ".html",
    ".pdf",
    ".atom",
)
KEY = re.compile(r"(?P<section>[a-z-]+)\.[A-Za-z0-9.-]*")


def asked_in_modules() -> set[tuple[str, str]]:
    """The strings in modules that have the form of a key; begun ones end in ``*``."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        begun = {
            id(node.values[0])
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
        }
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str(key)) if form := KEY.fullmatch(key):
                    if form["section"] in SECTIONS and not key.endswith(FILES):
                        found.add((f"{key}*" if id(node) in begun else key, path.name))
    return found


def test_every_key_that_is_asked_for_is_there() -> None:
    for key, where in sorted(asked_in_templates() | asked_in_modules()):
        if key.endswith("*"):
            start = key.removesuffix("*")
            assert start.endswith((".", "-")), f"{where}: {key} has no constant beginning"
            assert any(known.startswith(start) for known in ENGLISH.texts), f"{where}: {key}"
        else:
            assert ENGLISH.knows(key), f"{where}: {key}"


def test_every_text_is_asked_for() -> None:
    asked = {key for key, _ in asked_in_templates() | asked_in_modules()}
    whole = {key for key in asked if not key.endswith("*")}
    starts = tuple(key.removesuffix("*") for key in asked - whole)
    # what is said of two is chosen by their number
    whole |= {f"{key}-two" for key in whole}
    idle = [key for key in ENGLISH.texts if key not in whole and not key.startswith(starts)]
    assert idle == []


# -- how a language speaks -------------------------------------------------------------------------


def small(plurals: dict[str, str] | None = None, **texts: object) -> Language:
    return Language(
        "xx", "Small", "ltr", dict(_texts(texts)),
        {name: _conditions(rule) for name, rule in (plurals or {"one": "n = 1"}).items()},
        ("none", "one", "two"), " ", ",", ", ", " & ", ("«", "»"), (), (), (), {},
    )  # fmt: skip


def test_a_text_with_its_values() -> None:
    spoken = small(page={"seen": "seen by {who} on {day}"})
    assert spoken.say("page.seen", who="Ada", day="Monday") == "seen by Ada on Monday"


@pytest.mark.parametrize(
    "values",
    [{}, {"who": "Ada"}, {"who": "Ada", "day": "Monday", "more": 1}, {"who": None, "day": ""}],
)
def test_values_that_a_text_does_not_ask_for_or_lacks_are_a_bug(values: dict) -> None:
    with pytest.raises(TypeError):
        small(page={"seen": "seen by {who} on {day}"}).say("page.seen", **values)


def test_a_key_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError):
        small(page={"seen": "seen"}).say("page.unseen")


@pytest.mark.parametrize("text", ["seen by {who", "seen by {Who}", " seen", "seen\nby", "{}"])
def test_a_text_that_cannot_be_read_is_a_bug(text: str) -> None:
    with pytest.raises(ValueError, match="is not one line of words and gaps"):
        small(page=text)


def test_forms_by_number() -> None:
    spoken = small(found={"one": "one source", "other": "{n} sources"}, told="{n:word} of {m:word}")
    assert [spoken.say("found", n=number) for number in (0, 1, 2, 1200)] == [
        "0 sources", "one source", "2 sources", "1 200 sources",
    ]  # fmt: skip
    assert spoken.say("told", n=2, m=3) == "two of 3"


def test_plural_rules_of_a_language_with_more_of_them() -> None:
    # Ukrainian, for whole numbers, as CLDR gives it.
    spoken = small(
        {
            "one": "n % 10 = 1 and n % 100 != 11",
            "few": "n % 10 = 2..4 and n % 100 != 12..14",
            "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
        }
    )
    categories = {
        number: spoken.category(number) for number in (0, 1, 2, 4, 5, 11, 12, 21, 22, 111)
    }
    assert categories == {
        0: "many", 1: "one", 2: "few", 4: "few", 5: "many", 11: "many", 12: "many", 21: "one",
        22: "few", 111: "many",
    }  # fmt: skip


def test_a_rule_that_cannot_be_read_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no condition"):
        _conditions("n is 1")


def test_numbers_and_lists() -> None:
    german = language("de")
    assert (ENGLISH.number(1234567), german.number(1234567)) == ("1,234,567", "1.234.567")
    assert (ENGLISH.fraction(1234.5, 2), german.fraction(1234.5, 2)) == ("1,234.50", "1.234,50")
    assert (ENGLISH.cardinal(0), ENGLISH.cardinal(10), ENGLISH.cardinal(11)) == ("no", "ten", "11")
    assert (german.cardinal(3), german.cardinal(12), german.cardinal(1300)) == (
        "drei", "zwölf", "1.300",
    )  # fmt: skip
    assert ENGLISH.listed([]) == ""
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"
    assert german.listed(["a", "b"]) == "a und b"
    assert (ENGLISH.quoted("a"), german.quoted("a")) == ("“a”", "„a“")
    assert (ENGLISH.name_of("pt-BR"), german.name_of("uk")) == ("Portuguese", "Ukrainisch")
    assert ENGLISH.name_of("tlh") == 'the language "tlh"'


def test_a_tag_finds_its_catalogue() -> None:
    assert [matching(tag) for tag in ("de", "de-AT", "EN", "en_GB", "tlh")] == [
        "de", "de", "en", "en", None,
    ]  # fmt: skip


# -- on a page -------------------------------------------------------------------------------------


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> Sheet:
    made = Sheet(corpus_of({}), Edition(SiteConfig()), "/")
    made.language = small(page={"seen": "seen* by {who}: <b>", "list": "{who}"})
    return made


def test_texts_and_plain_values_are_coded_and_markup_stays(sheet: Sheet) -> None:
    assert sheet.t("page.seen", who="<i>") == "seen&#42; by &#60;i&#62;&#58; &#60;b&#62;"
    assert sheet.t("page.seen", who=Markup("<i>A</i>")) == (
        "seen&#42; by <i>A</i>&#58; &#60;b&#62;"
    )
    assert sheet.listed(["<", Markup("<i>b</i>"), "c"]) == "&#60;, <i>b</i> & c"
    assert sheet.quotation("<b>") == "«&#60;b&#62;»"


# -- which one it is -------------------------------------------------------------------------------


def config(folder: Path, text: str):
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_config(folder)


def test_the_language_of_the_theme_is_that_of_the_site(tmp_path: Path) -> None:
    found, problems = config(tmp_path, "theme:\n  name: material\n  language: de\n")
    assert (found.language, found.catalogue, problems) == ("de", "de", ())
    assert Edition(found).language is language("de")


@pytest.mark.parametrize("text", ["site_name: x\n", "theme: material\n", "theme:\n  name: x\n"])
def test_without_a_choice_it_is_english(tmp_path: Path, text: str) -> None:
    found, problems = config(tmp_path, text)
    assert (found.language, found.catalogue, problems) == ("en", "en", ())


def test_where_there_is_no_catalogue_it_is_english_and_said_so(tmp_path: Path) -> None:
    found, (problem,) = config(
        tmp_path, "site_name: x\ntheme:\n  name: material\n  language: tlh\n"
    )
    assert (found.language, found.catalogue) == ("tlh", "en")
    assert (problem.code, problem.severity, problem.span.line, problem.span.column) == (
        "unknown-interface-language", "warning", 4, 13,
    )  # fmt: skip
    assert '"tlh"' in problem.message
    assert "de, en" in problem.help
