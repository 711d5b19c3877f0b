"""The album: each kind of page at two widths and in two schemes, as the documentation shows it.

Running this file takes the pictures anew: ``make album``. Look at them before committing them.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from conftest import CHROMIUM_ARGUMENTS

ROOT = Path(__file__).resolve().parents[1]
ALBUM = ROOT / "docs/assets/screenshots"

#: What is shown, by the name of its picture: an address, and how far down the page it is.
PAGES = {
    "home": ("/", 0),
    "briefings": ("/briefings/", 0),
    "briefing": ("/briefings/munich-minerals-talks/", 0),
    "briefing-narrative": ("/briefings/munich-minerals-talks/#what-happened", 0),
    "actors": ("/actors/", 0),
    "actor": ("/actors/volodymyr-zelenskyy/", 0),
    "issues": ("/issues/", 0),
    "issue": ("/issues/minerals-agreement/", 0),
    "issue-spectrum": ("/issues/minerals-agreement/#who-stands-where", 0),
    "positions": ("/positions/", 0),
    "position": ("/positions/volodymyr-zelenskyy--minerals-agreement/", 0),
    "sources": ("/sources/", 0),
    "source": ("/sources/rferl-2025-02-15/", 0),
    "quotation": ("/sources/rferl-2025-02-15/#refused-fifty-percent", 0),
    "outlets": ("/outlets/", 0),
    "outlet": ("/outlets/rferl/", 0),
    "claims": ("/claims/", 0),
    "claim": ("/claims/draft-not-signed/", 0),
    "notes": ("/notes/", 0),
    "note": ("/notes/one-story-three-addresses/", 0),
    "timeline": ("/timeline/", 0),
    "evidence": ("/evidence/?words=guarantees", 0),
    "map": ("/map/", 560),
    "data": ("/data/", 0),
    "method": ("/method/", 0),
    "not-found": ("/404.html", 0),
}
DESK, PHONE = (1280, 900), (360, 780)
#: Pictures of desk and phone get the same height; what is between and around them is neutral.
HEIGHT, GAP, GROUND = 520, 14, "#8f8f8c"
#: Enough for flat colours and smooth letters, at a third of the bytes. An octree keeps colours that
#: are rare on the page, such as those of a stance; the median cut does not.
COLOURS, METHOD = 192, Image.Quantize.FASTOCTREE


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The built site on a loopback port."""
    handler = functools.partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def sheet(shots: list[bytes]) -> Image.Image:
    """Screenshots side by side, all of one height."""
    images = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    images = [
        image.resize((round(image.width * HEIGHT / image.height), HEIGHT), Image.Resampling.LANCZOS)
        for image in images
    ]
    width = sum(image.width for image in images) + GAP * (len(images) + 1)
    made = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for image in images:
        made.paste(image, (left, GAP))
        left += image.width + GAP
    return made.quantize(COLOURS, METHOD, dither=Image.Dither.NONE)


def main() -> None:
    """Take all pictures of the site as it was last built."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with served(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM_ARGUMENTS)
        shots: dict[str, list[bytes]] = {name: [] for name in PAGES}
        for width, height in (DESK, PHONE):
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for name, (place, down) in PAGES.items():
                    page.goto("about:blank")
                    page.goto(host + place)
                    page.wait_for_load_state("networkidle")
                    if down:
                        page.evaluate("down => scrollTo(0, down)", down)
                    page.wait_for_timeout(250)
                    shots[name].append(page.screenshot())
                context.close()
        browser.close()
    ALBUM.mkdir(parents=True, exist_ok=True)
    for old in ALBUM.glob("*.png"):
        old.unlink()
    for name, taken in shots.items():
        sheet(taken).save(ALBUM / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
