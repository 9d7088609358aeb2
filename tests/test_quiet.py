"""Cleaning asks for nothing outside: no network, no process, no file but those that Python itself imports."""

from __future__ import annotations

import subprocess
import sys

# Audit hooks cannot be taken off again, so this runs in a process of its own.
PROGRAM = """
import os, sys, sysconfig
import newsclean
from pathlib import Path

places = tuple(os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, Path(newsclean.__file__).parent, *map(str, sysconfig.get_paths().values())))

def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.", "http.")):
        raise RuntimeError(f"asked for {event}")
    if event == "open":
        name, mode = arguments[0], arguments[1]
        if isinstance(mode, str) and set(mode) & set("wax+"):
            raise RuntimeError(f"wrote {name}")
        if isinstance(name, (str, bytes)) and not os.path.realpath(os.fsdecode(name)).startswith(places):
            raise RuntimeError(f"read {name}")

sys.dont_write_bytecode = True
sys.addaudithook(watch)
link = '<link rel="stylesheet" href="http://a.example/x.css"><script src="http://a.example/x.js"></script><img src="http://a.example/x.png">'
xml = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; The ferry sailed again on Monday, the company said.</body></html>'
page = f"<html>{link}<p>The ferry sailed again on Monday.</html>"
for source in ("The ferry sailed again on Monday.", page, xml, b"\\xff\\xfe\\x00", b"caf\\xe9 au lait"):
    for effort in ("fast", "thorough"):
        article = newsclean.clean(source, url="https://lorne.example/ferry", effort=effort)
        article.restore("title").to_json()
        newsclean.explain(source)
newsclean.clean("# Ferry [back](http://a.example/) ![x](http://a.example/x.png)", format="markdown").markdown
print("quiet")
"""


def test_nothing_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.returncode) == ("quiet\n", 0), done.stderr[-1000:]


def test_it_works_without_a_network() -> None:
    command = [sys.executable, "-c", "import newsclean; print(newsclean.clean('<p>The ferry sailed again on Monday.</p>', effort='thorough').text)"]
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0:
        command = ["unshare", "-rn", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "The ferry sailed again on Monday.\n", done.stderr[-1000:]
