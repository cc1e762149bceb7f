//! Words that no verb of saying introduces: a colon after a name, a colon after any verb of a person, and what a person
//! does told in words between marks.

use super::attribution::{Attribution, CueWord, Evidence, Phrase, Reader, Who, found};
use super::layout::Place;
use super::mentions::{Gender, Mention, MentionKind};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens between a name that opens a line and the colon may say where it was said, or of what.
const HEADING: usize = 12;

impl<'t> Reader<'_, 't> {
    /// `Réaction de Paul Riva : « »`, `Paul Riva : « »`
    pub(in crate::quotes) fn announced_by_name(&self, colon: usize, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        if let Some(who) = self.stressed(start).filter(|_| colon == start + 1) {
            return Some(found(who, "deux-points", (start, colon + 1), Evidence::Announced));
        }
        let phrases = self.phrases(start, colon);
        let noun = (start..colon).rev().find(|&at| {
            // "à propos du port" is a preposition.
            page.is(at, Class::SAYING) && !(page.str(at) == "propos" && at > 0 && page.str(at - 1) == "à")
        });
        let cue = noun.map(CueWord::Noun);
        let whose = noun.filter(|&noun| page.is(noun + 1, Class::OF)).and_then(|noun| {
            page.mention(noun + 2, colon).or_else(|| page.mention(noun + 1, colon)).filter(|whose| {
                whose.can_speak() && (whose.last == colon || page.kind(whose.core) == TokenKind::Comma)
            })
        });
        let who = if let Some(whose) = whose {
            whose
        } else if noun.is_some() {
            // "une déclaration sur la ligne entre Valdor et la côte" is neither's.
            let whose = |p: &&Phrase| {
                p.mention.first.checked_sub(1).is_none_or(|at| !matches!(page.str(at), "entre" | "vers"))
            };
            let named = |p: &&Phrase| Some(p.mention.first) > noun && p.mention.name.is_some();
            let of = phrases.iter().filter(whose).find(named);
            let of = of.or_else(|| {
                let office = |p: &&Phrase| p.mention.kind == MentionKind::Function;
                phrases
                    .iter()
                    .filter(office)
                    .find(|p| Some(p.mention.first) > noun && p.mention.last == colon)
            });
            of.or_else(|| phrases.iter().find(|p| !p.governed && p.mention.kind == MentionKind::Body))?
                .mention
        } else {
            if self.layout.outside(start, colon).any(|at| page.is_finite(at)) {
                return None;
            }
            // "Lorme au journal du soir : « … »", "Lorme sur les quais : « … »": a line that a name opens.
            let opening = phrases.first().filter(|p| {
                p.mention.first == start
                    && p.mention.kind == MentionKind::Person
                    && page.is(p.mention.core, Class::PREPOSITION)
                    && p.mention.core + HEADING > colon
                    && self.is_known(&p.mention)
            });
            let only = || {
                phrases.last().filter(|p| {
                    p.mention.last == colon
                        && !p.governed
                        && matches!(p.mention.kind, MentionKind::Person | MentionKind::Function)
                        && self.is_known(&p.mention)
                })
            };
            // "Même son de cloche chez Ada Lorme : « … »"
            let among = || {
                phrases.last().filter(|p| {
                    let chez = p.mention.first.checked_sub(1).is_some_and(|at| page.str(at) == "chez");
                    chez && p.mention.last == colon && p.mention.can_speak()
                })
            };
            // "Pareil pour Ada Lorme, retraitée : « … »"
            let described = || {
                phrases.iter().find(|p| {
                    let governs = |at: usize| matches!(page.str(at), "chez" | "pour");
                    p.mention.first.checked_sub(1).is_some_and(governs)
                        && p.mention.name.is_some_and(|(first, last)| last > first + 1)
                        && page.kind(p.mention.core) == TokenKind::Comma
                })
            };
            opening.or_else(only).or_else(among).or_else(described)?.mention
        };
        Some(Attribution {
            who: Who::Named(who),
            cue,
            extent: (start, colon + 1),
            evidence: Evidence::Announced,
            denied: false,
            weak: false,
            speech: false,
            tone: None,
        })
    }

    /// `Lui : « … »`, `Elle : « … »`: whoever answers.
    fn stressed(&self, at: usize) -> Option<Who> {
        match self.page.str(at) {
            "Lui" => Some(Who::Pronoun { at, gender: Gender::Masculine, plural: false }),
            "Elle" => Some(Who::Pronoun { at, gender: Gender::Feminine, plural: false }),
            _ => None,
        }
    }

    /// `le Courrier publie un SMS envoyé par Paul Riva : « … »`: whoever sent a message wrote it, whoever shows it.
    pub(in crate::quotes) fn sent_by(&self, colon: usize, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let floor = start.max(colon.saturating_sub(HEADING));
        let by = (floor + 2..colon).rev().find(|&at| page.str(at) == "par")?;
        let sent = ["envoyé", "écrit", "adressé", "signé", "rédigé", "posté"];
        let made = sent.iter().any(|participle| page.str(by - 1).starts_with(participle));
        let noun = (floor..by - 1).rev().take(3).find(|&at| {
            page.is(at, Class::DOCUMENT.and(Class::SAYING))
                || matches!(
                    page.str(at),
                    "SMS" | "sms" | "texto" | "mail" | "courriel" | "tweet" | "post" | "mot"
                )
        })?;
        let who = page.mention(by + 1, colon).filter(|who| made && who.can_speak())?;
        Some(Attribution {
            who: Who::Named(who),
            cue: Some(CueWord::Noun(noun)),
            extent: (noun, colon + 1),
            evidence: Evidence::Announced,
            denied: false,
            weak: false,
            speech: false,
            tone: None,
        })
    }

    /// `La maire, Ada Lorme, est restée ferme : « … »`: a person, any verb, a colon, a sentence.
    pub(in crate::quotes) fn announced_by_subject(
        &self,
        colon: usize,
        start: usize,
        place: Place,
    ) -> Option<Attribution<'t>> {
        let page = self.page;
        if !place.begins_sentence {
            return None;
        }
        // "ne cache pas sa colère": a verb that the list need not know.
        let verb = self.layout.outside(start, colon).any(|at| {
            let denies = matches!(page.str(at), "ne" | "n'" | "n’" | "n'en");
            page.is_finite(at) || denies
        });
        let phrases = self.phrases(start, colon);
        let who = self.first_pronoun(start, colon, &phrases).or_else(|| {
            let time = |head: usize| page.is(head, Class::TIME);
            let subject =
                phrases.iter().find(|p| !p.governed && !p.mention.head.is_some_and(|h| time(h.0)))?;
            // "Son client, lui, attend : « … »"
            let last = subject.mention.last;
            let stressed = page.kind(last) == TokenKind::Comma
                && matches!(page.str(last + 1), "lui" | "elle" | "eux" | "elles");
            // "L'armée est catégorique : « … »"
            let sure = subject.mention.kind == MentionKind::Body && self.is_adamant(last, colon);
            let person = matches!(subject.mention.kind, MentionKind::Person | MentionKind::Function);
            (stressed || sure || person)
                .then(|| Who::Named(self.example(subject, &phrases).unwrap_or(subject.mention)))
        })?;
        let weak = Attribution {
            who,
            cue: None,
            extent: (start, colon + 1),
            evidence: Evidence::Distant,
            denied: false,
            weak: true,
            speech: false,
            tone: None,
        };
        verb.then_some(weak)
    }

    /// `Certains sont venus de loin, comme Ada Lorme : « … »`: of many the one who is named.
    fn example(&self, many: &Phrase, phrases: &[Phrase]) -> Option<Mention> {
        let one = |p: &&Phrase| {
            let before = p.mention.first.checked_sub(1);
            p.mention.kind == MentionKind::Person
                && before.is_some_and(|at| matches!(self.page.str(at), "comme" | "dont"))
        };
        phrases.iter().rev().find(one).filter(|_| many.mention.plural).map(|p| p.mention)
    }

    /// `est catégorique`, `reste ferme`, `se veut rassurante`, `n'en démord pas`: what a house is like in what it says.
    fn is_adamant(&self, verb: usize, colon: usize) -> bool {
        let page = self.page;
        let short = colon.saturating_sub(verb) <= 6;
        let denies = page.is(verb, Class::NEGATION) && (verb..colon).any(|at| page.str(at) == "pas");
        let is = matches!(
            page.str(verb),
            "est" | "était" | "sont" | "étaient" | "reste" | "restait" | "demeure" | "se" | "s'" | "s’"
        );
        short && (is || denies) && !(verb..colon).any(|at| page.is(at, Class::OF.and(Class::PREPOSITION)))
    }

    /// `La maire, dans un message, « condamne »`: the subject before what is said between, of the verb in marks at `verb`.
    fn subject_before_aside<'a>(&self, phrases: &'a [Phrase], verb: usize) -> Option<&'a Phrase> {
        let page = self.page;
        let subject = phrases.iter().rev().find(|p| !p.governed)?;
        let last = subject.mention.last;
        let aside = page.kind(last) == TokenKind::Comma && page.is(last + 1, Class::PREPOSITION);
        let person = matches!(subject.mention.kind, MentionKind::Person | MentionKind::Function);
        let clause =
            (last..verb).any(|at| page.is_finite(at) || page.is(at, Class::QUE.and(Class::RELATIVE)));
        (aside && person && !subject.object && !clause && last + HEADING > verb).then_some(subject)
    }

    /// `Il partira lundi et « rendra compte »`: the verb in marks behind the `et` at `and` has the subject of the first verb.
    fn shared_subject(&self, start: usize, and: usize) -> Option<Who> {
        let phrases = self.phrases(start, and);
        self.first_pronoun(start, and, &phrases).or_else(|| {
            let subject = phrases.iter().find(|p| !p.governed && !p.object)?;
            let person = matches!(subject.mention.kind, MentionKind::Person | MentionKind::Function);
            (person && self.layout.outside(subject.mention.last, and).any(|at| self.page.is_finite(at)))
                .then_some(Who::Named(subject.mention))
        })
    }

    /// `Ada Lorme a « déploré »`, `il « n'accuse personne »`: what somebody does is told in words between marks, and
    /// nobody else speaks in the sentence; they are his own.
    pub(in crate::quotes) fn own_predicate(&self, place: Place, start: usize) -> Option<Attribution<'t>> {
        let page = self.page;
        let mut last = place.open;
        let helping = Class::AVOIR.and(Class::ETRE).and(Class::NEGATION).and(Class::ADVERB);
        while last > start && place.open - last < 4 && page.is(last - 1, helping) {
            last -= 1;
        }
        let first = page.tokens.at_or_after(page.token(place.open)?.end);
        let participle = last < place.open;
        let verb = page.is(first, Class::NEGATION)
            || page.is_finite(first)
            || is_future(page.str(first)) && page.kind(first) == TokenKind::Lower
            || page.verb(first).is_some()
            || participle && ["é", "u", "i"].iter().any(|ending| page.str(first).ends_with(ending));
        if !verb || last <= start {
            return None;
        }
        let who = if self.subject_pronoun(last - 1) {
            self.pronoun(last - 1)
        } else if matches!(page.str(last - 1), "et" | "puis") && !participle {
            self.shared_subject(start, last - 1)?
        } else {
            let phrases = self.phrases(start, last);
            let beside = phrases.last().filter(|p| p.mention.last == last && !p.governed && !p.object);
            let subject = beside.or_else(|| self.subject_before_aside(&phrases, last))?;
            // "si le Nord « rouvre la ligne »": what is said of somebody in another clause is not his.
            let before = subject.mention.first.checked_sub(1).filter(|&before| before >= start);
            let clause =
                before.is_some_and(|at| page.is(at, Class::QUE) || matches!(page.str(at), "si" | "quand"));
            // "la digue est « condamnée »", "La ville « est perdue »": what a house is, others say of it.
            let is = |at: usize| page.is(at, Class::ETRE) && !page.is(at, Class::AVOIR);
            // "la ville est « prête à négocier »": but what it wants, it says itself.
            let wants = ["prêt", "détermin", "ouvert", "favorable", "oppos", "résolu", "dispos"]
                .iter()
                .any(|stem| page.str(first).starts_with(stem));
            let judged = subject.mention.kind == MentionKind::Body
                && !wants
                && (is(first) || (last..place.open).any(is))
                && !(last..place.open).any(|at| page.is(at, Class::REFLEXIVE));
            (subject.mention.can_speak() && !clause && !judged).then_some(Who::Named(subject.mention))?
        };
        Some(Attribution {
            who,
            cue: None,
            extent: (last - 1, place.open),
            evidence: Evidence::Distant,
            denied: false,
            weak: true,
            speech: false,
            tone: None,
        })
    }
}

/// `rendra`, `diront`: a verb that no list need know.
fn is_future(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ra") || word.ends_with("ront"))
}
