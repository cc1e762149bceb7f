//! Voices: from a mention, an epithet or a pronoun to the person or body and its fullest name.

use super::attribution::Who;
use super::entities::{Entity, Grade};
use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use super::speaker_name::SpeakerName;
use crate::articles::Span;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many tokens a sentence cut from its article may have before a pronoun.
const CUT: usize = 200;

/// How many tokens back somebody was named whom an office may mean.
const LATELY: usize = 45;

/// How many quotations back somebody in public life, whom the press calls by an office, may have spoken.
const SPOKE: usize = 4;

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
        let mut entity = mention.name.and_then(|name| self.entities.find(page, name));
        if entity.is_none() && mention.name.is_none() {
            entity = self.entities.find_role(page, mention, at).or_else(|| self.officer(mention, at));
            let pointing = matches!(page.str(mention.first), "ce" | "cet" | "cette" | "Ce" | "Cet" | "Cette");
            if entity.is_none() && pointing && mention.kind == MentionKind::Function {
                let earlier = self.antecedent(mention.first, mention.gender, mention.plural, index);
                if let Some(voice) = earlier {
                    return Some(voice);
                }
            }
            if entity.is_none() && self.is_epithet(mention) {
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
                    });
                if earlier.is_some() {
                    return earlier;
                }
                entity = periphrasis.then(|| self.only_of_gender(mention)).flatten();
            }
            entity = entity.or_else(|| self.untitled(mention));
        }
        if let Some(entity) = entity {
            let this = self.entities.get(entity);
            // A first name or a title that stands here counts before those that stand elsewhere: two persons may
            // share a family name.
            let listed = Class::FEMININE_FIRST_NAME.and(Class::MASCULINE_FIRST_NAME);
            let told = mention.name.is_some_and(|(first, _)| page.is(first, listed));
            let gender = if told || this.gender == Gender::Unknown { mention.gender } else { this.gender };
            return Some(Voice {
                name: SpeakerName::of(this.name),
                span,
                gender,
                plural: false,
                person: true,
                description: this.role().or(mention.head),
            });
        }
        let words = if let Some(name) = mention.name {
            name
        } else {
            let skip = page.is(mention.first, Class::DETERMINER)
                && !matches!(page.kind(mention.first + 1), TokenKind::Number)
                && page.kind(mention.first) != TokenKind::Number;
            (mention.first + usize::from(skip), mention.core)
        };
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

    /// The one person of the mention's gender whom the article has named so far.
    fn only_of_gender(&self, mention: &Mention) -> Option<usize> {
        let mut same = self.entities.iter().enumerate().filter(|(_, this)| {
            this.gender.agrees(mention.gender)
                && this.seen.first().is_some_and(|&first| first < mention.first)
        });
        let (number, this) = same.next()?;
        (same.next().is_none() && this.gender != Gender::Unknown && this.name.1 > this.name.0 + 1)
            .then_some(number)
    }

    /// Whoever spoke last, if the article gives the full name and the gender agrees: whom a periphrasis means.
    fn last_named(&self, mention: &Mention, index: usize) -> Option<Voice> {
        let spoke = self.readings[..index.min(self.readings.len())].iter().rev().take(SPOKE);
        // Whom the sentence before names, in the same paragraph, is nearer than who spoke.
        let (page, layout) = (self.reader.page, self.reader.layout);
        let start = layout.sentence_start(page, mention.first);
        let before = start.checked_sub(1).filter(|&stop| page.kind(stop) == TokenKind::Stop);
        let floor = before.map_or(start, |stop| layout.sentence_start(page, stop));
        let last = spoke.filter_map(|reading| reading.voice).find(|voice| voice.person && !voice.plural)?;
        let nearer = self.entities.iter().any(|this| {
            this.seen.iter().any(|seen| (floor..mention.first).contains(seen))
                && !self.same_name(SpeakerName::of(this.name), last.name)
                && this.gender.agrees(mention.gender)
        });
        let named = || self.entities.is_named(last.name.words(page));
        (!nearer && last.gender.agrees(mention.gender) && named()).then_some(last)
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

    /// `le milliardaire`, `le chef d'État`: a definite noun with nothing to tell which must be known already.
    /// Offices that a country has one of are known without the article's help.
    pub(in crate::quotes) fn is_epithet(&self, mention: &Mention) -> bool {
        let page = self.reader.page;
        let Some((head, end)) = mention.head.filter(|_| {
            matches!(mention.kind, MentionKind::Function | MentionKind::Thing)
                && mention.name.is_none()
                && !mention.plural
        }) else {
            return false;
        };
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let bare = matches!(page.str(end - 1), "État" | "Etat")
            || (head + 1..end).all(|at| page.is(at, Class::NATIONALITY))
            // "la jeune femme de 25 ans"
            || page.is(head + 1, Class::OF) && page.kind(head + 2) == TokenKind::Number;
        let human = page.is(head, Class::ROLE.and(Class::NATIONALITY))
            || super::mentions::looks_human(page.str(head));
        let unique = !human
            || matches!(
                page.str(head),
                "président"
                    | "présidente"
                    | "ministre"
                    | "pape"
                    | "roi"
                    | "reine"
                    | "procureur"
                    | "procureure"
                    | "maire"
                    | "préfet"
                    | "préfète"
                    | "porte-parole"
                    | "chancelier"
                    | "chancelière"
                    // Whoever asks the questions is not the one who answered the last.
                    | "journaliste"
                    | "présentateur"
                    | "présentatrice"
            );
        // "l'analyste de l'institut": an expert without a name was introduced before.
        let expert = super::entities::is_expert(page.str(head));
        // "l'un de ses proches" is somebody new.
        let definite = definite && !page.is(mention.first + 1, Class::DETERMINER);
        definite && ((bare || expert) && !unique || self.is_periphrasis(head, end))
    }

    /// `Ada Lorme n'en dit rien. La ministre de la Pêche « attend »`: the article gives her no other office, and nobody is
    /// named between.
    fn untitled(&self, mention: &Mention) -> Option<usize> {
        let page = self.reader.page;
        let (head, end) =
            mention.head.filter(|_| mention.kind == MentionKind::Function && !mention.plural)?;
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let public = match page.str(head) {
            "ministre" | "secrétaire" | "fondateur" | "fondatrice" | "député" | "députée" | "sénateur"
            | "sénatrice" | "eurodéputé" | "eurodéputée" | "dirigeant" | "dirigeante" | "leader"
            | "patron" | "patronne" | "cheffe" | "vice-président" | "vice-présidente" | "candidat"
            | "candidate" => true,
            "président" | "présidente" => end > head + 1,
            "chef" => page.str(head + 2) == "file",
            "porte-parole" => page.str(end - 1) == "gouvernement",
            _ => false,
        };
        let foreign = (head + 1..end).any(|at| page.is(at, Class::NATIONALITY.and(Class::PLACE)));
        if !definite || !public || foreign || end == head + 1 {
            return None;
        }
        // The sentence before, and what stands of this one.
        let layout = self.reader.layout;
        let start = layout.sentence_start(page, mention.first);
        let before = (start.saturating_sub(LATELY)..start).rev().find(|&at| {
            layout.quote_at(at).is_none()
                && page.token(at).is_some_and(Token::ends_sentence)
                && at + 1 < start
        });
        let floor = before.map_or(start.saturating_sub(LATELY), |stop| stop + 1);
        let named = |this: &&Entity| this.seen.iter().any(|seen| (floor..mention.first).contains(seen));
        let mut candidates = self.entities.iter().enumerate().filter(|(_, this)| named(this));
        let (number, this) = candidates.next()?;
        let alone = candidates.next().is_none();
        (alone && this.roles.is_empty() && this.gender.agrees(mention.gender)).then_some(number)
    }

    /// `l'ancien ministre`, `le député du Haut-Lac`, `le patron des centristes`: what the press calls somebody in
    /// public life whom it has named, so as not to repeat the name.
    fn is_periphrasis(&self, head: usize, end: usize) -> bool {
        let page = self.reader.page;
        let noun = page.str(head);
        let complemented = page.is(head + 1, Class::OF) && end > head + 2;
        Grade::of(page, head) == Grade::Former
            || page.str(head - usize::from(head > 0)) == "actuel"
            || page.str(head - usize::from(head > 0)) == "actuelle"
            || matches!(
                noun,
                "patron"
                    | "patronne"
                    | "leader"
                    | "député"
                    | "députée"
                    | "eurodéputé"
                    | "eurodéputée"
                    | "sénateur"
                    | "sénatrice"
                    | "élu"
                    | "élue"
                    | "édile"
                    | "candidat"
                    | "candidate"
                    | "numéro"
            )
            || matches!(noun, "chef" | "cheffe") && page.str(head + 2) == "file"
            || matches!(noun, "président" | "présidente") && complemented && self.is_partisan(head + 2)
            || noun == "ministre" && end == head + 1 && Grade::of(page, head) == Grade::Plain
    }

    /// `région Valdor`, `Riverains unis`: what a politician presides over, other than a state or one of its houses.
    fn is_partisan(&self, at: usize) -> bool {
        let page = self.reader.page;
        let at = at + usize::from(page.is(at, Class::DETERMINER));
        match page.kind(at) {
            TokenKind::Capital => {
                let party = matches!(
                    page.str(at),
                    "Rassemblement" | "Républicains" | "RN" | "LR" | "PS" | "UDI" | "MoDem"
                );
                party || !page.is(at, Class::PLACE) && page.str(at) != "République"
            }
            _ => matches!(
                page.str(at),
                "région" | "parti" | "groupe" | "mouvement" | "députés" | "sénateurs" | "département"
            ),
        }
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
            && (0..at).all(|at| !page.is(at, Class::ROLE) || self.reader.layout.quote_at(at).is_some())
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
