"""The link to the original leads a real browser to the passage, scrolls to it and highlights it.

An article is served, captured as a page, quoted and verified; the link is followed by a click, as a
reader would. The page paints what the browser takes for the target in one colour, so that what is
highlighted can be measured on a screenshot and compared with where the passage stands.
"""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from onrecord.captures.capture import Capture
from onrecord.captures.verify import verify_source
from onrecord.markdown.escape import rebuilt_address
from onrecord.model import Extract, Source
from onrecord.model.edtf import Edtf
from onrecord.parse import Entity
from onrecord.render.fragments import text_fragment

pytestmark = pytest.mark.browser

FILLER = [
    "The committee met for the ninth time this winter and heard three reports on the water level.",
    "Engineers from the valley had asked for a second opinion, which the board declined to order.",
    "Several visitors waited outside; most of them had come from the villages near the reservoir.",
    "Minutes of the meeting are kept in the town hall, where they can be read on working days.",
    "A spokeswoman for the county added that no decision had been taken on the older turbines.",
    "The next hearing was put off until the spring, when the snow on the upper road has melted.",
]

#: name: (what the page says, what the analyst quotes); ⟦…⟧ marks what has to be highlighted.
PASSAGES = {
    "curly-marks": (
        "The board called the money ⟦“as compensation” for support already given⟧ to the dam.",
        "“as compensation” for support already given",
    ),
    "begins-and-ends-with-marks": (
        "It was ⟦“very good” and “substantive,”⟧ with the mayor making his aim clear.",
        "“very good” and “substantive,”",
    ),
    "dashes": (
        "He spoke of ⟦a take-it-or-leave-it offer — the last one – for 2024-25⟧ and went home.",
        "a take-it-or-leave-it offer — the last one – for 2024-25",
    ),
    "commas-and-ampersands": (
        "They said that ⟦oil, gas & ports, but not “rare earths,” were named⟧ in the letter.",
        "oil, gas & ports, but not “rare earths,” were named",
    ),
    "everything-special": (
        "The memo read: ⟦100% of #1 + more? Yes = no; a/b:c~d_e (f) [g] 'h' — 🙂 it's fine⟧ as is.",
        "100% of #1 + more? Yes = no; a/b:c~d_e (f) [g] 'h' — 🙂 it's fine",
    ),
    "ukrainian": (
        "Він додав: ⟦«Ми не підпишемо угоду, яка не дає гарантій безпеки», — і⟧ вийшов із зали.",
        "«Ми не підпишемо угоду, яка не дає гарантій безпеки», — і",
    ),
    "chinese": (
        "他说，⟦我们不会签署这项协议，因为它没有提供任何保证⟧。",
        "我们不会签署这项协议，因为它没有提供任何保证",
    ),
    "arabic": (
        "قال الوزير: ⟦لن نوقع الاتفاق، لأنه لا يقدم ضمانات⟧ في هذه المرحلة.",
        "لن نوقع الاتفاق، لأنه لا يقدم ضمانات",
    ),
    "three-words-also-in-the-menu": (
        "In the end ⟦water rights⟧ were sold to a bank in the city.",
        "water rights",
    ),
    "twin-told-by-prefix": (
        "On Monday she would not resign over it. On Tuesday ⟦she would not resign over it⟧ either.",
        "she would not resign over it",
    ),
    "twin-in-other-letters": (
        "The RÉSUMÉ talks now begin here, said one. ⟦The resume talks now begin here⟧, he said.",
        "The resume talks now begin here",
    ),
    "folded-typography": (
        "She said: “I didn’t ⟦let them sign the new agreement because it is not ready — yet⟧…”",
        "I didn't let them sign the new agreement because it is not ready - yet...",
    ),
    "folded-at-both-ends": (
        "He wants “⟦a fair share of every litre that leaves the valley⟧” and no less.",
        '"a fair share of every litre that leaves the valley"',
    ),
    "cut": (
        "We will ⟦keep the sluices shut until the courts have spoken, whatever the bank may write "
        "in its letters, and then open them together⟧ with our neighbours.",
        "keep the sluices shut […] and then open them together",
    ),
    "insertion": (
        "The clerk said ⟦the minister had signed nothing at all in the night⟧ and left.",
        "the minister [of works] had signed nothing at all in the night",
    ),
    "marked-up": (
        "They promised ⟦a <em>guaranteed</em> and <a href='#x'>lasting</a> settlement⟧ by May.",
        "a guaranteed and lasting settlement",
    ),
    "possessive-left-behind": (
        "It was all about ⟦the long and costly dispute between the two halves of⟧ Wenn’s council.",
        "the long and costly dispute between the two halves of Wenn",
    ),
    "long": (
        "He went on: ⟦" + " ".join(f"clause {n} of the draft stands, as read" for n in range(12))
        + "⟧, and sat down.",
        " ".join(f"clause {n} of the draft stands, as read" for n in range(12)),
    ),
    "two-paragraphs": (
        "She asked whether ⟦anyone had read the annex before the vote.</p><p>Nobody had even "
        "opened the envelope⟧, it turned out.",
        "anyone had read the annex before the vote. Nobody had even opened the envelope",
    ),
}  # fmt: skip


