"""Nothing of a capture is published, but for the few words that a lock declares.

Captures are full of words that stand nowhere else. Every byte below ``docs/`` and ``site/`` is
searched for them, unpacked where it is packed.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path

import pytest

from conftest import bare_site, build_or_fail, run_onrecord

QUOTES = {
    "plain": "the sluices stay shut until the courts have spoken",
    "short": "water rights",
    "folded": '"we did not sign - not now - and we will not"',
    "cut": "the bank offered nothing […] and asked for everything in return",
    "twin": "nobody asked the valley",
    "closed": "the chairman had known of it since the autumn",
}
STANDS = {
    **QUOTES,
    "folded": "“we did not sign — not now — and we will not”",
    "cut": "the bank offered nothing {} and asked for everything in return",
}
CANARY = re.compile(rb"zq[a-y]{4}x", re.IGNORECASE)


class Canaries:
    """Words that stand nowhere else, one after the other."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, count: int) -> str:
        words = []
        for _ in range(count):
            self.number += 1
            rest, letters = self.number, ""
            for _ in range(4):
                rest, letter = divmod(rest, 25)
                letters += chr(ord("a") + letter)
            words.append(f"zq{letters}x")
        return " ".join(words)


def capture(canaries: Canaries) -> str:
    """A text in which every quotation stands among canaries, and one of them twice."""
    lines = [f"Title {canaries(3)}", ""]
    for name, words in STANDS.items():
        passage = words.format(canaries(4))
        lines += [f"{canaries(20).capitalize()} {passage} {canaries(20)}.", canaries(30)]
        if name == "twin":
            lines.append(f"{canaries(5)} {passage} {canaries(5)}.")
    return "\n".join(lines) + "\n"


def source(twin: str, url: str) -> str:
    """A source with all quotations, in front matter."""
    lines = ["---", "title: The dam", "published: 2025-02-15", "outlet: paper", f"url: {url}"]
    lines += ["extracts:"]
    for name, words in QUOTES.items():
        lines += [f"  - id: {name}", f"    quote: {words!r}"]
        lines += [f"    prefix: {twin}"] if name == "twin" else []
        lines += ["    tlp: red"] if name == "closed" else []
    return "\n".join([*lines, "---", "", '--8<-- "captures/story.txt"', ""])


def words_before(text: str, words: str) -> str:
    """The two words before the second place at which ``words`` stand."""
    before = text[: text.rindex(words)].split()
    return " ".join(before[-2:])


def page(text: str) -> str:
    """The same as a page, with canaries in its head, comments, scripts and attributes."""
    canaries = Canaries()
    canaries.number = 100_000
    body = "".join(f"<p title='{canaries(1)}'>{line}</p>" for line in text.split("\n") if line)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{canaries(2)}</title>"
        f"<meta name='description' content='{canaries(2)}'><script>var a = '{canaries(1)}'</script>"
        f"</head><body><!-- {canaries(2)} --><nav>{canaries(3)}</nav><article>{body}</article>"
        f"<aside>{canaries(5)}</aside></body></html>"
    )


@pytest.fixture(scope="module")
def site(shared) -> Path:
    def make(folder: Path) -> None:
        made = bare_site(folder)
        text, other = capture(Canaries()), Canaries()
        other.number = 50_000
        html = page(capture(other))
        files = {
            "captures/story.txt": text,
            "captures/saved.html": html,
            "captures/unused.txt": other(50),
            "briefings/dam/captures/old.txt": other(50),
            "briefings/dam/sources/story.md": source(
                words_before(text, QUOTES["twin"]), "https://example.org/story#top"
            ),
            "briefings/dam/sources/saved.md": source(
                words_before(re.sub("<[^>]*>", " ", html), QUOTES["twin"]),
                "https://example.org/saved?a=1&b=2",
            ),
            "briefings/outlets.yml": "paper: {name: The Paper, type: newspaper}\n",
            "briefings/dam/briefing.md": "---\ntitle: The dam\ndate: 2025-02-20\nsummary: Shut.\n"
            "---\n\nThey said so [@story#short; @saved#cut].\n\n![[story#folded]]\n",
        }
        for name, words in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
        done = run_onrecord("verify", "--site", made)
        assert done.returncode == 0, done.stdout + done.stderr
        build_or_fail(made)

    return shared("captures-private", make)


