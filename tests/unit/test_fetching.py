"""Fetching takes public pages within bounds and refuses everything else."""

from __future__ import annotations

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from onrecord.captures import fetching
from onrecord.captures.fetching import Fetched, fetch, public
from onrecord.diagnostics import Diagnostic

HERE = ("127.0.0.1",)
PAGE = b"<!doctype html><title>A page</title><p>Words on a page."


class _Site(http.server.BaseHTTPRequestHandler):
    """Serves what the test's ``routes`` say; remembers what it was asked."""

    routes: dict[str, Callable[[_Site], None]]
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        self.routes[self.path](self)

    def answer(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Served:
    def __init__(self, port: int, routes: dict, asked: list) -> None:
        self.port, self.routes, self.asked = port, routes, asked

    def __call__(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[_Served]:
    handler = type("Site", (_Site,), {"routes": {}, "asked": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield _Served(server.server_address[1], handler.routes, handler.asked)
    server.shutdown()
    server.server_close()


def refused(found: Fetched | Diagnostic, code: str, word: str) -> None:
    assert isinstance(found, Diagnostic), found
    assert found.code == code
    assert word in found.message
    assert found.help


def test_a_page_comes_as_its_bytes(site: _Served) -> None:
    site.routes["/a?b=c"] = lambda s: s.answer(Content_Type='text/html; charset="windows-1251"')
    found = fetch(site("/a?b=c#part"), allow=HERE)
    assert isinstance(found, Fetched)
    assert (found.data, found.suffix, found.charset) == (PAGE, ".html", "windows-1251")
    assert found.url == site("/a?b=c")
    assert found.date is not None and len(found.date) == 10
    assert "cookie" not in site.asked[0]
    assert site.asked[0]["host"] == f"127.0.0.1:{site.port}"


def test_proxies_of_the_environment_are_not_used(
    site: _Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.routes["/"] = lambda s: s.answer()
    assert isinstance(fetch(site("/"), allow=HERE), Fetched)


def test_plain_text_and_compressed_pages(site: _Served) -> None:
    site.routes["/t"] = lambda s: s.answer(b"Words.", Content_Type="text/plain")
    site.routes["/z"] = lambda s: s.answer(gzip.compress(PAGE), Content_Encoding="gzip")
    text, packed = fetch(site("/t"), allow=HERE), fetch(site("/z"), allow=HERE)
    assert isinstance(text, Fetched) and (text.data, text.suffix) == (b"Words.", ".txt")
    assert isinstance(packed, Fetched) and packed.data == PAGE


def test_cookies_are_not_carried_from_hop_to_hop(site: _Served) -> None:
    site.routes["/1"] = lambda s: s.answer(b"", 302, Location="/2", Set_Cookie="a=b")
    site.routes["/2"] = lambda s: s.answer()
    found = fetch(site("/1"), allow=HERE)
    assert isinstance(found, Fetched) and found.url == site("/2")
    assert "cookie" not in site.asked[1]


def test_loopback_is_refused_by_default(site: _Served) -> None:
    site.routes["/"] = lambda s: s.answer()
    refused(fetch(site("/")), "address-refused", "127.0.0.1")
    refused(fetch(f"http://localhost:{site.port}/"), "address-refused", "not on the public")
    assert not site.asked


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/",
        "http://172.16.3.4/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://0/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://224.0.0.1/",
        "http://[ff02::1]/",
        "http://255.255.255.255/",
        "http://100.100.100.200/",
        "http://192.0.0.192/",
        "http://168.63.129.16/",
        "http://198.18.0.1/",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    found = fetch(address, max_seconds=3)
    assert isinstance(found, Diagnostic)
    assert found.code == "address-refused", found


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::6810:84e5", True),
        ("8.8.8.8", True),
        ("::ffff:8.8.8.8", False),
        ("2001:db8::1", False),
        ("240.0.0.1", False),
        ("fec0::1", False),
        ("203.0.113.5", False),
    ],
)
def test_public(address: str, is_public: bool) -> None:
    assert public(ipaddress.ip_address(address)) is is_public


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "http://",
        "https:///path",
        "//example.org/a",
        "http://exa mple.org/",
        "http://example.org\r\nX: y/",
        "http://[::1/",
        "http://user:word@example.org/",
        "",
    ],
)
def test_other_schemes_and_broken_addresses_are_refused(address: str) -> None:
    found = fetch(address, max_seconds=3)
    assert isinstance(found, Diagnostic)
    assert found.code == "address-refused", found


@pytest.mark.parametrize("target", ["http://127.0.0.2/", "http://10.0.0.1/", "http://[::1]/x"])
def test_a_redirect_to_a_private_address_is_refused(site: _Served, target: str) -> None:
    site.routes["/"] = lambda s: s.answer(b"", 302, Location=target)
    refused(fetch(site("/"), allow=HERE), "address-refused", "not on the public internet")


def test_a_redirect_to_another_scheme_is_refused(site: _Served) -> None:
    site.routes["/"] = lambda s: s.answer(b"", 301, Location="file:///etc/passwd")
    refused(fetch(site("/"), allow=HERE), "address-refused", "not an http or https")


def test_every_address_of_a_name_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, **_: object) -> list:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("93.184.216.34", port)), (*kind, ("10.0.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    refused(fetch("http://two-faced.example/"), "address-refused", "10.0.0.7")


def test_a_name_is_resolved_once_and_that_address_is_used(
    site: _Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def turning(host: str, port: int, *_: object, **__: object) -> list:
        # The first answer passes; had the name been resolved again, it would lead elsewhere.
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 or host == "127.0.0.1" else "127.0.0.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    site.routes["/"] = lambda s: s.answer()
    found = fetch(f"http://turning.example:{site.port}/", allow=HERE)
    assert isinstance(found, Fetched)
    assert asked[0] == "turning.example" and set(asked[1:]) <= {"127.0.0.1"}
    assert site.asked[0]["host"] == f"turning.example:{site.port}"


def test_too_many_redirects(site: _Served) -> None:
    site.routes["/"] = lambda s: s.answer(b"", 302, Location="/")
    refused(fetch(site("/"), allow=HERE), "fetch-failed", "redirects more than 5")
    assert len(site.asked) == fetching.MAX_REDIRECTS + 1


def test_five_redirects_are_followed(site: _Served) -> None:
    for n in range(5):
        site.routes[f"/{n}"] = lambda s, n=n: s.answer(b"", 307, Location=f"{n + 1}")
    site.routes["/5"] = lambda s: s.answer()
    found = fetch(site("/0"), allow=HERE)
    assert isinstance(found, Fetched) and found.url == site("/5")


def test_too_large(site: _Served) -> None:
    site.routes["/"] = lambda s: s.answer(b"x" * 5000)
    refused(fetch(site("/"), allow=HERE, max_bytes=4999), "fetch-failed", "more than 4,999")
    assert isinstance(fetch(site("/"), allow=HERE, max_bytes=5000), Fetched)


def test_a_small_file_that_unpacks_to_a_huge_one(site: _Served) -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)
    site.routes["/"] = lambda s: s.answer(bomb, Content_Encoding="gzip")
    refused(fetch(site("/"), allow=HERE), "fetch-failed", "more than")


def test_without_an_end(site: _Served) -> None:
    def endless(s: _Site) -> None:
        s.send_response(200)
        s.send_header("Content-Type", "text/html")
        s.end_headers()
        try:
            while True:
                s.wfile.write(b"x" * 65536)
        except OSError:
            pass

    site.routes["/"] = endless
    refused(fetch(site("/"), allow=HERE), "fetch-failed", "more than")


@pytest.mark.parametrize("where", ["before", "headers", "body"])
def test_too_slow(site: _Served, where: str) -> None:
    def slow(s: _Site) -> None:
        try:
            if where == "before":
                time.sleep(3)
            s.send_response(200)
            s.send_header("Content-Type", "text/html")
            if where == "headers":
                s.flush_headers()
                for n in range(30):
                    s.wfile.write(b"X-%d: y\r\n" % n)
                    time.sleep(0.1)
            s.end_headers()
            for _ in range(30):
                s.wfile.write(b"x")
                s.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    site.routes["/"] = slow
    start = time.monotonic()
    refused(fetch(site("/"), allow=HERE, max_seconds=0.6), "fetch-failed", "did not arrive")
    assert time.monotonic() - start < 5, "the server would have gone on for six seconds"


def test_a_name_that_takes_for_ever_to_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(6) or [])
    start = time.monotonic()
    refused(fetch("http://slow.example/", max_seconds=0.3), "fetch-failed", "did not arrive")
    assert time.monotonic() - start < 5, "the look-up would have gone on for six seconds"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_other_content_is_refused(site: _Served, kind: str) -> None:
    site.routes["/"] = lambda s: s.answer(Content_Type=kind)
    refused(fetch(site("/"), allow=HERE), "fetch-failed", kind)


@pytest.mark.parametrize("status", [204, 206, 304, 401, 403, 404, 500, 302])
def test_other_answers_are_refused(site: _Served, status: int) -> None:
    site.routes["/"] = lambda s: s.answer(b"", status)
    refused(fetch(site("/"), allow=HERE), "fetch-failed", str(status))


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused(fetch(f"http://127.0.0.1:{port}/", allow=HERE), "fetch-failed", "does not answer")


def test_a_broken_answer(site: _Served) -> None:
    def cut(s: _Site) -> None:
        s.send_response(200)
        s.send_header("Content-Type", "text/html")
        s.send_header("Content-Length", "5000")
        s.end_headers()
        s.wfile.write(b"x")

    site.routes["/"] = cut
    refused(fetch(site("/"), allow=HERE), "fetch-failed", "broke off")
    site.routes["/z"] = lambda s: s.answer(b"not gzip", Content_Encoding="gzip")
    refused(fetch(site("/z"), allow=HERE), "fetch-failed", "broke off")


def test_https_needs_a_certificate_for_the_name(site: _Served) -> None:
    found = fetch(f"https://127.0.0.1:{site.port}/", allow=HERE, max_seconds=5)
    assert isinstance(found, Diagnostic) and found.code == "fetch-failed"
