//! The proportions that probabilities are meant for, as `--prior` names them.

use detente::classifier::{Labels, Prior};
use detente::error::Error;
use detente::messages::msg;

/// Shares of conciliatory, confrontational and neutral among the quotes of the press; how they were counted is in
/// `models/README.md`.
const NATURAL: [f64; 3] = [0.10, 0.30, 0.60];

/// The prior that `text` names; `None` for the proportions of the training table. Labels other than the default ones have
/// no natural proportions.
pub(super) fn parse(text: &str, labels: &Labels) -> Result<Option<Prior>, Error> {
    let refuse = || Error::Parameter {
        name: "--prior",
        found: text.to_owned(),
        expected: msg!("natural, equal, table, or a share above 0 for every label: label=share,…"),
    };
    match text {
        "natural" if *labels == Labels::default() => Ok(Prior::from_counts(NATURAL)),
        "table" | "natural" => Ok(None),
        "equal" => Ok(Some(Prior::equal(labels))),
        _ => {
            let mut counts = [0.0; 3];
            for part in text.split(',') {
                let (name, share) = part.split_once('=').ok_or_else(refuse)?;
                let label = labels.index(name.trim()).ok_or_else(refuse)?;
                counts[label] = share.trim().parse().map_err(|_| refuse())?;
            }
            let complete = counts.iter().take(labels.names().len()).all(|&count| count > 0.0);
            Prior::from_counts(counts).filter(|_| complete).map(Some).ok_or_else(refuse)
        }
    }
}

/// A prior in words: `conciliatory=0.100 confrontational=0.300 neutral=0.600`.
pub(super) fn shown(prior: Prior, labels: &Labels) -> String {
    let shares = labels.names().into_iter().zip(prior.shares);
    shares.map(|(label, share)| format!("{label}={share:.3}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_brought_to_add_up_to_one() {
        let prior = parse("conciliatory=1,confrontational=1,neutral=2", &Labels::default()).unwrap().unwrap();
        assert_eq!(
            shown(prior, &Labels::default()),
            "conciliatory=0.250 confrontational=0.250 neutral=0.500"
        );
    }

    #[test]
    fn a_label_without_a_share_and_an_unknown_one_are_refused() {
        for text in [
            "conciliatory=1,confrontational=1",
            "nice=1",
            "0.5,0.5",
            "conciliatory=NaN,confrontational=1,neutral=1",
        ] {
            let error = parse(text, &Labels::default()).unwrap_err().to_string();
            assert!(error.contains("a share above 0 for every label"), "{text}: {error}");
        }
    }

    #[test]
    fn labels_of_another_task_have_no_natural_proportions() {
        let labels = Labels::new("favor", "against", None).unwrap();
        assert_eq!(parse("natural", &labels).unwrap(), None);
        let equal = parse("equal", &labels).unwrap().unwrap();
        assert_eq!(shown(equal, &labels), "favor=0.500 against=0.500");
    }
}
