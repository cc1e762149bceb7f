"""Computes the golden numbers of tests/golden_metrics.rs with scikit-learn and, where it has no such figure, with SciPy,
statsmodels, krippendorff or the few lines of NumPy below.

    python3 -m venv venv && venv/bin/pip install numpy scipy scikit-learn statsmodels krippendorff
    venv/bin/python tests/golden/make_metrics.py > tests/golden/metrics.json

A figure that is not defined is null. Where scikit-learn writes a number for such a figure all the same (0 for the
Matthews correlation of a constant prediction, 0 for the average precision of a label that is never true), the rule that
makes it null stands beside the call.
"""

import json
import math
import sys
import warnings
from importlib.metadata import version

import krippendorff
import numpy as np
import scipy
import scipy.stats
import sklearn
import sklearn.metrics as metrics
import statsmodels
from sklearn.calibration import calibration_curve
from sklearn.dummy import DummyClassifier
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")
EDGES = np.arange(1, 10) / 10


def number(value):
    """A JSON number, or null for NaN."""
    return None if value is None or math.isnan(value) else float(value)


def calibration_error(probabilities, happened):
    """Ten equal-width bins, closed above; distances weighted by the rows of the bins."""
    bins = np.searchsorted(EDGES, probabilities, side="left")
    return sum(
        abs(probabilities[bins == b].mean() - happened[bins == b].mean()) * np.mean(bins == b) for b in np.unique(bins)
    )


def reliability(probabilities, happened):
    """Count, mean probability and observed share of each bin, null where it is empty."""
    bins = np.searchsorted(EDGES, probabilities, side="left")
    table = []
    for b in range(10):
        rows = bins == b
        mean = probabilities[rows].mean() if rows.any() else math.nan
        share = happened[rows].mean() if rows.any() else math.nan
        table.append({"count": int(rows.sum()), "mean_probability": number(mean), "observed_share": number(share)})
    # scikit-learn leaves empty bins out; the others must be the same.
    theirs = calibration_curve(happened, probabilities, n_bins=10) if 0 < happened.mean() < 1 else None
    if theirs is not None and not np.isin(probabilities, np.linspace(0, 1, 11)).any():
        ours = [(row["observed_share"], row["mean_probability"]) for row in table if row["count"]]
        assert np.allclose(np.array(ours).T, theirs, atol=1e-12)
    return table


def coverage(confidence, right):
    """Threshold, coverage and accuracy for each distinct confidence."""
    thresholds = np.unique(confidence)[::-1]
    kept = [confidence >= threshold for threshold in thresholds]
    return [[float(t), float(k.mean()), float(right[k].mean())] for t, k in zip(thresholds, kept)]


def one_label(truth, predicted, probabilities, label):
    is_so, score = truth == label, probabilities[:, label]
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        truth, predicted, labels=[label], zero_division=math.nan
    )
    both = 0 < is_so.sum() < len(truth)
    return {
        "precision": number(precision[0]),
        "recall": number(recall[0]),
        "f1": number(f1[0]),
        "support": int(support[0]),
        "roc_auc": number(metrics.roc_auc_score(is_so, score)) if both else None,
        # scikit-learn writes 0 for a label that is never true.
        "average_precision": number(metrics.average_precision_score(is_so, score)) if is_so.any() else None,
        "expected_calibration_error": number(calibration_error(score, is_so)),
    }


def figures(truth, probabilities):
    labels = list(range(probabilities.shape[1]))
    predicted = probabilities.argmax(axis=1)
    per_label = [one_label(truth, predicted, probabilities, label) for label in labels]
    present = set(truth)
    two = len(labels) == 2

    # Undefined when a label is never true; scikit-learn gives NaN or an error, according to its version.
    roc_auc = average_precision = None
    if len(present) == len(labels):
        scores = probabilities[:, 1] if two else probabilities
        roc_auc = metrics.roc_auc_score(truth, scores, multi_class="ovr", average="macro", labels=labels)
    if (two and 1 in present) or len(present) == len(labels):
        scores = probabilities[:, 1] if two else probabilities
        average_precision = metrics.average_precision_score(truth, scores, average="macro")
    # Undefined when truth or prediction is constant; scikit-learn writes 0.
    varied = len(present) > 1 and len(set(predicted)) > 1
    return {
        "figures": {
            "accuracy": number(metrics.accuracy_score(truth, predicted)),
            "balanced_accuracy": number(metrics.balanced_accuracy_score(truth, predicted)),
            "macro_f1": number(metrics.f1_score(truth, predicted, average="macro", zero_division=0)),
            "matthews": number(metrics.matthews_corrcoef(truth, predicted)) if varied else None,
            "roc_auc": number(roc_auc),
            "average_precision": number(average_precision),
            "log_loss": number(metrics.log_loss(truth, probabilities, labels=labels)),
            "brier_score": number(metrics.brier_score_loss(truth, probabilities, labels=labels)),
            "expected_calibration_error": number(
                calibration_error(probabilities.max(axis=1), (truth == predicted).astype(float))
            ),
        },
        "per_label": per_label,
        "confusion_matrix": metrics.confusion_matrix(truth, predicted, labels=labels).tolist(),
    }


