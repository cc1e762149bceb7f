//! Periphrases: what the press calls a person whom it has named, so as not to repeat the name: an epithet, a trade, an
//! office left or held, `l'ancien ministre`, `le patron des centristes`.

use super::entities::{Entity, Grade};
use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use super::speaker_name::SpeakerName;
use crate::quotes::lexicon::Class;
use crate::quotes::tokens::{Token, TokenKind};

/// How many persons of an article are looked at.
const CAST: usize = 1000;

/// How many tokens back somebody was named whom an office may mean.
const LATELY: usize = 45;

/// How many quotations back somebody in public life, whom the press calls by an office, may have spoken.
pub(in crate::quotes) const SPOKE: usize = 4;

impl Resolver<'_, '_> {
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
                    // Two people.
                    | "couple"
                    | "duo"
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
        let expert = super::posts::is_expert(page.str(head));
        // "l'un de ses proches" is somebody new.
        let definite = definite && !page.is(mention.first + 1, Class::DETERMINER);
        definite && ((bare || expert) && !unique || self.is_periphrasis(head, end))
    }

    /// `Un témoin passait. Le témoin raconte`: the article brought the noun in as somebody new and without a name, so that it
    /// stands for nobody named before.
    pub(in crate::quotes) fn is_introduced(&self, mention: &Mention) -> bool {
        let page = self.reader.page;
        let Some((head, _)) = mention.head.filter(|&(head, end)| end == head + 1) else { return false };
        let floor = mention.first.saturating_sub(LATELY);
        let new = |at: &usize| {
            matches!(page.str(*at), "un" | "une" | "Un" | "Une" | "Au" | "au")
                && page.str(at + 1) == page.str(head)
                && page.mention(*at, page.len()).is_none_or(|first| first.name.is_none())
        };
        page.is(head, Class::ROLE) && self.reader.layout.outside(floor, mention.first).any(|at| new(&at))
    }

    /// `le chauffeur routier`, `la responsable associative`: a trade and one adjective, of somebody named before.
    pub(in crate::quotes) fn is_trade(&self, mention: &Mention) -> bool {
        let page = self.reader.page;
        let definite =
            matches!(page.str(mention.first), "le" | "la" | "l'" | "l’" | "Le" | "La" | "L'" | "L’");
        let house = Class::BODY.and(Class::NATIONALITY);
        definite
            && mention.kind == MentionKind::Function
            && !mention.plural
            && mention.head.is_some_and(|(head, end)| {
                end == head + 2
                    && mention.first + 1 == head
                    && page.kind(head + 1) == TokenKind::Lower
                    && !page.is(head + 1, house)
                    && !matches!(
                        page.str(head),
                        "ministre"
                            | "procureur"
                            | "procureure"
                            | "préfet"
                            | "préfète"
                            | "avocat"
                            | "avocate"
                            | "juge"
                            | "porte-parole"
                    )
            })
    }

    /// `l'ancien ministre`, `le député du Haut-Lac`, `le patron des centristes`: what the press calls somebody in
    /// public life whom it has named, so as not to repeat the name.
    pub(in crate::quotes) fn is_periphrasis(&self, head: usize, end: usize) -> bool {
        let page = self.reader.page;
        let noun = page.str(head);
        let complemented = page.is(head + 1, Class::OF) && end > head + 2;
        Grade::of(page, head) == Grade::Former
            || matches!(noun, "ancien" | "ancienne")
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
            || matches!(noun, "conseiller" | "conseillère") && page.str(head + 1).starts_with("régional")
            || matches!(noun, "président" | "présidente") && complemented && self.is_partisan(head + 2)
            || noun == "ministre" && end == head + 1 && Grade::of(page, head) == Grade::Plain
    }

    /// `région Valdor`, `Riverains unis`: what a politician presides over, other than a state or one of its houses.
    pub(in crate::quotes) fn is_partisan(&self, at: usize) -> bool {
        let page = self.reader.page;
        let at = at + usize::from(page.is(at, Class::DETERMINER));
        match page.kind(at) {
            TokenKind::Capital => {
                let party = matches!(
                    page.str(at),
                    "Rassemblement" | "Républicains" | "RN" | "LR" | "PS" | "UDI" | "MoDem"
                );
                // Such a house has one head, whom the article names.
                let house = matches!(
                    page.str(at),
                    "République" | "Confédération" | "Fédération" | "Chambre" | "Syndicat" | "Banque"
                );
                party || !page.is(at, Class::PLACE) && !house
            }
            _ => matches!(
                page.str(at),
                "région" | "parti" | "groupe" | "mouvement" | "députés" | "sénateurs" | "département"
            ),
        }
    }

    /// `Ada Lorme n'en dit rien. La ministre de la Pêche « attend »`: the article gives her no other office, and nobody is
    /// named between.
    pub(in crate::quotes) fn untitled(&self, mention: &Mention) -> Option<usize> {
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
        let mut before = layout.outside(start.saturating_sub(LATELY), start).rev();
        let before = before.find(|&at| page.token(at).is_some_and(Token::ends_sentence) && at + 1 < start);
        let floor = before.map_or(start.saturating_sub(LATELY), |stop| stop + 1);
        let named = |this: &&Entity| this.seen.iter().any(|seen| (floor..mention.first).contains(seen));
        let mut candidates = self.entities.iter().take(CAST).enumerate().filter(|(_, this)| named(this));
        let (number, this) = candidates.next()?;
        let alone = candidates.next().is_none();
        (alone && this.roles.is_empty() && this.gender.agrees(mention.gender)).then_some(number)
    }

    /// Whether somebody named `name` is another than whom a mention describes: `le chef de file de LVR` is not who heads
    /// another party.
    pub(in crate::quotes) fn contradicts(&self, name: SpeakerName, mention: &Mention) -> bool {
        self.entities.iter().take(CAST).any(|this| {
            self.same_name(SpeakerName::of(this.name), name)
                && super::posts::contradicts(self.reader.page, &this.roles, mention)
        })
    }

    /// `les deux élus`: the two persons named last before, nobody else near.
    pub(in crate::quotes) fn the_two(&self, mention: &Mention) -> Option<Voice> {
        let page = self.reader.page;
        let two = matches!(page.str(mention.first), "les" | "Les" | "ces" | "Ces")
            && page.str(mention.first + 1) == "deux"
            && mention.kind == MentionKind::Function
            && mention.name.is_none();
        if !two {
            return None;
        }
        let floor = mention.first.saturating_sub(LATELY);
        let last = |this: &Entity| {
            this.seen.iter().copied().rev().find(|seen| (floor..mention.first).contains(seen))
        };
        let mut near: Vec<(usize, &Entity)> =
            self.entities.iter().take(CAST).filter_map(|this| Some((last(this)?, this))).collect();
        near.sort_unstable_by_key(|&(seen, _)| seen);
        let [(_, first), (_, second)] = near.as_slice() else { return None };
        Some(Voice {
            name: SpeakerName::of(first.name).and(SpeakerName::of(second.name)),
            span: None,
            gender: mention.gender,
            plural: true,
            person: true,
            description: None,
        })
    }

    /// The one person of the mention's gender whom the article has named so far.
    pub(in crate::quotes) fn only_of_gender(&self, mention: &Mention) -> Option<usize> {
        let mut same = self.entities.iter().take(CAST).enumerate().filter(|(_, this)| {
            this.gender.agrees(mention.gender)
                && this.seen.first().is_some_and(|&first| first < mention.first)
        });
        let (number, this) = same.next()?;
        (same.next().is_none() && this.gender != Gender::Unknown && this.name.1 > this.name.0 + 1)
            .then_some(number)
    }

    /// Whoever spoke last, if the article gives the full name and the gender agrees: whom a periphrasis means.
    pub(in crate::quotes) fn last_named(&self, mention: &Mention, index: usize) -> Option<Voice> {
        let spoke = self.readings[..index.min(self.readings.len())].iter().rev().take(SPOKE);
        // Whom the sentence before names, in the same paragraph, is nearer than who spoke.
        let (page, layout) = (self.reader.page, self.reader.layout);
        let start = layout.sentence_start(page, mention.first);
        let before = start.checked_sub(1).filter(|&stop| page.kind(stop) == TokenKind::Stop);
        let floor = before.map_or(start, |stop| layout.sentence_start(page, stop));
        let last = spoke.filter_map(|reading| reading.voice).find(|voice| voice.person && !voice.plural)?;
        let nearer = self.entities.iter().take(CAST).any(|this| {
            this.seen.iter().any(|seen| (floor..mention.first).contains(seen))
                && !self.same_name(SpeakerName::of(this.name), last.name)
                && this.gender.agrees(mention.gender)
        });
        let named = || self.entities.is_named(last.name.words(page));
        (!nearer && !self.contradicts(last.name, mention) && last.gender.agrees(mention.gender) && named())
            .then_some(last)
    }
}
