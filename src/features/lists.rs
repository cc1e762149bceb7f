//! Lists of different lengths in one piece of memory.

use std::ops::Range;

/// Lists of `T`, numbered in the order in which they came.
#[derive(Debug, Clone)]
pub(super) struct Lists<T> {
    items: Vec<T>,
    ends: Vec<usize>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list with this number.
    pub(super) fn get(&self, number: usize) -> &[T] {
        &self.items[self.range(number)]
    }

    /// All lists.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Adds an item to the list that is being made.
    pub(super) fn add(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the list that is being made, and begins the next.
    pub(super) fn end(&mut self) {
        self.ends.push(self.items.len());
    }

    /// Appends the lists of `other`, each item as `change` makes it.
    pub(super) fn append<U>(&mut self, other: Lists<U>, change: impl FnMut(U) -> T) {
        let offset = self.items.len();
        self.items.extend(other.items.into_iter().map(change));
        self.ends.extend(other.ends.into_iter().map(|end| offset + end));
    }

    fn range(&self, number: usize) -> Range<usize> {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        start..self.ends[number]
    }
}

/// Strings, as lists of their bytes are kept.
#[derive(Debug, Clone, Default)]
pub(super) struct TextList {
    text: String,
    ends: Vec<usize>,
}

impl TextList {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.text[start..self.ends[number]]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.get(number as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_appended_keep_their_bounds() {
        let mut lists = Lists::default();
        lists.add(1);
        lists.add(2);
        lists.end();
        lists.end();
        let mut all = Lists::default();
        all.end();
        all.append(lists, |item: u32| item * 10);
        let found: Vec<&[u32]> = all.iter().collect();
        assert_eq!(found, [&[][..], &[10, 20], &[]]);
    }
}
