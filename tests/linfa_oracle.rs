//! The sparse solver against dense linfa-logistic: the same objective must give the same weights.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use detente::classifier::{ClassWeights, SparseLogistic, linear_scores};
use detente::features::SparseRecords;
use linfa::dataset::DatasetBase;
use linfa::prelude::*;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};

/// A random sparse problem: `n` rows, `d` columns, about one value in four set, the share `positive` of rows true.
fn problem(n: usize, d: usize, positive: f64, seed: u64) -> (Array2<f64>, Array1<bool>) {
    let mut state = seed;
    let mut uniform = move || {
        // SplitMix64
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    let truth: Vec<f64> = (0..d).map(|_| 4.0 * uniform() - 2.0).collect();
    // Values that single precision holds exactly, as the sparse matrix does.
    let mut value = || f64::from(uniform() as f32);
    let x = Array2::from_shape_simple_fn((n, d), || if value() < 0.25 { value() } else { 0.0 });
    let scores: Vec<f64> = x
        .rows()
        .into_iter()
        .map(|row| row.iter().zip(&truth).map(|(x, w)| x * w).sum::<f64>() + uniform())
        .collect();
    let mut sorted = scores.clone();
    sorted.sort_by(f64::total_cmp);
    let cut = sorted[((1.0 - positive) * n as f64) as usize];
    let y = scores
        .iter()
        .map(|&score| if uniform() < 0.1 { uniform() < positive } else { score >= cut })
        .collect();
    (x, y)
}

fn sparse(x: &Array2<f64>) -> SparseRecords {
    let row = |row: ndarray::ArrayView1<'_, f64>| {
        let cells = row.iter().enumerate().filter(|&(_, &value)| value != 0.0);
        cells.map(|(column, &value)| (column as u32, value)).collect()
    };
    SparseRecords::from_rows(x.ncols(), x.rows().into_iter().map(row))
}

fn assert_same(n: usize, d: usize, positive: f64, alpha: f64, intercept: bool, seed: u64) {
    let (x, y) = problem(n, d, positive, seed);
    let dense = LogisticRegression::default()
        .alpha(alpha)
        .with_intercept(intercept)
        .gradient_tolerance(1e-8)
        .max_iterations(5_000)
        .fit(&Dataset::new(x.clone(), y.clone()))
        .unwrap();
    // linfa's positive class is the larger one.
    let sign = if dense.labels().pos.class { 1.0 } else { -1.0 };

    let mut params = SparseLogistic::new(alpha).gradient_tolerance(1e-12);
    if !intercept {
        params = params.without_intercept();
    }
    let fit = params.fit(&DatasetBase::new(sparse(&x), y.clone())).unwrap();
    let difference =
        fit.model.params().iter().zip(dense.params()).map(|(a, b)| (a - sign * b).abs()).fold(0.0, f64::max);
    assert!(difference < 1e-6, "weights differ by {difference}: {:?}", fit.report);
    let bias = (fit.model.intercept() - sign * dense.intercept()).abs();
    assert!(bias < 1e-6, "intercepts differ by {bias}");
    assert!(fit.report.converged && fit.report.gradient_norm < 1e-6, "{:?}", fit.report);

    let predicted: Array1<bool> = fit.model.predict(&DatasetBase::new(sparse(&x), y));
    let probabilities = linear_scores(&fit.model, &sparse(&x)).mapv(|z| 1.0 / (1.0 + (-z).exp()));
    let by_linfa = fit.model.predict_probabilities(&x);
    for row in 0..n {
        assert!((probabilities[row] - by_linfa[row]).abs() < 1e-12);
        assert_eq!(predicted[row], by_linfa[row] >= 0.5);
    }
}

#[test]
fn balanced_classes_with_an_intercept_give_linfas_weights() {
    assert_same(300, 40, 0.5, 1.0, true, 1);
}

