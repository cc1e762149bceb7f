//! Flags that name the columns of a labelled table, and the reading of such a table.

use anyhow::Result;
use detente::articles::{StatementRow, StatementTable};
use detente::classifier::{Labels, TrainingTable};
use detente::error::{Error, did_you_mean};
use detente::features::Statement;
use tr::tr;

/// Which columns hold what.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Columns")]
pub(super) struct StatementColumns {
    /// Column of the statement [default: the usual names: text, texte, statement, énoncé, quote, citation]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Column of the sentence around it, with ⟨Q⟩ where the statement stands [default: context or contexte, if there is one]
    #[arg(long, value_name = "NAME")]
    context_column: Option<String>,
}

/// What the columns are usually called, the first name that is there being taken.
const TEXT: [&str; 6] = ["text", "texte", "statement", "énoncé", "quote", "citation"];
const CONTEXT: [&str; 2] = ["context", "contexte"];
const LABEL: [&str; 2] = ["label", "étiquette"];

/// Which columns hold the labels and the groups.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Columns")]
pub(super) struct LabelColumns {
    /// Column of the label [default: label or étiquette]
    #[arg(long, value_name = "NAME")]
    label_column: Option<String>,
    /// Column of the group; rows of one group never stand on both sides of a split [default: `group_id`, if there is one]
    #[arg(long, value_name = "NAME")]
    group_column: Option<String>,
}

/// Names of the labels.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Labels")]
pub(super) struct LabelArgs {
    /// The two poles
    #[arg(long, value_name = "A,B", value_parser = poles, default_value = "conciliatory,confrontational")]
    poles: [String; 2],
    /// The label of statements that take no stance; empty for none
    #[arg(long, value_name = "C", default_value = "neutral")]
    neutral: String,
}

fn poles(text: &str) -> Result<[String; 2], String> {
    let (first, second) =
        text.split_once(',').ok_or_else(|| tr!("expected two labels with a comma between them"))?;
    Ok([first, second].map(|pole| pole.trim().to_owned()))
}

impl LabelArgs {
    pub(super) fn labels(&self) -> Result<Labels, Error> {
        let neutral = Some(self.neutral.as_str()).filter(|name| !name.is_empty());
        Labels::new(&self.poles[0], &self.poles[1], neutral)
    }
}

impl StatementColumns {
    /// The column of the statements.
    pub(super) fn text(&self, table: &StatementTable) -> Result<usize, Error> {
        table.column_or_usual(self.text_column.as_deref(), &TEXT, "--text-column")
    }

    /// The column of the sentences around them, if there is one.
    pub(super) fn context(&self, table: &StatementTable) -> Result<Option<usize>, Error> {
        if_there(table, self.context_column.as_deref(), &CONTEXT, "--context-column")
    }

    /// The columns that hold words.
    pub(super) fn words(&self, table: &StatementTable) -> Result<WordColumns, Error> {
        Ok(WordColumns { text: self.text(table)?, context: self.context(table)? })
    }

    /// The names of the columns that hold words.
    pub(super) fn names<'t>(&self, table: &'t StatementTable) -> Result<Vec<&'t str>, Error> {
        let WordColumns { text, context } = self.words(table)?;
        Ok(std::iter::once(text).chain(context).map(|column| &table.header()[column]).collect())
    }

    /// The statements of `table`, in order.
    pub(super) fn statements(&self, table: &StatementTable) -> Result<Vec<Statement>, Error> {
        let words = self.words(table)?;
        let statement = |row: StatementRow<'_>| {
            let mut statement = Statement::default();
            words.write(row, &mut statement);
            statement
        };
        Ok(table.rows().map(statement).collect())
    }
}

/// The columns of a table that hold words.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordColumns {
    text: usize,
    context: Option<usize>,
}

impl WordColumns {
    /// Writes the statement of `row` into one that is already there, whose former content is dropped.
    pub(super) fn write(&self, row: StatementRow<'_>, statement: &mut Statement) {
        statement.text.clear();
        statement.text.push_str(row.field(self.text));
        statement.context.clear();
        statement.context.push_str(self.context.map_or("", |context| row.field(context)));
    }
}

/// The column called `name`, which must be there; without a name, one of the `usual` ones, if it is there.
fn if_there(
    table: &StatementTable,
    name: Option<&str>,
    usual: &[&str],
    flag: &'static str,
) -> Result<Option<usize>, Error> {
    match table.column_or_usual(name, usual, flag) {
        Ok(column) => Ok(Some(column)),
        Err(Error::MissingColumn { .. }) if name.is_none() => Ok(None),
        Err(error) => Err(error),
    }
}

impl LabelColumns {
    /// The column of the labels.
    pub(super) fn label(&self, table: &StatementTable) -> Result<usize, Error> {
        table.column_or_usual(self.label_column.as_deref(), &LABEL, "--label-column")
    }

    /// The column of the groups, if there is one.
    pub(super) fn group(&self, table: &StatementTable) -> Result<Option<usize>, Error> {
        if_there(table, self.group_column.as_deref(), &["group_id"], "--group-column")
    }

    /// The labelled rows of `table`, which must hold every label.
    pub(super) fn labelled(
        &self,
        table: &StatementTable,
        columns: &StatementColumns,
        labels: &Labels,
    ) -> Result<TrainingTable, Error> {
        let training = self.judged(table, columns, labels)?;
        let absent = (0..labels.names().len()).find(|label| !training.labels.contains(label));
        let Some(missing) = absent else { return Ok(training) };
        let names = labels.names();
        Err(Error::Training {
            path: table.path().to_owned(),
            found: tr!("no row is labelled `{}`", names[missing]),
            expected: tr!(
                "expected rows of {}; name the labels with --poles A,B and --neutral C (empty for none)",
                names.join(", ")
            ),
        })
    }

    /// The labelled rows of `table`, which a model is judged on and which may lack a label.
    ///
    /// A row with an empty statement or a label that is none of `labels` is an error: dropping it would change the figures without a
    /// word.
    pub(super) fn judged(
        &self,
        table: &StatementTable,
        columns: &StatementColumns,
        labels: &Labels,
    ) -> Result<TrainingTable, Error> {
        let (label_column, group_column) = (self.label(table)?, self.group(table)?);
        let statements = columns.statements(table)?;
        let mut training = TrainingTable { statements, ..TrainingTable::default() };
        for row in table.rows() {
            let bad = |found: String, expected: String| Error::Table {
                path: table.path().to_owned(),
                line: row.line,
                found,
                expected,
            };
            let name = row.field(label_column).trim();
            let label = labels.index(name).ok_or_else(|| {
                bad(
                    tr!("label `{name}`{}", did_you_mean(name, labels.names()), name),
                    tr!(
                        "expected one of {}; name others with --poles and --neutral",
                        labels.names().join(", ")
                    ),
                )
            })?;
            let statement = &training.statements[training.labels.len()];
            if statement.text.trim().is_empty() {
                return Err(bad(
                    tr!("an empty statement"),
                    tr!("expected words; remove the row or fill it in"),
                ));
            }
            // Without a group, rows that say the same belong together.
            let group = group_column
                .map_or_else(|| statement.text.trim().to_lowercase(), |column| row.field(column).to_owned());
            training.labels.push(label);
            training.groups.push(group);
        }
        Ok(training)
    }
}
