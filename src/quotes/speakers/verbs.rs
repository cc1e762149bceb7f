//! Verb groups around a reporting verb: auxiliary, pronouns, negation, mood; and the group turned round after a
//! quotation (`, a-t-elle ajouté`).

use crate::quotes::cues::{Cue, Mood, VerbForm};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;

/// A reporting verb with the words that belong to it.
#[derive(Debug, Clone, Copy)]
pub(in crate::quotes) struct VerbGroup<'t> {
    /// First token: a pronoun, a negation, the auxiliary or the verb.
    pub(in crate::quotes) first: usize,
    /// One past the last word of the cue.
    pub(in crate::quotes) end: usize,
    pub(in crate::quotes) cue: &'t Cue,
    pub(in crate::quotes) mood: GroupMood,
    /// The inverted pronoun: `-t-il`.
    pub(in crate::quotes) clitic: Option<usize>,
    pub(in crate::quotes) negated: bool,
    pub(in crate::quotes) plural: bool,
}

/// What kind of subject the group takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quotes) enum GroupMood {
    /// A subject of its own.
    Active,
    /// Done by the one after `par`.
    Passive,
    /// The subject of the main clause: `ajoutant`, `avant d'ajouter`.
    Dependent,
    /// An infinitive that nothing links to a subject: `on l'imagine répondre`.
    Loose,
}

fn is_reflexive(cue: &str) -> bool {
    cue.starts_with("se ") || cue.starts_with("s'")
}

/// Auxiliaries, and the small words that stand before a verb or beside its auxiliary.
const BEFORE_VERB: Class = Class::AVOIR
    .and(Class::ETRE)
    .and(Class::ADVERB)
    .and(Class::OBJECT)
    .and(Class::REFLEXIVE)
    .and(Class::NEGATION);