#[test]
fn balanced_classes_without_an_intercept_give_linfas_weights() {
    assert_same(300, 40, 0.5, 0.5, false, 2);
}

#[test]
fn a_rare_positive_class_gives_linfas_weights() {
    assert_same(500, 25, 0.08, 0.3, true, 3);
}

#[test]
fn a_rare_negative_class_gives_linfas_weights() {
    assert_same(400, 60, 0.9, 2.0, true, 4);
}

#[test]
fn more_columns_than_rows_give_linfas_weights() {
    assert_same(80, 200, 0.4, 0.1, true, 5);
}

#[test]
fn a_path_of_penalties_ends_where_a_cold_start_does() {
    let (x, y) = problem(300, 40, 0.3, 6);
    let dataset = DatasetBase::new(sparse(&x), y);
    let params =
        |alpha| SparseLogistic::new(alpha).gradient_tolerance(1e-10).class_weights(ClassWeights::Balanced);
    let path = params(10.0).check().unwrap().fit_path(&dataset, &[10.0, 1.0, 0.1]).unwrap();
    let cold = params(0.1).fit(&dataset).unwrap();
    for (warm, cold) in path[2].model.params().iter().zip(cold.model.params()) {
        assert!((warm - cold).abs() < 1e-7);
    }
}

#[test]
fn a_balanced_row_counts_by_the_share_of_its_class() {
    let (x, y) = problem(200, 20, 0.2, 8);
    let n_of = |class| y.iter().filter(|&&target| target == class).count() as f32;
    // n / (2 · rows of its class), as `class_weight="balanced"` of scikit-learn.
    let weights: Array1<f32> = y.iter().map(|&target| 200.0 / (2.0 * n_of(target))).collect();
    let params = SparseLogistic::new(0.5).gradient_tolerance(1e-10);
    let weighted =
        params.clone().fit(&DatasetBase::new(sparse(&x), y.clone()).with_weights(weights)).unwrap();
    let balanced =
        params.class_weights(ClassWeights::Balanced).fit(&DatasetBase::new(sparse(&x), y)).unwrap();
    for (weighted, balanced) in weighted.model.params().iter().zip(balanced.model.params()) {
        assert!((weighted - balanced).abs() < 1e-5, "{weighted} {balanced}");
    }
    assert!((weighted.model.intercept() - balanced.model.intercept()).abs() < 1e-5);
}

#[test]
fn a_start_at_the_solution_is_already_there_and_one_of_another_width_is_refused() {
    let (x, y) = problem(200, 20, 0.4, 9);
    let dataset = DatasetBase::new(sparse(&x), y);
    let params = SparseLogistic::new(0.5);
    let cold = params.clone().fit(&dataset).unwrap();
    let (weights, intercept) = (cold.model.params().clone(), cold.model.intercept());
    let warm = params.clone().start_at(weights, intercept).fit(&dataset).unwrap();
    assert!(warm.report.iterations < cold.report.iterations, "{:?}", warm.report);
    assert!(params.start_at(Array1::zeros(19), 0.0).fit(&dataset).is_err());
}

#[test]
fn the_same_bits_at_any_number_of_threads() {
    let (x, y) = problem(3_000, 50, 0.3, 7);
    let dataset = DatasetBase::new(sparse(&x), y);
    let fits = [1, 2, 3].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| SparseLogistic::new(0.1).fit(&dataset).unwrap())
    });
    assert_eq!(fits[0], fits[1]);
    assert_eq!(fits[0], fits[2]);
}

#[test]
fn one_class_alone_is_an_error_and_not_a_model() {
    let dataset = DatasetBase::new(
        SparseRecords::from_rows(1, vec![vec![(0, 1.0)]; 3]),
        ndarray::array![true, true, true],
    );
    assert!(SparseLogistic::new(1.0).fit(&dataset).is_err());
    assert!(SparseLogistic::new(0.0).check().is_err());
}