def unpacked(data: bytes) -> bytes:
    """Bytes as they are, with whatever is packed in them behind."""
    found = [data]
    for match in re.finditer(rb"\x1f\x8b\x08", data):
        packer = zlib.decompressobj(wbits=31)
        try:
            found.append(packer.decompress(data[match.start() :]))
        except zlib.error:
            continue
    return b"\n".join(found)


def canaries_in(text: str) -> set[str]:
    """The canaries in a text."""
    return {item.decode().lower() for item in CANARY.findall(text.encode())}


def published(site: Path) -> dict[str, set[str]]:
    """Which canaries stand in which published file, names of files included."""
    found = {}
    for folder in ("docs", "site"):
        for path in sorted((site / folder).rglob("*")):
            if path.is_file():
                data = path.name.encode() + b" " + unpacked(path.read_bytes())
                words = {item.decode().lower() for item in CANARY.findall(data)}
                if words:
                    found[path.relative_to(site).as_posix()] = words
    return found


def declared(site: Path) -> set[str]:
    """The canaries that the analyst or a lock declares, of extracts that may be published."""
    found: set[str] = set()
    for path in (site / "briefings").rglob("*.lock.json"):
        for name, locked in json.loads(path.read_text(encoding="utf-8"))["extracts"].items():
            if name != "closed":
                for words in (locked.get("prefix"), locked.get("suffix")):
                    found |= canaries_in(words or "")
    for path in (site / "briefings/dam/sources").glob("*.md"):
        found |= canaries_in(path.read_text(encoding="utf-8"))
    return found


def test_the_captures_are_full_of_them(site: Path) -> None:
    planted = {
        item for path in (site / "captures").iterdir() for item in CANARY.findall(path.read_bytes())
    }
    assert len(planted) > 700


def test_no_byte_published_holds_more_than_the_locks_declare(site: Path) -> None:
    found = published(site)
    allowed = declared(site)
    assert 0 < len(allowed) < 20
    assert set().union(*found.values()) <= allowed, found


def test_the_locks_hold_only_short_context(site: Path) -> None:
    for path in (site / "briefings").rglob("*.lock.json"):
        text = path.read_text(encoding="utf-8")
        assert text.count("prefix") + text.count("suffix") <= 4
        for locked in json.loads(text)["extracts"].values():
            assert len(locked.get("prefix", "")) <= 32 and len(locked.get("suffix", "")) <= 32


def test_nothing_of_a_withheld_extract_is_published(site: Path) -> None:
    hidden = {QUOTES["closed"]}
    for path in (site / "briefings").rglob("*.lock.json"):
        lock = json.loads(path.read_text(encoding="utf-8"))
        hidden.add(lock["extracts"]["closed"]["sha256"])
    for folder in ("docs", "site"):
        for path in (site / folder).rglob("*"):
            if path.is_file():
                data = unpacked(path.read_bytes())
                assert not [word for word in hidden if word.encode() in data], path


def test_the_site_shows_what_was_verified(site: Path) -> None:
    for name in ("story", "saved"):
        text = (site / "site" / "sources" / name / "index.html").read_text(encoding="utf-8")
        lock = json.loads((site / f"briefings/dam/sources/{name}.lock.json").read_text())
        assert lock["capture"]["sha256"] in text
        assert text.count("Verified letter for letter") == 3
        assert text.count("Verified, typography aside") == 1
        assert text.count("Verified, with a declared cut of 4 words") == 1
        assert "#58;&#126;" in text or ":~:text=" in text


def test_packed_bytes_are_searched() -> None:
    assert CANARY.findall(unpacked(b"x" + gzip.compress(b"zqabcdx")))
