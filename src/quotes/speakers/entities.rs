//! Entities: the persons of an article, each under the fullest name it prints, with gender and offices.

use super::layout::Layout;
use super::mentions::{Gender, Mention, MentionKind};
use super::posts::{Post, content, elsewhere, is_expert, same_office};
use crate::quotes::lexicon::{Class, fold, with_folded};
use crate::quotes::page::Page;
use crate::quotes::tokens::TokenKind;
use rustc_hash::FxHashMap;

/// How many tokens after an office its complement may go on.
const COMPLEMENT: usize = 12;

/// How many descriptions of one person are kept: no article gives more, and each is compared with every office that comes.
const MOST_ROLES: usize = 64;

/// A person of the article.
#[derive(Debug, Clone)]
pub(in crate::quotes) struct Entity {
    /// Tokens of the fullest name.
    pub(in crate::quotes) name: (usize, usize),
    /// The words of that name.
    pub(super) words: NameWords,
    /// The last of them, folded.
    pub(super) family: Box<str>,
    pub(in crate::quotes) gender: Gender,
    /// Whether the gender is a title's, which tells more than a first name.
    titled: bool,
    /// Offices, each as head noun and one past its complements.
    pub(in crate::quotes) roles: Vec<(usize, usize)>,
    /// Token of every mention, rising.
    pub(in crate::quotes) seen: Vec<usize>,
}

impl Entity {
    /// The office that the article gives most words to.
    pub(in crate::quotes) fn role(&self) -> Option<(usize, usize)> {
        self.roles.iter().copied().max_by_key(|(from, to)| to - from)
    }
}

/// All persons of an article.
#[derive(Debug, Default)]
pub(in crate::quotes) struct Entities {
    pub(super) all: Vec<Entity>,
    /// The number of every word of a name, folded.
    numbers: FxHashMap<Box<str>, u32>,
    /// By the number of a word, the persons in whose names it stands.
    bearers: Vec<Vec<usize>>,
}

/// A name by the numbers of its words; `None` for a word of nobody's name.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameWords {
    pub(super) first: Option<u32>,
    pub(super) last: Option<u32>,
    pub(super) count: usize,
}

impl Entities {
    /// Reads the article outside its quotations.
    pub(in crate::quotes) fn new(page: &Page<'_>, layout: &Layout) -> Self {
        let mut entities = Self::default();
        let mut at = 0;
        while at < page.len() {
            if let Some(quote) = layout.quote_at(at) {
                at = layout.places[quote].close.max(at + 1);
                continue;
            }
            let starts = match page.kind(at) {
                TokenKind::Capital | TokenKind::Title => true,
                TokenKind::Lower | TokenKind::Elision => {
                    page.is(at, Class::DETERMINER) && (at + 1..at + 4).any(|i| page.is(i, Class::ROLE))
                        || page.is(at, Class::ROLE) && page.kind(at + 1) == TokenKind::Capital
                }
                _ => false,
            };
            // "au Institut royal de Valdor", "le New York Times": an article makes it a body, not a person.
            let body = page.kind(at) == TokenKind::Capital
                && at > 0
                && (page.is(at - 1, Class::DETERMINER)
                    || matches!(page.str(at - 1), "au" | "du" | "aux" | "l'" | "l’"));
            if body {
                // "au Courrier Ada Lorme": the name of a medium runs into that of the speaker.
                let medium = page.is_medium(at);
                at = page.name_end(at).filter(|_| !medium).unwrap_or(at + 1);
                continue;
            }
            if !starts {
                at += 1;
                continue;
            }
            let Some(mention) = page.mention(at, page.len()) else {
                at += 1;
                continue;
            };
            if let Some((first, last)) = mention.name {
                // "à Valdor, le président": one capital behind a preposition is a place, and the office no part of it.
                let place = last == first + 1
                    && mention.first == first
                    && mention.last > mention.core
                    && first > 0
                    && page.is(first - 1, Class::PREPOSITION);
                if place {
                    at = mention.core.max(at + 1);
                    continue;
                }
                let medium = first >= 1 && page.is(first - 1, Class::PLACE) && last - first > 2;
                if medium {
                    // "à BBC Delta Mira Sorel": the name of a medium runs into that of the speaker.
                    at = last - 2;
                    continue;
                }
                entities.add(page, &mention);
                at = mention.last.max(at + 1);
            } else {
                at += 1;
            }
        }
        entities
    }

    pub(in crate::quotes) fn get(&self, entity: usize) -> &Entity {
        &self.all[entity]
    }