def case(name, truth, probabilities):
    truth, probabilities = np.asarray(truth), np.asarray(probabilities, dtype=float)
    labels = probabilities.shape[1]
    right = (probabilities.argmax(axis=1) == truth).astype(float)
    found = {"name": name, "truth": truth.tolist(), "probabilities": probabilities.tolist()}
    found |= figures(truth, probabilities)
    found["reliability"] = reliability(probabilities.max(axis=1), right)
    found["coverage"] = coverage(probabilities.max(axis=1), right)

    shares = np.bincount(truth, minlength=labels) / len(truth)
    dummy = DummyClassifier(strategy="prior").fit(np.zeros((len(truth), 1)), truth)
    stated = np.zeros((len(truth), labels))
    stated[:, dummy.classes_] = dummy.predict_proba(np.zeros((len(truth), 1)))
    found["majority"] = figures(truth, stated)["figures"]
    found["stratified_accuracy"] = float(shares @ shares)

    poles = truth < 2
    if labels == 3 and poles.any():
        lean = probabilities[poles, :2].copy()
        total = lean.sum(axis=1, keepdims=True)
        lean = np.where(total > 0, lean / np.where(total > 0, total, 1), 0.5)
        found["two_way"] = figures(truth[poles], lean)["figures"]
    return found


def stated(generator, rows, labels):
    """Probabilities of `rows` statements, and truths drawn from a mixture of them and chance."""
    probabilities = generator.dirichlet(np.full(labels, 0.8), rows)
    mixed = 0.75 * probabilities + 0.25 / labels
    return np.array([generator.choice(labels, p=row) for row in mixed]), probabilities


def in_tenths(generator, rows, labels):
    """Probabilities that are whole tenths, so that many are equal and many lie on the edge of a bin."""
    tenths = generator.multinomial(10, np.full(labels, 1 / labels), rows)
    truth = np.array([generator.choice(labels, p=(row + 1) / (10 + labels)) for row in tenths])
    return truth, tenths / 10


def cases():
    generator = np.random.default_rng(20240517)
    yield case("ordinary three-way", *stated(generator, 60, 3))
    yield case("ordinary two-way", *stated(generator, 50, 2))
    yield case("ordinary four-way", *stated(generator, 70, 4))
    yield case("ties, three-way", *in_tenths(generator, 40, 3))
    yield case("ties, two-way", *in_tenths(generator, 40, 2))
    truth, probabilities = stated(generator, 30, 3)
    yield case("a label never true", np.where(truth == 1, 2, truth), probabilities)
    truth, probabilities = stated(generator, 30, 3)
    probabilities[:, 2] *= 0.1
    yield case("a label never predicted", truth, probabilities / probabilities.sum(axis=1, keepdims=True))
    truth, probabilities = stated(generator, 30, 3)
    probabilities[:, 0] *= 0.01
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    yield case("a label neither true nor predicted", np.where(truth == 0, 1, truth), probabilities)
    _, probabilities = stated(generator, 20, 3)
    yield case("one label true throughout, three-way", np.full(20, 1), probabilities)
    _, probabilities = stated(generator, 20, 2)
    yield case("the first label true throughout, two-way", np.zeros(20, dtype=int), probabilities)
    yield case("the second label true throughout, two-way", np.ones(20, dtype=int), probabilities)
    yield case("all rows say the same", np.arange(12) % 3, np.tile([0.5, 0.3, 0.2], (12, 1)))
    truth = np.arange(24) % 3
    yield case("perfect and certain", truth, np.eye(3)[truth])
    yield case("perfect, not certain", truth, 0.7 * np.eye(3)[truth] + 0.1)
    yield case("certain and always wrong", truth, np.eye(3)[(truth + 1) % 3])
    yield case("poles without probability", [0, 1, 2, 0], [[0, 0, 1], [0.2, 0.3, 0.5], [0, 0, 1], [0.6, 0.4, 0]])
    yield case("one row", [1], [[0.2, 0.5, 0.3]])
    yield case("two rows", [0, 1], [[0.4, 0.6], [0.3, 0.7]])
    yield case("three rows", [2, 0, 2], [[0.1, 0.2, 0.7], [0.4, 0.3, 0.3], [0.5, 0.2, 0.3]])


