//! detente
pub mod articles;
pub mod error;
pub mod quotes;
pub mod text;
pub mod features;
pub mod classifier;
