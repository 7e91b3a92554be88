"""How long an editor waits for diagnostics: the language server under somebody who types into 500 rules."""

import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from report import Verdict

RULE_COUNT = 500
COLUMN_COUNT = 40
LETTER_COUNT = 60
LIMIT_MILLISECONDS = 50


def verdicts(fettle):
    """The time from a typed letter to the diagnostics of the whole file, in the middle and at worst."""
    times = [seconds * 1000 for seconds in _typing_times(fettle)]
    return [
        _verdict("diagnostics, median letter", statistics.median(times)),
        _verdict("diagnostics, slowest letter", max(times)),
    ]


def _verdict(subject, milliseconds):
    return Verdict(
        "editor",
        f"{RULE_COUNT} rules",
        subject,
        f"under {LIMIT_MILLISECONDS} ms",
        f"{milliseconds:.1f} ms",
        "reached" if milliseconds < LIMIT_MILLISECONDS else "MISSED",
    )


def rules():
    """Lines of seven kinds over forty columns."""
    lines = []
    for number in range(RULE_COUNT):
        here = f"c{number % COLUMN_COUNT}"
        there = f"c{(number * 7 + 3) % COLUMN_COUNT}"
        lines.append([
            f"normalize {here}, {there} trim, single spaces, lower",
            f"replace {here} 'a', 'b' -> 'x', /foo(\\d+)/ -> 'bar $1'",
            f"set {here} = upper({there}) & ' ' & left({here}, 5) when {there} is present",
            f"check length({here}) between 1 and {number + 5}, warn above 1%, stop above 5%",
            f"default {here} 'unknown {number}'",
            f"clear {here} when {there} contains 'z{number}' or {here} in ('q', 'w', 'e')",
            f"reject rows when {here} matches /^[A-Z]{{{number % 9 + 1}}}$/ as r{number}",
        ][number % 7])
    return "\n".join(lines) + "\n"


def _typing_times(fettle):
    """Seconds from each letter to the answer to it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in.csv").write_text(",".join(f"c{n}" for n in range(COLUMN_COUNT)) + "\n")
        uri = (Path(folder) / "test.rules").as_uri()
        server = _Server(fettle)
        server.request("initialize", {"capabilities": {}})
        text = "# input: in.csv\n" + rules()
        document = {"uri": uri, "languageId": "fettle", "version": 0, "text": text}
        server.notify("textDocument/didOpen", {"textDocument": document})
        server.wait_for_diagnostics(0)
        times = []
        for version in range(1, LETTER_COUNT + 1):
            time.sleep(0.1)
            # A letter is typed, then taken away again.
            line, is_typed = 1 + version // 2 * 17 % RULE_COUNT, version % 2 == 1
            place = {"line": line, "character": 0}
            end = place if is_typed else {"line": line, "character": 1}
            change = {"range": {"start": place, "end": end}, "text": "x" if is_typed else ""}
            start = time.perf_counter()
            server.notify("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version}, "contentChanges": [change],
            })
            server.wait_for_diagnostics(version)
            times.append(time.perf_counter() - start)
        server.request("shutdown", None)
        server.notify("exit", None)
        server.process.wait(timeout=10)
        return times


class _Server:
    """A running `fettle lsp`."""

    def __init__(self, fettle):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([fettle, "lsp"], stdin=pipe, stdout=pipe)
        self.last_id = 0

    def notify(self, method, parameters):
        """Tells the server something."""
        self._send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def request(self, method, parameters):
        """Asks the server something and waits for the answer."""
        self.last_id += 1
        self._send({
            "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": parameters,
        })
        while self._read().get("id") != self.last_id:
            pass

    def wait_for_diagnostics(self, version):
        """Waits until this version of the text has its diagnostics."""
        while True:
            message = self._read()
            is_report = message.get("method") == "textDocument/publishDiagnostics"
            if is_report and message["params"].get("version") == version:
                return

    def _send(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))
