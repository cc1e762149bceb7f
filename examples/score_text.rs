//! Who says what in a text, and how.
//!
//! ```text
//! cargo run --example score_text            # a text of its own
//! cargo run --example score_text -- FILE    # yours
//! ```

use detente::articles::Article;
use detente::classifier::StanceModel;
use detente::pipeline::Pipeline;
use detente::quotes::Extractor;
use std::io::{self, Write};

const TEXT: &str = "Les négociations reprennent lundi à Valmer. « Nous sommes prêts à reprendre le dialogue », a déclaré la \
ministre Hélène Marchaud. Le chef de l'opposition, Karim Duvallon, dénonce pour sa part « une trahison inadmissible ».";

fn main() -> anyhow::Result<()> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => TEXT.to_owned(),
    };
    let model = StanceModel::embedded()?;
    let pipeline = Pipeline::new(Extractor::new(), Some(&model));
    let article = Article::new("example", text);
    let names = model.labels.names();
    let mut out = io::stdout().lock();
    for labelled in pipeline.read(&article) {
        let Some(stance) = labelled.stance else { continue }; // a title or a term: nobody's statement
        let quote = &labelled.quote;
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| speaker.name.as_str());
        let label = names[stance.label()];
        writeln!(out, "{label} {:.2}  {speaker}: {}", stance.confidence(), quote.words(&article.text))?;
    }
    Ok(())
}
