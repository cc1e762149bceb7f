//! Reporting cues: the verbs, nouns and prepositions by which French says that somebody says something.
//!
//! `data/cues.csv` holds one cue a line with the forms the press uses. A form may belong to a plain verb, to a
//! reflexive one (`féliciter`, `se féliciter`) and to expressions of several words (`faire valoir`); which of
//! them it is depends on its neighbours, so all are kept under the form.

use super::cue_list::{CueRow, cue_rows};
use rustc_hash::FxHashMap;

/// The verbs that do nothing but report.
const SPEECH: [&str; 44] = [
    "dire",
    "déclarer",
    "affirmer",
    "indiquer",
    "expliquer",
    "préciser",
    "ajouter",
    "annoncer",
    "rappeler",
    "noter",
    "souligner",
    "estimer",
    "juger",
    "considérer",
    "répondre",
    "répéter",
    "commenter",
    "confier",
    "raconter",
    "rapporter",
    "observer",
    "constater",
    "remarquer",
    "signaler",
    "écrire",
    "assurer",
    "soutenir",
    "prétendre",
    "avertir",
    "prévenir",
    "informer",
    "insister",
    "admettre",
    "reconnaître",
    "croire",
    "penser",
    "suggérer",
    "promettre",
    "conclure",
    "marteler",
    "faire valoir",
    "faire savoir",
    "laisser entendre",
    "alléguer",
];

/// About how many forms the list has.
const FORMS: usize = 1 << 13;

/// A verb form's number in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct VerbId(u16);

/// What a form can be in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Has a subject of its own: `affirme`, `disait`.
    Finite,
    /// Needs an auxiliary: `déclaré`.
    Participle,
    /// `affirmant`.
    Gerund,
    /// `ajouter`.
    Infinitive,
}

/// A cue as far as matching needs it.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Dictionary form.
    pub(super) name: &'static str,
    /// The words that follow the verb of an expression: `valoir` of `faire valoir`.
    pub(super) rest: Vec<&'static str>,
    /// Accepted only right beside a quotation.
    pub(super) weak: bool,
    /// Does nothing but report, so that its subject is the one whose words are quoted.
    pub(super) speech: bool,
    pub(super) tone: Tone,
}

/// What a cue says of the stance of the words it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Neutral,
    Conciliatory,
    Confrontational,
}

/// What a surface form may stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct VerbForm {
    /// The plain verb.
    pub(super) plain: Option<u16>,
    /// The reflexive verb.
    pub(super) reflexive: Option<u16>,
    /// The expressions that begin with it, each with the first byte of its second word, which most are told apart by.
    pub(super) longer: Vec<(u8, u16)>,
    moods: u8,
}

impl VerbForm {
    /// Whether the form can be used in `mood`.
    pub(super) fn can_be(&self, mood: Mood) -> bool {
        self.moods & (1 << mood as u8) != 0
    }
}

/// The table of cues.
#[derive(Debug)]
pub(super) struct Cues {
    all: Vec<Cue>,
    verbs: Vec<VerbForm>,
    forms: FxHashMap<&'static str, VerbId>,
    nouns: Vec<&'static str>,
}

impl Cues {
    /// The list that comes with the program.
    pub(super) fn built_in() -> Self {
        let mut forms = FxHashMap::default();
        forms.reserve(FORMS);
        let mut cues = Self { all: Vec::new(), verbs: Vec::with_capacity(FORMS), forms, nouns: Vec::new() };
        for row in cue_rows() {
            let name = row.name;
            match row.kind {
                "verb" | "multiword" => {
                    let (reflexive, bare) = match name.strip_prefix("se ").or_else(|| name.strip_prefix("s'"))
                    {
                        Some(bare) => (true, bare),
                        None => (false, name),
                    };
                    let number = cues.all.len() as u16;
                    cues.all.push(Cue {
                        name,
                        rest: bare.split(' ').skip(1).collect(),
                        weak: row.weak,
                        speech: SPEECH.contains(&name),
                        tone: match row.tone {
                            "conciliatory" => Tone::Conciliatory,
                            "confrontational" => Tone::Confrontational,
                            _ => Tone::Neutral,
                        },
                    });
                    cues.add_verb(number, reflexive, &row);
                }
                "noun" if !name.contains(' ') => cues.nouns.push(name),
                _ => {}
            }
        }
        cues
    }

    fn add_verb(&mut self, number: u16, reflexive: bool, row: &CueRow) {
        let second = self.all[usize::from(number)].rest.first().and_then(|word| word.bytes().next());
        let forms: Vec<&str> = row.forms().collect();
        // The forms stand in the order present … conditional, participles, -ant, infinitive.
        let finite = forms.iter().rposition(|form| form.ends_with("raient")).map_or(0, |at| at + 1);
        for (at, form) in forms.iter().enumerate() {
            let mood = if at < finite {
                Mood::Finite
            } else if form.ends_with("ant") {
                Mood::Gerund
            } else if at + 1 == forms.len() {
                Mood::Infinitive
            } else {
                Mood::Participle
            };
            let next = VerbId(self.verbs.len() as u16);
            let id = *self.forms.entry(form).or_insert(next);
            if id == next {
                self.verbs.push(VerbForm::default());
            }
            let verb = &mut self.verbs[usize::from(id.0)];
            verb.moods |= 1 << mood as u8;
            // "dit", "écrit", "promis": the participle is spelt as a finite form and so was listed once.
            if mood == Mood::Finite && (form.ends_with('t') || form.ends_with('i') || form.ends_with('s')) {
                verb.moods |= 1 << Mood::Participle as u8;
            }
            if let Some(second) = second {
                verb.longer.push((second, number));
            } else if reflexive {
                verb.reflexive.get_or_insert(number);
            } else {
                verb.plain.get_or_insert(number);
            }
        }
    }

    /// The cue with this number.
    pub(super) fn cue(&self, number: u16) -> &Cue {
        &self.all[usize::from(number)]
    }

    /// All that a form may stand for.
    pub(super) fn verb(&self, id: VerbId) -> &VerbForm {
        &self.verbs[usize::from(id.0)]
    }

    /// Every verb form.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&'static str, VerbId)> {
        self.forms.iter().map(|(&form, &id)| (form, id))
    }

    /// The nouns for something said.
    pub(super) fn nouns(&self) -> impl Iterator<Item = &'static str> {
        self.nouns.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_readable_and_large() {
        let cues = Cues::built_in();
        assert!(cues.all.len() > 200 && cues.nouns.len() > 20);
    }

    #[test]
    fn a_form_knows_its_moods() {
        let cues = Cues::built_in();
        let verb = |form: &str| cues.verb(cues.forms[form]);
        assert!(verb("déclare").can_be(Mood::Finite) && !verb("déclare").can_be(Mood::Participle));
        assert!(verb("déclaré").can_be(Mood::Participle) && !verb("déclaré").can_be(Mood::Finite));
        assert!(verb("dit").can_be(Mood::Finite) && verb("dit").can_be(Mood::Participle));
        assert!(verb("ajoutant").can_be(Mood::Gerund));
    }
}
