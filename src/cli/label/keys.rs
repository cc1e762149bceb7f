//! The keys: one for each label, and where they are read from.

use console::{Key, Term};
use detente::classifier::Labels;
use detente::messages::msg;
use detente::output::plain;
use std::io::{self, BufRead, IsTerminal};
use tr::tr;

/// What a reader can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Give the label with this index.
    Label(usize),
    Undo,
    Skip,
    /// Comment; the words, when they came with the key.
    Comment(Option<String>),
    Quit,
    Unknown(String),
}

/// The keys that are not labels.
const COMMANDS: [(char, &str); 4] =
    [('u', msg!("undo")), ('s', msg!("skip")), ('c', msg!("comment")), ('q', msg!("quit"))];

/// Which key is which label.
#[derive(Debug)]
pub(super) struct Keys {
    names: Vec<String>,
    letters: Vec<char>,
}

impl Keys {
    /// First letters where they tell the labels apart and are no command, otherwise 1, 2, 3. The digits always work.
    pub(super) fn new(labels: &Labels) -> Self {
        let names: Vec<String> = labels.names().into_iter().map(str::to_owned).collect();
        let first: Vec<char> = names.iter().filter_map(|name| name.to_lowercase().chars().next()).collect();
        let usable = (0..first.len()).all(|at| {
            !first[..at].contains(&first[at])
                && first[at].is_alphabetic()
                && COMMANDS.iter().all(|(key, _)| *key != first[at])
        });
        let letters = if usable { first } else { ('1'..='9').take(names.len()).collect() };
        Self { names, letters }
    }

    /// What the keys do, in one line.
    pub(super) fn legend(&self) -> String {
        let labels =
            self.letters.iter().zip(&self.names).map(|(key, name)| format!("[{key}] {}", plain(name)));
        let commands = COMMANDS.iter().map(|&(key, name)| format!("[{key}] {}", tr!(name)));
        labels.chain(commands).collect::<Vec<_>>().join("  ")
    }

    /// What the typed `text` asks for: a key, the name of a label, or `c` and the comment.
    pub(super) fn choice(&self, text: &str) -> Choice {
        let text = text.trim();
        if let Some(label) = self.names.iter().position(|name| name == text) {
            return Choice::Label(label);
        }
        let mut characters = text.chars();
        let key = characters.next().map(|key| key.to_lowercase().next().unwrap_or(key));
        let rest = characters.as_str();
        match key {
            Some('c') if rest.starts_with(char::is_whitespace) => {
                Choice::Comment(Some(rest.trim().to_owned()))
            }
            Some(key) if rest.is_empty() => self.single(key),
            _ => Choice::Unknown(text.to_owned()),
        }
    }

    fn single(&self, key: char) -> Choice {
        let digit = key.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
        let label = self.letters.iter().position(|letter| *letter == key).or(digit);
        match (label.filter(|&label| label < self.names.len()), key) {
            (Some(label), _) => Choice::Label(label),
            (None, 'u') => Choice::Undo,
            (None, 's') => Choice::Skip,
            (None, 'c') => Choice::Comment(None),
            (None, 'q') => Choice::Quit,
            (None, _) => Choice::Unknown(key.to_string()),
        }
    }
}

/// Where keys come from.
pub(super) enum Keyboard {
    /// Single keys, without a line end.
    Terminal(Term),
    /// One key a line: a pipe or a file.
    Lines(io::StdinLock<'static>),
}

impl Keyboard {
    pub(super) fn new() -> Self {
        let term = Term::stderr();
        if term.is_term() && io::stdin().is_terminal() {
            Self::Terminal(term)
        } else {
            Self::Lines(io::stdin().lock())
        }
    }

    /// The next choice; the end of the input is [`Choice::Quit`].
    pub(super) fn choice(&mut self, keys: &Keys) -> io::Result<Choice> {
        match self {
            Self::Terminal(term) => loop {
                match term.read_key() {
                    Ok(Key::Char('\u{3}' | '\u{4}') | Key::CtrlC | Key::Escape) => return Ok(Choice::Quit),
                    Ok(Key::Backspace) => return Ok(Choice::Undo),
                    Ok(Key::Char(key)) if !key.is_whitespace() => return Ok(keys.single(lower(key))),
                    Ok(_) => {}
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(Choice::Quit),
                    Err(error) => return Err(error),
                }
            },
            Self::Lines(_) => loop {
                match self.line()? {
                    None => return Ok(Choice::Quit),
                    Some(line) if line.trim().is_empty() => {}
                    Some(line) => return Ok(keys.choice(&line)),
                }
            },
        }
    }

    /// The next line; `None` at the end of the input.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        match self {
            Self::Terminal(term) => term.read_line().map(Some),
            Self::Lines(input) => {
                let mut bytes = Vec::new();
                let n = input.read_until(b'\n', &mut bytes)?;
                Ok((n > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
            }
        }
    }
}

fn lower(key: char) -> char {
    key.to_lowercase().next().unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_are_keys_where_they_tell_the_labels_apart() {
        let keys = Keys::new(&Labels::new("favor", "against", Some("none")).unwrap());
        assert_eq!(
            keys.legend(),
            "[f] favor  [a] against  [n] none  [u] undo  [s] skip  [c] comment  [q] quit"
        );
        assert_eq!((keys.choice("A"), keys.choice("2")), (Choice::Label(1), Choice::Label(1)));
    }

    #[test]
    fn labels_with_the_same_first_letter_or_that_of_a_command_have_digits() {
        let keys = Keys::new(&Labels::default());
        assert!(keys.legend().starts_with("[1] conciliatory  [2] confrontational  [3] neutral  [u]"));
        assert_eq!(keys.choice("neutral"), Choice::Label(2));
        assert_eq!(keys.choice("c"), Choice::Comment(None));
        assert_eq!(keys.choice("c pas sûr"), Choice::Comment(Some("pas sûr".into())));
        for unknown in ["4", "0", "n", "12", "confront"] {
            assert_eq!(keys.choice(unknown), Choice::Unknown(unknown.into()));
        }
        assert!(Keys::new(&Labels::new("support", "against", None).unwrap()).legend().starts_with("[1]"));
    }
}