    fn add(&mut self, page: &Page<'_>, mention: &Mention) {
        let Some(name) = mention.name.filter(|_| mention.kind == MentionKind::Person) else { return };
        let titled = name.0 > 0 && page.kind(name.0 - 1) == TokenKind::Title;
        let known = self.find(page, name);
        if known.is_none() && name.1 - name.0 < 2 && !titled && mention.head.is_none() {
            return;
        }
        let numbers: Vec<u32> = (name.0..name.1).map(|at| self.number_of(name_word(page, at))).collect();
        let article = usize::from(has_article(page, name));
        let words = NameWords {
            first: numbers.get(article).copied(),
            last: numbers.last().copied(),
            count: numbers.len() - article,
        };
        let family = || fold(name_word(page, name.1 - 1)).into();
        let entity = known.unwrap_or_else(|| {
            self.all.push(Entity {
                name,
                words,
                family: family(),
                gender: Gender::Unknown,
                titled: false,
                roles: Vec::new(),
                seen: Vec::new(),
            });
            self.all.len() - 1
        });
        let this = &mut self.all[entity];
        if words.count > this.words.count {
            this.name = name;
            this.words = words;
            this.family = family();
        }
        if titled && this.titled && !this.gender.agrees(mention.gender) {
            this.gender = Gender::Unknown; // "M. Lorme" here, "Mme Lorme" there: the article does not tell
        } else if (titled || this.gender == Gender::Unknown && !this.titled)
            && mention.gender != Gender::Unknown
        {
            (this.gender, this.titled) = (mention.gender, titled);
        }
        if let Some(head) = mention.head
            && this.roles.len() < MOST_ROLES
        {
            this.roles.push(head);
        }
        this.seen.push(mention.first);
        for number in numbers {
            let bearers = &mut self.bearers[number as usize];
            if !bearers.contains(&entity) {
                bearers.push(entity);
            }
        }
    }

    /// The number of a word, which is given one when it is new.
    fn number_of(&mut self, word: &str) -> u32 {
        with_folded(word, |folded| {
            if let Some(&number) = self.numbers.get(folded) {
                return number;
            }
            let number = self.bearers.len() as u32;
            self.bearers.push(Vec::new());
            self.numbers.insert(folded.into(), number);
            number
        })
    }

    /// Whether the last of several `words` stands in the name of a person of the article.
    pub(in crate::quotes) fn is_named<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        let (mut count, mut last) = (0, "");
        words.for_each(|word| (count, last) = (count + 1, word));
        count > 1 && with_folded(last, |last| self.numbers.contains_key(last))
    }

    /// All of them, in the order of their first mention.
    pub(in crate::quotes) fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.all.iter()
    }

    /// The entity that the name at `name` belongs to.
    pub(in crate::quotes) fn find(&self, page: &Page<'_>, name: (usize, usize)) -> Option<usize> {
        let known = |at: usize| with_folded(name_word(page, at), |word| self.numbers.get(word).copied());
        // "Le Pen" alone is a family name.
        let article = usize::from(has_article(page, name));
        let (last, count) = (known(name.1.checked_sub(1)?), name.1 - name.0 - article);
        let words = NameWords { first: if count == 1 { last } else { known(name.0) }, last, count };
        let Some(last) = last else { return self.find_variant(page, name, words) };
        let fits = |&&entity: &&usize| {
            let this = &self.all[entity];
            if words.count == 1 || this.words.count == 1 {
                return this.words.last == words.last || this.words.first == words.last || words.count == 1;
            }
            this.words.last == words.last
                && (this.words.first == words.first || initials(page, this.name.0, name.0))
        };
        let candidates = &self.bearers[last as usize];
        let by_last =
            candidates.iter().filter(fits).find(|&&entity| self.all[entity].words.last == words.last);
        by_last.or_else(|| candidates.iter().find(fits)).copied()
    }

    /// The person who bears the office of `mention`, seen nearest before token `at`, else first after it.
    pub(in crate::quotes) fn find_role(
        &self,
        page: &Page<'_>,
        mention: &Mention,
        at: usize,
    ) -> Option<usize> {
        let (head, end) = mention.head?;
        let new = matches!(page.str(mention.first), "un" | "une" | "Un" | "Une" | "certain" | "certaine");
        if mention.plural
            || new
            || !matches!(mention.kind, MentionKind::Function | MentionKind::Thing)
            || page.str(mention.first).starts_with(['l', 'L'])
                && page.is(mention.first + 1, Class::DETERMINER)
        {
            return None;
        }
        let wanted = fold(page.str(head));
        let grade = Grade::of(page, head);
        let details = content(page, head + 1, end);
        let mut best: Option<(usize, (usize, bool, Post, usize))> = None;
        for (entity, this) in self.all.iter().enumerate() {
            let other = !this.gender.agrees(mention.gender);
            // They were seen in the order of the text.
            let before = this.seen[..this.seen.partition_point(|&seen| seen < at)].last().copied();
            for &(role, role_end) in &this.roles {
                let Some(post) = Post::shared(page, (role, role_end), (head, end), &wanted) else { continue };
                if Grade::of(page, role) != grade {
                    continue;
                }
                let known = content(page, role + 1, role_end);
                let shared = details.iter().filter(|word| known.contains(word)).count();
                let bare = known.is_empty() && details.len() <= 1;
                if !details.is_empty() && !bare && shared == 0 {
                    continue;
                }
                // "le président" is not the woman whom the article calls "présidente" of something.
                if other && shared == 0 && fold(page.str(role)) != wanted {
                    continue;
                }
                // "la ministre": whoever is named farther down, with nothing that tells, is not meant where somebody was named before.
                if before.is_none() && shared == 0 && self.named_before(at, mention.gender) {
                    continue;
                }
                let rank = (shared, before.is_some(), post, before.unwrap_or(0));
                if !this.seen.is_empty() && best.is_none_or(|(_, most)| rank > most) {
                    best = Some((entity, rank));
                }
            }
        }
        best.map(|(entity, ..)| entity)
            .or_else(|| {
                // Whoever is named farther down only is not meant where somebody was named before.
                let known = |&bearer: &usize| {
                    self.all[bearer].seen.first().is_some_and(|&seen| seen < at)
                        || !self.named_before(at, mention.gender)
                };
                self.only_bearer(page, &wanted, (head, end)).filter(|_| grade == Grade::Plain).filter(known)
            })
            .or_else(|| self.colleague(page, mention))
    }
}

