//! What holds for all judgements, whatever they are.

use super::*;
use ndarray::Array2;
use proptest::prelude::*;

/// Judgements of 1 to 40 rows over 2 to 4 labels, often with equal probabilities, zeros and labels that never occur.
fn any_judgements() -> impl Strategy<Value = Judgements> {
    (2_usize..=4, 1_usize..=40).prop_flat_map(|(labels, rows)| {
        let weights = prop::collection::vec(0_u8..=6, labels * rows);
        let truth = prop::collection::vec(0..labels, rows);
        (truth, weights).prop_map(move |(truth, weights)| {
            let mut stated = Array2::from_shape_vec((rows, labels), weights)
                .unwrap()
                .mapv(|weight| f64::from(weight) + 1e-3);
            for mut row in stated.outer_iter_mut() {
                let total = row.sum();
                row /= total;
            }
            Judgements::new((0..labels).map(|label| format!("label {label}")), truth, stated).unwrap()
        })
    })
}

fn figures(judgements: &Judgements) -> Vec<Option<f64>> {
    let labels = 0..judgements.labels().len();
    let of_labels = labels.flat_map(|label| ClassMetric::ALL.map(|metric| metric.of(judgements, label)));
    Metric::ALL.iter().map(|metric| metric.of(judgements)).chain(of_labels).collect()
}

fn range(metric: Metric, labels: usize) -> std::ops::RangeInclusive<f64> {
    match metric {
        Metric::Matthews => -1.0..=1.0,
        Metric::LogLoss => 0.0..=36.05,
        Metric::BrierScore if labels > 2 => 0.0..=2.0,
        _ => 0.0..=1.0,
    }
}

/// Widens a range by the rounding of a few additions.
fn holds(range: &std::ops::RangeInclusive<f64>, value: f64) -> bool {
    (range.start() - 1e-12..=range.end() + 1e-12).contains(&value)
}

proptest! {
    #[test]
    fn the_confusion_matrix_counts_every_row_once(judgements in any_judgements()) {
        let confusion = ConfusionMatrix::of(&judgements);
        prop_assert_eq!(confusion.n(), judgements.n());
        let trace = confusion.counts().diag().sum() as f64;
        prop_assert_eq!(Metric::Accuracy.of(&judgements), Some(trace / judgements.n() as f64));
    }

    #[test]
    fn the_order_of_the_rows_changes_no_figure(
        (judgements, order) in any_judgements().prop_flat_map(|judgements| {
            let order = Just((0..judgements.n()).collect::<Vec<_>>()).prop_shuffle();
            (Just(judgements), order)
        })
    ) {
        let shuffled = judgements.select(&order).unwrap();
        for (before, after) in figures(&judgements).into_iter().zip(figures(&shuffled)) {
            match (before, after) {
                (Some(before), Some(after)) => prop_assert!((before - after).abs() < 1e-12),
                (before, after) => prop_assert_eq!(before, after),
            }
        }
        prop_assert_eq!(coverage_curve(&judgements), coverage_curve(&shuffled));
    }

    #[test]
    fn every_figure_lies_in_its_range(judgements in any_judgements()) {
        for metric in Metric::ALL {
            let range = range(metric, judgements.labels().len());
            prop_assert!(metric.of(&judgements).is_none_or(|value| holds(&range, value)), "{metric:?}");
        }
        for label in 0..judgements.labels().len() {
            for metric in ClassMetric::ALL {
                let value = metric.of(&judgements, label);
                prop_assert!(value.is_none_or(|value| holds(&(0.0..=1.0), value)), "{metric:?}");
            }
        }
    }

    #[test]
    fn bins_hold_every_row_once_and_the_curve_ends_at_the_accuracy(judgements in any_judgements()) {
        for stated in [Stated::Highest, Stated::Label(0), Stated::Label(1)] {
            let bins = reliability(&judgements, stated);
            prop_assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), judgements.n());
        }
        let curve = coverage_curve(&judgements);
        let last = curve.last().unwrap();
        prop_assert_eq!((last.count, Some(last.accuracy)), (judgements.n(), Metric::Accuracy.of(&judgements)));
        prop_assert!(curve.windows(2).all(|pair| pair[0].threshold > pair[1].threshold));
    }

    #[test]
    fn the_two_way_view_keeps_the_rows_of_the_poles_alone(judgements in any_judgements()) {
        let kept = judgements.truth().iter().filter(|&&truth| truth < 2).count();
        prop_assert_eq!(judgements.two_way([0, 1]).map_or(0, |lean| lean.n()), kept);
    }
}
