use super::*;
use crate::classifier::{Calibration, Isotonic, Platt, Prior};
use crate::features::FieldName;
use proptest::prelude::*;
use std::sync::LazyLock;

static MODEL: LazyLock<StanceModel> = LazyLock::new(|| StanceModel::embedded().unwrap());

fn words<'s>(explanation: &Explanation<'_>, statement: &'s Statement) -> Vec<&'s str> {
    explanation.words.iter().map(|word| word.of(statement)).collect()
}

/// Says that the parts add up to what a prediction computes, and that each comes from somewhere.
fn check(model: &StanceModel, statement: &Statement) {
    let explanation = model.explain(statement);
    assert_eq!(explanation.stance, model.predict_one(statement));
    for breakdown in std::iter::once(&explanation.lean).chain(&explanation.gate) {
        let error = (breakdown.sum() - breakdown.log_odds).abs();
        assert!(error < 1e-9, "{error} in {statement:?}");
        assert_eq!(breakdown.words.len(), explanation.words.len());
        assert_eq!(breakdown.counts.len(), explanation.counts.len());
    }
    for count in &explanation.counts {
        assert!(
            matches!(count.feature, Feature::Tone(..) | Feature::Signal(_)),
            "{count:?} is found in no word of {statement:?}"
        );
    }
    let Stance { lean, gate } = explanation.stance;
    let odds = |p: f64| (p / (1.0 - p)).ln();
    assert!((odds(lean) - explanation.lean.log_odds).abs() < 1e-6);
    assert!((odds(gate) - explanation.gate.as_ref().unwrap().log_odds).abs() < 1e-6);
}

#[test]
fn words_of_statement_and_context_are_found_where_they_stand() {
    let statement = Statement::in_context(
        "L’agression d’hier",
        "Après « un échec », il accuse : « ⟨Q⟩ », selon l’élu « hors jeu ».",
    );
    let explanation = MODEL.explain(&statement);
    assert_eq!(
        words(&explanation, &statement),
        ["agression", "hier", "Après", "il", "accuse", "selon", "élu"]
    );
    check(&MODEL, &statement);
}

#[test]
fn a_function_word_has_no_share_of_its_neighbours() {
    let statement = Statement::new("nous condamnons des agressions");
    let explanation = MODEL.explain(&statement);
    assert_eq!((explanation.lean.words[0], explanation.lean.words[2]), (0.0, 0.0));
    assert!(explanation.lean.words[1] != 0.0 && explanation.lean.words[3] > 0.0);
}

#[test]
fn the_strongest_parts_speak_for_the_label_and_fall() {
    let statement = Statement::new("Cette agression barbare est une menace inacceptable, et il est midi");
    let explanation = MODEL.explain(&statement);
    let strongest = explanation.strongest(4);
    assert_eq!(strongest.len(), 4);
    assert!(strongest.is_sorted_by(|a, b| a.1 >= b.1) && strongest[3].1 > 0.0);
    assert_eq!(explanation.strongest(0), []);
}

#[test]
fn a_count_of_tone_names_the_words_that_it_counts() {
    let statement = Statement::in_context("Cette agression, cette menace", "Il accuse : « ⟨Q⟩ »");
    let explanation = MODEL.explain(&statement);
    let tone = Feature::Tone(FieldName::Statement, "confrontational");
    let count = explanation.counts.iter().find(|count| count.feature == tone).unwrap();
    let words: Vec<&str> = count.words.iter().map(|word| word.of(&statement)).collect();
    assert_eq!(words, ["agression", "menace"]);
}

#[test]
fn calibration_and_prior_are_parts_of_their_own() {
    let mut model = MODEL.clone();
    let statement = Statement::in_context("La trêve tient", "« ⟨Q⟩ », assure le ministre.");
    model.lean.calibration = Calibration::Line(Platt { slope: 0.5, offset: 0.25 });
    model.prior = model.table_prior;
    let plain = model.explain(&statement);
    assert_eq!((plain.lean.calibration, plain.lean.prior), (0.25, 0.0));
    let mut elsewhere = model.clone();
    elsewhere.prior = Prior::from_counts([1.0, 3.0, 6.0]).unwrap();
    let moved = elsewhere.explain(&statement);
    assert!(moved.lean.prior > 0.0 && moved.lean.words == plain.lean.words);
    check(&elsewhere, &statement);
}

#[test]
fn a_curve_that_calibrates_moves_the_score_as_a_whole() {
    let mut model = MODEL.clone();
    let scores: Vec<f64> = (0..200).map(|row| f64::from(row) / 50.0 - 2.0).collect();
    let positive: Vec<bool> = (0..200).map(|row| row % 3 == 0 || row > 120).collect();
    model.gate.as_mut().unwrap().calibration =
        Calibration::Curve(Isotonic::fit(&scores, &positive, 0.05).unwrap());
    for text in ["La trêve tient", "Cette agression barbare", "…"] {
        check(&model, &Statement::new(text));
    }
}

#[test]
fn a_statement_without_words_is_explained_by_the_rest() {
    let explanation = MODEL.explain(&Statement::new("…"));
    assert!(explanation.words.is_empty());
    check(&MODEL, &Statement::new("…"));
}

proptest! {
    #[test]
    fn the_parts_of_any_text_add_up(text in any::<String>(), context in any::<String>()) {
        check(&MODEL, &Statement::in_context(text, context));
    }

    #[test]
    fn the_parts_of_anything_like_french_add_up(
        text in "((nous|Ils|paix|guerre|l’accord|n'ont pas|agression|menacent|menaçons|12|dialogue|dialogue)[ ,.!?]{1,2}){0,12}",
        before in "((accuse|« |« paix »|le ministre|\"|Kiev|fermement|met en garde) ?){0,6}",
        after in "(( a dit| »|, prévient|la présidente|« non »|expert)){0,6}",
    ) {
        check(&MODEL, &Statement::in_context(text, format!("{before}« ⟨Q⟩ »{after}")));
    }
}
