//! Labelling: which statements a reader is asked about, and how every decision is kept.
//!
//! ```text
//! statements → key → queue → (a reader decides) → log → decisions → agreement
//! ```
//! The [`order`] shows the statements first that the model is least sure of: they teach it most. Figures on such statements say
//! little of the rest, so a fixed share is drawn at random ([`Sampling`]), and what is called unbiased is counted on that share alone
//! ([`AgreementReport`]). Decisions go to a [`DecisionLog`], to which lines are only ever added.

mod agreement;
mod decisions;
mod entry;
mod key;
mod log;
mod queue;
mod timestamp;

pub use agreement::{Agreed, AgreementReport};
pub use decisions::{Decision, Decisions, ModelSaid};
pub use entry::{Action, LogEntry, Share};
pub use key::StatementKey;
pub use log::{DecisionLog, read_log};
pub use queue::{QueuedStatement, Sampling, order};
pub use timestamp::utc_timestamp;