impl Entities {
    /// `l'expert du Centre Nadir` is the one person whom the article placed at the `Centre Nadir`, whatever it called her.
    fn colleague(&self, page: &Page<'_>, mention: &Mention) -> Option<usize> {
        let (head, end) = mention.head.filter(|&(head, _)| is_expert(page.str(head)))?;
        let proper = |from: usize, to: usize| {
            (from..to)
                .filter(|&at| page.kind(at) == TokenKind::Capital)
                .map(|at| page.str(at))
                .collect::<Vec<_>>()
        };
        let wanted = proper(head + 1, end);
        let placed = |this: &Entity| {
            // The complement of an office runs on behind prepositions: "chercheuse au Centre Nadir".
            this.roles.iter().any(|&(role, role_end)| {
                let stop = (role_end..page.len().min(role_end + COMPLEMENT))
                    .find(|&at| page.token(at).is_some_and(super::super::tokens::Token::ends_sentence));
                let known = proper(role + 1, stop.unwrap_or(page.len().min(role_end + COMPLEMENT)));
                wanted.iter().all(|word| known.contains(word))
            })
        };
        let mut placed =
            (0..self.all.len()).filter(|&entity| !wanted.is_empty() && placed(&self.all[entity]));
        placed.next().filter(|_| placed.next().is_none())
    }

    /// The one person of the article with an office that is no office of state: `l'analyste de l'institut`.
    fn only_bearer(&self, page: &Page<'_>, wanted: &str, words: (usize, usize)) -> Option<usize> {
        if [
            "ministre",
            "président",
            "présidente",
            "chef",
            "cheffe",
            "secrétaire",
            "porte-parole",
            "directeur",
            "directrice",
            "responsable",
        ]
        .contains(&wanted)
        {
            return None;
        }
        let bears = |this: &Entity| {
            this.roles
                .iter()
                .any(|&role| same_office(&fold(page.str(role.0)), wanted) && !elsewhere(page, role, words))
        };
        let mut bearers = (0..self.all.len()).filter(|&entity| bears(&self.all[entity]));
        bearers.next().filter(|_| bearers.next().is_none())
    }
}

/// What stands before an office and makes another of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quotes) enum Grade {
    Plain,
    /// `Premier ministre` is no other minister.
    First,
    /// `l'ancien ministre` is no minister.
    Former,
}

impl Grade {
    /// The grade of the office whose noun stands at `head`.
    pub(in crate::quotes) fn of(page: &Page<'_>, head: usize) -> Self {
        let mut at = head;
        while at > 0 && head - at < 3 && matches!(page.kind(at - 1), TokenKind::Lower | TokenKind::Capital) {
            at -= 1;
            if page.is(at, Class::DETERMINER.and(Class::OF)) {
                break;
            }
            match page.str(at) {
                "premier" | "Premier" | "première" | "Première" => return Grade::First,
                "ancien" | "ancienne" | "Ancien" | "Ancienne" | "ex" => return Grade::Former,
                _ => {}
            }
        }
        Grade::Plain
    }
}

/// Whether a name is an article and one word: `Le Pen`.
fn has_article(page: &Page<'_>, name: (usize, usize)) -> bool {
    name.1 == name.0 + 2 && matches!(page.str(name.0), "Le" | "La")
}

/// A word of a name, without the full stop of an initial.
pub(super) fn name_word<'t>(page: &Page<'t>, at: usize) -> &'t str {
    page.str(at).trim_end_matches('.')
}

/// Whether one of two words is the initial of the other.
fn initials(page: &Page<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (fold(name_word(page, a)), fold(name_word(page, b)));
    // "J.-P" as well as "J".
    let is_letter =
        |word: &str| !word.is_empty() && word.split(".-").all(|part| part.chars().nth(1).is_none());
    (is_letter(&a) || is_letter(&b)) && a.chars().next() == b.chars().next()
}
