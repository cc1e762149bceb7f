//! detente
pub mod articles;
pub mod error;
pub mod evaluation;
pub mod quotes;
pub mod text;
