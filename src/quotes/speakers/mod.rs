//! Speakers: who says a quotation, by its sentence and then by the article.

pub(super) mod attribution;
mod entities;
pub(super) mod layout;
mod mentions;
mod resolution;
mod verbs;

use super::page::Page;
use super::spans::Passage;
pub(super) use attribution::Evidence;
use attribution::Reader;
use entities::Entities;
use layout::Layout;
pub(super) use resolution::Reading;
use resolution::Resolver;

/// Finds the speaker of every passage; one reading a passage, in their order.
pub(super) fn read(page: &Page<'_>, passages: &[Passage]) -> (Layout, Vec<Reading>) {
    let layout = Layout::new(page, passages);
    let entities = Entities::new(page, &layout);
    let resolver = Resolver { reader: Reader { page, layout: &layout }, entities, readings: Vec::new() };
    let readings = resolver.run();
    (layout, readings)
}
