//! The projector: from a statement straight to its dot products with given weights.
//!
//! The terms of a word depend on the word alone, and so does what they add to a dot product. A projector works it out once
//! for each form and field and from then on adds two numbers for a word; n-grams are looked up no more. The result is
//! that of the [`Encoder`](super::Encoder)'s row times the weights, up to rounding, and the same bits whatever was projected before.

use super::Statement;
use super::encoder::scale;
use super::field::{Block, Field, FieldName, FormTerms};
use super::forms::Forms;
use super::reading::{Reading, Word};
use super::space::FeatureSpace;
use super::tone_block::ToneBlock;
use crate::text::Break;

/// How many vectors of weights a projector takes: a lean and a gate.
const VECTORS: usize = 2;

/// Dot products of statements with fixed weights.
///
/// ```
/// use detente::features::{FeatureOptions, FeatureSpace, Projector, Statement, ToneLexicon};
/// let statements = [Statement::new("la paix maintenant"), Statement::new("la guerre maintenant")];
/// let options = FeatureOptions { min_df: 1, ..FeatureOptions::default() };
/// let space = FeatureSpace::fit(&statements, ToneLexicon::default(), options);
/// let weights: Vec<f64> = (0..space.width()).map(|column| column as f64).collect();
/// let mut projector = Projector::new(&space, [&weights, &weights]);
/// let [first, second] = projector.project(&statements[0]);
/// assert!(first > 0.0 && first == second);
/// ```
#[derive(Debug)]
pub struct Projector<'s> {
    space: &'s FeatureSpace,
    fields: Vec<FieldWorth<'s>>,
    /// The weights of the tone block.
    tone_weights: [&'s [f64]; VECTORS],
    forms: Forms,
    reading: Reading,
    tones: ToneBlock,
}

/// A field with its weights, and what each form is worth in it.
#[derive(Debug)]
struct FieldWorth<'s> {
    name: FieldName,
    field: &'s Field,
    words: [&'s [f64]; VECTORS],
    chars: [&'s [f64]; VECTORS],
    forms: Vec<Option<FormWorth>>,
    /// The terms of the form in hand.
    terms: FormTerms,
}

/// A part of a block: its dot products and its squared length, before the block is scaled.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Part {
    dots: [f64; VECTORS],
    square: f64,
}

/// What a word form adds to both blocks of a field.
#[derive(Debug, Clone, Copy)]
struct FormWorth {
    /// Its stem's column.
    stem: Option<u32>,
    words: Part,
    chars: Part,
}

impl Part {
    /// The part that one term makes.
    fn of_term(column: u32, count: f64, block: &Block, weights: [&[f64]; VECTORS]) -> Self {
        let value = count * block.idf(column);
        Self { dots: weights.map(|weights| value * weights[column as usize]), square: value * value }
    }

    fn add(&mut self, other: Self) {
        for (dot, other) in self.dots.iter_mut().zip(other.dots) {
            *dot += other;
        }
        self.square += other.square;
    }
}

impl<'s> Projector<'s> {
    /// A projector on `weights`, each with a weight for every column of `space`.
    ///
    /// # Panics
    /// When there are not as many weights as columns.
    pub fn new(space: &'s FeatureSpace, weights: [&'s [f64]; 2]) -> Self {
        assert!(weights.iter().all(|weights| weights.len() == space.width()), "a weight for each column");
        let mut rest = weights;
        let mut take = |width: usize| {
            let taken = rest.map(|rest| &rest[..width]);
            rest = rest.map(|rest| &rest[width..]);
            taken
        };
        let fields = space.fields().map(|(name, field)| FieldWorth {
            name,
            field,
            words: take(field.words.vocabulary.len()),
            chars: take(field.chars.vocabulary.len()),
            forms: Vec::new(),
            terms: FormTerms::default(),
        });
        let fields = fields.collect();
        Self {
            space,
            fields,
            tone_weights: rest,
            forms: Forms::default(),
            reading: Reading::default(),
            tones: ToneBlock::default(),
        }
    }

    /// The dot product of the statement's row with each vector of weights.
    pub fn project(&mut self, statement: &Statement) -> [f64; 2] {
        let space = self.space;
        if self.forms.keep_within_bounds() {
            self.fields.iter_mut().for_each(|field| field.forms.clear());
        }
        self.reading.read(&mut self.forms, &space.lexicon, statement, space.options.context);
        let mut dots = [0.0; VECTORS];
        for field in &mut self.fields {
            let blocks = field.add_up(space, &self.forms, &self.reading);
            let (words, chars) = space.options.block_weights(field.name);
            for (block, weight) in blocks.into_iter().zip([words, chars]) {
                let scale = scale(weight, block.square);
                dots.iter_mut().zip(block.dots).for_each(|(dot, block)| *dot += block * scale);
            }
        }
        if space.has_tones() {
            let values = self.tones.values(&space.lexicon, statement, &self.reading, &self.forms);
            for (dot, weights) in dots.iter_mut().zip(self.tone_weights) {
                let tone: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
                *dot += tone * space.options.lexicon;
            }
        }
        dots
    }
}

