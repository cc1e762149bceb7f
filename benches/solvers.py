#!/usr/bin/env python3
"""Measures detente's solver beside those of scikit-learn: the time of one fit, at equal loss.

    benches/solvers.py [TABLE.csv …]

Each table (columns text and label, two labels) becomes TF-IDF of words and pairs of words; two more matrices have 50,000 and
200,000 rows of 15 words drawn by Zipf's law, whose class moves the odds of every tenth word. All solvers get the same
rows, no intercept and one thread; each stops at the loosest of its tolerances at which its objective
Σ ln(1 + exp(−y z)) + α/2 ‖w‖² lies within 1e-6 (relative) of the smallest that any of them reached. Needs scikit-learn, and
`cargo build --release --example fit_svmlight`.
"""

import csv
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIT = ROOT / "target/release/examples/fit_svmlight"
TOLERANCES = [1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 1e-5, 1e-6, 1e-7]
RUNS = 3
csv.field_size_limit(1 << 30)


def of_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] != "neutral"]
    labels = sorted({row["label"] for row in rows})
    matrix = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2).fit_transform(row["text"] for row in rows)
    return matrix, np.array([1.0 if row["label"] == labels[1] else -1.0 for row in rows])


def by_zipf(rows, words=50_000, length=15):
    from scipy.sparse import csr_matrix

    draw = np.random.default_rng(20261122)
    signs = np.where(draw.random(rows) < 0.5, 1.0, -1.0)
    column = np.minimum(draw.zipf(1.3, rows * length) - 1, words - 1)
    leaning = column % 10 == 3
    moved = leaning & (draw.random(rows * length) < 0.25) & (np.repeat(signs, length) > 0)
    column = np.where(moved, np.minimum(column + 1, words - 1), column)
    counts = csr_matrix((np.ones(rows * length), (np.repeat(np.arange(rows), length), column)), shape=(rows, words))
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts), signs


def objective(matrix, signs, weights, alpha):
    return np.logaddexp(0, -signs * (matrix @ weights)).sum() + 0.5 * alpha * weights @ weights


def sklearn_fit(solver, matrix, signs, alpha, tolerance):
    model = LogisticRegression(C=1 / alpha, solver=solver, fit_intercept=False, tol=tolerance, max_iter=10_000, random_state=0)
    start = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(matrix, signs)
    return time.process_time() - start, objective(matrix, signs, model.coef_[0], alpha)


def detente_fit(path, alpha, tolerance):
    words = subprocess.run([FIT, path, str(alpha), str(tolerance)], check=True, capture_output=True, text=True).stdout.split()
    return float(words[1]), float(words[3])


def race(matrix, signs, alpha):
    """For each solver seconds (median of the runs), tolerance and objective."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "rows.svmlight"
        dump_svmlight_file(matrix, signs, str(path), zero_based=True)
        solvers = {
            "detente": lambda tolerance: detente_fit(path, alpha, tolerance),
            "newton-cg": lambda tolerance: sklearn_fit("newton-cg", matrix, signs, alpha, tolerance),
            "liblinear": lambda tolerance: sklearn_fit("liblinear", matrix, signs, alpha, tolerance),
        }
        best = min(fit(TOLERANCES[-1])[1] for fit in solvers.values())
        loosest = {}
        for name, fit in solvers.items():
            reached = (tolerance for tolerance in TOLERANCES if fit(tolerance)[1] <= best * (1 + 1e-6))
            loosest[name] = next(reached, TOLERANCES[-1])
        times = {name: [] for name in solvers}
        for _ in range(RUNS):
            for name, fit in solvers.items():
                times[name].append(fit(loosest[name])[0])
    return {name: (statistics.median(times[name]), loosest[name]) for name in solvers}


def main():
    tables = [pathlib.Path(name) for name in sys.argv[1:]] or [ROOT / "data/statements.csv"]
    data = [(table.name, *of_table(table)) for table in tables]
    data += [(f"{rows:,} rows by Zipf's law", *by_zipf(rows)) for rows in (50_000, 200_000)]
    print("| matrix | rows | columns | α | detente, s | newton-cg | liblinear |\n|---|---|---|---|---|---|---|")
    for name, matrix, signs in data:
        for alpha in (1.0, 0.1):
            found = race(matrix, signs, alpha)
            own = found["detente"][0]
            others = [f"{found[other][0]:.3f} s, {found[other][0] / own:.1f} ×" for other in ("newton-cg", "liblinear")]
            print(f"| {name} | {matrix.shape[0]:,} | {matrix.shape[1]:,} | {alpha} | {own:.3f} | {' | '.join(others)} |", flush=True)


if __name__ == "__main__":
    main()
