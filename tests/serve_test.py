#!/usr/bin/env python3
"""`isnad serve` as a client and as an attacker meets it: the API against openapi.json and the dossier's schema, and for each promise of
SECURITY.md a test that tries to break it."""
import argparse
import gzip
import http.client
import io
import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote

import jsonschema

from postgres_server import archive_address

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
ISNAD = None
SANITIZED = False
TEXT = "أعلنت وزارة الصحة التونسية، الاثنين 18 أغسطس 2025، شفاء عشرة مرضى في مدينة صفاقس. وقال الوزير إن الوضع تحت السيطرة."
JSON = {"Content-Type": "application/json"}
BYTES = {"Content-Type": "application/octet-stream"}


class Server:
    """A server of its own; `with Server("samples") as server: server.get("/healthz")`."""

    def __init__(self, *words, token=None):
        self.token = token
        self.process = subprocess.Popen([ISNAD, "serve", "--port", "0", *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.log = []
        self.reader = threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True)
        self.reader.start()
        address = self.process.stdout.readline()
        found = re.match(r"http://([^/]+):(\d+)/", address)
        assert found, f"no address: {address!r} {self.log}"
        self.port = int(found.group(2))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            self.reader.join()
            self.process.stdout.close()
            self.process.stderr.close()

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        if self.token and "Authorization" not in sent:
            sent["Authorization"] = f"Bearer {self.token}"
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, body, path="/api/v1/articles", **headers):
        return self.ask("POST", path, body, **headers)

    def raw(self, data, timeout=20):
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(data)
            out = b""
            while piece := connection.recv(65536):
                out += piece
        return out

    def finished(self, job):
        for _ in range(600):
            state = json.loads(self.get(f"/api/v1/jobs/{job}")[2])
            if state["state"] in ("done", "failed"):
                return state
            time.sleep(0.1)
        raise AssertionError(f"{job} does not end")

    def add(self, body, path="/api/v1/articles", **headers):
        status, _, data = self.post(body, path, **headers)
        assert status == 202, (status, data)
        return self.finished(json.loads(data)["job"])


def counted(server):
    """The stories, when origins and conflicts of all are known."""
    for _ in range(600):
        listed = json.loads(server.get("/api/v1/stories")[2])
        if all(line["conflicts"] is not None for line in listed["stories"]):
            return listed
        time.sleep(0.1)
    raise AssertionError("they are never counted")


