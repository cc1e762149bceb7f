//! The order in which statements are shown.

use super::entry::Share;
use super::key::StatementKey;
use crate::classifier::Stance;
use crate::error::Error;
use crate::messages::msg;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// How the random share is drawn: every statement by itself, from its key and a seed.
///
/// So neither the model, nor the order of the table, nor rows added to it later change who belongs to the share, and its statements
/// are shown in random order: wherever the reader stops, those decided so far are a random sample of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    seed: u64,
    share: f64,
}

impl Sampling {
    /// A draw of about the `share`, in \[0, 1\], of all statements.
    ///
    /// # Errors
    /// [`Error::Parameter`] when `share` is outside its range.
    pub fn new(seed: u64, share: f64) -> Result<Self, Error> {
        if (0.0..=1.0).contains(&share) {
            return Ok(Self { seed, share });
        }
        Err(Error::Parameter {
            name: "--random-share",
            found: share.to_string(),
            expected: msg!("a share between 0 and 1"),
        })
    }

    /// Whether the statement belongs to the random share.
    ///
    /// ```
    /// use detente::{features::Statement, labelling::{Sampling, Share, StatementKey}};
    /// let key = StatementKey::of(&Statement::new("Nous saluons ce geste"));
    /// assert_eq!(Sampling::new(0, 1.0)?.share_of(&key), Share::Random);
    /// assert_eq!(Sampling::new(0, 0.0)?.share_of(&key), Share::Chosen);
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    pub fn share_of(&self, key: &StatementKey) -> Share {
        if self.draw(key) < self.share { Share::Random } else { Share::Chosen }
    }

    /// A number in \[0, 1) that looks uniform.
    fn draw(&self, key: &StatementKey) -> f64 {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(key.as_str());
        let digest = hash.finalize();
        let bits = digest[..8].iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A statement in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuedStatement {
    /// Its row.
    pub row: usize,
    /// Why it is shown.
    pub share: Share,
}

/// The statements in the order in which they are shown: those that the model is least sure of first, with those of the random
/// share spread evenly among them. Without `stances` all come in random order. Of rows with the same key the first is shown.
///
/// # Panics
/// When there are stances, but not one for each key.
pub fn order(keys: &[StatementKey], stances: Option<&[Stance]>, sampling: Sampling) -> Vec<QueuedStatement> {
    assert!(stances.is_none_or(|stances| stances.len() == keys.len()), "one stance for each statement");
    let mut seen = BTreeSet::new();
    let rows = (0..keys.len()).filter(|&row| seen.insert(&keys[row]));
    let (mut random, mut chosen): (Vec<usize>, Vec<usize>) =
        rows.partition(|&row| sampling.share_of(&keys[row]) == Share::Random);
    let draw = |row: usize| sampling.draw(&keys[row]);
    let sureness = |row: usize| stances.map_or(0.0, |stances| stances[row].confidence());
    random.sort_by(|&a, &b| draw(a).total_cmp(&draw(b)).then(a.cmp(&b)));
    chosen.sort_by(|&a, &b| {
        let by_sureness = sureness(a).total_cmp(&sureness(b));
        by_sureness.then(draw(a).total_cmp(&draw(b))).then(a.cmp(&b))
    });
    let (n_random, n) = (random.len(), random.len() + chosen.len());
    let (mut random, mut chosen) = (random.into_iter(), chosen.into_iter());
    // Position i is a random one when ⌊(i+1)·r/n⌋ steps up from ⌊i·r/n⌋.
    (0..n)
        .filter_map(|at| {
            let share =
                if (at + 1) * n_random / n > at * n_random / n { Share::Random } else { Share::Chosen };
            let row = if share == Share::Random { random.next() } else { chosen.next() };
            row.map(|row| QueuedStatement { row, share })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Statement;

    fn keys(n: usize) -> Vec<StatementKey> {
        (0..n).map(|at| StatementKey::of(&Statement::new(format!("statement {at}")))).collect()
    }

    /// Stances that are surer from row to row.
    fn surer(n: usize) -> Vec<Stance> {
        (0..n).map(|at| Stance { lean: 0.5 + 0.5 * at as f64 / n as f64, gate: 1.0 }).collect()
    }

    #[test]
    fn every_statement_is_shown_once_least_sure_first() {
        let (keys, stances) = (keys(500), surer(500));
        let queue = order(&keys, Some(&stances), Sampling::new(7, 0.2).unwrap());
        let mut rows: Vec<usize> = queue.iter().map(|queued| queued.row).collect();
        let chosen: Vec<usize> =
            queue.iter().filter(|queued| queued.share == Share::Chosen).map(|queued| queued.row).collect();
        assert!(chosen.is_sorted());
        rows.sort_unstable();
        assert_eq!(rows, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn the_random_share_is_about_as_large_as_asked_spread_evenly_and_blind_to_the_model() {
        let (keys, stances) = (keys(5000), surer(5000));
        let sampling = Sampling::new(7, 0.2).unwrap();
        let queue = order(&keys, Some(&stances), sampling);
        let random_in = |part: &[QueuedStatement]| {
            part.iter()
                .filter(|queued| queued.share == Share::Random)
                .map(|queued| queued.row)
                .collect::<Vec<_>>()
        };
        assert!((900..1100).contains(&random_in(&queue).len()));
        assert!((90..110).contains(&random_in(&queue[..500]).len()));
        // The first hundred of the random share come from the whole range of sureness.
        let early = random_in(&queue[..500]);
        let mean = early.iter().sum::<usize>() as f64 / early.len() as f64;
        assert!((2000.0..3000.0).contains(&mean), "{mean}");
        let turned: Vec<Stance> = stances.into_iter().rev().collect();
        assert_eq!(random_in(&order(&keys, Some(&turned), sampling)), random_in(&queue));
    }

    #[test]
    fn rows_added_later_and_larger_shares_keep_who_was_in() {
        let keys = keys(200);
        let (small, large) = (Sampling::new(7, 0.2).unwrap(), Sampling::new(7, 0.4).unwrap());
        for key in &keys {
            assert!(small.share_of(key) == Share::Chosen || large.share_of(key) == Share::Random);
        }
        assert_ne!(
            keys.iter().map(|key| small.share_of(key)).collect::<Vec<_>>(),
            keys.iter().map(|key| Sampling::new(8, 0.2).unwrap().share_of(key)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_same_words_twice_are_shown_once() {
        let mut keys = keys(3);
        keys.push(keys[1].clone());
        let rows: Vec<usize> =
            order(&keys, None, Sampling::new(0, 0.0).unwrap()).iter().map(|queued| queued.row).collect();
        assert_eq!(rows.len(), 3);
        assert!(!rows.contains(&3));
    }
}
