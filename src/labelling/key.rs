//! The key of a statement: what its words and its sentence are, whatever row of whatever table they stand in.

use crate::features::Statement;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Hexadecimal digits of a key: 64 bits, so that a million statements collide once in forty million tables.
const DIGITS: usize = 16;

/// A hash of a statement's text and context; statements with the same words in the same sentence share one decision.
///
/// ```
/// use detente::features::Statement;
/// use detente::labelling::StatementKey;
/// let key = StatementKey::of(&Statement::new("Nous saluons ce geste"));
/// assert_eq!(key.as_str().len(), 16);
/// assert_ne!(key, StatementKey::of(&Statement::in_context("Nous saluons ce geste", "« ⟨Q⟩ », dit-elle.")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementKey(String);

impl StatementKey {
    /// The key of `statement`.
    pub fn of(statement: &Statement) -> Self {
        let mut hash = Sha256::new();
        // The length first, so that no two pairs of text and context are the same bytes.
        hash.update((statement.text.len() as u64).to_le_bytes());
        hash.update(&statement.text);
        hash.update(&statement.context);
        let mut digits = format!("{:x}", hash.finalize());
        digits.truncate(DIGITS);
        Self(digits)
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it looks like a key.
    pub(super) fn is_well_formed(&self) -> bool {
        self.0.len() == DIGITS && self.0.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl fmt::Display for StatementKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_move_from_text_to_context_make_another_key() {
        let one = StatementKey::of(&Statement::in_context("ab", "c"));
        let other = StatementKey::of(&Statement::in_context("a", "bc"));
        assert_ne!(one, other);
        assert!(one.is_well_formed() && other.is_well_formed());
    }
}
