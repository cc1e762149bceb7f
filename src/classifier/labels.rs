//! The labels: two poles and, where the task has it, a neutral one.

use crate::error::Error;
use crate::messages::msg;
use serde::{Deserialize, Serialize};

/// The names of the labels, as the training table writes them.
///
/// The order of every list of probabilities is: first pole, second pole, neutral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    poles: [String; 2],
    neutral: Option<String>,
}

impl Labels {
    /// Labels with these names.
    ///
    /// ```
    /// use detente::classifier::Labels;
    /// let labels = Labels::new("favor", "against", Some("none"))?;
    /// assert_eq!(labels.names(), ["favor", "against", "none"]);
    /// assert_eq!(labels.index("against"), Some(1));
    /// # Ok::<(), detente::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a name is empty or two are the same.
    pub fn new(first: &str, second: &str, neutral: Option<&str>) -> Result<Self, Error> {
        let labels =
            Self { poles: [first.to_owned(), second.to_owned()], neutral: neutral.map(str::to_owned) };
        let names = labels.names();
        let distinct = (0..names.len()).all(|i| !names[i].is_empty() && !names[..i].contains(&names[i]));
        if distinct {
            Ok(labels)
        } else {
            Err(Error::Parameter {
                name: msg!("the list of labels"),
                found: format!("{names:?}"),
                expected: msg!("two or three different names, none of them empty (--poles A,B --neutral C)"),
            })
        }
    }

    /// The two poles.
    pub fn poles(&self) -> &[String; 2] {
        &self.poles
    }

    /// The neutral label.
    pub fn neutral(&self) -> Option<&str> {
        self.neutral.as_deref()
    }

    /// All names: first pole, second pole, neutral.
    pub fn names(&self) -> Vec<&str> {
        self.poles.iter().map(String::as_str).chain(self.neutral.as_deref()).collect()
    }

    /// The place of `name` in [`names`](Self::names).
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names().iter().position(|&known| known == name)
    }

    /// The same labels without the neutral one.
    #[must_use]
    pub fn without_neutral(&self) -> Self {
        Self { poles: self.poles.clone(), neutral: None }
    }
}

impl Default for Labels {
    /// conciliatory, confrontational, neutral.
    fn default() -> Self {
        Self {
            poles: ["conciliatory".to_owned(), "confrontational".to_owned()],
            neutral: Some("neutral".to_owned()),
        }
    }
}
