//! The list of cues that comes with the program, row by row: the extraction looks for their forms, the features count their
//! tones.
//!
//! No cell of it needs quotation marks, so that a line is cut at its commas: the list is read at every start.

/// `data/cues.csv`.
const LIST: &str = include_str!("../../data/cues.csv");

/// One cue.
#[derive(Debug)]
pub(crate) struct CueRow {
    /// Dictionary form: `dire`, `se féliciter`, `faire valoir`.
    pub(crate) name: &'static str,
    /// `verb`, `multiword`, `noun`, …
    pub(crate) kind: &'static str,
    /// `conciliatory`, `confrontational` or `neutral`.
    pub(crate) tone: &'static str,
    /// How strongly it leans to that pole, from 0 for neutral.
    pub(crate) strength: u8,
    /// Accepted only right beside a quotation.
    pub(crate) weak: bool,
    /// Its forms, parted by `|`.
    forms: &'static str,
}

impl CueRow {
    /// Its forms, in the order of the conjugation; none for what has no forms.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &'static str> + use<> {
        parts(self.forms, b'|').filter(|form| !form.is_empty())
    }
}

/// The cues in the order of the list.
pub(crate) fn cue_rows() -> impl Iterator<Item = CueRow> {
    LIST.lines().skip(1).map(|line| {
        let mut cells = parts(line, b',');
        let mut cell = || cells.next().unwrap_or_default();
        CueRow {
            name: cell(),
            kind: cell(),
            tone: cell(),
            strength: cell().parse().unwrap_or_default(),
            weak: cell() == "yes",
            forms: cell(),
        }
    })
}

/// The parts of `text` between separators of one byte. The list has tens of thousands, most of a few letters, which takes
/// `str::split` three times as long.
fn parts(text: &'static str, separator: u8) -> impl Iterator<Item = &'static str> {
    let mut ends = memchr::memchr_iter(separator, text.as_bytes()).chain([text.len()]);
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = ends.next()?;
        Some(&text[std::mem::replace(&mut start, end + 1)..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_cells_and_none_needs_quotation_marks() {
        assert!(LIST.starts_with("cue,kind,tone,strength,weak,forms\n") && !LIST.contains('"'));
        for line in LIST.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), 6, "{line}");
            assert!(cells[3].parse::<u8>().is_ok() && ["yes", "no"].contains(&cells[4]), "{line}");
        }
    }
}
