//! Every figure against the numbers of scikit-learn, `SciPy`, statsmodels and krippendorff in `golden/metrics.json`,
//! which `golden/make_metrics.py` made.

#![allow(clippy::unwrap_used, reason = "a panic is the failure message of a test")]

use detente::evaluation::{
    Baseline, ClassMetric, Codings, ConfusionMatrix, Judgements, McNemar, Metric, Stated, coverage_curve,
    reliability, wilson,
};
use ndarray::Array2;
use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

fn golden(part: &str) -> Vec<Value> {
    let golden: Value = serde_json::from_str(include_str!("golden/metrics.json")).unwrap();
    golden[part].as_array().unwrap().clone()
}

fn name(case: &Value) -> &str {
    case["name"].as_str().unwrap()
}

fn index(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn judgements(case: &Value) -> Judgements {
    let truth = case["truth"].as_array().unwrap().iter().map(index).collect();
    let rows: Vec<Vec<f64>> = case["probabilities"].as_array().unwrap().iter().map(numbers).collect();
    let labels = rows[0].len();
    let probabilities = Array2::from_shape_fn((rows.len(), labels), |(row, label)| rows[row][label]);
    Judgements::new((0..labels).map(|label| format!("label {label}")), truth, probabilities).unwrap()
}

/// Fails unless both are undefined or both are the same number to 1e-9.
fn assert_same(found: Option<f64>, expected: &Value, what: &str) {
    let same = match (found, expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= TOLERANCE,
        (None, None) => expected.is_null(),
        _ => false,
    };
    assert!(same, "{what}: {found:?}, expected {expected}");
}

fn assert_figures(judgements: &Judgements, expected: &Value, what: &str) {
    assert_eq!(expected.as_object().unwrap().len(), Metric::ALL.len());
    for metric in Metric::ALL {
        assert_same(metric.of(judgements), &expected[metric.name()], &format!("{what}: {metric:?}"));
    }
}

#[test]
fn figures_of_the_whole_task_equal_those_of_scikit_learn() {
    let cases = golden("cases");
    assert!(cases.len() >= 15);
    for case in &cases {
        assert_figures(&judgements(case), &case["figures"], name(case));
    }
}

#[test]
fn figures_of_each_label_equal_those_of_scikit_learn() {
    for case in golden("cases") {
        let judgements = judgements(&case);
        for (label, expected) in case["per_label"].as_array().unwrap().iter().enumerate() {
            for metric in ClassMetric::ALL {
                let what = format!("{}: label {label}: {metric:?}", name(&case));
                assert_same(metric.of(&judgements, label), &expected[metric.name()], &what);
            }
            let support = ConfusionMatrix::of(&judgements).class_scores(label).support;
            assert_eq!(support, index(&expected["support"]), "{}", name(&case));
        }
    }
}

#[test]
fn confusion_matrices_equal_those_of_scikit_learn() {
    for case in golden("cases") {
        let found: Vec<Vec<usize>> =
            ConfusionMatrix::of(&judgements(&case)).rows().into_iter().map(|row| row.counts).collect();
        assert_eq!(serde_json::json!(found), case["confusion_matrix"], "{}", name(&case));
    }
}

#[test]
fn figures_of_the_two_way_view_equal_those_of_scikit_learn() {
    let mut seen = 0;
    for case in golden("cases") {
        if let Some(expected) = case.get("two_way") {
            assert_figures(&judgements(&case).two_way([0, 1]).unwrap(), expected, name(&case));
            seen += 1;
        }
    }
    assert!(seen >= 8);
}

#[test]
fn the_majority_baseline_equals_the_prior_classifier_of_scikit_learn() {
    for case in golden("cases") {
        let judgements = judgements(&case);
        let baseline = Baseline::of(&judgements);
        assert_figures(&baseline.majority(&judgements).unwrap(), &case["majority"], name(&case));
    }
}

#[test]
fn the_stratified_baseline_nears_its_expected_accuracy() {
    for case in golden("cases") {
        let judgements = judgements(&case);
        let accuracy = |drawn: &Judgements| vec![Metric::Accuracy.of(drawn)];
        let found =
            Baseline::of(&judgements).stratified_figures(&judgements, 1, accuracy).unwrap()[0].unwrap();
        let expected = case["stratified_accuracy"].as_f64().unwrap();
        // Four standard errors of 200 draws of n rows.
        let allowed = 4.0 * (expected * (1.0 - expected) / (200.0 * judgements.n() as f64)).sqrt();
        assert!(
            (found - expected).abs() <= allowed + TOLERANCE,
            "{}: {found}, expected {expected}",
            name(&case)
        );
    }
}

#[test]
fn reliability_and_coverage_equal_those_of_numpy() {
    for case in golden("cases") {
        let judgements = judgements(&case);
        let bins = reliability(&judgements, Stated::Highest);
        for (bin, expected) in bins.iter().zip(case["reliability"].as_array().unwrap()) {
            assert_eq!(bin.count, index(&expected["count"]), "{}: {bin:?}", name(&case));
            assert_same(bin.mean_probability, &expected["mean_probability"], name(&case));
            assert_same(bin.observed_share, &expected["observed_share"], name(&case));
        }
        let curve = coverage_curve(&judgements);
        let expected = case["coverage"].as_array().unwrap();
        assert_eq!(curve.len(), expected.len(), "{}", name(&case));
        for (point, expected) in curve.iter().zip(expected) {
            assert_same(Some(point.threshold), &expected[0], name(&case));
            assert_same(Some(point.coverage), &expected[1], name(&case));
            assert_same(Some(point.accuracy), &expected[2], name(&case));
        }
    }
}

#[test]
fn agreement_equals_that_of_scikit_learn_and_krippendorff() {
    for case in golden("agreement") {
        let units: Vec<&Vec<Value>> =
            case["codes"].as_array().unwrap().iter().map(|unit| unit.as_array().unwrap()).collect();
        let codes = Array2::from_shape_fn((units.len(), units[0].len()), |(unit, coder)| {
            let code = &units[unit][coder];
            (!code.is_null()).then(|| index(code))
        });
        let labels = (0..index(&case["labels"])).map(|label| format!("label {label}"));
        let codings = Codings::new(labels, codes).unwrap();
        assert_same(codings.cohen_kappa(0, 1), &case["cohen_kappa"], name(&case));
        assert_same(codings.krippendorff_alpha(), &case["alpha"], name(&case));
    }
}

#[test]
fn the_exact_test_equals_that_of_statsmodels() {
    for case in golden("mcnemar") {
        let found = McNemar::new(index(&case["first"]), index(&case["second"])).p_value;
        let expected = case["p_value"].as_f64().unwrap();
        // Small p-values are compared by their size: 1e-9 apart would say nothing about 1e-109.
        assert!((found / expected - 1.0).abs() <= TOLERANCE, "{case}: {found}");
    }
}

#[test]
fn wilson_intervals_equal_those_of_statsmodels() {
    for case in golden("wilson") {
        let level = case["level"].as_f64().unwrap();
        let found = wilson(index(&case["successes"]), index(&case["n"]), level).unwrap();
        assert_same(Some(found.low), &case["low"], "low");
        assert_same(Some(found.high), &case["high"], "high");
    }
}
