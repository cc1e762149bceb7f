//! What an article is known not to say: the quotations of one long sentence look through the same words, one after another.

use std::cell::Cell;

/// A stretch of tokens, none of which opens what a rule looks for.
#[derive(Debug, Default)]
pub(super) struct Quiet(Cell<(usize, usize)>);

impl Quiet {
    /// The first token at `from` or behind it that is not known to open nothing.
    pub(super) fn skip(&self, from: usize) -> usize {
        let (start, end) = self.0.get();
        if (start..end).contains(&from) { end } else { from }
    }

    /// Remembers that no token from `from` to before `to` opens anything.
    pub(super) fn note(&self, from: usize, to: usize) {
        let (start, end) = self.0.get();
        let goes_on = (start..=end).contains(&from);
        self.0.set(if goes_on { (start, end.max(to)) } else { (from, to) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_grows_with_what_touches_it_and_gives_way_to_what_does_not() {
        let quiet = Quiet::default();
        assert_eq!(quiet.skip(0), 0);
        quiet.note(5, 9);
        assert_eq!([4, 5, 8, 9].map(|at| quiet.skip(at)), [4, 9, 9, 9]);
        quiet.note(9, 12);
        quiet.note(6, 7);
        assert_eq!([4, 5, 11, 12].map(|at| quiet.skip(at)), [4, 12, 12, 12]);
        quiet.note(20, 21);
        assert_eq!([5, 20].map(|at| quiet.skip(at)), [5, 21]);
    }
}
