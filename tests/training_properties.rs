//! What is learnt depends on the rows and not on their order.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use detente::classifier::{StanceModel, TrainingOptions, TrainingTable, train};
use detente::features::{FeatureOptions, Statement, ToneLexicon};
use proptest::prelude::*;

/// Statements of three labels that share words across them, in groups of two.
fn table() -> TrainingTable {
    let words = [
        "la paix et le dialogue",
        "un accord de paix",
        "une trêve avec eux",
        "une menace contre eux",
        "un mensonge et la guerre",
        "la guerre jeudi",
        "jeudi à Oslo",
        "un pont et un accord",
        "le prix de la guerre",
    ];
    let mut table = TrainingTable::default();
    for copy in 0..6 {
        for (index, words) in words.iter().enumerate() {
            let cue = ["a-t-il dit", "a-t-elle dénoncé", "assure-t-on"][(copy + index) % 3];
            table
                .statements
                .push(Statement::in_context(format!("{words} {copy}"), format!("« ⟨Q⟩ », {cue}.")));
            table.labels.push(index / 3);
            table.groups.push(format!("{} {index}", copy / 2));
        }
    }
    table
}

fn trained(table: &TrainingTable) -> StanceModel {
    let features = FeatureOptions { min_df: 1, ..FeatureOptions::default() };
    let options = TrainingOptions { features, ..TrainingOptions::default() };
    train(table, &ToneLexicon::default(), &options).unwrap().model
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn permuting_the_training_rows_changes_nothing_but_rounding(order in Just((0..54).collect::<Vec<usize>>()).prop_shuffle()) {
        let table = table();
        let permuted = TrainingTable {
            statements: order.iter().map(|&row| table.statements[row].clone()).collect(),
            labels: order.iter().map(|&row| table.labels[row]).collect(),
            groups: order.iter().map(|&row| table.groups[row].clone()).collect(),
        };
        let (model, other) = (trained(&table), trained(&permuted));
        prop_assert_eq!(model.lean.lambda, other.lean.lambda);
        prop_assert_eq!(model.space.width(), other.space.width());
        for (a, b) in model.lean.weights.iter().zip(&other.lean.weights) {
            prop_assert!((a - b).abs() < 1e-5, "weights {} and {}", a, b);
        }
        for statement in &table.statements {
            let (a, b) = (model.predict_one(statement).probabilities(), other.predict_one(statement).probabilities());
            prop_assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-5), "{:?} and {:?}", a, b);
        }
    }
}
