"""What a user would pick instead of detente, one step for each process.

    peers.py train-sklearn TABLE MODEL stems|stems+chars
    peers.py predict-sklearn MODEL TABLE OUT
    peers.py train-vw TABLE MODEL
    peers.py to-fasttext TABLE OUT labels|texts

Tables have the columns text and label. A library is imported by the step that needs it, so that a step pays for its own
library alone.
"""

import csv
import re
import sys

csv.field_size_limit(1 << 30)
TOKEN = re.compile(r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])['\u2019]|\w+")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    return [row["text"] for row in table], [row.get("label", "") for row in table]


class Stems:
    """Tokens, elided words cut off, by the French Snowball stemmer in C."""

    def __call__(self, text):
        if not hasattr(Stems, "stemmer"):
            import Stemmer

            Stems.stemmer = Stemmer.Stemmer("french")
        return Stems.stemmer.stemWords([token.replace("\u2019", "'") for token in TOKEN.findall(text)])


def train_sklearn(table, model, features):
    import joblib
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion, Pipeline

    stems = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2, tokenizer=Stems(), token_pattern=None)
    chars = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5), min_df=2)
    union = [("stems", stems)] + ([("chars", chars)] if features == "stems+chars" else [])
    pipeline = Pipeline([("features", FeatureUnion(union)), ("fit", LogisticRegression(solver="liblinear", random_state=0))])
    joblib.dump(pipeline.fit(*rows(table)), model)


def predict_sklearn(model, table, out):
    import joblib

    pipeline = joblib.load(model)
    texts, _ = rows(table)
    with open(out, "w", encoding="utf-8") as file:
        for start in range(0, len(texts), 20000):
            file.writelines(f"{label}\n" for label in pipeline.predict(texts[start : start + 20000]))


def words(text):
    return " ".join(re.findall(r"\w+|[^\w\s]", text.lower()))


def train_vw(table, model):
    import os
    import tempfile

    import vowpalwabbit

    texts, labels = rows(table)
    first = min(labels)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        with open(data, "w", encoding="utf-8") as file:
            for text, label in zip(texts, labels):
                bag = " ".join(re.findall(r"\w+", text.lower()))
                file.write(f"{-1 if label == first else 1} |t {bag}\n")
        arguments = f"--data {data} --cache_file {data}.cache --kill_cache --loss_function logistic --ngram t2 -b 20"
        vowpalwabbit.Workspace(arg_list=f"{arguments} --passes 3 --holdout_off --quiet -f {model}".split()).finish()


def to_fasttext(table, out, what):
    with open(out, "w", encoding="utf-8") as file:
        for text, label in zip(*rows(table)):
            file.write((f"__label__{label} " if what == "labels" else "") + words(text) + "\n")


if __name__ == "__main__":
    # Run as the module `peers`, so that what joblib stores is found again under its name.
    import peers

    step, *arguments = sys.argv[1:]
    getattr(peers, step.replace("-", "_"))(*arguments)
