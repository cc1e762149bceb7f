//! That intervals are what they say: the same on every run, and right about as often as their level.

use super::*;
use crate::evaluation::ranking::Order;

fn mean_of(values: &[f64]) -> impl Fn(&[usize]) -> Vec<Option<f64>> + Sync {
    move |rows| vec![Some(rows.iter().map(|&row| values[row]).sum::<f64>() / rows.len() as f64)]
}

/// A standard normal value, by the method of Box and Muller.
fn normal(generator: &mut ChaCha8Rng) -> f64 {
    let (radius, angle): (f64, f64) = (generator.random(), generator.random());
    (-2.0 * (1.0 - radius).ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

/// Share of `cases` simulated data sets whose interval holds the `truth`.
fn coverage<D, S>(cases: u64, truth: f64, simulate: D) -> f64
where
    D: Fn(&mut ChaCha8Rng) -> (Groups, S) + Sync,
    S: Fn(&[usize]) -> Vec<Option<f64>> + Sync,
{
    let covered = (0..cases)
        .into_par_iter()
        .filter(|&case| {
            let (groups, statistics) = simulate(&mut stream(2_022, case));
            let bootstrap = Bootstrap::new(case).with_resamples(400).unwrap();
            bootstrap.estimate(&groups, statistics)[0].interval.unwrap().contains(truth)
        })
        .count();
    covered as f64 / cases as f64
}

#[test]
fn intervals_of_a_clustered_share_cover_the_truth_in_95_of_100_cases() {
    // 100 articles of 1 to 5 statements; an article's own accuracy is 0.5 or 0.9, so its statements are alike.
    let covered = coverage(1_000, 0.7, |generator| {
        let (mut ids, mut right) = (Vec::new(), Vec::new());
        for article in 0..100 {
            let accuracy = if generator.random_range(0..2) == 0 { 0.5 } else { 0.9 };
            for _ in 0..generator.random_range(1..=5) {
                ids.push(article);
                right.push(f64::from(u8::from(generator.random::<f64>() < accuracy)));
            }
        }
        let share = move |rows: &[usize]| mean_of(&right)(rows);
        (Groups::from_ids(&ids), share)
    });
    assert!((0.93..=0.97).contains(&covered), "{covered}");
}

#[test]
fn intervals_of_the_area_under_the_curve_cover_the_truth_in_95_of_100_cases() {
    // Scores are normal around 0 for negatives and around 1 for positives: the true area is Φ(1/√2).
    let truth = 0.760_249_938_906_523_3;
    let covered = coverage(800, truth, |generator| {
        let rows: Vec<(f64, bool)> = (0..120)
            .map(|row| {
                let positive = row % 3 == 0;
                (normal(generator) + f64::from(u8::from(positive)), positive)
            })
            .collect();
        let order = Order::of(rows.iter().map(|row| row.0));
        let area = move |drawn: &[usize]| {
            let mut counts = [0; 120];
            for &row in drawn {
                counts[row] += 1;
            }
            vec![order.draw(&counts, |row| rows[row].1).roc_auc()]
        };
        (Groups::singletons(120), area)
    });
    assert!((0.93..=0.97).contains(&covered), "{covered}");
}

#[test]
fn intervals_that_ignore_the_articles_are_too_narrow() {
    let values: Vec<f64> = (0..200).map(|row| f64::from((row / 10) % 2)).collect();
    let articles: Vec<i32> = (0..200).map(|row| row / 10).collect();
    let width = |groups: &Groups| {
        let interval = Bootstrap::new(1).estimate(groups, mean_of(&values))[0].interval.unwrap();
        interval.high - interval.low
    };
    assert!(width(&Groups::from_ids(&articles)) > 2.0 * width(&Groups::singletons(200)));
}

#[test]
fn the_same_seed_gives_the_same_bits_at_any_number_of_threads() {
    let values: Vec<f64> = (0..90).map(|row| f64::from(row).sin()).collect();
    let groups = Groups::from_ids(&(0..90).map(|row| row / 4).collect::<Vec<_>>());
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let interval =
            pool.install(|| Bootstrap::new(7).estimate(&groups, mean_of(&values)))[0].interval.unwrap();
        [interval.low.to_bits(), interval.high.to_bits()]
    };
    let alone = on(1);
    assert_eq!(alone, on(2));
    assert_eq!(alone, on(3));
}

#[test]
fn another_seed_gives_another_interval() {
    let values: Vec<f64> = (0..40).map(|row| f64::from(row).sin()).collect();
    let with = |seed| Bootstrap::new(seed).estimate(&Groups::singletons(40), mean_of(&values))[0];
    assert_ne!(with(1).interval, with(2).interval);
    assert_eq!(with(1).value, with(2).value);
}

#[test]
fn one_group_alone_has_no_interval() {
    let estimates = Bootstrap::new(1).estimate(&Groups::from_ids(&["a", "a"]), mean_of(&[1.0, 2.0]));
    assert_eq!(estimates, [Estimate { value: Some(1.5), interval: None }]);
}

#[test]
fn a_figure_seldom_defined_has_no_interval() {
    // Defined only where row 0 is drawn, in about 63 of 100 resamples.
    let only_with_row_0 = |rows: &[usize]| vec![rows.contains(&0).then_some(1.0), Some(2.0)];
    let estimates = Bootstrap::new(1).estimate(&Groups::singletons(20), only_with_row_0);
    assert_eq!(estimates[0], Estimate { value: Some(1.0), interval: None });
    assert_eq!(estimates[1].interval, Some(Interval { low: 2.0, high: 2.0 }));
}

#[test]
fn quantiles_are_linear_between_neighbours() {
    // numpy.quantile([1, 2, 4, 8], [0, 0.25, 0.5, 0.9, 1])
    let found = [0.0, 0.25, 0.5, 0.9, 1.0].map(|probability| quantile(&[1.0, 2.0, 4.0, 8.0], probability));
    for (found, expected) in found.into_iter().zip([1.0, 1.75, 3.0, 6.8, 8.0]) {
        assert!((found - expected).abs() < 1e-12, "{found}");
    }
}

#[test]
fn too_few_resamples_and_levels_out_of_range_are_refused() {
    let few = Bootstrap::new(1).with_resamples(99).unwrap_err();
    assert_eq!(few.to_string(), "resamples is 99; expected at least 100");
    assert!(Bootstrap::new(1).with_level(1.0).is_err());
    assert!(Bootstrap::new(1).with_level(f64::NAN).is_err());
}