def schema_of(server, name):
    described = json.loads(server.get("/openapi.json")[2])
    return {"$ref": f"#/components/schemas/{name}", "components": described["components"]}


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(SAMPLES / "tigris-talks", SAMPLES / "bizerte-fire")
        for job in ("j1", "j2"):
            assert cls.server.finished(job)["state"] == "done"

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_stories_and_dossiers_are_as_described(self):
        status, headers, data = self.server.get("/api/v1/stories")
        self.assertEqual((status, headers["content-type"]), (200, "application/json; charset=utf-8"))
        listed = json.loads(data)
        jsonschema.validate(listed, schema_of(self.server, "Stories"))
        self.assertEqual(listed["articles"], 16)
        self.assertEqual(len(listed["stories"]), 4)
        dossier_schema = json.loads((ROOT / "docs/dossier.schema.json").read_text(encoding="utf-8"))
        for line in listed["stories"]:
            dossier = json.loads(self.server.get(f"/api/v1/stories/{line['id']}/dossier")[2])
            jsonschema.validate(dossier, dossier_schema)
            self.assertEqual(sorted(a["id"] for a in dossier["articles"]), sorted(line["articles"]))
            conflicts = [f for f in dossier["stories"][0]["findings"] if f["status"] == "conflicting"]
            self.assertEqual(line["conflicts"], len(conflicts))
            texts = {a["id"]: a["text"] for a in dossier["articles"]}
            for entity in dossier["entities"]:
                for span in entity["mentions"]:
                    self.assertEqual(texts[span["article"]][span["begin"]:span["end"]], span["text"])

    def test_the_same_dossier_as_on_the_command_line(self):
        listed = json.loads(self.server.get("/api/v1/stories")[2])["stories"]
        with tempfile.TemporaryDirectory() as folder:
            archive = archive_address(Path(folder) / "desk.isnad")
            run = lambda *words: subprocess.run([ISNAD, *words, "--archive", archive], capture_output=True, check=True).stdout
            run("add", SAMPLES / "tigris-talks", SAMPLES / "bizerte-fire")
            numbers = [line.split("\t")[0] for line in run("stories").decode().splitlines()]
            self.assertEqual(len(numbers), len(listed))
            for number in numbers:
                printed = json.loads(run("dossier", number, "--format", "json", "--with-text"))
                articles = printed["stories"][0]["articles"]
                same = next(line for line in listed if line["articles"] == articles)
                served = json.loads(self.server.get(f"/api/v1/stories/{same['id']}/dossier")[2])
                served["stories"][0]["id"] = number
                self.assertEqual(served, printed)

    def test_every_described_path_answers_and_no_other(self):
        described = json.loads(self.server.get("/openapi.json")[2])
        self.assertEqual(described["openapi"], "3.1.0")
        for path, methods in described["paths"].items():
            path = path.replace("{story}", "s1").replace("{job}", "j1").replace("{entity}", "e1").replace("{decision}", "1")
            path += {"/api/v1/search": "?q=x", "/api/v1/entities": "?story=s1", "/api/v1/entities/e1": "?story=s1"}.get(path, "")
            for method, operation in methods.items():
                status, headers, _ = self.server.ask(method.upper(), path, b"{}" if method == "post" else None, **(JSON if method == "post" else {}))
                self.assertIn(str(status), operation["responses"], path)
                self.assertEqual(headers["x-content-type-options"], "nosniff")
                if status == 200:
                    self.assertIn(headers["content-type"].split(";")[0], operation["responses"]["200"]["content"])
        for path in ("/api", "/api/v1", "/api/v1/story", "/favicon.ico", "/api/v1/stories/", "/api/v1/jobs/", "/api/v1/jobs//events"):
            self.assertEqual(self.server.get(path)[0], 404, path)
        self.assertEqual(self.server.get("/api/v1/stories/s99/dossier")[0], 404)

    def test_what_has_not_changed_is_not_sent_again(self):
        for path in ("/api/v1/stories", "/api/v1/stories/s1/dossier", "/openapi.json"):
            _, headers, data = self.server.get(path)
            status, again, nothing = self.server.get(path, If_None_Match=headers["etag"])
            self.assertEqual((status, nothing, again["etag"]), (304, b"", headers["etag"]))
            self.assertEqual(self.server.get(path, If_None_Match='"other"')[2], data)

    def test_packed_for_those_who_take_it(self):
        plain = self.server.get("/api/v1/stories/s1/dossier")
        packed = self.server.get("/api/v1/stories/s1/dossier", Accept_Encoding="br, gzip")
        self.assertEqual(packed[1]["content-encoding"], "gzip")
        self.assertNotIn("content-encoding", plain[1])
        self.assertEqual(gzip.decompress(packed[2]), plain[2])
        self.assertLess(len(packed[2]), len(plain[2]) / 4)

    def test_head_health_and_metrics(self):
        status, headers, data = self.server.ask("HEAD", "/api/v1/stories")
        self.assertEqual((status, data), (200, b""))
        self.assertEqual(json.loads(self.server.get("/healthz")[2]), {"status": "ok"})
        text = self.server.get("/metrics")[2].decode()
        self.assertRegex(text, r'isnad_requests_total\{status="2xx"\} [1-9]')
        self.assertIn("isnad_articles 16", text)

    def test_the_page_has_a_policy_and_is_framed_by_nobody(self):
        status, headers, data = self.server.get("/")
        if status == 404:
            self.skipTest("built without the page")
        self.assertEqual(headers["x-frame-options"], "DENY")
        self.assertIn("frame-ancestors 'none'", headers["content-security-policy"])
        policy = re.search(rb'Content-Security-Policy" content="([^"]+)"', data).group(1).decode()
        self.assertIn("default-src 'none'", policy)
        self.assertIn("connect-src 'self'", policy)
        self.assertNotIn("unsafe", policy)

    def test_the_log_is_a_line_of_json_for_each_request(self):
        self.server.get("/healthz?secret=1")
        time.sleep(0.2)
        lines = [json.loads(line) for line in self.server.log]
        self.assertTrue({"time", "remote", "method", "path", "status", "bytes", "ms"} <= set(lines[-1]))
        self.assertNotIn("secret", "".join(self.server.log))


