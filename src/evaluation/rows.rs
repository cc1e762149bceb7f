//! The lines of the two main tables: every figure with its interval and baselines, and the short one by label.

use super::figures::{Figures, Prepared};
use super::{Baseline, Bootstrap, ClassMetric, ConfusionMatrix, Estimate, Judgements, Metric};
use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The figures that count something.
const COUNTS: [&str; 2] = ["n", "n_groups"];

/// One figure, its interval and what the baselines reach.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricRow {
    /// The figure: `n`, `n_groups`, or the name of a [`Metric`] or [`ClassMetric`].
    pub metric: &'static str,
    /// Its value; empty when it is not defined.
    pub value: Option<f64>,
    /// Lower end of its interval; empty when there is none.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
    /// The same figure of [`Baseline::majority`].
    pub majority: Option<f64>,
    /// The same figure of [`Baseline::stratified_random`], mean over its draws.
    pub stratified_random: Option<f64>,
    /// The label that the figure is about; empty for the whole task.
    pub label: Option<String>,
    /// How many labels were to choose from: `two-way`, `three-way`, `4-way`, …
    pub task: String,
}

impl MetricRow {
    /// Whether it counts something, so that its value is a whole number.
    pub fn is_count(&self) -> bool {
        COUNTS.contains(&self.metric)
    }

    /// The share of `label` that the probabilities are meant for: no figure, but what the figures rest on.
    pub fn prior_share(label: &str, share: f64, task: &str) -> Self {
        Self {
            metric: "prior_share",
            value: Some(share),
            low: None,
            high: None,
            majority: None,
            stratified_random: None,
            label: Some(label.to_owned()),
            task: task.to_owned(),
        }
    }
}

impl Serialize for MetricRow {
    /// A count is written as the whole number that it is.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("MetricRow", 8)?;
        row.serialize_field("metric", self.metric)?;
        match self.value {
            Some(count) if self.is_count() => row.serialize_field("value", &(count as u64))?,
            value => row.serialize_field("value", &value)?,
        }
        row.serialize_field("low", &self.low)?;
        row.serialize_field("high", &self.high)?;
        row.serialize_field("majority", &self.majority)?;
        row.serialize_field("stratified_random", &self.stratified_random)?;
        row.serialize_field("label", &self.label)?;
        row.serialize_field("task", &self.task)?;
        row.end()
    }
}

/// Precision, recall and F1 of one label, with intervals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassRow {
    /// The label.
    pub label: String,
    /// Share of the rows predicted so that are so; empty when none is predicted so.
    pub precision: Option<f64>,
    /// Share of the rows that are so that are predicted so; empty when none is so.
    pub recall: Option<f64>,
    /// Harmonic mean of the two; empty when the label occurs nowhere.
    pub f1: Option<f64>,
    /// Rows whose true label it is.
    pub support: usize,
    /// Rows whose predicted label it is.
    pub predicted: usize,
    /// Lower end of the precision's interval.
    pub precision_low: Option<f64>,
    /// Upper end of the precision's interval.
    pub precision_high: Option<f64>,
    /// Lower end of the recall's interval.
    pub recall_low: Option<f64>,
    /// Upper end of the recall's interval.
    pub recall_high: Option<f64>,
    /// Lower end of the interval of F1.
    pub f1_low: Option<f64>,
    /// Upper end of the interval of F1.
    pub f1_high: Option<f64>,
}

/// Name and label of every figure, in the order of [`values`].
fn names(labels: &[String]) -> Vec<(&'static str, Option<String>)> {
    let task = Metric::ALL.iter().map(|metric| (metric.name(), None));
    let of_label = |label: &String| ClassMetric::ALL.map(|metric| (metric.name(), Some(label.clone())));
    task.chain(labels.iter().flat_map(of_label)).collect()
}

/// Every figure of the whole task, then of each label.
fn values(figures: &Figures) -> Vec<Option<f64>> {
    let task = Metric::ALL.iter().map(|metric| metric.read(figures));
    let of_label = |label| ClassMetric::ALL.map(|metric| metric.read(figures, label));
    task.chain((0..figures.rankings.len()).flat_map(of_label)).collect()
}