impl FieldWorth<'_> {
    /// The sums over the field's words: word n-grams, character n-grams.
    fn add_up(&mut self, space: &FeatureSpace, forms: &Forms, reading: &Reading) -> [Part; 2] {
        self.forms.resize(forms.len(), None);
        let (mut words, mut chars) = (Part::default(), Part::default());
        for passage in reading.passages(self.name) {
            let mut previous = None;
            for &Word { form, break_before, .. } in passage {
                let worth = match self.forms[form as usize] {
                    Some(worth) => worth,
                    None => self.learn(space, forms, form),
                };
                words.add(worth.words);
                chars.add(worth.chars);
                let before = std::mem::replace(&mut previous, worth.stem);
                if let (Some(before), Some(stem)) = (before, worth.stem)
                    && break_before < Break::Sentence
                    && let Some(&pair) = self.field.pairs.get(&(before, stem))
                {
                    words.add(Part::of_term(pair, 1.0, &self.field.words, self.words));
                }
            }
        }
        [words, chars]
    }

    #[cold]
    fn learn(&mut self, space: &FeatureSpace, forms: &Forms, form: u32) -> FormWorth {
        let terms = &mut self.terms;
        self.field.terms_of(self.name, &space.options, forms.word(form), forms.stem(form), terms);
        let stem = |column| Part::of_term(column, 1.0, &self.field.words, self.words);
        let mut worth = FormWorth {
            stem: terms.stem,
            words: terms.stem.map(stem).unwrap_or_default(),
            chars: Part::default(),
        };
        for &(column, count) in &terms.grams {
            worth.chars.add(Part::of_term(column, f64::from(count), &self.field.chars, self.chars));
        }
        self.forms[form as usize] = Some(worth);
        worth
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Encoder, FeatureOptions, LexiconEntry, Pole, ToneLexicon};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SPACE: LazyLock<FeatureSpace> = LazyLock::new(|| {
        let entry = |entry: &str, pole| LexiconEntry {
            entry: entry.into(),
            pole,
            strength: 2,
            complement: String::new(),
        };
        let lexicon = ToneLexicon::new(vec![
            entry("main tendue", Pole::Conciliatory),
            entry("menacer", Pole::Confrontational),
        ]);
        let statements = [
            Statement::in_context(
                "la main tendue à nos voisins",
                "« ⟨Q⟩ », dit-elle. Elle veut « la paix ».",
            ),
            Statement::in_context("ils menacent nos voisins", "Il accuse : « ⟨Q⟩ »"),
        ];
        FeatureSpace::fit(
            &statements,
            lexicon,
            FeatureOptions { min_df: 1, lexicon: 0.5, ..FeatureOptions::default() },
        )
    });

    /// Weights that are no pattern of the columns.
    static WEIGHTS: LazyLock<[Vec<f64>; 2]> = LazyLock::new(|| {
        [2.0, 3.0].map(|step: f64| (0..SPACE.width()).map(|column| (step * column as f64).sin()).collect())
    });

    fn close(projected: [f64; 2], row: &[(u32, f64)]) -> bool {
        let dots = WEIGHTS
            .each_ref()
            .map(|weights| row.iter().map(|&(column, value)| weights[column as usize] * value).sum::<f64>());
        projected.iter().zip(dots).all(|(projected, dot)| (projected - dot).abs() < 1e-12)
    }

    const TEXT: &str = "((la|main|tendue|ils|menacent|nos|voisins|paix|pas|n'est|dit|accuse|[a-zéÉœ]{1,18}|\\PC)[ ,.'’»«-]{0,2}){0,12}";

    proptest! {
        #[test]
        fn any_statement_is_projected_as_its_row(
            text in TEXT, before in TEXT, after in TEXT, has_quote in any::<bool>(),
        ) {
            let context = if has_quote { format!("{before}⟨Q⟩{after}") } else { before };
            let statement = Statement::in_context(text, context);
            let weights = [WEIGHTS[0].as_slice(), &WEIGHTS[1]];
            let mut projector = Projector::new(&SPACE, weights);
            let first = projector.project(&statement);
            prop_assert!(close(first, &Encoder::new(&SPACE).encode(&statement)));
            projector.project(&Statement::in_context("autre chose", "dit-il"));
            prop_assert_eq!(projector.project(&statement), first, "what came before changes nothing");
        }
    }
}
