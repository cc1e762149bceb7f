//! detente
pub mod articles;
pub mod quotes;