class Adding(unittest.TestCase):
    def test_texts_and_files_become_stories_and_the_stream_tells_of_it(self):
        with Server() as server:
            _, before, _ = server.get("/api/v1/stories")
            status, headers, data = server.post(json.dumps({"text": TEXT, "id": "mine", "outlet": "صحيفة"}), **JSON)
            self.assertEqual(status, 202)
            events = server.get(headers["location"] + "/events")
            self.assertEqual(events[1]["content-type"], "text/event-stream")
            told = [json.loads(line[6:]) for line in events[2].decode().split("\n") if line.startswith("data: ")]
            for one in told:
                jsonschema.validate(one, schema_of(server, "Job"))
            self.assertEqual((told[-1]["state"], told[-1]["articles"]), ("done", ["mine"]))
            self.assertNotEqual(server.get("/api/v1/stories")[1]["etag"], before["etag"])
            lines = (SAMPLES / "tigris-talks/tigris-talks.jsonl").read_bytes()
            done = server.add(lines, "/api/v1/articles?name=day.jsonl", **BYTES)
            self.assertEqual(len(done["articles"]), len(lines.splitlines()))
            packed = server.add(gzip.compress((SAMPLES / "bizerte-fire/bizerte-fire-01.txt").read_bytes()), "/api/v1/articles?name=one.txt.gz", **BYTES)
            self.assertEqual(packed["state"], "done")
            again = server.add(json.dumps({"text": TEXT + " وتابع.", "id": "mine"}), **JSON)
            self.assertEqual((again["state"], again["articles"]), ("done", ["mine"]), "a newer version of it")
            self.assertEqual(json.loads(server.get("/api/v1/stories")[2])["articles"], 2 + len(lines.splitlines()))
            same = server.add(json.dumps({"text": TEXT + " وتابع.", "id": "mine"}), **JSON)
            self.assertEqual((same["state"], same["articles"], same["unchanged"]), ("done", [], 1))

    def test_an_archive_keeps_what_was_added(self):
        with tempfile.TemporaryDirectory() as folder:
            words = ("--archive", archive_address(Path(folder) / "desk.isnad"))
            with Server(*words) as server:
                lines = (SAMPLES / "tigris-talks/tigris-talks.jsonl").read_bytes()
                done = server.add(lines, "/api/v1/articles?name=day.jsonl", **BYTES)
                self.assertEqual((done["state"], len(done["articles"])), ("done", len(lines.splitlines())))
                again = server.add(lines, "/api/v1/articles?name=day.jsonl", **BYTES)
                self.assertEqual((again["state"], again["unchanged"]), ("done", len(lines.splitlines())))
                before = counted(server)
                self.assertEqual(before["articles"], len(lines.splitlines()), again)
            with Server(*words) as server:
                after = counted(server)
                self.assertEqual(after, before)
                jsonschema.validate(after, schema_of(server, "Stories"))
                for line in after["stories"]:
                    status, headers, data = server.get(f"/api/v1/stories/{line['id']}/dossier")
                    self.assertEqual((status, json.loads(data)["stories"][0]["id"]), (200, line["id"]))
                    self.assertEqual(server.get(f"/api/v1/stories/{line['id']}/dossier", If_None_Match=headers["etag"])[0], 304)
                for strange in ("s999", "x", "1;drop", "s1%20", "-1"):
                    self.assertEqual(server.get(f"/api/v1/stories/{strange}/dossier")[0], 404, strange)

    def test_what_is_no_article_is_told_and_changes_nothing(self):
        with Server() as server:
            for body in (b"", b"{", b"[]", b'"x"', b"{}", b'{"text": 3}', b'{"text": "a", "url": "http://a.example"}', b'{"url": "file:///etc/passwd"}',
                         b'{"url": "ftp://a.example/"}', b'{"url": "javascript:1"}'):
                self.assertEqual(server.post(body, **JSON)[0], 400, body)
            for name, content in (("a.bin", bytes(range(256)) * 9), ("a.jsonl", b"{]\n"), ("a.warc", b"nothing"), ("a.gz", b"\x1f\x8b")):
                self.assertEqual(server.add(content, f"/api/v1/articles?name={name}", **BYTES)["state"], "failed", name)
            self.assertEqual(json.loads(server.get("/api/v1/stories")[2])["stories"], [])


