//! The command line of detente.
fn main() {}