def agreement_case(name, labels, codes):
    """`codes` has a row for each unit and a column for each coder; None where there is no code."""
    by_coder = np.array([[math.nan if code is None else code for code in unit] for unit in codes]).T
    both = ~np.isnan(by_coder[:2]).any(axis=0)
    kappa = math.nan
    if both.any() and len(np.unique(by_coder[:2, both])) > 1:
        kappa = metrics.cohen_kappa_score(by_coder[0, both], by_coder[1, both])
    pairable = by_coder[:, (~np.isnan(by_coder)).sum(axis=0) > 1]
    alpha = math.nan
    if len(np.unique(pairable[~np.isnan(pairable)])) > 1:
        alpha = krippendorff.alpha(by_coder, level_of_measurement="nominal", value_domain=list(range(labels)))
    return {"name": name, "labels": labels, "codes": codes, "cohen_kappa": number(kappa), "alpha": number(alpha)}


def agreement_cases():
    generator = np.random.default_rng(11)

    def coded(units, labels, coders, right, missing):
        codes = []
        for _ in range(units):
            truth = generator.integers(labels)
            given = [int(truth if generator.random() < right else generator.integers(labels)) for _ in range(coders)]
            codes.append([None if generator.random() < missing else code for code in given])
        return codes

    yield agreement_case("two coders, three labels", 3, coded(50, 3, 2, 0.7, 0.0))
    yield agreement_case("two coders, some codes missing", 3, coded(60, 3, 2, 0.6, 0.2))
    yield agreement_case("four coders, some codes missing", 4, coded(40, 4, 4, 0.5, 0.3))
    yield agreement_case("no better than chance", 2, coded(40, 2, 2, 0.0, 0.0))
    yield agreement_case("complete agreement", 2, [[0, 0], [1, 1], [1, 1]])
    yield agreement_case("complete disagreement", 2, [[0, 1], [1, 0], [0, 1], [1, 0]])
    yield agreement_case("a label that nobody gave", 3, [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]])
    yield agreement_case("one label throughout", 2, [[1, 1], [1, 1]])
    yield agreement_case("one coder gave one label throughout", 2, [[1, 1], [1, 0], [1, 1]])
    yield agreement_case("no unit coded twice", 2, [[1, None], [None, 0]])


def mcnemar_cases():
    for first, second in [(0, 0), (1, 0), (0, 5), (3, 12), (10, 10), (7, 8), (40, 75), (480, 520), (700, 820), (900, 2100)]:
        table = [[0, first], [second, 0]]
        yield {"first": first, "second": second, "p_value": float(mcnemar(table, exact=True).pvalue)}


def wilson_cases():
    for successes, n in [(0, 1), (1, 1), (0, 20), (20, 20), (8, 10), (37, 112), (950, 1740)]:
        for level in (0.8, 0.95, 0.999):
            low, high = proportion_confint(successes, n, alpha=1 - level, method="wilson")
            yield {"successes": successes, "n": n, "level": level, "low": float(low), "high": float(high)}


golden = {
    "made_with": [
        {
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__,
            "statsmodels": statsmodels.__version__,
            "krippendorff": version("krippendorff"),
        }
    ],
    "cases": list(cases()),
    "agreement": list(agreement_cases()),
    "mcnemar": list(mcnemar_cases()),
    "wilson": list(wilson_cases()),
}
# One case on a line, so that a change shows which case changed.
parts = [
    f"{json.dumps(part)}: [\n" + ",\n".join(json.dumps(row, allow_nan=False) for row in rows) + "\n]"
    for part, rows in golden.items()
]
print("{\n" + ",\n".join(parts) + "\n}")
