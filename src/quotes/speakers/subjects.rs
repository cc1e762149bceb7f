//! The subject of a reporting verb: on its left, on its right when the verb is turned round, after `par` in a passive.

use super::attribution::{Attribution, Phrase, Reader, Who};
use super::mentions::{Gender, Mention, MentionKind};
use super::verbs::{GroupMood, VerbGroup};
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How far from the verb its subject may stand after an inversion, in tokens.
pub(in crate::quotes) const SUBJECT_REACH: usize = 26;

impl<'t> Reader<'_, 't> {
    /// The subject of a group that stands after it, what lies between skipped.
    pub(in crate::quotes) fn subject_after(&self, group: &VerbGroup<'_>, end: usize) -> Option<Who> {
        let page = self.page;
        if let Some(at) = group.clitic {
            let text = page.str(at);
            if text.ends_with("on") {
                return Some(self.house_of_on(group.end, end));
            }
            return Some(self.pronoun(at));
        }
        let mut at = group.end;
        let limit = end.min(group.end + SUBJECT_REACH);
        let mut addressee = None;
        let mut thing = None;
        while at < limit {
            if self.layout.quote_at(at).is_some() {
                let nickname = self.name_in_marks(at).filter(|_| at == group.end);
                return nickname.or(addressee).map(Who::Named).or(thing.filter(|_| group.cue.speech));
            }
            // "assurent beaucoup dans la majorité", "ont dit mardi de nombreux élus"
            if group.plural
                && (at == group.end || page.is(at - 1, Class::TIME))
                && let Some(crowd) = page.crowd(at, end).map(Who::Named).filter(|who| !self.is_mute(who))
            {
                return Some(crowd);
            }
            // "commente un « bonnet vert »"
            if at + 1 < limit
                && let Some(nickname) =
                    self.group_in_marks(at).filter(|_| !page.is(at, Class::OF) || page.str(at) == "des")
                // "appelle à des « grèves »": what is called for calls for nothing.
                && !page.is(at - 1, Class::PREPOSITION)
                // "ont dit deux élus en évoquant des « menaces »"
                && (at == group.end || page.verb(at - 1).is_none())
                // "a expliqué à LVR Ada Lorme, au nom des « bonnets verts »", "comme l'a montré la crise des « bonnets verts »"
                && !(page.is(at, Class::OF)
                    && (thing.is_some()
                        || addressee.is_some() && (!group.plural || page.str(at - 1) == "nom")))
                // "a montré la crise des « bonnets verts »": a complement is no subject.
                && (at == group.end
                    || addressee.is_some()
                    || page.str(at) != "des"
                    || page.kind(at - 1) == TokenKind::Comma
                    || page.is(at - 1, Class::TIME.and(Class::ADVERB)))
            {
                return Some(Who::Named(nickname));
            }
            match page.kind(at) {
                TokenKind::Comma | TokenKind::Dash => at += 1,
                _ if page.str(at) == "la" && page.str(at + 1) == "même" && page.str(at + 2) == "source" => {
                    return Some(self.same_source(group.first));
                }
                TokenKind::Open => {
                    at = (at..limit).find(|&i| page.kind(i) == TokenKind::Close).map_or(limit, |i| i + 1);
                }
                _ if self.on_its_part(at) => at += 3,
                // "réagit plus loin Ada Lorme"
                _ if page.str(at) == "loin" && !page.is(at + 1, Class::OF) => at += 1,
                // "a dit en ouvrant la séance le délégué"
                _ if page.str(at) == "en" && page.str(at + 1).ends_with("ant") => {
                    at = page.mention(at + 2, limit).map_or(at + 2, |object| object.core.max(at + 2));
                }
                // "a dit dans la foulée Ada Lorme"
                _ if page.str(at) == "dans" && page.str(at + 2) == "foulée" => at += 3,
                _ if page.is(at, Class::QUE.and(Class::RELATIVE)) => break,
                _ if page.is(at, Class::PREPOSITION.and(Class::OF).and(Class::ACCORDING))
                    && !(self.partitive(at) && at == group.end) =>
                {
                    let mention = page.mention(at + 1, limit);
                    // "a dit devant la presse Ada Lorme, l'une des gérantes"
                    if let Some(subject) = mention.and_then(|m| self.behind_medium(&m, end)) {
                        return Some(Who::Named(subject));
                    }
                    addressee = addressee.or_else(|| mention.and_then(|m| self.hidden_subject(m)));
                    at = mention.map_or(at + 1, |m| Self::core_without_name(&m));
                }
                _ if page.is(at, Class::TIME) => at += 1,
                _ => {
                    let bare = page.kind(at) == TokenKind::Lower && !page.is(at, Class::DETERMINER);
                    if let Some(mention) = page.mention(at, end.max(limit)).filter(|_| !bare) {
                        let time = mention.head.is_some_and(|(head, _)| page.is(head, Class::TIME))
                            && mention.kind == MentionKind::Thing;
                        let who = self.with_partner(mention, group.plural, end);
                        // "soupire un sacristain": an unknown noun right behind the verb is somebody.
                        let somebody = mention.first == group.end && matches!(page.str(at), "un" | "une");
                        if !time && (somebody || !self.is_mute(&who)) {
                            return Some(who);
                        }
                        // "accuse le coup", "a jugé la veille Ada Lorme": a thing is no speaker while a person may follow.
                        thing = thing.or((!time).then_some(who));
                        at = mention.core.max(at + 1);
                    } else {
                        at += 1;
                    }
                }
            }
        }
        addressee.map(Who::Named).or(thing.filter(|_| group.cue.speech))
    }

    /// `pour sa part`, `de son côté`, `à son tour`: adverbs in three words.
    fn on_its_part(&self, at: usize) -> bool {
        let page = self.page;
        matches!(page.str(at), "pour" | "de" | "à")
            && matches!(page.str(at + 1), "sa" | "son" | "leur" | "ses")
            && matches!(page.str(at + 2), "part" | "côté" | "tour" | "côtés")
    }

    /// `à Radio Delta Mira Sorel`, `devant le juge Mikael Törnqvist`: a subject that runs into the addressee.
    pub(in crate::quotes) fn hidden_subject(&self, mention: Mention) -> Option<Mention> {
        // "sur LCV Ada Lorme": the initials of a station, and the speaker.
        let behind_initials =
            mention.name.is_some_and(|(name, last)| name > mention.first && last > name + 1);
        if mention.kind == MentionKind::Person && (mention.head.is_some() || behind_initials) {
            return Some(mention);
        }
        let (first, last) = mention.name.or(mention.head)?;
        let long = last - first >= 3 && (first..last).all(|at| self.page.kind(at) == TokenKind::Capital);
        long.then(|| self.page.mention(last - 2, last + 20)).flatten().filter(|m| m.name.is_some())
    }

    /// `à la presse Mira Sorel`, `au Courrier Mira Sorel`: the name of a medium, and a full name that runs on from it.
    fn behind_medium(&self, mention: &Mention, end: usize) -> Option<Mention> {
        let page = self.page;
        if mention.kind != MentionKind::Body && !page.is_medium(mention.first) {
            return None;
        }
        let last = mention.head.map_or(mention.core, |(_, last)| last);
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        let first = (mention.first + 1..mention.core.max(last)).find(|&at| {
            let begins = page.is(at, listed) || at == last && page.is(at - 1, Class::BODY);
            begins && page.kind(at) == TokenKind::Capital && page.kind(at + 1) == TokenKind::Capital
        })?;
        // "au groupe Wagner", "à l'institut Louis Pasteur": only a medium has words to spread.
        let medium = (mention.first..first).any(|at| page.is_medium(at));
        page.mention(first, end).filter(|subject| medium && subject.name.is_some())
    }

    /// Where a skipped complement ends: its own name belongs to it, a second name would be the subject.
    pub(in crate::quotes) fn core_without_name(mention: &Mention) -> usize {
        if mention.name.is_some() && mention.head.is_none() {
            mention.name.map_or(mention.core, |n| n.1)
        } else {
            mention.core.max(mention.name.map_or(0, |n| n.1))
        }
    }

    pub(in crate::quotes) fn with_partner(&self, mention: Mention, plural: bool, end: usize) -> Who {
        let page = self.page;
        if plural
            && !mention.plural
            && page.str(mention.last) == "et"
            && let Some(second) = page.mention(mention.last + 1, end).filter(Mention::can_speak)
        {
            return Who::Both(mention, second);
        }
        Who::Named(mention)
    }

    /// The subject of a group before the quotation.
    pub(in crate::quotes) fn subject_of(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> (Option<Who>, bool) {
        let page = self.page;
        match group.mood {
            GroupMood::Passive => (self.agent(group.end, open).map(Who::Named), true),
            GroupMood::Dependent | GroupMood::Loose => (self.main_subject(group, start, earlier), true),
            GroupMood::Active => {
                if let Some(at) = group.clitic {
                    return (self.subject_after(group, open).or(Some(self.pronoun(at))), true);
                }
                let described = self.described_subject(group, start);
                let subject = described.or_else(|| self.subject_before(group, start, open, earlier));
                (subject, page.kind(group.first) == TokenKind::Lower)
            }
        }
    }

    /// `par Ada Lorme` after a passive.
    pub(in crate::quotes) fn agent(&self, from: usize, to: usize) -> Option<Mention> {
        let page = self.page;
        let by = self.layout.outside(from, to).find(|&at| page.str(at) == "par")?;
        page.mention(by + 1, to).filter(Mention::can_speak)
    }

    /// The pronoun that is the subject of the sentence, when no noun phrase stands before it.
    pub(in crate::quotes) fn first_pronoun(
        &self,
        start: usize,
        end: usize,
        phrases: &[Phrase],
    ) -> Option<Who> {
        let own = |at: &usize| self.subject_pronoun(*at) && !self.is_led(*at, phrases);
        let at = self.layout.outside(start, end).find(own)?;
        phrases.iter().all(|p| p.governed || p.mention.first > at).then(|| self.pronoun(at))
    }

    pub(in crate::quotes) fn subject_pronoun(&self, at: usize) -> bool {
        let word = self.page.str(at);
        self.page.is(at, Class::SUBJECT)
            && !self.is_impersonal(at)
            && !self.is_stressed(at)
            && matches!(word, "il" | "elle" | "ils" | "elles" | "Il" | "Elle" | "Ils" | "Elles")
            // "Celle qui dirige le port a refusé": she was named before.
            || matches!(word, "Celui" | "Celle") && self.page.str(at + 1) == "qui"
    }

    /// The subject of an incise that announces, behind its comma: `Les rayons se vident, dit Ada Lorme, la gérante : « … »`,
    /// `Le hic, explique à la presse Ada Lorme, « … »`.
    fn announcing_incise(&self, group: &VerbGroup<'_>, open: usize) -> Option<Mention> {
        let page = self.page;
        if page.verb_group(group.end).is_none()
            && let Some(turned) = page.mention(group.end, open).filter(Mention::can_speak)
        {
            // "La convention, rappelle une source, « … »": between commas.
            let enclosed = matches!(page.kind(turned.last), TokenKind::Comma | TokenKind::Mark)
                || page.kind(turned.core) == TokenKind::Comma;
            if enclosed || turned.kind == MentionKind::Person {
                return Some(turned);
            }
        }
        if !page.is(group.end, Class::PREPOSITION) {
            return None;
        }
        let Who::Named(turned) = self.subject_after(group, open)? else { return None };
        let person = turned.kind == MentionKind::Person && turned.first > group.end;
        (person && page.kind(turned.last) == TokenKind::Comma).then_some(turned)
    }

    /// The pronoun that is the subject of the verb behind `left`: it stands there, or a relative clause that it opened ends
    /// there (`Celle qui dirige le port a refusé`).
    fn pronoun_before(&self, start: usize, left: usize) -> Option<Who> {
        let page = self.page;
        // "Qui a dit que « la digue tient » ?": whoever asks knows nobody.
        if page.str(left) == "Qui" {
            let end = self.layout.sentence_end(page, left);
            if (left + 1..=end).rev().take(2).any(|at| page.str(at).starts_with('?')) {
                return Some(Who::Unsaid);
            }
        }
        if left == start && matches!(page.str(left), "Qui" | "Lequel" | "Laquelle") {
            return Some(Who::Named(super::pointers::relative(page, left)));
        }
        if page.is(left, Class::SUBJECT) && page.kind(left) != TokenKind::Clitic {
            return match page.str(left) {
                "on" => Some(self.house(start, left).map_or(Who::Unsaid, Who::Named)),
                "On" | "je" | "j'" | "j’" | "Je" | "J'" | "J’" | "nous" | "vous" | "tu" | "ce" | "c'"
                | "c’" | "Nous" => Some(Who::Unsaid),
                _ => Some(self.pronoun(left)),
            };
        }
        let opens = matches!(page.str(start), "Celui" | "Celle") && self.subject_pronoun(start);
        (opens && !(start + 2..=left).any(|at| page.is(at, Class::QUE))).then(|| self.pronoun(start))
    }

    /// The subject on the left of an active verb; on its right when the verb was turned round.
    pub(in crate::quotes) fn subject_before(
        &self,
        group: &VerbGroup<'_>,
        start: usize,
        open: usize,
        earlier: Option<&Attribution<'t>>,
    ) -> Option<Who> {
        let page = self.page;
        let left = group.first.checked_sub(1).filter(|&left| left >= start);
        let Some(left) = left else { return self.subject_after(group, open) };
        if matches!(page.str(left), "Comme" | "comme") {
            return self.subject_after(group, open);
        }
        if let Some(pronoun) = self.pronoun_before(start, left) {
            return Some(pronoun);
        }
        if page.kind(left) == TokenKind::Comma
            && group.cue.speech
            && let Some(turned) = self.announcing_incise(group, open)
        {
            return Some(Who::Named(turned));
        }
        let mut phrases = self.phrases(start, group.first).to_vec();
        if self.opens_detached(&phrases, start) {
            phrases.remove(0);
        }
        phrases.drain(..self.subordinate(&phrases, start));
        if page.kind(left) == TokenKind::Comma
            && let Some(main) = self.before_relative(&mut phrases, start, left)
        {
            return Some(Who::Named(main));
        }
        if page.is(left, Class::RELATIVE) {
            let antecedent = phrases.iter().rev().find(|p| p.mention.last <= left);
            let listed =
                antecedent.filter(|_| group.plural).and_then(|p| self.head_of_list(p, &phrases, left));
            let named =
                listed.or_else(|| antecedent.and_then(|p| self.farther_antecedent(p, &phrases, left)));
            let nearest = antecedent.map(|p| self.owner_of(p.mention).unwrap_or(p.mention));
            return named.or(nearest).map(Who::Named);
        }
        let turned = matches!(page.kind(left), TokenKind::Comma | TokenKind::Mark)
            || self.layout.quote_at(left).is_some();
        if turned && self.layout.quote_at(left).is_some()
            || turned
                && page.kind(left) == TokenKind::Comma
                && left > 0
                && self.layout.quote_at(left - 1).is_some()
        {
            return self.subject_after(group, open);
        }
        // "a démenti ces allégations et a accusé": a coordinated verb shares the first subject.
        let shared = page.is(left, Class::CONJUNCTION)
            || page.kind(left) == TokenKind::Comma && phrases.iter().all(|p| p.mention.last != left);
        if shared && let Some(pronoun) = self.first_pronoun(start, group.first, &phrases) {
            return Some(pronoun);
        }
        let time = |p: &&Phrase| p.mention.head.is_some_and(|(head, _)| page.is(head, Class::TIME));
        // "Ada Lorme, l'œil bandé, confie": a thing between commas is how somebody looks; nor does what dashes enclose speak.
        let aside = |p: &&Phrase| {
            let (first, last) = (p.mention.first, p.mention.last);
            let between = |mark| first > start && page.kind(first - 1) == mark && page.kind(last) == mark;
            // "La maire – Ada Lorme – a dénoncé"
            let named = p.mention.name.is_some() && phrases.iter().any(|q| q.mention.last + 1 == first);
            between(TokenKind::Dash) && !named
                || p.mention.kind == MentionKind::Thing
                    && between(TokenKind::Comma)
                    && self.is_mute(&Who::Named(p.mention))
        };
        let subject = |p: &&Phrase| !p.governed && !p.object && !time(p) && !aside(p);
        let reaching = || {
            phrases
                .iter()
                .rev()
                .filter(|_| !shared)
                .filter(subject)
                .filter(|p| p.mention.plural || !group.plural || p.mention.kind != MentionKind::Person)
                // "La directrice, …, les tarifs et les délais, a rappelé": a singular verb has no plural subject.
                .filter(|p| !(p.mention.plural && page.is_singular(group)))
                .filter(|p| self.reaches(p.mention.last, group.first))
        };
        // "la ministre de la Pêche et la forêt accuse": half of a complement is no subject.
        let half = |p: &&Phrase| {
            self.is_inside_name(p, start)
                || p.mention.kind == MentionKind::Thing
                    && p.mention.first > start
                    && matches!(page.str(p.mention.first - 1), "et" | "ou")
        };
        if group.plural
            && let Some(pair) = self.pair_before(&phrases, group.first)
        {
            return Some(pair);
        }
        let single = |p: &&Phrase| group.plural && self.is_single(&p.mention);
        let nearest = reaching().find(|p| !half(p)).or_else(|| reaching().next());
        let chosen = nearest
            .or_else(|| {
                let agrees = |p: &&Phrase| p.mention.plural == group.plural;
                phrases.iter().filter(subject).filter(agrees).find(|p| p.mention.can_speak())
            })
            .or_else(|| phrases.iter().filter(subject).find(|p| p.mention.can_speak() && !single(p)))
            .or_else(|| phrases.iter().find(|p| !p.governed && p.mention.can_speak() && !single(p)));
        if let Some(phrase) = chosen {
            return Some(self.joined(phrase, &phrases, group.plural));
        }
        let mut before = self.layout.outside(start, group.first).rev();
        if let Some(pronoun) = before.find(|&at| self.subject_pronoun(at)) {
            return Some(self.pronoun(pronoun));
        }
        // "et dénonce « … »": the verb shares the subject of the one before. "Comme l'a écrit X, « … »": it follows.
        earlier.filter(|a| a.extent.0 >= start).map(|a| a.who).or_else(|| self.subject_after(group, open))
    }

    pub(in crate::quotes) fn pronoun(&self, at: usize) -> Who {
        let text = self.page.str(at).to_lowercase();
        let gender = if text.contains("elle") { Gender::Feminine } else { Gender::Masculine };
        if text.ends_with("on") || text.ends_with("je") || text.ends_with("nous") || text.ends_with("vous") {
            return Who::Unsaid;
        }
        Who::Pronoun {
            at,
            gender,
            plural: text.ends_with('s') || matches!(text.as_str(), "ceux-ci" | "celles-ci"),
        }
    }
}
