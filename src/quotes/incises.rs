//! Incises: the writer's words inside a quotation.

use super::page::Page;
use super::pairs::PairEnd;
use super::spans::Passage;

/// The passages with the writer's words cut out.
pub(super) fn drafts(_page: &Page<'_>, passages: Vec<Passage>) -> Vec<Passage> {
    passages.into_iter().filter(|p| p.end != PairEnd::NeverOpened).collect()
}
