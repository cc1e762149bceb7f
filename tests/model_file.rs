//! Damaged model files: none is accepted, none panics.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use detente::classifier::{Labels, StanceModel, Trained, TrainingOptions, TrainingTable, train};
use detente::features::{FeatureOptions, Statement, ToneLexicon};
use proptest::prelude::*;
use std::sync::OnceLock;

fn small_model() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let words = [
            "la paix",
            "un accord",
            "une trêve",
            "une menace",
            "un mensonge",
            "la guerre",
            "jeudi",
            "un pont",
            "le prix",
        ];
        let mut table = TrainingTable::default();
        for copy in 0..5 {
            for (index, words) in words.iter().enumerate() {
                table
                    .statements
                    .push(Statement::in_context(format!("{words} {copy}"), "« ⟨Q⟩ », a-t-il dit."));
                table.labels.push(index / 3);
                table.groups.push(format!("{copy} {index}"));
            }
        }
        let options = TrainingOptions {
            labels: Labels::default(),
            features: FeatureOptions { min_df: 1, ..FeatureOptions::default() },
            ..TrainingOptions::default()
        };
        let Trained { model, .. } = train(&table, &ToneLexicon::default(), &options).unwrap();
        model.to_bytes().0
    })
}

#[test]
fn a_model_gives_the_same_bits_before_and_after_it_is_saved() {
    let restored = StanceModel::from_bytes(small_model(), "small").unwrap();
    assert_eq!(restored.to_bytes().0, small_model());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.detente");
    let id = restored.save(&path).unwrap();
    let loaded = StanceModel::load(&path).unwrap();
    assert_eq!(loaded.metadata.model_id, id);
    let statement = Statement::new("une trêve");
    assert_eq!(loaded.predict_one(&statement), restored.predict_one(&statement));
}

/// One file for each version of the format that is read, and what its model said when it was made.
#[test]
fn a_model_of_every_format_that_is_read_says_what_it_said() {
    let statements = [
        Statement::new("Nous proposons une trêve"),
        Statement::new("Ils ont menti et trahi"),
        Statement::in_context("Le sommet aura lieu jeudi", "« ⟨Q⟩ », a-t-il dit."),
    ];
    // The second file holds the model of the first.
    let said = [
        [0.555_515, 0.178_512, 0.265_973],
        [0.115_714, 0.559_216, 0.325_070],
        [0.008_319, 0.028_031, 0.963_650],
    ];
    assert_eq!(StanceModel::FORMAT_VERSION, 3, "a new version needs a file of its own here");
    for name in ["model-v2.detente", "model-v3.detente"] {
        let model = StanceModel::load(&std::path::Path::new("tests/fixtures").join(name)).unwrap();
        for (statement, said) in statements.iter().zip(said) {
            let says = model.predict_one(statement).probabilities();
            assert!(
                says.iter().zip(said).all(|(a, b)| (a - b).abs() < 1e-6),
                "{name}: {says:?} instead of {said:?}"
            );
        }
    }
}

/// One way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Extend(Vec<u8>),
    Swap(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<prop::sample::Index>(), 1u8..=255).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        any::<prop::sample::Index>().prop_map(Damage::Cut),
        prop::collection::vec(any::<u8>(), 1..40).prop_map(Damage::Extend),
        (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(a, b)| Damage::Swap(a, b)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_damage_is_accepted(damage in damage()) {
        let good = small_model();
        let mut bytes = good.to_vec();
        match damage {
            Damage::Flip(at, mask) => bytes[at.index(good.len())] ^= mask,
            Damage::Cut(at) => bytes.truncate(at.index(good.len())),
            Damage::Extend(more) => bytes.extend(more),
            Damage::Swap(a, b) => bytes.swap(a.index(good.len()), b.index(good.len())),
        }
        prop_assume!(bytes != good);
        let refused = StanceModel::from_bytes(&bytes, "damaged").unwrap_err().to_string();
        prop_assert!(refused.starts_with("damaged: "), "{}", refused);
    }

    /// What a checksum cannot see: a file whose content is wrong and whose checksum fits it.
    #[test]
    fn content_under_a_fitting_checksum_is_checked_too(at in any::<prop::sample::Index>(), mask in 1u8..=255) {
        let mut bytes = small_model().to_vec();
        let body = bytes.len() - 24;
        bytes[24 + at.index(body)] ^= mask;
        let checksum = crc32fast::hash(&bytes[24..]);
        bytes[20..24].copy_from_slice(&checksum.to_le_bytes());
        // It may be read, where the change makes another sound model, but never panics and never gives a wrong probability.
        if let Ok(model) = StanceModel::from_bytes(&bytes, "forged") {
            let probabilities = model.predict_one(&Statement::in_context("la paix", "« ⟨Q⟩ », dit-il.")).probabilities();
            prop_assert!(probabilities.iter().all(|p| (0.0..=1.0).contains(p)), "{:?}", probabilities);
        }
    }
}
