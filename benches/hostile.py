#!/usr/bin/env python3
"""Runs detente on inputs made to hurt: time, time per byte beside ordinary text, peak memory, exit status.

    python3 benches/hostile.py target/release/detente data/articles

Prints a Markdown table. Ordinary text is the folder of articles, repeated to ten megabytes. Every input runs three times, in
one process with one thread; CPU is the median, peak memory what the system counted. The time of a start is taken off
before it is divided by the size; the size of what is packed is that of what is in it.
"""
import gzip, json, multiprocessing, os, pathlib, random, statistics, subprocess, sys, tempfile, zipfile

MB = 1_000_000


def ordinary(articles):
    texts = [path.read_text(encoding="utf8") for path in sorted(pathlib.Path(articles).glob("*.txt"))]
    rows, size = [], 0
    while size < 10 * MB:
        for text in texts:
            rows.append(json.dumps({"id": len(rows), "text": text}, ensure_ascii=False))
            size += len(rows[-1].encode())
    return "\n".join(rows) + "\n"


def one(text):
    return json.dumps({"id": 1, "text": text}, ensure_ascii=False) + "\n"


def inputs(articles):
    random.seed(1)
    words = "nous refusons la paix que le ministre a déclaré hier à Paris selon Ada Lorme".split()
    prose = " ".join(random.choice(words) for _ in range(2 * MB))
    yield "ordinary articles", "a.jsonl", ordinary(articles)
    yield "100,000 opening marks", "a.jsonl", one("« " * 100_000)
    yield "500,000 opening marks, a word each", "a.jsonl", one("« mot " * 500_000)
    yield "200,000 nested pairs", "a.jsonl", one("«" * 200_000 + "mot" + "»" * 200_000)
    yield "1,000,000 quotes of one word", "a.jsonl", one("« mot » " * 1_000_000)
    yield "1,000,000 straight marks", "a.jsonl", one('"mot' * 1_000_000)
    yield "500,000 apostrophes", "a.jsonl", one("l'l’ 'a " * 250_000)
    yield "one paragraph of 50 MB", "a.txt", (prose + " ")[: 12 * MB] * 4
    yield "one paragraph of 50 MB with quotes", "a.txt", "« Nous refusons », a dit Ada Lorme. Il a ajouté hier. " * 900_000
    yield "a line of 100 MB without a space", "a.txt", "a" * (100 * MB)
    yield "5,000,000 combining accents", "a.jsonl", one("« e" + "\u0301" * 5_000_000 + " »")
    yield "2,000,000 bidirectional controls", "a.jsonl", one("« \u202e\u2066 » " * 1_000_000)
    yield "lone surrogates in JSON", "a.jsonl", '{"id":1,"text":"« \\ud800 »"}\n' * 100_000
    yield "10 MB of NUL", "a.txt", "\0" * (10 * MB)
    yield "JSON 100,000 deep", "a.jsonl", '{"id":1,"text":' + "[" * 100_000 + "\n"
    yield "CSV of 1,000,000 columns", "a.csv", "id,text," + ",".join(f"c{i}" for i in range(1_000_000)) + "\n1,« mot »" + "," * 1_000_000 + "\n"
    yield "CSV with a quote never closed, 50 MB", "a.csv", 'id,text\n1,"' + "mot " * 12_500_000
    yield "HTML 200,000 deep", "a.html", "<html><body>" + "<div>" * 200_000 + "« Nous refusons », dit-elle."
    yield "HTML with 500,000 unclosed tags", "a.html", "<html><body><p>" + "<b <a href='" * 500_000


def packed():
    yield "gzip: 1 GB of zeros in 1 MB", "a.txt.gz", lambda f: [f.write(bytes(MB)) for _ in range(1000)]
    yield "gzip: 1,000,000 lines of JSON", "a.jsonl.gz", lambda f: [f.write(one("mot").encode() * 1000) for _ in range(1000)]


SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(path, sheet):
    """The least that is a workbook, around the rows of its sheet."""
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{}/{}" Target="{}"/></Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("_rels/.rels", relation.format(RELATIONS, "officeDocument", "xl/workbook.xml"))
        parts.writestr("xl/workbook.xml", f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="r"/></sheets></workbook>')
        parts.writestr("xl/_rels/workbook.xml.rels", relation.format(RELATIONS, "worksheet", "worksheets/sheet1.xml"))
        parts.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{sheet}</sheetData></worksheet>')


def workbooks():
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format
    yield "workbook of two cells, 16,384 columns and 1,048,576 rows apart", "a.xlsx", '<row r="1">' + cell("A1", "text") + '</row><row r="1048576">' + cell("XFD1048576", "mot") + "</row>"
    yield "workbook: 1 GB in one cell, packed", "a.xlsx", '<row r="1">' + cell("A1", "text") + '</row><row r="2">' + cell("A2", "a" * (1000 * MB)) + "</row>"


def run(binary, path):
    with open(os.devnull, "w") as null:
        process = subprocess.Popen([binary, "score", str(path), "-f", "jsonl", "-j", "1"], stdout=null, stderr=subprocess.PIPE)
        message = process.stderr.read().decode(errors="replace").strip().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), message


def median_run(binary, path):
    runs = [run(binary, path) for _ in range(3)]
    return (statistics.median(cpu for cpu, *_ in runs), *runs[-1][1:])


def write(folder, articles, number):
    """Writes input `number` and says its name, its file and its size; in a process of its own, so that the memory for making it is not counted
    as detente's."""
    name, file, content = (list(inputs(articles)) + list(packed()) + list(workbooks()))[number]
    path = pathlib.Path(folder) / file
    if file.endswith(".xlsx"):
        workbook(path, content)
        return name, path, len(content.encode())
    if callable(content):
        with gzip.open(path, "wb", 9) as packed_file:
            return name, path, sum(content(packed_file))
    path.write_text(content, encoding="utf8", newline="")
    return name, path, path.stat().st_size


def count(articles):
    return len(list(inputs(articles))) + len(list(packed())) + len(list(workbooks()))


def main():
    binary, articles = sys.argv[1:3]
    base, apart = None, multiprocessing.get_context("spawn")
    with apart.Pool(1, maxtasksperchild=1) as pool, tempfile.TemporaryDirectory() as folder:
        short = pathlib.Path(folder) / "a.jsonl"
        short.write_text(one("mot"), encoding="utf8")
        start, *_ = median_run(binary, short)
        print(f"A start: {start:.3f} s of the processor.\n")
        print("| input | size, MB | CPU, s | µs per kB | against ordinary | peak memory, MB | exit | what was said |\n|---|---|---|---|---|---|---|---|")
        for number in range(pool.apply(count, (articles,))):
            name, path, size = pool.apply(write, (folder, articles, number))
            cpu, peak, status, message = median_run(binary, path)
            path.unlink()
            pace = max(cpu - start, 0) * 1e9 / size
            base = base or pace
            telling = (line for line in message if "rejected" in line or "error" in line.lower())
            said = next(telling, message[-1] if message else "").replace(str(path), path.name).replace("|", "·")[:140]
            print(f"| {name} | {size / MB:.1f} | {cpu:.2f} | {pace:.0f} | {pace / base:.2f} | {peak:.0f} | {status} | {said} |", flush=True)


if __name__ == "__main__":
    main()
