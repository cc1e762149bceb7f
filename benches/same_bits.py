"""The same bits over threads 1 to 8, over ten runs, over release and debug builds, and over one file or a hundred.

python3 benches/same_bits.py RELEASE DEBUG

Every output of every run is compared byte by byte with that of the first: models, tables of quotes, predictions, evaluations with
their report. Ends with status 1 at the first difference.
"""

import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

RELEASE, DEBUG = (str(pathlib.Path(name).resolve()) for name in sys.argv[1:3])
DATA = pathlib.Path("data").resolve()
ROWS = 1200  # of the table that is trained on: several blocks of every parallel sum


def inputs(folder):
    """A table of statements, articles in one file, and the same articles in a hundred."""
    with open(DATA / "statements.csv", newline="") as table:
        rows = list(csv.reader(table))
    step = max(1, (len(rows) - 1) // ROWS)
    with open(folder / "t.csv", "w", newline="") as table:
        csv.writer(table).writerows([rows[0], *rows[1::step]])
    texts = [path.read_text() for path in sorted((DATA / "articles").glob("*.txt"))]
    lines = [json.dumps({"id": number, "text": texts[number % len(texts)]}) for number in range(200)]
    (folder / "all.jsonl").write_text("".join(line + "\n" for line in lines))
    (folder / "parts").mkdir()
    for number in range(100):
        part = "".join(line + "\n" for line in lines[2 * number : 2 * number + 2])
        (folder / "parts" / f"{number:03}.jsonl").write_text(part)


def digest(folder, program, threads, articles):
    """What one run of every command makes, as a digest of each file."""
    out = folder / "out"
    out.mkdir()
    commands = [
        ["train", "t.csv", "-o", "out/m.detente", "--folds", "3"],
        ["score", articles, "-o", "out/q.csv"],
        ["score", articles, "-m", "out/m.detente", "-o", "out/q.jsonl", "--keep-other"],
        ["predict", "t.csv", "-m", "out/m.detente", "-o", "out/p.csv"],
        ["evaluate", "t.csv", "-m", "out/m.detente", "-o", "out/e"],
    ]
    for command in commands:
        # The report tells its command, so that threads go by the environment.
        environment = {"DETENTE_JOBS": str(threads), "LANG": "C"}
        subprocess.run([program, *command, "--quiet"], cwd=folder, env=environment, check=True)
    files = sorted(path for path in out.rglob("*") if path.is_file())
    digests = {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    for path in sorted(out.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    out.rmdir()
    return digests


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        inputs(folder)
        runs = [(RELEASE, threads, "all.jsonl") for threads in range(1, 9)]
        runs += [(RELEASE, 2, "all.jsonl")] * 10
        runs += [(RELEASE, 3, "parts"), (DEBUG, 1, "all.jsonl"), (DEBUG, 4, "parts")]
        first = None
        for program, threads, articles in runs:
            made = digest(folder, program, threads, articles)
            first = first or made
            for path, value in made.items():
                if first[path] != value:
                    sys.exit(f"{path} differs: {program}, {threads} threads, {articles}")
        print(f"{len(runs)} runs, {len(first)} files each: the same bits")


main()
