"""``impact`` lists what changes, and it equals the difference of two real builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import copy_sample
from desks import briefing, corpus_of, site_of, story
from onrecord.build import generate, inspect
from onrecord.corpus import Key
from onrecord.impact import Impact, impact, removed
from onrecord.inputs.site import SiteConfig
from onrecord.pages import all_specs
from onrecord.render.press import Edition, set_pages

# -- small desks whose answer is known -----------------------------------------------------------

FILES = {
    **story("s", "{id: a, quote: A, speaker: mayor, positions: {toll: rejects}}"),
    **story(
        "t",
        "{id: b, quote: B, speaker: minister, positions: {bridge: supports}}",
        "{id: c, quote: C, speaker: rival}",
        outlet="courier",
    ),
    "briefings/claims.yml": "both: {text: P, supported_by: [s#a, t#c]}\n"
    "first: {text: Q, supported_by: [s#a]}\nsecond: {text: R, supported_by: [t#b]}\n",
    **briefing(
        "judgements:\n  - {id: on-claim, text: J, evidence: [both]}\n"
        "  - {id: on-mayor, text: K, evidence: [s#a]}\n"
    ),
    "briefings/other/briefing.md": "---\ntitle: O\ndate: 2025-02-20\nsummary: S\nsources: []\n"
    "issues: []\nactors: []\nclaims: []\nevents: []\n---\n\nNothing.\n",
}


def ask(ref: str, happening: str = "removed", files: dict[str, str] = FILES) -> Impact:
    kind = "extract" if "#" in ref else "source"
    return impact(corpus_of(files), Edition(SiteConfig()), Key(kind, ref), happening)


def test_a_source_is_removed() -> None:
    found = ask("t")
    # "both" loses one of two origins, "second" its only support; "first" is not concerned.
    assert found.claims == ("both", "second")
    assert found.positions == ("minister--bridge",)
    assert found.judgements == ("desk#on-claim",)
    # The other briefing covers nothing and says nothing that changes.
    assert found.briefings == ("desk",)
    assert {"/sources/t/", "/claims/second/", "/claims/both/", "/outlets/courier/"} <= set(
        found.pages
    )
    assert "/claims/first/" not in found.pages and "/sources/s/" not in found.pages


def test_one_extract_is_removed() -> None:
    found = ask("t#c")
    assert (found.claims, found.positions) == (("both",), ())
    assert found.judgements == ("desk#on-claim",)


@pytest.mark.parametrize("happening", ["retracted", "corrected"])
def test_what_rests_on_a_source_is_marked(happening: str) -> None:
    # No count changes, but whoever reads the claim is told; so it is listed.
    found = ask("s", happening)
    assert found.claims == ("both", "first")
    assert found.positions == ("mayor--toll",)
    assert found.judgements == ("desk#on-claim", "desk#on-mayor")
    assert found.briefings == ("desk",)
    assert {"/claims/first/", "/positions/mayor--toll/", "/sources/s/"} <= set(found.pages)
    assert ask("s#a", happening) == found


def test_a_copy_stays_when_its_original_goes() -> None:
    files = {**FILES, **story("u", "{id: d, quote: D, speaker: rival}", more="copy_of: t")}
    after = removed(corpus_of(files), Key("source", "t"))
    assert after.sources["u"].record.copy_of is None


def test_nothing_changes_where_nothing_refers() -> None:
    files = {**FILES, **story("alone", more="tlp: clear")}
    found = ask("alone", "corrected", files)
    assert (found.claims, found.positions, found.judgements) == ((), (), ())


# -- real edits of the sample --------------------------------------------------------------------


def cut_out(site: Path, ref: str) -> None:
    """Take a source or an extract out of a site's files, and every reference to it, as text; and
    so on with the claims and events that rested on nothing else."""
    source, _, extract = ref.partition("#")
    path = next((site / "briefings").rglob(f"{source}.md"))
    if extract:
        item = rf"^  - id: {extract}\n(?:    .*\n|\n(?=    ))*\n?"
        text, times = re.subn(item, "", path.read_text("utf-8"), flags=re.MULTILINE)
        assert times == 1
        path.write_text(text, "utf-8")
    else:
        path.unlink()
        path.with_suffix(".lock.json").unlink(missing_ok=True)
    gone = [re.escape(ref) if extract else re.escape(source) + r"(?:#[a-z0-9-]+)?"]
    while gone:
        before = registered(site)
        for path in sorted((site / "briefings").rglob("*")):
            if path.suffix in (".md", ".yml"):
                text = _without(path.read_text("utf-8"), f"(?:{'|'.join(gone)})", path.suffix)
                path.write_text(text, "utf-8")
        gone = sorted(before - registered(site))


def registered(site: Path) -> set[str]:
    """The ids of claims and events."""
    texts = [(site / f"briefings/{name}.yml").read_text("utf-8") for name in ("claims", "events")]
    return set(re.findall(r"^([a-z0-9-]+):", "\n".join(texts), re.MULTILINE))


def _without(text: str, named: str, suffix: str) -> str:
    """The text of a content file without references to what is gone and what rested on it."""
    head, prose = (text, "") if suffix == ".yml" else _halves(text)
    before = head
    head = re.sub(rf"^ *- {named}\n", "", head, flags=re.MULTILINE)
    head = re.sub(rf"^copy_of: {named}\n", "", head, flags=re.MULTILINE)
    head = re.sub(rf"^( +){named}:\n(?:\1 .*\n)+", "", head, flags=re.MULTILINE)
    head = re.sub(r"\[[^\[\]\n]*\]", lambda found: _listed(found[0], named), head)
    if head != before:
        # A key whose list has gone goes too, and then whatever rested on nothing else.
        head = re.sub(
            r"^( *)(supported_by|disputed_by|evidence|about|sources):(?: \[\])?\n(?!\1 )(?! *- )",
            "",
            head,
            flags=re.MULTILINE,
        )
        head = _unsupported(head, suffix)
    prose = re.sub(rf"^!\[\[{named}\]\]\n\n?", "", prose, flags=re.MULTILINE)
    prose = re.sub(rf"\[\[{named}(?:\|([^\]]*))?\]\]", r"\1", prose)
    prose = re.sub(r" ?\[@[^\]]*\]", lambda found: _cited(found[0], named), prose)
    return head + prose


def _halves(text: str) -> tuple[str, str]:
    end = text.index("\n---\n", 4) + 5
    return text[:end], text[end:]


def _listed(found: str, named: str) -> str:
    items = [item for item in found[1:-1].split(", ") if not re.fullmatch(named, item)]
    return "[" + ", ".join(items) + "]"


def _cited(found: str, named: str) -> str:
    items = [item for item in found.strip(" []").split("; ") if not re.fullmatch("@" + named, item)]
    return found[: found.index("[")] + "[" + "; ".join(items) + "]" if items else ""


def _unsupported(head: str, suffix: str) -> str:
    """Entries of a registry, and judgements, that have no evidence left."""
    keys = r"(?:supported_by|disputed_by|evidence):"
    if suffix == ".yml":
        blocks = re.split(r"^(?=[a-z0-9])", head, flags=re.MULTILINE)
        return "".join(
            block for block in blocks if re.search(keys, block) or not re.match(r"[a-z0-9]", block)
        )
    start = head.find("\njudgements:\n")
    if start < 0:
        return head
    start += len("\njudgements:\n")
    end = re.compile(r"^[a-z]", re.MULTILINE).search(head, start).start()
    blocks = re.split(r"^(?=  - )", head[start:end], flags=re.MULTILINE)
    return head[:start] + "".join(b for b in blocks if re.search(keys, b)) + head[end:]


def pages_of(site: Path) -> dict[str, str]:
    done = generate(site)
    assert not done.failed, done.diagnostics
    return {address: page.text for address, page in done.pages.items()}


def computed(site: Path) -> dict[str, dict[str, object]]:
    """What the published corpus file says of claims, positions and judgements."""
    data = json.loads((site / "docs/data/corpus.json").read_text("utf-8"))
    records = data["entities"]
    marks = {
        source: (record.get("corrected"), record.get("retracted"))
        for source, record in records["source"].items()
    }

    def marked(refs: list[str]) -> list[object]:
        return [(ref, marks[ref.partition("#")[0]]) for ref in refs]

    claims = {
        id_: (
            found,
            marked([*records["claim"][id_].get("supported_by", ()),
                    *records["claim"][id_].get("disputed_by", ())]),
        )
        for id_, found in data["claims"].items()
    }  # fmt: skip
    judgements = {}
    for name, record in records["briefing"].items():
        for item in record.get("judgements", ()):
            refs = [
                ref
                for entry in item["evidence"]
                for ref in (
                    [entry] if "#" in entry else records["claim"][entry].get("supported_by", ())
                )
            ]
            counts = data["judgements"][f"{name}#{item['id']}"]
            judgements[f"{name}#{item['id']}"] = (counts, item["evidence"], marked(refs))
    positions = {
        id_: (found, marked(found["evidence"])) for id_, found in data["positions"].items()
    }
    return {"claims": claims, "positions": positions, "judgements": judgements}


def differing(before: dict, after: dict) -> tuple[str, ...]:
    return tuple(sorted(k for k in {*before, *after} if before.get(k) != after.get(k)))


def agrees(asked: Impact, before: Path, after: Path) -> None:
    """The answer equals the difference of two sites, to the last page and number."""
    there, here = pages_of(before), pages_of(after)
    assert asked.pages == differing(there, here)
    was, now = computed(before), computed(after)
    assert asked.claims == differing(was["claims"], now["claims"])
    assert asked.positions == differing(was["positions"], now["positions"])
    assert asked.judgements == differing(was["judgements"], now["judgements"])
    assert [f"/briefings/{name}/" for name in asked.briefings] == [
        page for page in asked.pages if re.fullmatch(r"/briefings/.+/", page)
    ]


REMOVED = [
    "rferl-2025-02-15",
    "ap-munich-2025-02-15",
    "taipei-times-2025-02-17",
    "ap-munich-2025-02-15#not-ready-to-protect",
    "ap-munich-2025-02-15#details-not-discussed",
    "rferl-2025-02-15#refused-fifty-percent",
]


@pytest.mark.parametrize("ref", REMOVED)
def test_removed_equals_two_real_builds(ref: str, tmp_path: Path) -> None:
    before, after = copy_sample(tmp_path / "before"), copy_sample(tmp_path / "after")
    cut_out(after, ref)
    whole = inspect(before)
    key = Key("extract" if "#" in ref else "source", ref)
    edition = Edition(whole.config)
    asked = impact(whole.corpus, edition, key)
    agrees(asked, before, after)
    # Even the text of every page is the one foreseen, blank lines aside.
    foreseen = removed(whole.corpus, key)
    for page in set_pages(foreseen, edition, all_specs(foreseen, edition)):
        real = (after / "docs" / page.path).read_text("utf-8")
        assert _dense(page.text) == _dense(real), page.address


def _dense(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("happening", ["retracted", "corrected"])
def test_marked_equals_two_real_builds(happening: str, tmp_path: Path) -> None:
    before, after = copy_sample(tmp_path / "before"), copy_sample(tmp_path / "after")
    path = next((after / "briefings").rglob("rferl-2025-02-15.md"))
    mark = f"{happening}: {{date: 2025-02-20, what: The figure of fifty percent.}}\nextracts:\n"
    path.write_text(path.read_text("utf-8").replace("extracts:\n", mark, 1), "utf-8")
    whole = inspect(before)
    key = Key("source", "rferl-2025-02-15")
    asked = impact(whole.corpus, Edition(whole.config), key, happening)
    assert asked.claims and asked.positions and asked.judgements
    agrees(asked, before, after)


def test_the_command_says_the_same(tmp_path: Path, onrecord) -> None:
    site = site_of(tmp_path, FILES)
    expected = ask("t")
    done = onrecord("impact", "source:t", "--site", site, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        name: list(getattr(expected, name))
        for name in ("claims", "positions", "judgements", "briefings", "pages")
    }
    text = onrecord("impact", "t", "--site", site).stdout
    assert f"pages ({len(expected.pages)})" in text and "  desk#on-claim" in text
    wrong = onrecord("impact", "claim:both", "--site", site, "--if", "retracted")
    assert wrong.returncode == 2
