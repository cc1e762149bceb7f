//! Function words: pronouns, determiners, auxiliaries, prepositions.
//!
//! In a table written by few hands they tell the hand apart more than the stance: who writes `je` in conciliatory rows
//! teaches a model that `je` is conciliatory. Negations, contrasts and modal verbs are not among them, since those carry
//! part of what is said.

/// Whether a word that [`normalize`](super::normalize) has written is a function word.
///
/// ```
/// use detente::text::is_function_word;
/// assert!(is_function_word("nous") && !is_function_word("pas"));
/// ```
pub fn is_function_word(word: &str) -> bool {
    is_pronoun_or_determiner(word) || is_auxiliary(word) || is_linking_word(word)
}

fn is_pronoun_or_determiner(word: &str) -> bool {
    matches!(
        word,
        "je" | "me"
            | "m"
            | "moi"
            | "mon"
            | "ma"
            | "mes"
            | "tu"
            | "te"
            | "t"
            | "toi"
            | "ton"
            | "ta"
            | "tes"
            | "il"
            | "ils"
            | "elle"
            | "elles"
            | "le"
            | "la"
            | "les"
            | "un"
            | "une"
            | "des"
            | "du"
            | "de"
            | "lui"
            | "leur"
            | "leurs"
            | "eux"
            | "se"
            | "s"
            | "son"
            | "sa"
            | "ses"
            | "nous"
            | "notre"
            | "nos"
            | "vous"
            | "votre"
            | "vos"
            | "on"
            | "ce"
            | "c"
            | "cela"
            | "ça"
            | "cette"
            | "ces"
            | "cet"
            | "y"
            | "en"
            | "j"
            | "l"
            | "d"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "est"
            | "sont"
            | "était"
            | "étaient"
            | "être"
            | "été"
            | "a"
            | "ont"
            | "avait"
            | "avaient"
            | "avoir"
            | "eu"
            | "ai"
            | "as"
            | "avons"
            | "avez"
            | "suis"
            | "es"
            | "sommes"
            | "êtes"
            | "sera"
            | "seront"
            | "serait"
            | "fut"
            | "soit"
            | "fait"
            | "faire"
            | "faut"
            | "peut"
            | "plus"
            | "très"
            | "tout"
            | "tous"
            | "toute"
            | "toutes"
    )
}

fn is_linking_word(word: &str) -> bool {
    matches!(
        word,
        "à" | "au"
            | "aux"
            | "dans"
            | "par"
            | "pour"
            | "sur"
            | "avec"
            | "sous"
            | "entre"
            | "vers"
            | "chez"
            | "depuis"
            | "et"
            | "ou"
            | "que"
            | "qu"
            | "qui"
            | "dont"
            | "où"
            | "comme"
            | "si"
    )
}
