//! Which columns of a table are written.

use crate::articles::missing_column;
use crate::error::Error;
use crate::messages::msg;

/// The columns that hold words of the article.
const TEXT: [&str; 5] = ["quote", "speaker", "cue", "context", "explanation"];

/// Which of the columns there are to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// These, in this order; `None` for all that a format usually has.
    pub only: Option<Vec<String>>,
    /// Whether words of the articles are left out, for corpora that may not be passed on.
    pub text: TextColumns,
}

/// Whether columns that hold words of the article are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextColumns {
    /// Yes.
    #[default]
    Keep,
    /// No: identifiers, places and labels only.
    Drop,
}

impl Selection {
    /// The indices of the columns to write: those of `all` that were asked for, otherwise the `usual` ones. `text` names further columns
    /// that hold words of the article.
    ///
    /// # Errors
    /// [`Error::MissingColumn`] when a column was asked for that is not there.
    pub fn indices(
        &self,
        all: &[String],
        usual: impl Fn(&str) -> bool,
        text: &[&str],
    ) -> Result<Vec<usize>, Error> {
        let mut indices = match &self.only {
            None => (0..all.len()).filter(|&index| usual(&all[index])).collect::<Vec<_>>(),
            Some(only) => {
                let names = || all.iter().map(String::as_str);
                let find = |name: &String| {
                    let found = names().position(|other| other == name);
                    found.ok_or_else(|| missing_column(msg!("the output"), name, names(), "--select"))
                };
                only.iter().map(find).collect::<Result<_, _>>()?
            }
        };
        if self.text == TextColumns::Drop {
            indices.retain(|&index| !TEXT.iter().chain(text).any(|name| all[index] == **name));
        }
        Ok(indices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(selection: &Selection) -> Result<Vec<usize>, Error> {
        let all = ["id", "quote", "context", "stance", "body"].map(str::to_owned);
        selection.indices(&all, |name| name != "context", &["body"])
    }

    #[test]
    fn columns_come_in_the_order_asked_for() {
        assert_eq!(names(&Selection::default()).unwrap(), [0, 1, 3, 4]);
        let only = Some(vec!["stance".into(), "context".into()]);
        assert_eq!(names(&Selection { only, ..Selection::default() }).unwrap(), [3, 2]);
    }

    #[test]
    fn text_can_be_left_out() {
        assert_eq!(names(&Selection { text: TextColumns::Drop, only: None }).unwrap(), [0, 3]);
    }

    #[test]
    fn an_unknown_column_is_told_with_the_nearest_one() {
        let only = Some(vec!["stanse".into()]);
        let message = names(&Selection { only, ..Selection::default() }).unwrap_err().to_string();
        assert_eq!(
            message,
            "the output: no column `stanse` (did you mean `stance`?); its columns are `id`, `quote`, `context`, `stance`, `body`; \
             name the right one with --select"
        );
    }
}
