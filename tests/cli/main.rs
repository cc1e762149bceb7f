//! The program as a user runs it: the binary, on files in a temporary folder.

mod bad_input;
mod determinism;
mod evaluation;
mod label;
mod report;
mod score;
mod statements;
mod workshop;
