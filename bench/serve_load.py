#!/usr/bin/env python3
"""`isnad serve` under readers while articles are added: wrk (Debian: wrk) asks for the stories, for dossiers and searches over so many connections,
another thread adds an article at a time, and the server's memory is looked at meanwhile.

    python3 bench/serve_load.py --isnad build/release/isnad --seconds 60
    python3 bench/serve_load.py --isnad build/release/isnad --seconds 600 --archive     # the soak
    python3 bench/serve_load.py --isnad build/release/isnad --one-dossier               # what one dossier of 100 articles costs
"""
import argparse
import http.client
import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTLETS = [f"صحيفة {name}" for name in ("الضفة", "النخيل", "المرسى", "الأفق", "السنديان", "المنارة", "الواحة", "الكرمل", "الأرز", "الفرات")]


def story_of_the_samples():
    """The texts of the samples' longest story: [(title, [sentences])]."""
    out = []
    for line in (ROOT / "samples/tigris-talks/tigris-talks.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line).get("text", "")
        out.append([s.strip() for s in re.split(r"(?<=[.!؟])\s+", text) if len(s) > 40])
    for path in sorted((ROOT / "samples/tigris-talks").glob("*.txt")):
        out.append([s.strip() for s in re.split(r"(?<=[.!؟])\s+", path.read_text(encoding="utf-8")) if len(s) > 40])
    return [sentences for sentences in out if len(sentences) > 2]


def articles_of_one_story(count):
    """As many articles of one story, each with the lead of one sample and some sentences of all."""
    chance = random.Random(7)
    samples = story_of_the_samples()
    pool = [sentence for sentences in samples for sentence in sentences]
    for n in range(count):
        lead = samples[n % len(samples)][0]
        text = "\n\n".join([lead, *chance.sample(pool, 8)])
        yield {"id": f"long-{n:03}", "outlet": f"{OUTLETS[n % 10]} {n // 10}", "published": f"2025-10-{14 + n % 3}", "text": text}


def news(n):
    """An article of its own: nothing of it was there before."""
    chance = random.Random(n)
    towns = ["صفاقس", "طرابلس", "البصرة", "أسوان", "وهران", "إربد", "صلالة", "نواكشوط", "الخليل", "حلب"]
    town, dead, hurt = chance.choice(towns), chance.randint(1, 30), chance.randint(1, 90)
    what = chance.choice(["حريق في سوق", "انهيار مبنى في حي", "تصادم حافلتين على طريق", "فيضان واد قرب قرية", "انفجار أنبوب غاز في مصنع"])
    return {"id": f"news-{n}", "outlet": chance.choice(OUTLETS), "published": f"2025-{1 + n % 12:02}-{1 + n % 28:02}",
            "text": f"قالت السلطات المحلية في {town} إن {what} رقم {n} أسفر عن مقتل {dead} شخصا وإصابة {hurt} آخرين.\n\nوأضاف المتحدث باسم الدفاع المدني أن {chance.randint(2, 40)} "
                    f"فريقا شاركت في عمليات الإنقاذ، وأن التحقيق جار لمعرفة الأسباب."}


class Server:
    def __init__(self, isnad, words):
        self.process = subprocess.Popen([isnad, "serve", "-q", "--port", "0", "--adds-a-minute", "100000", *words], stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def add(self, articles):
        lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in articles).encode()
        status, data = self.ask("POST", "/api/v1/articles?name=a.jsonl", lines, **{"Content-Type": "application/octet-stream"})
        assert status == 202, (status, data)
        job = json.loads(data)["job"]
        while True:
            state = json.loads(self.ask("GET", f"/api/v1/jobs/{job}")[1])
            if state["state"] in ("done", "failed"):
                return state
            time.sleep(0.02)

    def megabytes(self):
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024


def times(call, count=30):
    took = []
    for _ in range(count):
        begin = time.monotonic()
        call()
        took.append((time.monotonic() - begin) * 1000)
    took.sort()
    return f"median {took[count // 2]:.1f} ms, worst {took[-1]:.1f} ms"


def one_dossier(server):
    begin = time.monotonic()
    server.add(articles_of_one_story(100))
    print(f"100 articles added in {time.monotonic() - begin:.1f} s")
    story = max(json.loads(server.ask("GET", "/api/v1/stories")[1])["stories"], key=lambda line: line["size"])
    path = f"/api/v1/stories/{story['id']}/dossier"
    packed = {"Accept-Encoding": "gzip"}
    print(f"{story['size']} articles, {len(server.ask('GET', path)[1]) / 1e6:.2f} MB, {len(server.ask('GET', path, **packed)[1]) / 1e6:.2f} packed")
    print("dossier, packed:", times(lambda: server.ask("GET", path, **packed)))
    print("dossier, plain:", times(lambda: server.ask("GET", path)))
    print("stories:", times(lambda: server.ask("GET", "/api/v1/stories", **packed)))
    print("search:", times(lambda: server.ask("GET", "/api/v1/search?q=%D9%84%D8%AC%D9%86%D8%A9", **packed)))
    return path


def load(server, paths, options):
    script = tempfile.NamedTemporaryFile("w", suffix=".lua")
    listed = ", ".join(f'"{path}"' for path in paths)
    script.write(f'local paths = {{{listed}}}\nwrk.headers["Accept-Encoding"] = "gzip"\n'
                 "request = function() return wrk.format(nil, paths[math.random(#paths)]) end\n"
                 'done = function(summary, latency)\n  local e = summary.errors\n  print(string.format("RESULT %d requests, p50 %.1f ms, p90 %.1f, p99 %.1f, worst %.1f; '
                 'not answered %d, status %d, late %d", summary.requests, latency:percentile(50)/1000, latency:percentile(90)/1000, latency:percentile(99)/1000, '
                 "latency.max/1000, e.connect + e.read + e.write, e.status, e.timeout))\nend\n")
    script.flush()
    stop, added, memory = threading.Event(), [0, 0.0], []

    def adder():
        n = 0
        while not stop.is_set():
            begin = time.monotonic()
            state = server.add([news(n)])
            assert state["state"] == "done", state
            added[0] += 1
            added[1] = max(added[1], time.monotonic() - begin)
            n += 1
            stop.wait(max(0.0, options.every - (time.monotonic() - begin)))

    def watcher():
        while not stop.wait(5):
            memory.append(server.megabytes())

    threads = [threading.Thread(target=adder), threading.Thread(target=watcher)]
    for thread in threads:
        thread.start()
    done = subprocess.run(["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "--timeout", "5s", "-s", script.name, f"http://127.0.0.1:{server.port}"],
                          capture_output=True, text=True)
    stop.set()
    for thread in threads:
        thread.join()
    print(next((line for line in done.stdout.splitlines() if line.startswith("RESULT")), done.stdout + done.stderr))
    print(f"{added[0]} articles added meanwhile, the slowest in {added[1]:.1f} s")
    tenth = max(1, len(memory) // 10)
    print("memory, MB, ten times over the run:", " ".join(f"{one:.0f}" for one in memory[::tenth]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", default="build/release/isnad")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between additions")
    parser.add_argument("--archive", action="store_true", help="on an archive in a folder of its own")
    parser.add_argument("--one-dossier", action="store_true")
    parser.add_argument("--heavy", action="store_true", help="readers ask for the dossier of 100 articles too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.isnad, (["--archive", str(Path(folder) / "desk.isnad")] if options.archive else []) + [str(ROOT / "samples")])
        server.add([news(-1)])
        paths = ["/api/v1/stories", "/"] + [f"/api/v1/stories/{s['id']}/dossier" for s in json.loads(server.ask("GET", "/api/v1/stories")[1])["stories"]]
        if options.one_dossier or options.heavy:
            heavy = one_dossier(server)
            paths += [heavy] if options.heavy else []
        if not options.one_dossier:
            load(server, paths, options)
        begin = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        code = server.process.wait(30)
        print(f"ended with {code} {time.monotonic() - begin:.1f} s after SIGTERM")
    return code


if __name__ == "__main__":
    sys.exit(main())
