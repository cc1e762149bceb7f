//! # detente
//!
//! Reads French news articles, finds the statements they quote and who said them, and says of each whether it is
//! conciliatory or confrontational, with a calibrated probability.
//!
//! ```text
//! articles → quotes → text → features → classifier → evaluation → output
//!  files     spans     tokens   TF-IDF     linfa logistic   metrics     CSV, JSON Lines
//!            speaker   stems    (rayon)    model file       intervals   terminal
//! ```
//! The same words in the same order name the modules. Data flows left to right: a module imports only from modules to its
//! left, and `tests/layering.rs` holds it to that.
//!
//! [`labelling`] stands beside the way: it asks a reader where the model is unsure. [`messages`] says what there is to say in the reader's
//! language.
//!
//! [`pipeline::Pipeline`] is the whole way in one call:
//!
//! ```
//! use detente::{articles::Article, classifier::StanceModel, pipeline::Pipeline, quotes::Extractor};
//!
//! let model = StanceModel::embedded()?;
//! let pipeline = Pipeline::new(Extractor::new(), Some(&model));
//! let article = Article::new("a1", "« Nous saluons ce geste », a déclaré la ministre Hélène Marchaud.");
//! for labelled in pipeline.read(&article) {
//!     let [conciliatory, confrontational, neutral] = labelled.stance.unwrap().probabilities();
//!     assert!(conciliatory > confrontational);
//!     assert!((conciliatory + confrontational + neutral - 1.0).abs() < 1e-9);
//! }
//! # Ok::<(), detente::error::Error>(())
//! ```
//!
//! What can go wrong with what a user gives is a [`Result`] with [`error::Error`]; a broken invariant of the program itself is a
//! panic with a message.

pub mod articles;
pub mod classifier;
pub mod error;
pub mod evaluation;
pub mod features;
pub mod labelling;
pub mod messages;
pub mod output;
pub mod pipeline;
pub mod quotes;
pub mod text;

/// The Rust of the guide compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide.md")]
mod guide {}
