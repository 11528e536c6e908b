#!/usr/bin/env python3
"""`isnad watch` and `isnad add URL` against a server on loopback: what is new is added once, what has not changed is not
sent again, a changed page is a version, failures do not end it, a signal does. Nothing outside this machine is asked for."""
import argparse
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from postgres_server import archive_address

ISNAD = None
TEXTS = {
    "1": ("اتفاق على مياه النهر", "قال وزير الموارد المائية إن الجانبين اتفقا على تقاسم مياه النهر خلال فصل الصيف المقبل، وإن اللجنة ستجتمع قريبا. "),
    "2": ("حريق في سوق المدينة", "أعلنت فرق الإطفاء أنها سيطرت على حريق اندلع فجر اليوم في سوق المدينة القديم، ولم يصب أحد بأذى. "),
    "3": ("فوز الفريق الوطني", "فاز الفريق الوطني لكرة اليد على ضيفه بفارق أربعة أهداف في المباراة التي جرت مساء الأحد في العاصمة. "),
}


def page(title, words):
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words * 5}</p></article></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    asked = []
    entries = ["1"]
    broken = False
    edition = 1

    def log_message(self, *args):
        pass

    def answer(self, status, body=b"", kind="text/html; charset=utf-8", etag=None):
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        Handler.asked.append((self.path, status))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path == "/feed":
            if Handler.broken:
                return self.answer(503)
            items = "".join(f"<item><title>{TEXTS[e][0]}</title><link>{base}/news/{e}</link></item>" for e in Handler.entries)
            body = f"<rss version='2.0'><channel><title>صوت النهر</title>{items}</channel></rss>".encode()
            return self.answer(200, body, "application/rss+xml", f'"{"".join(Handler.entries)}"')
        if self.path.startswith("/news/"):
            return self.answer(200, page(*TEXTS[self.path[6:]]))
        if self.path == "/live":
            title, words = TEXTS["1" if Handler.edition == 1 else "3"]
            return self.answer(200, page(title, words), etag=f'"{Handler.edition}"')
        return self.answer(404)


class WatchTest(unittest.TestCase):
    def setUp(self):
        Handler.asked, Handler.entries, Handler.broken, Handler.edition = [], ["1"], False, 1
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.shutdown)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.archive = archive_address(self.folder / "desk.isnad")

    def run_isnad(self, command, *arguments):
        run = subprocess.run([ISNAD, command, "--archive", self.archive, *arguments], capture_output=True, text=True, check=False, timeout=60)
        return run.returncode, run.stdout.splitlines(), run.stderr

    def watch(self, *arguments):
        return self.run_isnad("watch", "--once", "--delay", "0", "--allow-private", *arguments)

    def count(self, path, status=None):
        return len([1 for p, s in Handler.asked if p == path and status in (None, s)])

    def test_new_entries_are_added_once_with_their_pages(self):
        opml = self.folder / "feeds.opml"
        opml.write_text(f"<opml version='2.0'><body><outline text='x' xmlUrl='{self.base}/feed'/></body></opml>", encoding="utf-8")
        code, lines, _ = self.watch(str(opml))
        self.assertEqual((code, len(lines)), (0, 1))
        self.assertTrue(lines[0].startswith("added "))
        self.assertEqual(self.watch(str(opml))[:2], (0, []))
        self.assertEqual(self.count("/feed", 304), 1)
        Handler.entries = ["2", "1"]
        self.assertEqual(len(self.watch(str(opml))[1]), 1)
        self.assertEqual((self.count("/news/1"), self.count("/news/2")), (1, 1))
        code, lines, _ = self.run_isnad("search", "الحريق")
        self.assertEqual(code, 0)
        self.assertIn(TEXTS["2"][0], lines[0])

    def test_a_page_that_changed_is_a_version_and_its_changes_are_shown(self):
        code, lines, _ = self.watch(self.base + "/live")
        self.assertEqual(code, 0)
        ident = lines[0].split()[1]
        self.assertEqual(self.watch(self.base + "/live")[1], [])
        Handler.edition = 2
        self.assertEqual(self.watch(self.base + "/live")[1], [f"version {ident} 2"])
        code, lines, _ = self.run_isnad("article", "--diff", ident)
        self.assertEqual(code, 0)
        self.assertTrue(any(line.startswith("- ") and "الموارد المائية" in line for line in lines))
        self.assertTrue(any(line.startswith("+ ") and "كرة اليد" in line for line in lines))

    def test_a_feed_that_fails_is_named_and_the_others_go_on(self):
        Handler.broken = True
        code, lines, errors = self.watch(self.base + "/feed", self.base + "/news/3")
        self.assertEqual(code, 1)
        self.assertEqual(len(lines), 1)
        self.assertIn("503", errors)

    def test_it_polls_backs_off_and_stops_on_a_signal(self):
        watch = subprocess.Popen([ISNAD, "watch", "--archive", self.archive, "--every", "0.3", "--delay", "0", "--allow-private",
                                  self.base + "/feed"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        first = watch.stdout.readline()
        self.assertTrue(first.startswith("added "), first)
        Handler.entries = ["1", "3"]
        self.assertTrue(watch.stdout.readline().startswith("added "))
        Handler.broken = True
        deadline = time.monotonic() + 20
        while self.count("/feed", 503) < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertGreaterEqual(self.count("/feed", 503), 3)
        watch.send_signal(signal.SIGTERM)
        watch.communicate(timeout=20)
        self.assertEqual(watch.returncode, 0)
        self.assertEqual(self.run_isnad("verify")[0], 0)

    def test_an_address_can_be_added(self):
        code, lines, _ = self.run_isnad("add", "--allow-private", "--delay", "0", self.base + "/news/2")
        self.assertEqual((code, len(lines)), (0, 1))
        code, lines, errors = self.run_isnad("add", "--allow-private", self.base + "/none", self.base + "/news/2")
        self.assertEqual((code, lines[0].split()[0]), (1, "unchanged"))
        self.assertIn("404", errors)

    def test_what_is_no_feed_list_is_refused(self):
        empty = self.folder / "empty.opml"
        empty.write_text("<opml/>", encoding="utf-8")
        for word in (str(empty), str(self.folder / "none.opml")):
            code, _, errors = self.watch(word)
            self.assertEqual(code, 3)
            self.assertIn("opml", errors)
        self.assertEqual(self.watch("http://127.0.0.1:1/")[0], 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--isnad", required=True)
    options, rest = parser.parse_known_args()
    ISNAD = options.isnad
    unittest.main(argv=[sys.argv[0], *rest])
