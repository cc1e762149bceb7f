//! `--actors`: a user's own sides beside those that come with the program.

use anyhow::Result;
use detente::quotes::Extractor;
use std::path::PathBuf;

/// The flag, flattened into the commands that find speakers.
#[derive(Debug, clap::Args)]
pub(super) struct ActorsArgs {
    /// Table of your own actors, columns name and actor (also kind, from, to, notes): added to the built-in list, whose
    /// rows of the same name they replace
    #[arg(long, env = "DETENTE_ACTORS", value_name = "FILE")]
    actors: Option<PathBuf>,
}

impl ActorsArgs {
    /// An extractor that knows the table, if one is given.
    pub(super) fn extractor(&self) -> Result<Extractor> {
        Ok(match &self.actors {
            Some(path) => Extractor::with_actors_of(path)?,
            None => Extractor::new(),
        })
    }

    /// What the rows of a run depend on: the table's checksum, for it may change between two runs.
    pub(super) fn settings(&self) -> String {
        let Some(path) = &self.actors else { return "actors built-in".to_owned() };
        let bytes = std::fs::read(path).unwrap_or_default();
        format!("actors {:08x}", crc32fast::hash(&bytes))
    }
}
