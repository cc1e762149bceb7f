//! Pointers: `ce dernier`, `celle-ci`, `l'intéressé` name nobody; they point at whoever was named last.

use super::mentions::{Gender, Mention, MentionKind};
use super::resolution::{Resolver, Voice};
use crate::quotes::lexicon::Class;
use crate::quotes::page::Page;

/// How far back, in tokens, a pointer looks.
const REACH: usize = 60;

/// How many persons of an article are looked at.
const CAST: usize = 200;

/// `Lequel`, `Qui`, that opens a sentence of its own at `at`: it points at whoever the sentence before named last.
pub(super) fn relative(page: &Page<'_>, at: usize) -> Mention {
    let gender = match page.str(at) {
        "Lequel" => Gender::Masculine,
        "Laquelle" => Gender::Feminine,
        _ => Gender::Unknown,
    };
    Mention {
        first: at,
        last: at + 1,
        core: at + 1,
        name: None,
        head: Some((at, at + 1)),
        gender,
        plural: false,
        kind: MentionKind::Function,
    }
}

/// The last of the rising tokens `seen` that stands shortly before a mention.
fn last_seen(seen: &[usize], mention: &Mention) -> Option<usize> {
    let before = seen.partition_point(|&token| token < mention.first);
    seen[..before].last().copied().filter(|&token| token + REACH >= mention.first)
}

impl Resolver<'_, '_> {
    /// Whether a noun phrase only points: it must never be printed as a speaker.
    pub(in crate::quotes) fn points(&self, mention: &Mention) -> bool {
        let page = self.reader.page;
        let Some((head, end)) = mention.head.filter(|_| mention.name.is_none()) else { return false };
        let bare = end == head + 1 || !page.is(head + 1, Class::OF);
        bare && matches!(
            page.str(head),
            "dernier"
                | "dernière"
                | "derniers"
                | "dernières"
                | "intéressé"
                | "intéressée"
                | "intéressés"
                | "même"
                | "Qui"
                | "Lequel"
                | "Laquelle"
        )
    }

    /// Whether a person was named shortly before a mention.
    pub(super) fn seen_lately(&self, number: usize, mention: &Mention) -> bool {
        last_seen(&self.entities.get(number).seen, mention).is_some()
    }

    /// The person who was named last before a mention, shortly before, and agrees with it.
    pub(super) fn nearest_agreeing(&self, mention: &Mention) -> Option<usize> {
        let agreeing = self.entities.iter().take(CAST).enumerate();
        let agreeing = agreeing.filter(|(_, this)| this.gender.agrees(mention.gender));
        let last = agreeing.filter_map(|(number, this)| Some((last_seen(&this.seen, mention)?, number)));
        last.max().map(|(_, number)| number)
    }

    /// The person named last before the pointer, object or subject, that agrees with it.
    pub(in crate::quotes) fn pointed_at(&self, mention: &Mention, index: usize) -> Option<Voice> {
        let page = self.reader.page;
        let gender = match page.str(mention.head?.0) {
            "dernier" | "derniers" | "intéressé" | "intéressés" | "Lequel" => Gender::Masculine,
            "dernière" | "dernières" | "intéressée" | "Laquelle" => Gender::Feminine,
            _ => mention.gender,
        };
        let floor = mention.first.saturating_sub(REACH);
        let phrases = self.reader.phrases(floor, mention.first);
        phrases
            .iter()
            .rev()
            .filter(|phrase| matches!(phrase.mention.kind, MentionKind::Person | MentionKind::Function))
            .filter(|phrase| !self.points(&phrase.mention) && phrase.mention.plural == mention.plural)
            .find_map(|phrase| {
                let voice = self.named(&phrase.mention, index, phrase.mention.first)?;
                (voice.person && voice.gender.agrees(gender)).then_some(voice)
            })
    }
}