impl<'t> Page<'t> {
    /// The verb group whose main verb is the word at `verb`.
    #[inline]
    pub(in crate::quotes) fn verb_group(&self, verb: usize) -> Option<VerbGroup<'t>> {
        self.verb(verb).and_then(|form| self.group_of(verb, form))
    }

    fn group_of(&self, verb: usize, form: &VerbForm) -> Option<VerbGroup<'t>> {
        // A participle may open its sentence: "Désigné comme « … » par".
        let opens = self.kind(verb) == TokenKind::Capital
            && (verb == 0 || self.token(verb - 1).is_some_and(super::super::tokens::Token::ends_sentence));
        if self.kind(verb) != TokenKind::Lower && !opens {
            return None;
        }
        let mut first = verb;
        let mut clitic = None;
        let mut negated = false;
        let mut reflexive = false;
        let mut auxiliary = None;
        let mut passive = false;
        let between = Class::ADVERB.and(Class::NEGATION).and(Class::OBJECT);
        let floor = verb.saturating_sub(8);
        while first > floor {
            let at = first - 1;
            if self.kind(at) == TokenKind::Clitic && auxiliary.is_none() {
                clitic = Some(at);
            } else if auxiliary.is_none() && self.is(at, Class::AVOIR.and(Class::ETRE)) {
                auxiliary = Some(at);
            } else if self.str(at) == "été" && auxiliary.is_none() {
                passive = true;
            } else if self.is(at, Class::REFLEXIVE) {
                reflexive = true;
            } else if self.is(at, between) && self.kind(at) != TokenKind::Capital {
                // "le ministre": a determiner is an object pronoun only right before a verb or an auxiliary.
                let article = self.is(at, Class::DETERMINER);
                if article && !(first == auxiliary.unwrap_or(verb) && self.is_finite(first)) {
                    break;
                }
                if article && auxiliary.is_none() && !self.pronoun_before(at) {
                    break;
                }
            } else if self.str(at).ends_with("ment") && auxiliary.is_none() && !self.is_noun_in_ment(at) {
            } else {
                break;
            }
            negated |= matches!(self.str(at), "jamais" | "pas" | "n'" | "n’" | "ne");
            first = at;
        }
        if auxiliary.is_none() && form.can_be(Mood::Participle) && !form.can_be(Mood::Finite) {
            // "a toutefois, dans son rapport, insisté"
            auxiliary = self.far_auxiliary(first);
            first = auxiliary.unwrap_or(first);
        }
        if self.kind(verb + 1) == TokenKind::Clitic {
            clitic = Some(verb + 1);
        }
        negated |= matches!(self.str(verb + 1), "pas" | "jamais") && negated;
        let (cue, end) = self.cue_at(verb, reflexive)?;
        // "rallier la ville" is no "se rallier".
        if !reflexive && end == verb + 1 && is_reflexive(cue.name) && !form.can_be(Mood::Participle) {
            return None;
        }
        let end = end.max(clitic.map_or(0, |at| at + 1));
        let etre = auxiliary.is_some_and(|at| self.is(at, Class::ETRE) && !self.is(at, Class::AVOIR));
        // "un conseiller", "le commercial chargé de rencontrer": a noun that is spelt like an infinitive.
        let before = first.checked_sub(1);
        let named = form.can_be(Mood::Infinitive)
            && auxiliary.is_none()
            && before.is_some_and(|at| {
                self.is(at, Class::DETERMINER) && (!self.is(at, Class::OBJECT) || self.is(verb, Class::ROLE))
            });
        if named {
            return None;
        }
        let mood = match auxiliary {
            Some(_) if passive || etre && !reflexive => {
                if !form.can_be(Mood::Participle) {
                    return None;
                }
                GroupMood::Passive
            }
            Some(at) if form.can_be(Mood::Participle) => {
                if self.is(at, Class::FINITE) {
                    GroupMood::Active
                } else {
                    GroupMood::Dependent
                }
            }
            _ if form.can_be(Mood::Finite) => GroupMood::Active,
            _ if form.can_be(Mood::Gerund) => GroupMood::Dependent,
            _ if form.can_be(Mood::Infinitive) => {
                let before = first.checked_sub(1);
                let linked = before.is_some_and(|at| {
                    self.is(at, Class::OF.and(Class::PREPOSITION))
                        // "a beau dénoncer", "d'un seul mot : remercier"
                        || self.str(at) == "beau"
                        || self.kind(at) == TokenKind::Colon
                        || self.is_finite(at)
                        || self.verb(at).is_some()
                });
                if linked { GroupMood::Dependent } else { GroupMood::Loose }
            }
            _ => GroupMood::Passive,
        };
        // "leur dit-il": a pronoun hung on it makes it a verb.
        let hung = self.kind(verb + 1) == TokenKind::Clitic;
        if mood == GroupMood::Active && auxiliary.is_none() && !hung && self.looks_like_noun(verb) {
            return None;
        }
        let carrier = auxiliary.unwrap_or(verb);
        let plural = self.str(carrier).ends_with("nt");
        Some(VerbGroup { first, end, cue, mood, clitic, negated, plural })
    }

    /// The auxiliary that an adverbial parts from its participle: "a de nouveau accusé", "a, dans son rapport,
    /// insisté". A participle that agrees with a noun is no part of a tense.
    fn far_auxiliary(&self, at: usize) -> Option<usize> {
        if self.str(at).ends_with("ée") || self.str(at).ends_with('s') {
            return None;
        }
        let enclosed = at > 0 && self.kind(at - 1) == TokenKind::Comma;
        let reach = if enclosed { 14 } else { 7 };
        for auxiliary in (at.saturating_sub(reach)..at).rev() {
            if self.is(auxiliary, Class::AVOIR) && self.is(auxiliary, Class::FINITE) {
                return Some(auxiliary);
            }
            let word = matches!(self.kind(auxiliary), TokenKind::Lower | TokenKind::Elision);
            let comma = enclosed && self.kind(auxiliary) == TokenKind::Comma;
            // "a pour sa part publié": no form of "partir".
            let determined = auxiliary > 0 && self.is(auxiliary - 1, Class::DETERMINER);
            let part = self.str(auxiliary) == "part" && determined;
            if !(word || comma || enclosed && self.kind(auxiliary) == TokenKind::Capital)
                || self.is_finite(auxiliary) && !part
                || self.is(auxiliary, Class::QUE.and(Class::RELATIVE))
            {
                return None;
            }
        }
        None
    }

    /// Whether the verb or its auxiliary certainly has a singular subject: `a`, `est`, `rappelle`, `dira`.
    pub(in crate::quotes) fn is_singular(&self, group: &VerbGroup<'_>) -> bool {
        let carrier = (group.first..group.end).find(|&at| {
            self.is(at, Class::AVOIR.and(Class::ETRE).and(Class::FINITE)) || self.verb(at).is_some()
        });
        group.mood == GroupMood::Active
            && carrier.is_some_and(|at| !self.str(at).ends_with("nt") && !self.str(at).ends_with("ons"))
    }

    /// Whether the words between two marks are a participle of saying or judging, or end in one: `vivement regretté`.
    pub(in crate::quotes) fn ends_with_participle(&self, open: usize, close: usize) -> bool {
        let words = || (open..close).rev().filter(|&at| self.kind(at) == TokenKind::Lower);
        let verb = words().next().and_then(|at| self.verb(at));
        words().count() <= 3 && verb.is_some_and(|verb| verb.can_be(Mood::Participle))
    }

    /// `le gouvernement`, `un avertissement`: a noun that ends like an adverb.
    fn is_noun_in_ment(&self, at: usize) -> bool {
        let noun = Class::BODY.and(Class::ROLE).and(Class::SAYING).and(Class::DOCUMENT);
        self.is(at, noun) || at > 0 && self.is(at - 1, Class::DETERMINER.and(Class::OF))
    }

    fn pronoun_before(&self, at: usize) -> bool {
        at > 0
            && (self.is(at - 1, Class::SUBJECT.and(Class::RELATIVE).and(Class::NEGATION))
                || matches!(self.kind(at - 1), TokenKind::Capital)
                || self.str(at - 1) == "comme")
    }

    /// `la demande`, `sa critique`, `de menace`: the noun that is spelt like the verb.
    fn looks_like_noun(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        // ", en conclut le ministère": the pronoun is spelt like the preposition.
        if self.str(before) == "en"
            && before > 0
            && self.kind(before - 1) == TokenKind::Comma
            && matches!(
                self.str(at),
                "conclut" | "conclu" | "déduit" | "convient" | "convenait" | "plaisante"
            )
        {
            return false;
        }
        // "certains réclament": the quantity is the subject.
        if self.str(at).ends_with("nt")
            && matches!(
                self.str(before),
                "certains" | "certaines" | "plusieurs" | "Certains" | "Certaines" | "Plusieurs" | "autres"
            )
        {
            return false;
        }
        if self.kind(before) == TokenKind::Capital && self.is(before, Class::DETERMINER) {
            return true;
        }
        // "un avertissement explicite", but "le rapport dénonce"
        let quality = self.is(before, Class::SAYING) && !self.is(before, Class::DOCUMENT)
            || matches!(
                self.str(at),
                "explicite" | "critique" | "célèbre" | "manifeste" | "ferme" | "brusque"
            );
        if quality
            && (self.is(before, Class::SAYING) || self.is(before, Class::DOCUMENT))
            && self.str(at).ends_with('e')
            && self.kind(before) == TokenKind::Lower
        {
            return true;
        }
        // "une liste complète de candidats"
        if matches!(self.str(at), "complète" | "complètes")
            && self.is(at + 1, Class::OF.and(Class::PREPOSITION).and(Class::CONJUNCTION))
        {
            return true;
        }
        // "ce nouvel acte"
        let adjective = matches!(
            self.str(before),
            "nouvel"
                | "nouveau"
                | "nouvelle"
                | "premier"
                | "première"
                | "dernier"
                | "dernière"
                | "grand"
                | "grande"
                | "petit"
                | "petite"
                | "bel"
                | "belle"
                | "vrai"
                | "vraie"
                | "seul"
                | "seule"
                | "simple"
                | "deuxième"
                | "troisième"
        );
        if adjective && before > 0 && self.is(before - 1, Class::DETERMINER) {
            return true;
        }
        let determined =
            self.is(before, Class::DETERMINER) || self.is(before, Class::OF.and(Class::PREPOSITION));
        determined && !(self.is(before, Class::OBJECT) && self.pronoun_before(before))
    }

    /// The verb group that begins at `at` and is followed by its subject: `a déclaré`, `s'est-elle félicitée`,
    /// `dit-il`, `nous confie`.
    #[inline]
    pub(in crate::quotes) fn inverted_group(&self, at: usize) -> Option<VerbGroup<'t>> {
        let word = self.word(at);
        let opens = word.verb.is_some() || word.is(BEFORE_VERB.and(Class::HELPING));
        if self.kind(at) == TokenKind::Lower && !opens { None } else { self.inverted_from(at) }
    }

    fn inverted_from(&self, at: usize) -> Option<VerbGroup<'t>> {
        let own_subject = matches!(self.str(at), "nous") && self.str(at + 1).ends_with("ons")
            || self.str(at) == "vous" && self.str(at + 1).ends_with("ez");
        if own_subject {
            return None; // "nous avions souligné"
        }
        if let Some(group) = self.far_infinitive(at).or_else(|| self.litotes(at)) {
            return Some(group);
        }
        let mut verb = at;
        let mut auxiliary = false;
        while verb < at + 9 {
            if matches!(self.kind(verb), TokenKind::Lower | TokenKind::Elision) {
                if self.verb(verb).is_some() && self.kind(verb) == TokenKind::Lower {
                    let group = self.verb_group(verb);
                    if let Some(group) = group.filter(|g| {
                        // "leur répond": the pronoun is spelt like a determiner.
                        let own = g.first <= at || g.first == at + 1 && self.str(at) == "leur";
                        own && g.mood == GroupMood::Active
                    }) {
                        return Some(VerbGroup { first: at, ..group });
                    }
                    if let Some(group) = self.far_participle(at, verb, auxiliary) {
                        return Some(group);
                    }
                }
                let is_auxiliary = self.is(verb, Class::AVOIR.and(Class::ETRE));
                if !auxiliary && !self.is(verb, BEFORE_VERB) {
                    return None;
                }
                // Between auxiliary and participle a short adverbial may stand: "avait par exemple déclaré".
                if auxiliary && verb > at + 6 {
                    return None;
                }
                auxiliary |= is_auxiliary;
            } else if self.kind(verb) != TokenKind::Clitic {
                return None;
            }
            verb += 1;
        }
        None
    }

    /// `veut croire`, `a tenu à rappeler`, `tente de rassurer`: the reporting verb hangs on another.
    fn far_infinitive(&self, at: usize) -> Option<VerbGroup<'t>> {
        let mut helper = at;
        let before = Class::AVOIR.and(Class::ETRE).and(Class::ADVERB).and(Class::REFLEXIVE);
        while helper < at + 4 && (self.is(helper, before) || self.kind(helper) == TokenKind::Clitic) {
            helper += 1;
        }
        if self.kind(helper) != TokenKind::Lower || !self.is(helper, Class::HELPING) {
            return None;
        }
        let mut verb = helper + 1;
        let link = Class::OF.and(Class::OBJECT).and(Class::ADVERB).and(Class::NEGATION);
        while verb < helper + 5
            && (self.is(verb, link) || self.kind(verb) == TokenKind::Clitic || self.str(verb) == "à")
        {
            verb += 1;
        }
        let form = self.verb(verb).filter(|form| form.can_be(Mood::Infinitive))?;
        let infinitive = self.str(verb).ends_with('r') || self.str(verb).ends_with("re");
        if self.kind(verb) != TokenKind::Lower || !infinitive || form.can_be(Mood::Finite) {
            return None;
        }
        let (cue, end) = self.cue_at(verb, false)?;
        let clitic = (at..end).find(|&i| self.kind(i) == TokenKind::Clitic);
        let plural = self.str(at).ends_with("nt");
        Some(VerbGroup { first: at, end, cue, mood: GroupMood::Active, clitic, negated: false, plural })
    }

    fn far_participle(&self, at: usize, verb: usize, auxiliary: bool) -> Option<VerbGroup<'t>> {
        let form = self.verb(verb)?;
        if !auxiliary || !form.can_be(Mood::Participle) || self.is(at, Class::ETRE) {
            return None;
        }
        let (cue, end) = self.cue_at(verb, self.is(at, Class::REFLEXIVE))?;
        let clitic = (at..end).find(|&i| self.kind(i) == TokenKind::Clitic);
        Some(VerbGroup {
            first: at,
            end,
            cue,
            mood: GroupMood::Active,
            clitic,
            negated: false,
            plural: self.str(at).ends_with("nt"),
        })
    }
}