class Asking(unittest.TestCase):
    """Search and entities, in memory and in an archive alike."""

    def each_server(self):
        with Server(SAMPLES) as server:
            server.finished("j1")
            yield server
        with tempfile.TemporaryDirectory() as folder, Server("--archive", archive_address(Path(folder) / "desk.isnad"), SAMPLES) as server:
            server.finished("j1")
            yield server

    def test_search_finds_words_and_says_where(self):
        for server in self.each_server():
            status, headers, data = server.get("/api/v1/search?q=" + quote("لجنة فنية"))
            self.assertEqual(status, 200, data)
            found = json.loads(data)
            jsonschema.validate(found, schema_of(server, "Search"))
            self.assertGreater(len(found["hits"]), 0)
            self.assertEqual(server.get("/api/v1/search?q=" + quote("لجنة فنية"), If_None_Match=headers["etag"])[0], 304)
            for hit in found["hits"]:
                dossier = json.loads(server.get(f"/api/v1/stories/{hit['story']}/dossier")[2])
                texts = {a["id"]: a["text"] for a in dossier["articles"]}
                self.assertGreater(len(hit["matches"]), 0)
                for span in [hit["snippet"], *hit["matches"]]:
                    self.assertEqual(texts[hit["id"]][span["begin"]:span["end"]], span["text"])
                self.assertTrue(any(re.search("لجن|فني", span["text"]) for span in hit["matches"]), hit["matches"])
            story = found["hits"][0]["story"]
            inside = json.loads(server.get(f"/api/v1/search?story={story}&q=" + quote("لجنة فنية"))[2])
            self.assertEqual({hit["story"] for hit in inside["hits"]}, {story})
            outlet = json.loads(server.get("/api/v1/search?q=" + quote('outlet:"صدى الرافدين"'))[2])
            self.assertEqual({hit["outlet"] for hit in outlet["hits"]}, {"صدى الرافدين"})
            self.assertEqual(json.loads(server.get("/api/v1/search?q=" + quote("زنجبيل"))[2])["hits"], [])
            for wrong in ("", "?q=", "?q=x&limit=1000", "?q=x&limit=-1", "?q=x&limit=a", "?q=" + "x" * 500, "?q=date:nonsense"):
                self.assertEqual(server.get("/api/v1/search" + wrong)[0], 400, wrong)
            self.assertEqual(server.get("/api/v1/search?q=x&story=s99")[0], 404)
            for strange in ('"', "((((", "* OR OR -", "' OR 1=1 --", "person:", "%00%ff", "NEAR(a b)"):
                self.assertIn(server.get("/api/v1/search?q=" + quote(strange, safe="%"))[0], (200, 400), strange)

    def test_entities_have_all_their_spellings_and_articles(self):
        for server in self.each_server():
            listed = json.loads(server.get("/api/v1/stories")[2])["stories"]
            story = max(listed, key=lambda line: line["size"])["id"]
            dossier = json.loads(server.get(f"/api/v1/stories/{story}/dossier")[2])
            status, headers, data = server.get(f"/api/v1/entities?story={story}")
            self.assertEqual(status, 200)
            found = json.loads(data)["entities"]
            self.assertEqual({one["id"] for one in found}, {one["id"] for one in dossier["entities"]})
            self.assertEqual(server.get(f"/api/v1/entities?story={story}", If_None_Match=headers["etag"])[0], 304)
            mentions = {one["id"]: one["mentions"] for one in dossier["entities"]}
            for one in found:
                jsonschema.validate(one, schema_of(server, "Entity"))
                self.assertEqual(sum(spelling["count"] for spelling in one["spellings"]), len(mentions[one["id"]]))
                self.assertEqual(one["articles"], sorted({span["article"] for span in mentions[one["id"]]}))
            self.assertTrue(any(len(one["spellings"]) > 1 for one in found))
            one = json.loads(server.get(f"/api/v1/entities/{found[0]['id']}?story={story}")[2])
            self.assertEqual(one["spans"], mentions[one["id"]])
            self.assertEqual(server.get(f"/api/v1/entities/e9999?story={story}")[0], 404)
            self.assertEqual(server.get("/api/v1/entities/e1?story=s99")[0], 404)
            self.assertEqual(server.get("/api/v1/entities")[0], 400)

    def test_the_list_is_given_in_parts_and_by_words(self):
        for server in self.each_server():
            whole = json.loads(server.get("/api/v1/stories")[2])
            parts = [json.loads(server.get(f"/api/v1/stories?limit=1&from={n}")[2]) for n in range(whole["found"] + 1)]
            self.assertEqual([line["id"] for part in parts for line in part["stories"]], [line["id"] for line in whole["stories"]])
            self.assertEqual({part["found"] for part in parts}, {whole["found"]})
            some = json.loads(server.get("/api/v1/stories?q=" + quote("دجلة لجنه"))[2])
            self.assertTrue(0 < some["found"] < whole["found"])
            self.assertEqual(some["articles"], whole["articles"])
            for wrong in ("limit=3000", "limit=x", "from=-1", "q=" + "x" * 500):
                self.assertEqual(server.get("/api/v1/stories?" + wrong)[0], 400, wrong)

    def test_too_many_questions_wait(self):
        with Server() as server:
            got = 200
            for _ in range(6000):  # more come back each second, so a slow machine asks longer
                got, headers, _ = server.get("/api/v1/search?q=x")
                if got != 200:
                    break
            self.assertEqual((got, "retry-after" in headers), (429, True))
            self.assertEqual(server.get("/api/v1/stories")[0], 200)


