//! Voices: from a mention, an epithet or a pronoun to the person or body and its fullest name.

use super::attribution::Who;
use super::mentions::{Gender, Mention, MentionKind};
use super::periphrases::SPOKE;
use super::resolution::{Resolver, Voice};
use super::speaker_name::SpeakerName;
use crate::articles::Span;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::TokenKind;

/// How many tokens a sentence cut from its article may have before a pronoun.
const CUT: usize = 200;

impl Resolver<'_, '_> {
    /// Who a mention or pronoun means.
    pub(in crate::quotes) fn voice(&self, who: &Who, index: usize, at: usize) -> Option<Voice> {
        match who {
            Who::Named(mention) => Some(self.named(mention, index, at)).flatten(),
            Who::Both(first, second) => {
                let (first, second) = (self.named(first, index, at)?, self.named(second, index, at)?);
                Some(Voice {
                    name: first.name.and(second.name),
                    span: first.span,
                    gender: Gender::Unknown,
                    plural: true,
                    person: true,
                    description: None,
                })
            }
            Who::Pronoun { at, gender, plural } => self.pronoun(*at, *gender, *plural, index),
            Who::Before => self.readings[..index].last().and_then(|last| last.voice),
            Who::Unsaid => None,
        }
    }

    pub(in crate::quotes) fn named(&self, mention: &Mention, index: usize, at: usize) -> Option<Voice> {
        let page = self.reader.page;
        let span = Some(page.span(mention.first, mention.last));
        if self.points(mention) {
            let mut voice = self.pointed_at(mention, index)?;
            voice.span = span;
            return Some(voice);
        }
        if let Some(both) = self.the_two(mention) {
            return Some(Voice { span, ..both });
        }
        let mut entity = mention.name.and_then(|name| self.entities.find(page, name));
        if entity.is_none() && mention.name.is_none() {
            entity = self.entities.find_role(page, mention, at).or_else(|| self.officer(mention, at));
            let pointing = matches!(page.str(mention.first), "ce" | "cet" | "cette" | "Ce" | "Cet" | "Cette");
            let human = mention.kind == MentionKind::Function
                || mention.head.is_some_and(|(head, _)| super::mentions::looks_human(page.str(head)));
            // "Un instructeur a parlé. Cet instructeur": the same noun again.
            let noun = mention.head.map_or("", |(head, _)| page.str(head));
            let again = || {
                let spoke = self.readings[..index.min(self.readings.len())].iter().rev().take(SPOKE);
                spoke
                    .filter_map(|reading| reading.voice)
                    .find(|voice| voice.name.words(page).next() == Some(noun))
            };
            // "Ce chercheur" points at whoever was named last, not at another whom the article called so long before.
            if pointing && human && entity.is_some_and(|number| !self.seen_lately(number, mention)) {
                entity = self.nearest_agreeing(mention).or(entity);
            }
            if entity.is_none()
                && pointing
                && !noun.is_empty()
                && let Some(voice) = again()
            {
                return Some(voice);
            }
            if entity.is_none() && pointing && human && mention.kind != MentionKind::Body {
                // "cette source" may be a man.
                let any = matches!(noun, "source" | "personne" | "figure" | "victime" | "vedette");
                let gender = if any { Gender::Unknown } else { mention.gender };
                let earlier = self.antecedent(mention.first, gender, mention.plural, index);
                if let Some(voice) = earlier.filter(|voice| noun == "source" || self.names_no_body(voice)) {
                    return Some(voice);
                }
            }
            if entity.is_none() && self.is_trade(mention) {
                let last = self.last_named(mention, index);
                if last.is_some() {
                    return last;
                }
            }
            if entity.is_none() && !self.is_introduced(mention) && self.is_epithet(mention) {
                let known =
                    mention.head.is_some_and(|(head, end)| end > head + 1 || page.str(head) == "ministre");
                let periphrasis = mention.head.is_some_and(|(head, end)| self.is_periphrasis(head, end));
                let earlier = periphrasis
                    .then(|| self.last_named(mention, index))
                    .flatten()
                    .or_else(|| self.antecedent(mention.first, mention.gender, mention.plural, index))
                    .filter(|voice| {
                        voice.person
                            && (!(periphrasis && known) || self.entities.is_named(voice.name.words(page)))
                            && !self.contradicts(voice.name, mention)
                    });
                if earlier.is_some() {
                    return earlier;
                }
                entity = periphrasis.then(|| self.only_of_gender(mention)).flatten().filter(|&number| {
                    !super::posts::contradicts(page, &self.entities.get(number).roles, mention)
                });
            }
            entity = entity.or_else(|| self.untitled(mention));
            if entity.is_none()
                && let Some(last) = self.taken_up(mention, index)
            {
                return Some(Voice { span, ..last });
            }
            if entity.is_none()
                && let Some(house) = self.house_meant(mention, index)
            {
                return Some(Voice { span, ..house });
            }
        }
        if let Some(entity) = entity {
            return Some(self.mentioned_voice(entity, mention, span));
        }
        let words = self.printed(mention);
        (words.0 < words.1).then(|| Voice {
            name: SpeakerName::of(words),
            span,
            gender: mention.gender,
            plural: mention.plural,
            person: matches!(mention.kind, MentionKind::Person | MentionKind::Function)
                && !self.may_be_place(mention),
            description: mention.head,
        })
    }

