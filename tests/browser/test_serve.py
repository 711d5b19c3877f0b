"""``onrecord serve``: what is saved is shown; what is wrong is laid over the last good site."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from conftest import bare_site, environment

pytestmark = pytest.mark.browser

GOOD = "someone: {{name: {} Person, type: person}}\n"
BROKEN = "someone: {naem: Third Person, type: person}\n"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def desk(tmp_path):
    site = bare_site(tmp_path / "desk")
    (site / "briefings" / "actors.yml").write_text(GOOD.format("First"))
    return site


@pytest.fixture
def serving(desk, tmp_path):
    """The address of the served site; the process is ended as a person would, with Ctrl+C."""
    port = free_port()
    with (tmp_path / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "onrecord", "serve", "--site", str(desk), "--port", str(port)],
            env=environment(), stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        yield f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(20) == 0, (tmp_path / "said.txt").read_text()
        finally:
            process.kill()


def wait_for(address: str, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("nothing is served")


def test_edit_break_and_mend(desk, serving, chromium):
    wait_for(serving)
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(40_000)
    page.goto(serving + "/actors/")
    page.get_by_text("First Person").first.wait_for()
    actors = desk / "briefings" / "actors.yml"

    actors.write_text(GOOD.format("Second"))
    page.get_by_text("Second Person").first.wait_for()
    assert page.locator(".or-trouble").count() == 0

    actors.write_text(BROKEN)
    overlay = page.locator(".or-trouble")
    overlay.wait_for()
    told = overlay.inner_text()
    assert "unknown-key" in told
    assert "briefings/actors.yml:1:" in told
    assert 'did you mean "name"?' in told
    assert page.get_by_text("Second Person").first.is_visible(), "the last good page is gone"
    assert "Second Person" in (desk / "site" / "actors" / "index.html").read_text()

    actors.write_text(GOOD.format("Fourth"))
    page.get_by_text("Fourth Person").first.wait_for()
    assert overlay.count() == 0
    context.close()


def test_what_is_wrong_is_shown_as_text(desk, serving, chromium):
    """The excerpt of a hostile line cannot run in the overlay."""
    wait_for(serving)
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(40_000)
    page.add_init_script("window.ran = []; window.pwned = what => window.ran.push(what);")
    page.goto(serving + "/actors/")
    (desk / "briefings" / "actors.yml").write_text(
        "someone: {naem: \"</pre><img src=x onerror=pwned('overlay')>\", type: person}\n"
    )
    overlay = page.locator(".or-trouble")
    overlay.wait_for()
    assert "<img src=x onerror=pwned('overlay')>" in overlay.inner_text()
    assert overlay.locator("img").count() == 0
    assert page.evaluate("window.ran") == []
    context.close()


def test_errors_from_the_start_are_shown_until_they_are_mended(tmp_path, chromium):
    site = bare_site(tmp_path / "desk")
    (site / "briefings" / "actors.yml").write_text(BROKEN)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "serve", "--site", str(site), "--port", str(port)],
        env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    context = chromium.new_context()
    try:
        wait_for(f"http://127.0.0.1:{port}")
        page = context.new_page()
        page.set_default_timeout(40_000)
        page.goto(f"http://127.0.0.1:{port}/actors/")
        page.get_by_text("unknown-key").first.wait_for()
        (site / "briefings" / "actors.yml").write_text(GOOD.format("First"))
        page.get_by_text("First Person").first.wait_for()
    finally:
        context.close()
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        finally:
            process.kill()


def test_a_port_that_is_taken_is_a_usage_error(desk, onrecord):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = onrecord("serve", "--site", desk, "--port", str(port))
    assert done.returncode in (1, 2)
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
