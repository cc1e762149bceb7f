//! The columns of a table, for the formats that keep what type their cells are.

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellType {
    /// Text; whatever is none is written as JSON.
    Text,
    /// Whole numbers: counts, and places in code points.
    Integer,
    /// Numbers with decimals: shares and probabilities.
    Number,
    /// True or false.
    Truth,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its cells hold; any of them may be empty.
    pub cells: CellType,
}

impl Column {
    /// A column called `name` whose cells hold `cells`.
    pub fn new(name: impl Into<String>, cells: CellType) -> Self {
        Self { name: name.into(), cells }
    }

    /// A column of text, such as those of a table that is read.
    pub fn text(name: impl Into<String>) -> Self {
        Self::new(name, CellType::Text)
    }

    /// The column `name` of quotes and labels, whose type `docs/columns.md` tells.
    pub fn of_program(name: &str) -> Self {
        let cells = match name {
            "quote_id" | "quote_start" | "quote_end" | "speaker_start" | "speaker_end" => CellType::Integer,
            "needs_review" => CellType::Truth,
            _ if name.starts_with("p_") => CellType::Number,
            _ => CellType::Text,
        };
        Self::new(name, cells)
    }
}