class Curation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.archive = archive_address(Path(cls.folder.name) / "desk.isnad")
        cls.server = Server("--archive", cls.archive, SAMPLES)
        cls.server.finished("j1")

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def decide(self, **what):
        return self.server.post(json.dumps(what), "/api/v1/curation", **JSON)

    def undo(self, number):
        return self.server.post("{}", f"/api/v1/curation/{number}/undo", **JSON)[0]

    def stories(self):
        return {line["id"]: sorted(line["articles"]) for line in counted(self.server)["stories"]}

    def log(self):
        log = json.loads(self.server.get("/api/v1/curation")[2])
        for one in log["decisions"]:
            jsonschema.validate(one, schema_of(self.server, "Decision"))
        return log["decisions"]

    def test_stories_are_merged_and_parted_and_it_is_undone(self):
        before = self.stories()
        first, second = list(before)[:2]
        self.assertEqual(self.server.get(f"/api/v1/stories/{first}/dossier")[0], 200)
        status, _, data = self.decide(action="merge-stories", stories=[first, second], note="حدث واحد")
        self.assertEqual(status, 201, data)
        number = json.loads(data)["decision"]
        merged = self.stories()
        self.assertEqual(merged[first], sorted(before[first] + before[second]))
        self.assertNotIn(second, merged)
        for name in (first, second):
            dossier = json.loads(self.server.get(f"/api/v1/stories/{name}/dossier")[2])
            self.assertEqual(sorted(a["id"] for a in dossier["articles"]), merged[first])
            self.assertTrue(any(d["code"] == "person-decision" for d in dossier["diagnostics"]))
        self.assertEqual((self.log()[-1]["action"], self.log()[-1]["note"]), ("merge-stories", "حدث واحد"))
        self.assertEqual(self.undo(number), 200)
        self.assertEqual(self.stories(), before)
        self.assertEqual(len(json.loads(self.server.get(f"/api/v1/stories/{second}/dossier")[2])["articles"]), len(before[second]))
        self.assertEqual(self.undo(number), 409)
        self.assertIsNotNone(self.log()[-1]["undone"])
        biggest = max(before, key=lambda story: len(before[story]))
        status, _, data = self.decide(action="split-story", story=biggest, articles=before[biggest][:2])
        self.assertEqual(status, 201, data)
        parted = self.stories()
        self.assertEqual(len(parted), len(before) + 1)
        self.assertIn(before[biggest][:2], parted.values())
        self.assertEqual(self.undo(json.loads(data)["decision"]), 200)
        self.assertEqual(self.stories(), before)

    def test_a_mark_is_in_the_dossier_and_survives_the_server(self):
        story = next(iter(self.stories()))
        before = self.server.get(f"/api/v1/stories/{story}/dossier")[1]["etag"]
        status, _, data = self.decide(action="mark", story=story, finding="f1", verdict="checked", note="اتصلنا")
        self.assertEqual(status, 201, data)
        after = self.server.get(f"/api/v1/stories/{story}/dossier", If_None_Match=before)
        self.assertEqual(after[0], 200)
        marks = [f["mark"] for f in json.loads(after[2])["stories"][0]["findings"] if "mark" in f]
        self.assertEqual([(mark["verdict"], mark["note"]) for mark in marks], [("checked", "اتصلنا")])
        listed = subprocess.run([ISNAD, "curate", "--archive", self.archive, "log"], capture_output=True, text=True, check=True).stdout
        self.assertIn("اتصلنا", listed)
        self.assertEqual(self.undo(json.loads(data)["decision"]), 200)
        self.assertEqual(self.server.get(f"/api/v1/stories/{story}/dossier")[1]["etag"], before)

    def test_two_spellings_are_one_and_then_not(self):
        story = max(self.stories().items(), key=lambda one: len(one[1]))[0]
        everyone = lambda: json.loads(self.server.get(f"/api/v1/entities?story={story}")[2])["entities"]
        before = everyone()
        people = [one for one in before if one["type"] == "person"]
        first, second = people[0], people[1]
        status, _, data = self.decide(action="merge-entities", story=story, entities=[first["id"], second["id"]], note="هو نفسه")
        self.assertEqual(status, 201, data)
        after = everyone()
        self.assertEqual(len(after), len(before) - 1)
        merged = next(one for one in after if one.get("decisions"))
        self.assertEqual(merged["mentions"], first["mentions"] + second["mentions"])
        self.assertEqual({spelling["text"] for spelling in merged["spellings"]}, {spelling["text"] for one in (first, second) for spelling in one["spellings"]})
        self.assertEqual(self.undo(json.loads(data)["decision"]), 200)
        self.assertEqual(everyone(), before)
        wide = next(one for one in before if len(one["spellings"]) > 1)
        status, _, data = self.decide(action="split-entity", story=story, entity=wide["id"], parts=[wide["spellings"][-1]["text"]])
        self.assertEqual(status, 201, data)
        self.assertEqual(len(everyone()), len(before) + 1)
        self.assertEqual(self.undo(json.loads(data)["decision"]), 200)
        self.assertEqual(everyone(), before)
        self.assertEqual(self.decide(action="merge-entities", story=story, entities=["e1", "e9999"])[0], 404)

    def test_what_cannot_be_decided_is_refused(self):
        count = len(self.log())
        story = next(iter(self.stories()))
        for what in ({}, {"action": "x"}, {"action": "mark"}, {"action": "mark", "story": story, "finding": "f1"}, {"action": "merge-stories", "stories": [story]},
                     {"action": "merge-stories", "stories": [story, story, story]}, {"action": "split-story", "story": story, "articles": [3]},
                     {"action": "mark", "story": story, "finding": "f1", "verdict": "checked", "note": "x" * 3000}, {"action": "mark", "story": [["s1"]], "finding": "f1", "verdict": "wrong"}):
            self.assertEqual(self.decide(**what)[0], 400, what)
        for what in ({"action": "merge-stories", "stories": ["s998", "s999"]}, {"action": "mark", "story": story, "finding": "f9999", "verdict": "wrong"},
                     {"action": "split-story", "story": story, "articles": ["no such"]}):
            self.assertEqual(self.decide(**what)[0], 404, what)
        for what in ({"action": "merge-stories", "stories": [story, story]}, {"action": "mark", "story": story, "finding": "f1", "verdict": "true"}):
            self.assertEqual(self.decide(**what)[0], 409, what)
        self.assertEqual([self.undo(number) for number in ("9999", "x", "1/2", "9" * 13, "-1")], [404] * 5)
        for body in (b"", b"[]", b"[" * 100_000, b'{"action":' * 20_000):
            self.assertEqual(self.server.post(body, "/api/v1/curation", **JSON)[0], 400, body[:9])
        self.assertEqual(self.server.post(b" " * 300_000, "/api/v1/curation", **JSON)[0], 413)
        self.assertEqual(len(self.log()), count)

    def test_another_site_decides_nothing(self):
        body = json.dumps({"action": "mark", "story": "s1", "finding": "f1", "verdict": "wrong"})
        for path in ("/api/v1/curation", "/api/v1/curation/1/undo"):
            self.assertEqual(self.server.post(body, path, Origin="http://evil.example", **JSON)[0], 403)
            self.assertEqual(self.server.post(body, path, Sec_Fetch_Site="cross-site", **JSON)[0], 403)
            for kind in ("text/plain", "application/x-www-form-urlencoded", None):
                self.assertEqual(self.server.post(body, path, Content_Type=kind)[0], 415)

    def test_without_an_archive_it_says_what_to_do(self):
        with Server() as server:
            for path in ("/api/v1/curation", "/api/v1/curation/1/undo"):
                status, _, data = server.post('{"action": "mark", "story": "s1", "finding": "f1", "verdict": "wrong"}', path, **JSON)
                self.assertEqual(status, 409)
                self.assertIn("--archive", json.loads(data)["error"])
            self.assertFalse(json.loads(server.get("/api/v1/curation")[2])["lasting"])


