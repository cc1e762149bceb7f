#!/usr/bin/env python3
"""Measures detente beside its peers and writes the figures into docs/performance.md.

    benches/compare.py            all of it
    benches/compare.py --quick    smaller inputs, three runs

Every figure is that of a whole process: processor seconds and peak memory as the operating system accounts them. Runs of
rivals alternate, and figures are medians, because machines are noisy. Peers that are not installed are left out. Trains on
the table that DETENTE_BENCH_TABLE names (columns text and label, two labels), otherwise on the poles of the project's own.
"""

import argparse
import csv
import filecmp
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DETENTE = ROOT / "target/release/detente"
PAGE = ROOT / "docs/performance.md"
BASELINE = ROOT / "benches/instructions.json"
OTHER_TABLE = ROOT.parent / "shared/peers/data/tweets_fr_train.csv"
ENVIRONMENT = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
csv.field_size_limit(1 << 30)


def run(command):
    """Wall seconds, processor seconds and peak MiB of a command."""
    start = time.monotonic()
    child = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    message = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {message.decode(errors='replace').strip()[-300:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def alternate(commands, runs):
    """For each name the medians of `run`; what cannot be run is left out."""
    figures = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name in list(figures):
            try:
                figure = run(commands[name])
            except (OSError, RuntimeError) as error:
                print(f"left out: {name}: {error}", file=sys.stderr)
                del figures[name]
                continue
            if turn > 0:  # the first one warms up
                figures[name].append(figure)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in figures.items() if rows}


def apart(work, *arguments):
    """What `work` returns, run in a process of its own: the peak of a child is never read lower than that of its parent, so
    that this one must stay small."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "w") as file:
            json.dump(work(*arguments), file)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as file:
        answer = file.read()
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError(f"{work.__name__} failed")
    return json.loads(answer)


def table_of(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def own_statements():
    with open(ROOT / "data/statements.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def training_table(folder):
    given = os.environ.get("DETENTE_BENCH_TABLE")
    if given or OTHER_TABLE.exists():
        path = pathlib.Path(given or OTHER_TABLE)
        return path, f"a table of {path.stat().st_size / 1e6:.1f} MB that is not part of the project (`{path.name}`)"
    path = folder / "train.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        writer.writerows((row["text"], row["label"]) for row in own_statements() if row["label"] != "neutral")
    return path, "the poles of `data/statements.csv`"


def grown(path, source, megabytes):
    """The texts of `source` again and again, as a table of one column."""
    with open(source, newline="", encoding="utf-8") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    size = 0
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        while size < megabytes * 1e6:
            for text in texts:
                writer.writerow([text])
                size += len(text.encode())
    return size / 1e6


def articles(path, megabytes):
    """The project's own articles again and again, as JSON Lines; returns megabytes of text."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "data/articles").glob("*.txt"))]
    size, number = 0, 0
    with open(path, "w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            for text in texts:
                number += 1
                file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
                size += len(text.encode())
    return size / 1e6


def labels_of(table):
    with open(table, newline="", encoding="utf-8") as file:
        return sorted({row["label"] for row in csv.DictReader(file)})


def training(folder, table, runs):
    sections = []
    peers = ROOT / "benches/peers.py"
    poles = ",".join(apart(labels_of, table))
    plain = ["--neutral", "", "--no-context", "--no-lexicon", "--lambda", "1e-4", "--folds", "0", "-j", "1", "--quiet"]
    detente = [DETENTE, "train", table, "--poles", poles, *plain, "--prior", "table"]
    subprocess.run([sys.executable, peers, "to-fasttext", table, folder / "ft.txt", "labels"], check=True)
    for features, chars in [("stems", 0), ("stems+chars", 5)]:
        commands = {
            "detente": [*detente, "--char-ngrams", chars, "-o", folder / f"{features}.detente"],
            "scikit-learn, PyStemmer": [sys.executable, peers, "train-sklearn", table, folder / f"{features}.sk", features],
        }
        if chars == 0:
            commands["fastText, its defaults"] = ["fasttext", "supervised", "-input", folder / "ft.txt", "-output", folder / "ft", "-thread", "1"]
            commands["Vowpal Wabbit, 3 passes"] = [sys.executable, peers, "train-vw", table, folder / "vw"]
        found = alternate(commands, runs)
        own = found["detente"]
        rows = [
            [name, f"{cpu:.2f}", f"{cpu / own[1]:.1f} ×", f"{peak:.0f}", f"{peak / own[2]:.1f} ×"]
            for name, (_, cpu, peak) in found.items()
        ]
        title = "stems, 1-2-grams" if chars == 0 else "stems 1-2-grams and characters 2-5-grams"
        header = [title, "CPU s", "against detente", "peak MiB", "against detente"]
        sections.append(table_of(header, rows))
    return "\n".join(sections)


def predicting(folder, table, megabytes, runs):
    peers = ROOT / "benches/peers.py"
    size = apart(grown, folder / "texts.csv", table, megabytes)
    subprocess.run([sys.executable, peers, "to-fasttext", folder / "texts.csv", folder / "texts.txt", "texts"], check=True)
    predict = [DETENTE, "predict", folder / "texts.csv", "-j", "1", "--quiet", "-o"]
    commands = {
        "detente, stems": [*predict, folder / "p1.csv", "-m", folder / "stems.detente"],
        "detente, stems and characters": [*predict, folder / "p2.csv", "-m", folder / "stems+chars.detente"],
        "detente, the default model": [*predict, folder / "p3.csv"],
        "fastText": ["fasttext", "predict", folder / "ft.bin", folder / "texts.txt"],
        "scikit-learn, stems": [sys.executable, peers, "predict-sklearn", folder / "stems.sk", folder / "texts.csv", folder / "p4"],
    }
    found = alternate(commands, runs)
    rows = [[name, f"{cpu:.2f}", f"{size / cpu:.1f}", f"{peak:.0f}"] for name, (_, cpu, peak) in found.items()]
    return table_of([f"{size:.0f} MB of short texts", "CPU s", "MB/s of one core", "peak MiB"], rows)


def scoring(folder, megabytes, runs):
    size = apart(articles, folder / "articles.jsonl", megabytes)
    score = [DETENTE, "score", folder / "articles.jsonl", "--quiet"]
    commands = {
        "score -j1": [*score, "-j", "1", "-o", folder / "s1.jsonl"],
        "score -j2": [*score, "-j", "2", "-o", folder / "s2.jsonl"],
        "extract -j1": [DETENTE, "extract", folder / "articles.jsonl", "--quiet", "-j", "1", "-o", folder / "s3.jsonl"],
    }
    found = alternate(commands, runs)
    if not filecmp.cmp(folder / "s1.jsonl", folder / "s2.jsonl", shallow=False):
        raise RuntimeError("one and two threads wrote different rows")
    rows = [
        [name, f"{wall:.2f}", f"{cpu:.2f}", f"{size / cpu:.1f}", f"{size / wall:.1f}", f"{peak:.0f}"]
        for name, (wall, cpu, peak) in found.items()
    ]
    header = [f"{size:.0f} MB of articles", "wall s", "CPU s", "MB per CPU second", "MB per wall second", "peak MiB"]
    return table_of(header, rows)


def starting(runs):
    article = sorted((ROOT / "data/articles").glob("*.txt"))[0]
    found = alternate({"one short article": [DETENTE, "score", article, "--quiet"]}, 4 * runs)
    (wall, cpu, peak), = found.values()
    return f"One short article, whole process: {1000 * wall:.0f} ms of wall time, {1000 * cpu:.0f} ms of the processor, {peak:.0f} MiB.\n"


def instructions(folder):
    """Instructions for three fixed inputs, which no other load of the machine changes."""
    if not shutil.which("valgrind"):
        return "valgrind is not installed: no instructions were counted.\n"
    article = sorted((ROOT / "data/articles").glob("*.txt"))[0]
    articles(folder / "some.jsonl", 0.3)
    rows = [row for row in own_statements() if row["label"] != "neutral"][:2000]
    with open(folder / "some.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        writer.writerows((row["text"], row["label"]) for row in rows)
    train = [DETENTE, "train", folder / "some.csv", "--neutral", "", "--no-context", "--no-lexicon", "--lambda", "1e-3", "--folds", "0"]
    commands = {
        "score one article": [DETENTE, "score", article],
        "score the project's articles": [DETENTE, "score", folder / "some.jsonl"],
        "train on 2,000 statements": [*train, "-o", folder / "some.detente"],
    }
    counts = {}
    for name, command in commands.items():
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind"]
        found = subprocess.run(
            [str(part) for part in [*valgrind, *command, "--quiet", "-j", "1"]], capture_output=True, text=True, check=True
        )
        counts[name] = int(re.search(r"Collected : (\d+)", found.stderr).group(1))
    before = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    BASELINE.write_text(json.dumps(counts, indent=2) + "\n")
    rows = []
    for name, count in counts.items():
        change = f"{100 * (count / before[name] - 1):+.1f} %" if name in before else "new"
        rows.append([name, f"{count / 1e6:.0f}", change])
    return table_of(["input", "million instructions", "against the last baseline"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller inputs, three runs")
    quick = parser.parse_args().quick
    runs, megabytes = (3, 10) if quick else (5, 50)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(dir=ROOT / "target") as name:
        folder = pathlib.Path(name)
        path, described = apart(lambda: [str(part) for part in training_table(folder)])
        table = pathlib.Path(path)
        sections = [
            f"### Training\n\nOn {described}, from the table to the model file, one fit, one thread.\n\n" + training(folder, table, runs),
            "### Labelling statements\n\nA table in, a table with the labels out; fastText and scikit-learn write labels alone.\n\n"
            + predicting(folder, table, megabytes, runs),
            "### Scoring articles\n\nThe project's own articles again and again, JSON Lines in and out.\n\n" + scoring(folder, megabytes, runs),
            "### Start\n\n" + starting(runs),
            "### Instructions\n\n" + instructions(folder),
        ]
    page = PAGE.read_text(encoding="utf-8")
    begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
    head, tail = page.split(begin)[0], page.split(end)[1]
    PAGE.write_text(head + begin + "\n" + "\n".join(sections) + "\n" + end + tail, encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
