"""Figures of scikit-learn and SciPy that the tests of @latentgraph/metrics compare with.

Usage:  python tooling/parity/metrics_figures.py        (needs scikit-learn and SciPy)

Writes packages/metrics/fixtures/scikit-learn.json: for each metric a list of cases, inputs and
expected values. Everything is seeded, so the file changes only with the libraries. Infinite scores
are not allowed by scikit-learn; +-1e300 stand in for them, which keeps the order.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.stats import rankdata
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    adjusted_rand_score,
    average_precision_score,
    f1_score,
    label_ranking_average_precision_score,
    normalized_mutual_info_score,
    roc_auc_score,
)

TARGET = Path(__file__).parents[2] / "packages/metrics/fixtures/scikit-learn.json"


def ranking_case(name, labels, scores):
    return {
        "name": name,
        "labels": [int(label) for label in labels],
        "scores": [float(score) for score in scores],
        "rocAuc": roc_auc_score(labels, scores),
        "averagePrecision": average_precision_score(labels, scores),
    }


def ranking_cases(rng):
    yield ranking_case("a perfect ranking", [0, 0, 1, 1], [0.1, 0.2, 0.3, 0.4])
    yield ranking_case("a ranking upside down", [1, 1, 0, 0], [0.1, 0.2, 0.3, 0.4])
    yield ranking_case("all scores equal", [0, 1, 0, 1, 1], [0.5] * 5)
    yield ranking_case("one positive, tied with some", [0, 0, 1, 0, 0], [3, 1, 3, 2, 3])
    yield ranking_case("one negative", [1, 1, 0, 1], [-1, 0, 0.5, 1])
    yield ranking_case("zeros of both signs", [0, 1, 0, 1], [0.0, -0.0, -0.0, 1.0])
    yield ranking_case(
        "infinite scores of both signs",
        [1, 0, 1, 0, 1, 0, 1],
        [1e300, 1e300, -1e300, -1e300, 0, 1, 1e300],
    )
    # scikit-learn's ROC keeps scores apart that differ by one unit in the last place.
    one = np.nextafter(1, 2)
    yield ranking_case("scores one unit in the last place apart", [0, 1, 0, 1], [1, one, 1, one])
    for count, levels, share in [(10, 3, 0.5), (100, 5, 0.1), (200, 1000, 0.9), (200, 20, 0.5)]:
        labels = (rng.random(count) < share).astype(int)
        labels[:2] = [0, 1]
        scores = rng.integers(0, levels, count) / 8 + labels * levels / 50
        yield ranking_case(f"{count} scores on {levels} levels", labels, scores)
    for count in [20, 300]:
        labels = rng.integers(0, 2, count)
        labels[:2] = [0, 1]
        yield ranking_case(f"{count} normal scores", labels, rng.normal(size=count) + labels)


def formula_ranking_case():
    """Too long to store: the test builds the same numbers from the same formula."""
    k = np.arange(50_000)
    labels = ((k * 104_729) % 13 < 4).astype(int)
    scores = (k * 7_919) % 10_007 + 2_000 * labels
    return {
        "count": len(k),
        "rocAuc": roc_auc_score(labels, scores),
        "averagePrecision": average_precision_score(labels, scores),
    }


def classification_case(name, labels, predictions):
    case = {
        "name": name,
        "labels": [int(label) for label in labels],
        "predictions": [int(label) for label in predictions],
        "accuracy": accuracy_score(labels, predictions),
        "macro": f1_score(labels, predictions, average="macro"),
        "micro": f1_score(labels, predictions, average="micro"),
        "weighted": f1_score(labels, predictions, average="weighted"),
    }
    if set(labels) | set(predictions) == {0, 1}:
        case["binary"] = f1_score(labels, predictions)
    return case


def classification_cases(rng):
    yield classification_case("all right", [0, 1, 2, 1], [0, 1, 2, 1])
    yield classification_case("all wrong", [0, 1, 1], [1, 0, 0])
    yield classification_case("a class that is never predicted", [0, 1, 2, 2], [0, 1, 1, 0])
    yield classification_case("a class that does not occur", [0, 1, 1, 0], [0, 1, 3, 0])
    yield classification_case("never the positive class", [0, 1, 1, 0], [0, 0, 0, 0])
    for classes in [2, 3, 7]:
        labels = rng.integers(0, classes, 150)
        predictions = np.where(rng.random(150) < 0.6, labels, rng.integers(0, classes, 150))
        yield classification_case(f"{classes} classes", labels.tolist(), predictions.tolist())


def clustering_case(name, labels, clusters):
    return {
        "name": name,
        "labels": [int(label) for label in labels],
        "clusters": [int(cluster) for cluster in clusters],
        "normalizedMutualInformation": normalized_mutual_info_score(labels, clusters),
        "adjustedRandIndex": adjusted_rand_score(labels, clusters),
    }


def clustering_cases(rng):
    yield clustering_case("the same clusters, renamed", [0, 0, 1, 2, 2], [7, 7, 3, 5, 5])
    yield clustering_case("one cluster each", [4, 4, 4], [1, 1, 1])
    yield clustering_case("one cluster against singletons", [0, 0, 0, 0], [0, 1, 2, 3])
    yield clustering_case("singletons against singletons", [0, 1, 2], [5, 6, 7])
    yield clustering_case("one item", [3], [8])
    yield clustering_case("independent halves", [0, 0, 1, 1], [0, 1, 0, 1])
    yield clustering_case("worse than chance", [0, 0, 1, 1, 2, 2], [0, 1, 2, 0, 1, 2])
    yield clustering_case("two items, split and joined", [0, 1], [0, 0])
    for count, first, second in [(50, 3, 4), (300, 7, 7), (300, 2, 60)]:
        labels = rng.integers(0, first, count)
        clusters = np.where(rng.random(count) < 0.5, labels, rng.integers(0, second, count))
        yield clustering_case(f"{first} against {second} clusters", labels, clusters)


def calibration_case(name, labels, probabilities, bins):
    fraction, mean = calibration_curve(labels, probabilities, n_bins=bins)
    # calibration_curve gives no counts; these bins are the ones in its source.
    edges = np.linspace(0, 1, bins + 1)
    sizes = np.bincount(np.searchsorted(edges[1:-1], probabilities), minlength=bins)
    sizes = sizes[sizes > 0]
    return {
        "name": name,
        "labels": [int(label) for label in labels],
        "probabilities": [float(probability) for probability in probabilities],
        "bins": bins,
        "expectedCalibrationError": float(
            np.sum(sizes / len(labels) * np.abs(fraction - mean))
        ),
    }


def calibration_cases(rng):
    yield calibration_case("only edges of bins", [0, 1, 0, 1, 1, 0], [0, 0.25, 0.5, 0.5, 0.75, 1], 4)
    yield calibration_case("one bin", [0, 1, 1], [0.2, 0.4, 0.9], 1)
    yield calibration_case("confident and right", [0, 1, 1], [0, 1, 1], 10)
    yield calibration_case("confident and wrong", [1, 0, 0], [0, 1, 1], 10)
    for bins in [10, 15]:
        probabilities = rng.random(200)
        labels = (rng.random(200) < probabilities**1.5).astype(int)
        yield calibration_case(f"200 probabilities, {bins} bins", labels, probabilities, bins)


def reciprocal_rank_cases(rng):
    for name, levels in [("without ties", 10**9), ("with ties", 5)]:
        positives = rng.integers(0, levels, 12) / 4
        negatives = rng.integers(0, levels, (12, 9)) / 4
        own = np.column_stack([positives, negatives])
        every = np.column_stack([positives, np.tile(negatives.ravel(), (12, 1))])
        ranks = [np.array([rankdata(-row)[0] for row in rows]) for rows in (own, every)]
        if levels == 10**9:
            truth = np.zeros_like(own)
            truth[:, 0] = 1
            assert np.isclose(
                label_ranking_average_precision_score(truth, own), np.mean(1 / ranks[0])
            )
        yield {
            "name": name,
            "positives": positives.tolist(),
            "negatives": negatives.ravel().tolist(),
            "negativesPerPositive": 9,
            "own": np.mean(1 / ranks[0]),
            "every": np.mean(1 / ranks[1]),
        }


def regression_case(name, features, labels, strength):
    features = np.round(features, 3)
    # Newton's method: the default, L-BFGS, stops where coefficients still differ by 1e-5.
    model = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-12)
    model.fit(features, labels)
    return {
        "name": name,
        "dimensions": features.shape[1],
        "inverseRegularization": strength,
        "features": features.ravel().tolist(),
        "labels": [int(label) for label in labels],
        "coefficients": model.coef_.ravel().tolist(),
        "intercepts": model.intercept_.tolist(),
        "probabilities": model.predict_proba(features[:10]).ravel().tolist(),
        "predictions": model.predict(features).tolist(),
    }


def regression_cases(rng):
    for name, classes, dimensions, strength in [
        ("two classes", 2, 3, 1.0),
        ("three classes", 3, 4, 1.0),
        ("three classes, strong penalty", 3, 2, 0.01),
        ("five classes, weak penalty", 5, 6, 100.0),
    ]:
        labels = np.arange(90) % classes
        centers = rng.normal(size=(classes, dimensions)) * 1.5
        features = centers[labels] + rng.normal(size=(90, dimensions))
        yield regression_case(name, features, labels, strength)
    labels = np.arange(20) % 2
    yield regression_case("separable classes", labels[:, None] * 4.0 - 2, labels, 10.0)


def one_case_a_line(figures):
    def text(value):
        if not isinstance(value, list):
            return json.dumps(value)
        return "[\n    " + ",\n    ".join(json.dumps(case) for case in value) + "\n  ]"

    members = [f"  {json.dumps(key)}: {text(value)}" for key, value in figures.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def main():
    rng = np.random.default_rng(20_240_229)
    with warnings.catch_warnings():
        # Edge cases on purpose.
        warnings.simplefilter("ignore")
        figures = {
            "made": {
                "by": "tooling/parity/metrics_figures.py",
                "scikit-learn": sklearn.__version__,
                "scipy": scipy.__version__,
            },
            "ranking": list(ranking_cases(rng)),
            "rankingByFormula": formula_ranking_case(),
            "classification": list(classification_cases(rng)),
            "clustering": list(clustering_cases(rng)),
            "calibration": list(calibration_cases(rng)),
            "reciprocalRank": list(reciprocal_rank_cases(rng)),
            "logisticRegression": list(regression_cases(rng)),
        }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(one_case_a_line(figures))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