/// The lines of the table of figures.
pub(super) fn metric_rows(judgements: &Judgements, bootstrap: &Bootstrap) -> Vec<MetricRow> {
    let prepared = Prepared::new(judgements);
    let estimates = bootstrap.estimate(judgements.groups(), |rows| values(&prepared.of_rows(rows)));
    let known = "shares counted from the judgements add to one";
    let baseline = Baseline::of(judgements);
    let values_of = |judgements: &Judgements| values(&Prepared::new(judgements).of_all());
    let majority = values_of(&baseline.majority(judgements).expect(known));
    let stratified = baseline.stratified_figures(judgements, bootstrap.seed(), values_of).expect(known);

    let task = match judgements.labels().len() {
        2 => "two-way".to_owned(),
        3 => "three-way".to_owned(),
        count => format!("{count}-way"),
    };
    let line =
        |name: (&'static str, Option<String>), found: Estimate, baselines: [Option<f64>; 2]| MetricRow {
            metric: name.0,
            value: found.value,
            low: found.interval.map(|interval| interval.low),
            high: found.interval.map(|interval| interval.high),
            majority: baselines[0],
            stratified_random: baselines[1],
            label: name.1,
            task: task.clone(),
        };
    let counts =
        [(COUNTS[0], judgements.n()), (COUNTS[1], judgements.groups().len())].map(|(name, count)| {
            line((name, None), Estimate { value: Some(count as f64), interval: None }, [None, None])
        });
    let baselines = majority.into_iter().zip(stratified).map(|(majority, random)| [majority, random]);
    let named = names(judgements.labels()).into_iter().zip(estimates).zip(baselines);
    counts.into_iter().chain(named.map(|((name, found), baselines)| line(name, found, baselines))).collect()
}

/// The lines of the short table by label, with the intervals of `metrics`.
pub(super) fn class_rows(
    confusion: &ConfusionMatrix,
    labels: &[String],
    metrics: &[MetricRow],
) -> Vec<ClassRow> {
    let interval = |metric: ClassMetric, label: &str| {
        let about = |row: &&MetricRow| row.metric == metric.name() && row.label.as_deref() == Some(label);
        metrics.iter().find(about).map_or((None, None), |row| (row.low, row.high))
    };
    let of_label = |(place, label): (usize, &String)| {
        let scores = confusion.class_scores(place);
        let (precision_low, precision_high) = interval(ClassMetric::Precision, label);
        let (recall_low, recall_high) = interval(ClassMetric::Recall, label);
        let (f1_low, f1_high) = interval(ClassMetric::F1, label);
        ClassRow {
            label: label.clone(),
            precision: scores.precision,
            recall: scores.recall,
            f1: scores.f1,
            support: scores.support,
            predicted: scores.predicted,
            precision_low,
            precision_high,
            recall_low,
            recall_high,
            f1_low,
            f1_high,
        }
    };
    labels.iter().enumerate().map(of_label).collect()
}

#[cfg(test)]
mod tests {
    use crate::evaluation::{Bootstrap, Judgements, evaluate};
    use ndarray::array;

    fn csv_of<R: serde::Serialize>(rows: &[R]) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.serialize(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    #[test]
    fn a_figure_that_is_not_defined_is_written_empty() {
        let probabilities = array![[0.9, 0.1], [0.8, 0.2], [0.6, 0.4]];
        let judgements = Judgements::new(["a", "b"], vec![0, 0, 0], probabilities).unwrap();
        let evaluation = evaluate(&judgements, &Bootstrap::new(1));
        let metrics = csv_of(&evaluation.metrics);
        assert!(
            metrics.starts_with(
                "metric,value,low,high,majority,stratified_random,label,task\nn,3,,,,,,two-way\n"
            )
        );
        assert!(metrics.contains("\nroc_auc,,,,,,,two-way\n"));
        assert!(metrics.contains("\nprecision,,,,,,b,two-way\n"));
        assert!(csv_of(&evaluation.per_class).ends_with("\nb,,,,0,0,,,,,,\n"));
    }

    #[test]
    fn every_table_can_be_written_with_a_header() {
        let probabilities = array![[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.3, 0.3, 0.4], [0.2, 0.6, 0.2]];
        let judgements = Judgements::new(["a", "b", "c"], vec![0, 1, 2, 0], probabilities).unwrap();
        let evaluation = evaluate(&judgements, &Bootstrap::new(1));
        assert_eq!(evaluation.metrics.len(), 2 + 9 + 3 * 6);
        assert!(csv_of(&evaluation.per_class).starts_with("label,precision,recall,f1,support,predicted,"));
        let calibration = csv_of(&evaluation.calibration);
        assert!(calibration.starts_with("label,from,to,count,mean_probability,observed_share,low,high\n"));
        assert_eq!(calibration.lines().count(), 1 + 10 * 4);
        assert!(csv_of(&evaluation.coverage).starts_with("threshold,count,coverage,accuracy,low,high\n"));
    }

    #[test]
    fn the_intervals_of_the_short_table_are_those_of_the_long_one() {
        let probabilities = array![[0.8, 0.2], [0.1, 0.9], [0.7, 0.3], [0.4, 0.6], [0.8, 0.2], [0.3, 0.7]];
        let judgements = Judgements::new(["a", "b"], vec![0, 1, 1, 0, 0, 1], probabilities).unwrap();
        let evaluation = evaluate(&judgements, &Bootstrap::new(1));
        let long = |metric, label| {
            let about = |row: &&super::MetricRow| row.metric == metric && row.label.as_deref() == Some(label);
            evaluation.metrics.iter().find(about).unwrap()
        };
        let short = &evaluation.per_class[1];
        assert_eq!((short.recall, short.recall_low), (long("recall", "b").value, long("recall", "b").low));
        assert!(short.recall_low.is_some());
    }
}
