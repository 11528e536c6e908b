#!/usr/bin/env python3
"""A PostgreSQL server of the tests' own: a new cluster in a temporary folder, reached through a socket in it and by no network.

    postgres_server.py start FOLDER     writes its address to FOLDER/address and prints it
    postgres_server.py stop FOLDER

A test that is run with ISNAD_TEST_POSTGRES=FOLDER has its archives there: archive_address().

Debian's programs refuse to run as root: then the user `postgres`, which comes with the package, runs them. The cluster sorts by
Arabic rules (ICU), so that an order by bytes is ours and no accident. The role `isnad` needs no password, `locked` has one.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name) if p.parent.name.isdigit() else 0)


def programs():
    """The folder of initdb and pg_ctl, or None."""
    for folder in [*reversed(DEBIAN), *map(Path, os.environ.get("PATH", "").split(":"))]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    return None


class Server:
    def __init__(self, place=None, durable=False):
        self.bin = programs()
        if self.bin is None:
            raise FileNotFoundError("no PostgreSQL server; install it: tools/install_packages.sh postgresql")
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.durable = durable
        if place is not None:
            self.place = Path(place)
            return
        made = tempfile.mkdtemp(prefix="isnad-pg-", dir="/tmp")
        if self.user:
            shutil.chown(made, "postgres")
        self.place = Path(made)
        self.run("initdb", "-D", self.data, "-U", "isnad", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ar",
                 "--auth=trust", "--no-sync")
        (self.place / "data" / "pg_hba.conf").write_text("local all locked scram-sha-256\nlocal all all trust\n", encoding="utf-8")

    @property
    def data(self):
        return str(self.place / "data")

    def run(self, program, *arguments):
        done = subprocess.run([*self.user, str(self.bin / program), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False, cwd="/", env={**os.environ, "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed:\n{done.stdout}")

    def start(self):
        options = f"-c listen_addresses='' -k {self.place} -c log_min_messages=warning"
        if not self.durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        self.run("pg_ctl", "-D", self.data, "-l", str(self.place / "log"), "-o", options, "-w", "-s", "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", self.data, "-m", mode, "-w", "-s", "stop")

    def remove(self):
        if (self.place / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.place, ignore_errors=True)

    def address(self, database="postgres", schema=None, role="isnad"):
        chosen = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://{role}@/{database}?host={self.place}{chosen}"

    def sql(self, statements, database="postgres"):
        self.run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.place), "-U", "isnad", "-d", database, "-c", statements)


def archive_address(path):
    """Where a test keeps the archive that would else be the file `path`: a new schema of the server, or the file."""
    folder = os.environ.get("ISNAD_TEST_POSTGRES")
    if not folder:
        return str(path)
    server = Server(place=(Path(folder) / "place").read_text(encoding="utf-8"))
    schema = f"t{uuid.uuid4().hex}"
    server.sql(f"CREATE SCHEMA {schema}")
    return server.address(schema=schema)


def stop(folder):
    told = folder / "address"
    if told.exists():
        server = Server(place=(folder / "place").read_text(encoding="utf-8"))
        told.unlink()
        server.remove()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["start", "stop"])
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    stop(args.folder)
    if args.command == "stop":
        return 0
    server = Server()
    try:
        server.start()
        server.sql("CREATE ROLE locked LOGIN PASSWORD 'right'; CREATE EXTENSION amcheck")
    except RuntimeError:
        server.remove()
        raise
    (args.folder / "place").write_text(str(server.place), encoding="utf-8")
    (args.folder / "address").write_text(server.address(), encoding="utf-8")
    print(server.address())
    return 0


if __name__ == "__main__":
    sys.exit(main())