class Attacks(unittest.TestCase):
    def test_a_foreign_name_for_this_machine_is_refused(self):
        with Server() as server:
            for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example", "localhost.evil.example"):
                self.assertEqual(server.get("/api/v1/stories", Host=host)[0], 421, host)
            self.assertEqual(server.get("/api/v1/stories", Host=f"localhost:{server.port}")[0], 200)
            self.assertIn(b" 421 ", server.raw(b"GET /api/v1/stories HTTP/1.1\r\n\r\n"))
            self.assertIn(b" 421 ", server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"))

    def test_another_site_cannot_add(self):
        with Server() as server:
            body = json.dumps({"text": TEXT})
            self.assertEqual(server.post(body, Origin="http://evil.example", **JSON)[0], 403)
            self.assertEqual(server.post(body, Origin="null", **JSON)[0], 403)
            self.assertEqual(server.post(body, Sec_Fetch_Site="cross-site", **JSON)[0], 403)
            for kind in ("text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "TEXT/PLAIN;charset=utf-8", None):
                self.assertEqual(server.post(body, Content_Type=kind)[0], 415, kind)
            self.assertNotIn("access-control-allow-origin", server.ask("OPTIONS", "/api/v1/articles", Origin="http://evil.example")[1])
            self.assertEqual(server.post(body, Origin=f"http://127.0.0.1:{server.port}", Sec_Fetch_Site="same-origin", **JSON)[0], 202)

    def test_a_refused_body_is_not_taken_for_a_second_request(self):
        with Server() as server:
            second = json.dumps({"text": TEXT, "id": "smuggled"}).encode()
            inner = (f"POST /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(second)}\r\n\r\n").encode() + second
            for kind in (b"text/plain", b"multipart/form-data; boundary=x"):
                answer = server.raw(b"POST /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + kind +
                                    f"\r\nContent-Length: {len(inner)}\r\n\r\n".encode() + inner)
                self.assertEqual(answer.count(b"HTTP/1.1 "), 1)
            self.assertEqual(server.get("/api/v1/jobs/j1")[0], 404)

    def test_private_addresses_are_not_fetched(self):
        asked = []

        class Inside(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        inside = HTTPServer(("127.0.0.1", 0), Inside)
        threading.Thread(target=inside.serve_forever, daemon=True).start()
        port = inside.server_port
        with Server() as server:
            for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::ffff:127.0.0.1]:{port}", f"2130706433:{port}", f"0x7f.1:{port}", f"0.0.0.0:{port}",
                         "169.254.169.254/latest/meta-data", "10.0.0.1", "[::1]", "[fd00::1]"):
                job = server.add(json.dumps({"url": f"http://{host}/secret"}), **JSON)
                self.assertEqual(job["state"], "failed", host)
                self.assertRegex(job["error"], "private|not public|network", host)
        inside.shutdown()
        inside.server_close()
        self.assertEqual(asked, [])

    def test_a_body_has_a_length_a_limit_and_no_coding(self):
        with Server("--max-upload", "0.1") as server:
            self.assertEqual(server.post(b"x" * 200_000, "/api/v1/articles?name=a.txt", **BYTES)[0], 413)
            bomb = gzip.compress(bytes(50_000_000))
            self.assertEqual(server.post(bomb, Content_Encoding="gzip", **BYTES)[0], 415)
            self.assertIn(b" 411 ", server.raw(b"POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                               b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
            self.assertEqual(server.get("/healthz")[0], 200)

    def test_a_packed_bomb_costs_neither_memory_nor_the_server(self):
        with Server() as server:
            out = io.BytesIO()
            with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as stream:
                for _ in range(600):
                    stream.write(b" \n" * 500_000)
            self.assertLess(len(out.getvalue()), 2_000_000)
            server.add(out.getvalue(), "/api/v1/articles?name=bomb.txt.gz", **BYTES)
            status = Path(f"/proc/{server.process.pid}/status").read_text()
            peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) // 1024
            if not SANITIZED:
                self.assertLess(peak, 1200, "megabytes, of which the engine has several hundred")
            self.assertEqual(server.get("/healthz")[0], 200)

    def test_brackets_and_ranges_do_not_grow(self):
        with Server(SAMPLES / "tigris-talks") as server:
            server.finished("j1")
            self.assertEqual(server.post(b"[" * 9_000_000, **JSON)[0], 400)
            self.assertEqual(server.post(b'{"a":' * 5_000_000, **JSON)[0], 400)
            status, _, data = server.get("/api/v1/stories/s1/dossier", Range="bytes=" + ",".join(["0-"] * 500))
            self.assertEqual(status, 416)
            self.assertLess(len(data), 500_000)
            self.assertEqual(server.get("/healthz")[0], 200)

    def test_no_path_leads_to_a_file(self):
        with Server() as server:
            for path in ("/../../../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/api/v1/stories/../../../../etc/passwd/dossier",
                         "/api/v1/stories/" + "a" * 7000 + "/dossier", "/" + "(a+)+" * 1000, "/%00", "/api/v1/jobs/%ff%fe"):
                status, _, data = server.get(path)
                self.assertIn(status, (404, 400, 414), path[:40])
                self.assertNotIn(b"root:", data)
            self.assertEqual(server.add(TEXT.encode(), "/api/v1/articles?name=..%2f..%2f..%2fetc%2fpasswd.txt", **BYTES)["name"], "passwd.txt")
            self.assertIn(server.raw(b"\x00\xff\r\n\r\n")[:9], (b"", b"HTTP/1.1 "))
            self.assertEqual(server.get("/healthz")[0], 200)
            for method in ("PUT", "DELETE", "PATCH", "TRACE"):
                self.assertIn(server.ask(method, "/api/v1/articles")[0], (405, 400), method)

    def test_too_many_additions_wait(self):
        with Server("--adds-a-minute", "3") as server:
            got = [server.post(json.dumps({"text": TEXT, "id": f"a{i}"}), **JSON) for i in range(5)]
            self.assertEqual([status for status, _, _ in got], [202, 202, 202, 429, 429])
            self.assertIn("retry-after", got[-1][1])
            self.assertEqual(server.get("/healthz")[0], 200)

    def test_a_client_that_says_nothing_keeps_nobody_waiting(self):
        with Server() as server:
            silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
            for one in silent:
                one.sendall(b"GET /healthz HTTP/1.1\r\nHost: loc")
            begin = time.monotonic()
            self.assertEqual(server.get("/healthz")[0], 200)
            self.assertLess(time.monotonic() - begin, 2)
            for one in silent:
                one.close()

    def test_elsewhere_only_with_a_token(self):
        refused = subprocess.run([ISNAD, "serve", "--host", "0.0.0.0", "--port", "0"], capture_output=True, text=True)
        self.assertEqual((refused.returncode, refused.stdout), (2, ""))
        self.assertIn("--token-file", refused.stderr)
        with tempfile.NamedTemporaryFile("w", suffix=".token") as file:
            file.write("short\n")
            file.flush()
            self.assertEqual(subprocess.run([ISNAD, "serve", "--token-file", file.name, "--port", "0"], capture_output=True).returncode, 2)
            file.seek(0)
            file.write("correct-horse-battery\n")
            file.flush()
            with Server("--host", "0.0.0.0", "--token-file", file.name, token="correct-horse-battery") as server:
                for wrong in ("Bearer wrong", "Bearer correct-horse-batter", "Bearer correct-horse-batteryy", "Basic correct-horse-battery", ""):
                    for path in ("/api/v1/stories", "/metrics", "/openapi.json", "/api/v1/jobs/j1/events", "/api/v1/search?q=x", "/api/v1/entities?story=s1", "/api/v1/curation"):
                        self.assertEqual(server.get(path, Authorization=wrong)[0], 401, (wrong, path))
                    for path in ("/api/v1/articles", "/api/v1/curation", "/api/v1/curation/1/undo"):
                        self.assertEqual(server.post(json.dumps({"text": TEXT}), path, Authorization=wrong, **JSON)[0], 401)
                self.assertEqual(server.get("/api/v1/stories")[0], 200)
                self.assertEqual(server.get("/healthz", Authorization="")[0], 200)
                self.assertNotIn("correct-horse", "".join(server.log))

    def test_term_drains(self):
        with Server(SAMPLES) as server:
            server.finished("j1")
            answers, broken = [], []

            def read():
                try:
                    answers.append(server.get("/api/v1/stories/s1/dossier")[0])
                except ConnectionError:  # came after the door was shut
                    pass
                except http.client.HTTPException as error:
                    broken.append(error)

            readers = [threading.Thread(target=read) for _ in range(20)]
            for reader in readers:
                reader.start()
            server.process.send_signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(20), 0)
            for reader in readers:
                reader.join()
            self.assertTrue(all(status in (200, 503) for status in answers), answers)
            self.assertEqual(broken, [])


def main():
    global ISNAD, SANITIZED
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--isnad", required=True)
    parser.add_argument("--sanitized", action="store_true", help="memory says nothing")
    known, rest = parser.parse_known_args()
    SANITIZED = known.sanitized
    ISNAD = str(Path(known.isnad).resolve())
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
