//! Speakers: who says a quotation, by its sentence and then by the article.

mod according;
mod accused;
mod after;
mod announced;
mod antecedents;
mod appositions;
mod attribution;
mod before;
mod borrowed;
mod crowds;
mod descriptions;
mod echoes;
mod entities;
mod fronted;
mod genders;
mod headings;
mod houses;
pub(in crate::quotes) mod layout;
mod leading;
mod litotes;
mod main_voice;
mod mentions;
mod names;
mod nouns;
mod officers;
mod parties;
mod periphrases;
mod phrases;
mod pointers;
mod posts;
mod presented;
mod quantities;
mod quiet;
mod relatives;
mod relayed;
mod resolution;
mod speaker_name;
mod steady_voice;
mod subjects;
mod variants;
mod verbs;
mod verdicts;
mod voices;

use super::actors::Actors;
use super::incises::Draft;
use super::page::Page;
use attribution::Reader;
pub(in crate::quotes) use attribution::{CueWord, Evidence};
use entities::Entities;
use layout::Layout;
pub(in crate::quotes) use mentions::{Mention, MentionKind};
use resolution::Resolver;
pub(in crate::quotes) use resolution::{Reading, Voice};
pub(in crate::quotes) use verbs::VerbGroup;

/// Whether a noun phrase can be the subject of a reporting clause inside a quotation: a person, an office, a body.
pub(in crate::quotes) fn names_speaker(mention: &Mention) -> bool {
    mention.can_speak()
}

/// Finds the speaker of every passage; one reading a passage, in their order.
pub(in crate::quotes) fn read<'t>(
    page: &Page<'t>,
    passages: &[Draft],
    actors: &Actors,
) -> (Layout, Vec<Reading<'t>>) {
    let layout = Layout::new(page, passages);
    let entities = Entities::new(page, &layout);
    let known = attribution::Known::default();
    let reader = Reader { page, layout: &layout, known: &known };
    let resolver = Resolver { reader, entities, actors, readings: Vec::new() };
    let readings = resolver.run(passages);
    (layout, readings)
}
