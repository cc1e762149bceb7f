//! What leads to the main clause: a subordinate clause before it, whose subject is not the one who speaks, and whose
//! pronoun may be named only behind the comma; and words that are written on a thing, which nobody is said to speak.

use super::attribution::{Attribution, CueWord, Reader, Who};
use super::layout::Place;
use super::mentions::{Gender, Mention, MentionKind};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens into its sentence the pronoun of a leading clause stands.
const OPENS: usize = 4;

/// How many tokens behind its subject a verb of saying may stand.
const VERB: usize = 5;

/// Verbs by which somebody speaks to others: whoever is named as their subject said the words, whoever tells of it.
const ADDRESSES: [&str; 9] = [
    "demander",
    "remercier",
    "appeler",
    "exhorter",
    "inviter",
    "ordonner",
    "féliciter",
    "promettre",
    "conseiller",
];

impl<'t> Reader<'_, 't> {
    /// Whether `Même si`, `Alors que`, `Depuis que` opens the sentence at `start`.
    fn opens_with_subordinate(&self, start: usize) -> bool {
        let page = self.page;
        match page.str(start) {
            "Si" | "S'" | "S’" | "Quand" | "Lorsque" | "Lorsqu'" | "Lorsqu’" | "Puisque" | "Puisqu'"
            | "Puisqu’" => true,
            "Même" => matches!(page.str(start + 1), "si" | "s'" | "s’"),
            "Alors" | "Tandis" | "Bien" | "Depuis" | "Après" | "Avant" => page.is(start + 1, Class::QUE),
            _ => false,
        }
    }

    /// Whether the sentence at `start` opens with a clause that grants something of somebody else: `Même si le maire hésite, il`.
    pub(super) fn grants(&self, start: usize) -> bool {
        let page = self.page;
        match page.str(start) {
            "Si" | "S'" | "S’" => true,
            "Même" => matches!(page.str(start + 1), "si" | "s'" | "s’"),
            "Bien" => page.is(start + 1, Class::QUE),
            _ => false,
        }
    }

    /// The subject behind the first comma after token `from`, and one past it, if a verb follows.
    fn main_clause(&self, from: usize, end: usize) -> Option<(Who, usize)> {
        let page = self.page;
        let comma = self.layout.outside(from, end).find(|&at| page.kind(at) == TokenKind::Comma)?;
        if self.subject_pronoun(comma + 1) {
            return Some((self.pronoun(comma + 1), comma + 2));
        }
        let subject = page.mention(comma + 1, end).filter(Mention::can_speak)?;
        let last = subject.last + usize::from(page.kind(subject.last) == TokenKind::Comma);
        let acts = self.acts_at(last) || self.is_described(&subject);
        acts.then_some((Who::Named(subject), last))
    }

    /// Whether a verb stands at `at`, with the small words before it.
    fn acts_at(&self, at: usize) -> bool {
        let verb =
            Class::AVOIR.and(Class::ETRE).and(Class::NEGATION).and(Class::REFLEXIVE).and(Class::OBJECT);
        self.page.is_finite(at) || self.page.is(at, verb)
    }

    /// `Ada Lorme, 84 ans,`: a full name with a description behind its comma.
    fn is_described(&self, mention: &Mention) -> bool {
        let full = mention.name.is_some_and(|(first, last)| last > first + 1);
        full && (self.page.kind(mention.last) == TokenKind::Comma || mention.last > mention.core)
    }

    /// `Depuis qu'elle a promis « … », Ada Lorme se tait`: the pronoun of the clause that leads is named in the main one.
    pub(super) fn named_later(&self, place: Place, start: usize, report: Attribution<'t>) -> Attribution<'t> {
        let Who::Pronoun { at, gender, plural } = report.who else { return report };
        if at > start + OPENS || at >= place.open || !self.opens_with_subordinate(start) {
            return report;
        }
        let end = self.layout.sentence_end(self.page, place.close);
        let named = self.main_clause(place.close, end).and_then(|(who, _)| match who {
            Who::Named(named) => Some(named),
            _ => None,
        });
        let named = named.filter(|named| {
            named.kind == MentionKind::Person && named.plural == plural && named.gender.agrees(gender)
        });
        named.map_or(report, |named| Attribution { who: Who::Named(named), ..report })
    }

    /// Whether the pronoun at `at` stands in a clause that leads, and the sentence names its subject behind a comma: `D'Oslo,
    /// où il siège, Ivo Castel a répondu`.
    pub(super) fn is_led(&self, at: usize, phrases: &[super::attribution::Phrase]) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1) else { return false };
        let depends = page.is(before, Class::RELATIVE.and(Class::QUE))
            || matches!(page.str(before), "s'" | "s’" | "quand" | "lorsqu'" | "lorsqu’");
        depends
            && phrases.iter().any(|p| {
                let comma = p.mention.first > at && page.kind(p.mention.first - 1) == TokenKind::Comma;
                comma
                    && !p.governed
                    && p.mention.kind == MentionKind::Person
                    && (self.acts_at(p.mention.last) || self.is_described(&p.mention))
            })
    }

    /// `Convaincue elle aussi que`, `Ada Lorme a elle rappelé`: the pronoun only stresses whose verb it is.
    pub(super) fn is_stressed(&self, at: usize) -> bool {
        let page = self.page;
        if !matches!(page.str(at), "elle" | "elles") {
            return false;
        }
        let too = page.str(at + 1) == "aussi" && !self.acts_at(at + 2);
        too || at > 0 && page.is(at - 1, Class::AVOIR) && page.is(at - 1, Class::FINITE)
    }

    /// `Il s'agit de`, `il faut`, `il y a`: the pronoun means nobody.
    pub(super) fn is_impersonal(&self, at: usize) -> bool {
        let page = self.page;
        if !matches!(page.str(at), "il" | "Il") {
            return false;
        }
        let next = at + 1 + usize::from(matches!(page.str(at + 1), "ne" | "n'" | "n’"));
        match page.str(next) {
            "faut" | "fallait" | "faudra" | "faudrait" | "convient" | "importe" | "suffit" => true,
            "y" => matches!(page.str(next + 1), "a" | "avait" | "aura" | "aurait"),
            "s'" | "s’" => page.str(next + 1).starts_with("agi"),
            _ => false,
        }
    }

    /// `répondre aux besoins`, `relève de`, `assurer la « sécurité »`: what follows shows that nothing is said in words.
    pub(super) fn is_wordless(&self, group: &VerbGroup<'_>, place: Place) -> bool {
        let page = self.page;
        match group.cue.name {
            // "Le vote intervient alors que « … »"
            "intervenir" => true,
            "répondre" => {
                let infinitive = matches!(group.mood, GroupMood::Dependent | GroupMood::Loose);
                infinitive
                    && matches!(page.str(group.end), "à" | "aux" | "au")
                    && page
                        .mention(group.end + 1, group.end + VERB)
                        .is_none_or(|to| to.kind == MentionKind::Thing)
            }
            "relever" => matches!(page.str(group.end), "de" | "d'" | "d’" | "du"),
            // The object is a noun phrase, which is made sure of.
            "assurer" => {
                let object = |at: usize| page.is(at, Class::DETERMINER);
                let clause = || (place.open..place.close).any(|at| page.is_finite(at));
                group.end + 2 >= place.open
                    && (object(place.open + 1) || object(group.end) && group.end < place.open)
                    && !clause()
            }
            _ => false,
        }
    }

    /// `Sur les pancartes, on lit « … »`: the thing is said to bear the words, and nobody to speak them.
    pub(super) fn is_borne(&self, place: Place) -> bool {
        let page = self.page;
        let before = || self.layout.outside(self.layout.sentence_start(page, place.open), place.open);
        before().any(|at| matches!(page.str(at), "lire" | "lit" | "lisait" | "écrit" | "inscrit" | "tagué"))
            && before().any(|at| matches!(page.str(at), "sur" | "Sur") && self.bears_words(at + 1))
    }

    /// Whether the noun phrase at `at` is a thing that people write on.
    pub(super) fn bears_words(&self, at: usize) -> bool {
        let page = self.page;
        let determined = usize::from(page.is(at, Class::DETERMINER.and(Class::OF)));
        (at + determined..at + determined + 2).any(|noun| {
            let noun = page.str(noun);
            BEARS.contains(&noun.strip_suffix(['s', 'x']).unwrap_or(noun))
        })
    }

    /// `, lance « Milo », 65 ans`: a name between marks right behind the verb.
    pub(super) fn name_in_marks(&self, at: usize) -> Option<Mention> {
        let page = self.page;
        let place = self.layout.places[self.layout.quote_at(at)?];
        let (first, end) = (at + 1, place.close.checked_sub(1)?);
        let short = place.open == at && (first + 1..first + 3).contains(&end) && !place.ends_sentence;
        let named = (first..end).all(|word| {
            page.kind(word) == TokenKind::Capital && !page.is(word, Class::DETERMINER.and(Class::SUBJECT))
        });
        (short && named && page.kind(end) == TokenKind::Mark).then_some(Mention {
            first,
            last: place.close,
            core: end,
            name: Some((first, end)),
            head: None,
            gender: Gender::Unknown,
            plural: false,
            kind: MentionKind::Person,
        })
    }
}

/// Whether `outer` is a source that `selon` names, while the verb of `group` addresses somebody: `Selon la mairie, Ada Lorme a
/// demandé aux agents de « … »`.
pub(super) fn addresses(group: &VerbGroup<'_>, who: &Who, outer: &Attribution<'_>) -> bool {
    let according = matches!(outer.cue, Some(CueWord::Listed("selon" | "d'après")));
    let named =
        matches!(who, Who::Named(subject) if subject.name.is_some() && subject.kind == MentionKind::Person);
    according && named && group.mood == GroupMood::Active && ADDRESSES.contains(&group.cue.name)
}

/// Things that people write on, in the singular.
const BEARS: [&str; 16] = [
    "banderole",
    "pancarte",
    "mur",
    "gilet",
    "affiche",
    "affichette",
    "drapeau",
    "tee-shirt",
    "t-shirt",
    "panneau",
    "façade",
    "chasuble",
    "bâche",
    "drap",
    "calicot",
    "muret",
];