def article(passage: str) -> str:
    """A page with a menu, an article long enough to scroll, and links beneath it."""
    for mark, name in (("⟦", "first"), ("⟧", "last")):
        passage = passage.replace(mark, f"<span id='{name}'></span>")
    before = "".join(f"<p>{text} Item {n}.</p>" for n in range(4) for text in FILLER)
    after = "".join(f"<p>{text} Point {n}.</p>" for n in range(4) for text in FILLER)
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>The hearing</title><style>
      body {{ font: 20px/1.6 sans-serif; max-width: 34em; margin: 0 auto; color: black }}
      ::target-text {{ background: rgb(255, 0, 255); color: black }}
      </style></head><body><nav><a href="#a">Water rights</a> <a href="#b">Contact</a></nav>
      <main><article><h1>The hearing on the reservoir</h1>{before}<p>{passage}</p>{after}</article>
      </main><aside>Most read: Water rights in the valley</aside></body></html>"""


def linked(url: str, html: str, quote: str, extra: dict[str, str]) -> str:
    """What the site links to for a quotation from that page."""
    extract = Extract(id="q", quote=quote, **extra)
    record = Source(title="T", published=Edtf.parse("2025"), url=url, extracts=(extract,))
    source = Entity("source", "s", record, None, None, None)
    capture = Capture("s", Path("captures/s.html"), html.encode())
    (verdict,) = verify_source(source, capture, at_hand=True).verdicts
    assert verdict.status.is_verified, verdict
    return rebuilt_address(text_fragment(url, quote, verdict.locked))


MEASURE = """() => {
  const range = document.createRange();
  range.setStartAfter(document.getElementById('first'));
  range.setEndBefore(document.getElementById('last'));
  const box = range.getBoundingClientRect();
  let area = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (range.intersectsNode(walker.currentNode)) {
      const part = document.createRange();
      part.selectNodeContents(walker.currentNode);
      for (const one of part.getClientRects()) area += one.width * one.height;
    }
  }
  return {area, top: box.top, bottom: box.bottom, left: box.left, right: box.right,
          scrolled: window.scrollY, height: window.innerHeight};
}"""

PAINTED = """async (data) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + data;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  const box = {top: 1e9, bottom: -1, left: 1e9, right: -1, count: 0};
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] > 240 && pixels[at + 1] < 15 && pixels[at + 2] > 240) {
      const x = (at / 4) % image.width, y = Math.floor(at / 4 / image.width);
      box.top = Math.min(box.top, y); box.bottom = Math.max(box.bottom, y + 1);
      box.left = Math.min(box.left, x); box.right = Math.max(box.right, x + 1);
      box.count++;
    }
  }
  return box;
}"""


def followed(watch, serve_folder, folder: Path, html: str, address) -> tuple[dict, dict]:
    """Where the passage stands and what is highlighted, after a click on the link."""
    served = serve_folder(folder)
    (folder / "original.html").write_text(html, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    href = address(served.url + "original.html").replace("&", "&amp;")
    (folder / "index.html").write_text(
        f'<meta charset="utf-8"><a href="{href}" rel="external noopener">Find it</a>'
    )
    watched = watch(served.host)
    page = watched.page
    page.goto(served.url + "index.html")
    page.click("a")
    page.wait_for_url("**/original.html*")
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise(done => setTimeout(done, 400))")
    place = page.evaluate(MEASURE)
    picture = base64.b64encode(page.screenshot()).decode()
    painted = page.evaluate(PAINTED, picture)
    assert watched.troubles == []
    return place, painted


@pytest.mark.parametrize("name", sorted(PASSAGES))
def test_the_link_scrolls_to_the_passage_and_highlights_it(
    name: str, watch, serve_folder, tmp_path: Path
) -> None:
    passage, quote = PASSAGES[name]
    extra = {"prefix": "On Tuesday"} if name == "twin-told-by-prefix" else {}
    html = article(passage)
    place, painted = followed(
        watch, serve_folder, tmp_path, html, lambda url: linked(url, html, quote, extra)
    )
    assert place["scrolled"] > 300
    assert 0 <= place["top"] and place["bottom"] <= place["height"], place
    assert painted["count"], "nothing is highlighted"
    for side in ("top", "bottom"):
        assert abs(painted[side] - place[side]) < 12, (side, painted, place)
    if place["bottom"] - place["top"] < 40:
        for side in ("left", "right"):
            assert abs(painted[side] - place[side]) < 12, (side, painted, place)
    # The letters themselves are not painted, and it is no more than the passage.
    assert 0.6 < painted["count"] / place["area"] < 1.05, (painted, place)


def test_an_anchor_of_the_address_stays(watch, serve_folder, tmp_path: Path) -> None:
    passage, quote = PASSAGES["curly-marks"]
    html = article(passage)
    place, painted = followed(
        watch,
        serve_folder,
        tmp_path,
        html,
        lambda url: linked(url + "?a=1&b=2#last", html, quote, {}),
    )
    assert painted["count"] and abs(painted["top"] - place["top"]) < 12