    /// The voice of the person whom `mention`, which stands at `span`, names or describes.
    fn mentioned_voice(&self, entity: usize, mention: &Mention, span: Option<Span>) -> Voice {
        let this = self.entities.get(entity);
        // A first name or a title that stands here counts before those that stand elsewhere: two persons may
        // share a family name.
        let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
        let told = mention.name.is_some_and(|(first, _)| self.reader.page.is(first, listed));
        let gender = if told || this.gender == Gender::Unknown { mention.gender } else { this.gender };
        Voice { span, gender, description: this.role().or(mention.head), ..self.entity_voice(entity) }
    }

    /// Whether a voice is a person's, or a first name's: `cette institutrice` is no assembly, and no town.
    fn names_no_body(&self, voice: &Voice) -> bool {
        let before = voice.name.tokens().and_then(|(first, _)| first.checked_sub(1));
        let place =
            before.is_some_and(|at| matches!(self.reader.page.str(at), "A" | "À" | "à" | "de" | "d'" | "d’"));
        voice.person || voice.description.is_none() && !place
    }

    /// The words that a mention is printed by: the name, else the noun phrase without its article.
    fn printed(&self, mention: &Mention) -> (usize, usize) {
        let page = self.reader.page;
        if let Some(name) = mention.name {
            name
        } else {
            // "certains" alone is all there is.
            let skip = page.is(mention.first, Class::DETERMINER)
                && mention.core > mention.first + 1
                // "certains dans la majorité"
                && !page.is(mention.first + 1, Class::OF.and(Class::PREPOSITION))
                && !matches!(page.kind(mention.first + 1), TokenKind::Number)
                && page.kind(mention.first) != TokenKind::Number
                && !page.str(mention.first + 1).starts_with("cent");
            (mention.first + usize::from(skip), mention.core)
        }
    }

    /// A person of the article, wherever named.
    pub(in crate::quotes) fn entity_voice(&self, number: usize) -> Voice {
        let this = self.entities.get(number);
        Voice {
            name: SpeakerName::of(this.name),
            span: None,
            gender: this.gender,
            plural: false,
            person: true,
            description: this.role(),
        }
    }

    /// `Valdor`: one capitalised word that no title, office, first name or fuller name shows to be a person.
    fn may_be_place(&self, mention: &Mention) -> bool {
        let known = Class::FEMININE_FIRST_NAME
            .and(Class::MASCULINE_FIRST_NAME)
            .and(Class::FEMININE_FAMILY)
            .and(Class::MASCULINE_FAMILY);
        mention.head.is_none()
            && mention.name.is_some_and(|(first, last)| {
                last == first + 1 && mention.first == first && !self.reader.page.is(first, known)
            })
    }

    /// The words at some tokens, with single spaces.
    pub(in crate::quotes) fn words(&self, words: (usize, usize)) -> String {
        SpeakerName::of(words).text(self.reader.page)
    }

    /// Whether two names are the same words.
    pub(in crate::quotes) fn same_name(&self, a: SpeakerName, b: SpeakerName) -> bool {
        let page = self.reader.page;
        a == b || a.words(page).eq(b.words(page))
    }

    /// Whom a pronoun means; nobody, rather than the pronoun itself, when the article does not tell.
    pub(in crate::quotes) fn pronoun(
        &self,
        at: usize,
        gender: Gender,
        plural: bool,
        index: usize,
    ) -> Option<Voice> {
        let token = self.reader.page.span(at, at + 1);
        if let Some(mut voice) = self.antecedent(at, gender, plural, index) {
            voice.span = Some(token);
            return Some(voice);
        }
        self.nobody_agrees(at, gender, None).then(|| Self::nameless(token, gender, plural))
    }

    /// Whether the text names nobody, `except` left out, whom a pronoun of this gender at `at` could mean. Only then
    /// does the pronoun itself stand for the speaker, as in a single sentence cut from its article: where there is
    /// somebody to choose from, an empty speaker is better than a word that names nobody.
    pub(in crate::quotes) fn nobody_agrees(
        &self,
        at: usize,
        gender: Gender,
        except: Option<SpeakerName>,
    ) -> bool {
        let page = self.reader.page;
        // Farther into a text somebody has been named.
        at < CUT
            && self.entities.iter().all(|this| {
                !this.gender.agrees(gender)
                    || except.is_some_and(|name| self.same_name(name, SpeakerName::of(this.name)))
            })
            && !self.reader.layout.outside(0, at).any(|at| page.is(at, Class::ROLE))
    }

    /// The pronoun in its own name.
    pub(in crate::quotes) fn nameless(token: Span, gender: Gender, plural: bool) -> Voice {
        let name = match (gender, plural) {
            (Gender::Feminine, false) => "elle",
            (Gender::Feminine, true) => "elles",
            (_, false) => "il",
            (_, true) => "ils",
        };
        Voice {
            name: SpeakerName::pronoun(name),
            span: Some(token),
            gender,
            plural,
            person: false,
            description: None,
        }
    }
}
