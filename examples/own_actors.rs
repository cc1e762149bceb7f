//! A pipeline of one's own: the sides of a local quarrel, and how each speaks.
//!
//! ```text
//! cargo run --example own_actors
//! ```

use detente::articles::Article;
use detente::classifier::StanceModel;
use detente::pipeline::Pipeline;
use detente::quotes::{Extractor, QuoteKind};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A row takes the place of the program's own row of the same name; all others stay.
const ACTORS: &str = "name,actor
Collectif Vallée vivante,opponents
Odile Servanne,opponents
Paul Brémont,council
";

const ARTICLE: &str = "Le conseil a voté la rocade. « Nous tendons la main aux riverains », a assuré le maire Paul Brémont. \
« C'est un mépris total, et nous le combattrons », a répliqué Odile Servanne. « Nous irons au tribunal », a-t-elle ajouté.";

fn main() -> anyhow::Result<()> {
    let model = StanceModel::embedded()?;
    let extractor = Extractor::with_actors(ACTORS.as_bytes())?;
    let pipeline = Pipeline::new(extractor, Some(&model));
    let article = Article::new("valley/1", ARTICLE);

    // Statements of each side, with the mean probability that they are confrontational.
    let mut sides: BTreeMap<String, (usize, f64)> = BTreeMap::new();
    for labelled in pipeline.read(&article) {
        if labelled.quote.kind != QuoteKind::Statement {
            continue;
        }
        let Some(stance) = labelled.stance else { continue };
        let side = labelled.quote.actor.unwrap_or_else(|| "unknown".to_owned());
        let (n, sum) = sides.entry(side).or_default();
        *n += 1;
        *sum += stance.probabilities()[1];
    }
    let mut out = io::stdout().lock();
    for (side, (n, sum)) in sides {
        writeln!(out, "{side}: {n} statements, confrontational {:.2} on average", sum / n as f64)?;
    }
    Ok(())
}
