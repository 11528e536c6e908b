#!/usr/bin/env python3
"""`isnad fetch` against a real server on loopback: robots.txt, redirects, limits, packed bodies, conditional requests,
private addresses. Nothing outside this machine is asked for."""
import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ISNAD = None
WORDS = "قال وزير الموارد المائية إن الجانبين اتفقا على تقاسم مياه النهر خلال فصل الصيف المقبل، وإن اللجنة ستجتمع قريبا. "
PAGE = (f"<html><head><title>اتفاق على مياه النهر</title></head><body><article><h1>اتفاق على مياه النهر</h1><p>{WORDS * 6}</p>"
        "</article></body></html>")
FEED = ("<rss version='2.0'><channel><title>صوت النهر</title><item><title>اتفاق على مياه النهر</title>"
        f"<link>https://sawt.example/1</link><description>{WORDS * 2}</description></item></channel></rss>")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked = []      # (path, headers)
    robots = ""
    robots_status = 200

    def log_message(self, *args):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        headers.setdefault("Content_Type", "text/html; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path
        Handler.asked.append((path, dict(self.headers)))
        if path == "/robots.txt":
            return self.answer(Handler.robots_status, Handler.robots.encode())
        if path == "/gzip":
            return self.answer(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")
        if path == "/chunked":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1256")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            data = PAGE.encode("windows-1256")
            for at in range(0, len(data), 700):
                piece = data[at:at + 700]
                self.wfile.write(b"%x\r\n" % len(piece) + piece + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")
            return None
        if path == "/etag":
            if self.headers.get("If-None-Match") == '"one"':
                return self.answer(304, ETag='"one"')
            return self.answer(200, PAGE.encode(), ETag='"one"', Last_Modified="Wed, 15 Oct 2025 08:30:00 GMT")
        if path == "/feed":
            return self.answer(200, FEED.encode(), Content_Type="application/rss+xml")
        if path.startswith("/loop"):
            return self.answer(302, Location=f"/loop{int(path[5:] or 0) + 1}")
        if path == "/moved":
            return self.answer(301, Location="/page")
        if path == "/to-hidden":
            return self.answer(302, Location="/hidden/1")
        if path == "/to-file":
            return self.answer(302, Location="file:///etc/hostname")
        if path == "/large":
            return self.answer(200, b"x" * 300_000)
        if path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"y" * 10_000)
            except OSError:
                return None
        if path == "/slow":
            time.sleep(3)
            return self.answer(200, PAGE.encode())
        if path == "/bomb":
            return self.answer(200, gzip.compress(b"z" * 60_000_000), Content_Encoding="gzip")
        if path == "/missing":
            return self.answer(404, b"no")
        return self.answer(200, PAGE.encode())


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # a client that hangs up is what some of the tests are about


class FetchTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_address[1]}"

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()

    def setUp(self):
        Handler.asked = []
        Handler.robots = ""
        Handler.robots_status = 200
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def fetch(self, *arguments, private=True, delay="0"):
        command = [ISNAD, "fetch", "--out", self.folder.name, "--delay", delay, *arguments]
        if private:
            command.append("--allow-private")
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        return run.returncode, run.stdout.strip(), run.stderr

    def read(self, archive):
        run = subprocess.run([ISNAD, "read", archive], capture_output=True, text=True, check=False)
        return [json.loads(line) for line in run.stdout.splitlines()], run.stderr

    def paths(self):
        return [path for path, _ in Handler.asked]

    def test_what_is_fetched_can_be_read(self):
        code, archive, _ = self.fetch(*(self.base + p for p in ("/page", "/gzip", "/chunked", "/feed")))
        self.assertEqual(code, 0)
        articles, errors = self.read(archive)
        self.assertEqual(errors, "")
        self.assertEqual(len(articles), 4)
        for article in articles:
            self.assertEqual(article["title"], "اتفاق على مياه النهر")
            self.assertIn(WORDS.strip(), article["text"])
        self.assertEqual(articles[0]["url"], self.base + "/page")
        self.assertRegex(articles[0]["metadata"]["fetch:time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(articles[3]["url"], "https://sawt.example/1")
        self.assertEqual(len({a["id"] for a in articles}), 4)
        agent = Handler.asked[0][1]["User-Agent"]
        self.assertTrue(agent.startswith("isnad/"), agent)

    def test_robots_is_asked_once_and_obeyed(self):
        Handler.robots = "User-agent: *\nDisallow: /\n\nUser-agent: isnad\nDisallow: /hidden\nAllow: /hidden/open$\n"
        code, archive, errors = self.fetch(*(self.base + p for p in ("/page", "/hidden/1", "/hidden/open", "/to-hidden")))
        self.assertEqual(code, 1)
        self.assertEqual(self.paths(), ["/robots.txt", "/page", "/hidden/open", "/to-hidden"])
        self.assertEqual(errors.count("robots.txt"), 2)
        self.assertEqual(len(self.read(archive)[0]), 2)

    def test_a_broken_robots_allows_nothing_and_a_missing_one_all(self):
        Handler.robots_status = 503
        self.assertEqual(self.fetch(self.base + "/page")[0], 3)
        self.assertEqual(self.paths(), ["/robots.txt"])
        Handler.robots_status = 404
        self.assertEqual(self.fetch(self.base + "/page")[0], 0)

    def test_redirects_are_bounded_and_checked(self):
        code, archive, _ = self.fetch(self.base + "/moved")
        self.assertEqual(code, 0)
        self.assertEqual(self.read(archive)[0][0]["url"], self.base + "/page")
        code, _, errors = self.fetch("--max-redirects", "3", self.base + "/loop")
        self.assertEqual(code, 3)
        self.assertIn("redirects", errors)
        self.assertEqual(len([p for p in self.paths() if p.startswith("/loop")]), 4)
        code, _, errors = self.fetch(self.base + "/to-file")
        self.assertEqual(code, 3)
        self.assertIn("http and https only", errors)

    def test_private_addresses_are_refused(self):
        port = self.base.rsplit(":", 1)[1]
        for host in ("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "127.1", "2130706433", "[::ffff:127.0.0.1]"):
            code, _, errors = self.fetch(f"http://{host}:{port}/page", private=False)
            self.assertEqual(code, 3, host)
        self.assertIn("private", errors)
        self.assertEqual(Handler.asked, [])
        for url in ("file:///etc/hostname", "ftp://127.0.0.1/", "http://user:pass@127.0.0.1/"):
            self.assertEqual(self.fetch(url)[0], 3, url)

    def test_size_and_time_are_bounded(self):
        code, _, errors = self.fetch("--max-size", "0.1", self.base + "/large", self.base + "/endless")
        self.assertEqual(code, 3)
        self.assertEqual(errors.count("over the limit"), 2)
        self.assertEqual(self.fetch("--timeout", "0.5", self.base + "/slow")[0], 3)

    def test_a_packed_bomb_is_kept_packed_and_refused_when_read(self):
        code, archive, _ = self.fetch(self.base + "/bomb", self.base + "/page")
        self.assertEqual(code, 0)
        self.assertLess(Path(archive).stat().st_size, 1_000_000)
        articles, errors = self.read(archive)
        self.assertEqual(len(articles), 1)
        self.assertEqual(len(errors.splitlines()), 1)

    def test_what_has_not_changed_is_not_sent_again(self):
        self.assertEqual(self.fetch(self.base + "/etag")[0], 0)
        self.assertIn("/etag", (Path(self.folder.name) / "validators.tsv").read_text())
        code, archive, errors = self.fetch(self.base + "/etag")
        self.assertEqual((code, archive), (0, ""))
        self.assertIn("unchanged", errors)
        self.assertEqual(Handler.asked[-1][1]["If-None-Match"], '"one"')
        self.assertEqual(Handler.asked[-1][1]["If-Modified-Since"], "Wed, 15 Oct 2025 08:30:00 GMT")

    def test_a_host_is_left_in_peace_between_requests(self):
        Handler.robots = "User-agent: *\nCrawl-delay: 0.7\n"
        begin = time.monotonic()
        self.assertEqual(self.fetch(self.base + "/page", self.base + "/gzip", delay="0.1")[0], 0)
        self.assertGreaterEqual(time.monotonic() - begin, 0.7)

    def test_failures_are_named(self):
        code, archive, errors = self.fetch(self.base + "/missing", self.base + "/page", "http://127.0.0.1:1/")
        self.assertEqual(code, 1)
        self.assertIn("404", errors)
        self.assertEqual(len(self.read(archive)[0]), 1)

    def test_the_archive_can_go_to_standard_output(self):
        fetch = subprocess.run([ISNAD, "fetch", "--out", "-", "--allow-private", self.base + "/page"], capture_output=True, check=False)
        read = subprocess.run([ISNAD, "read", "-"], input=fetch.stdout, capture_output=True, check=False)
        self.assertEqual(json.loads(read.stdout)["url"], self.base + "/page")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--isnad", required=True)
    options, rest = parser.parse_known_args()
    ISNAD = options.isnad
    unittest.main(argv=[sys.argv[0], *rest])
