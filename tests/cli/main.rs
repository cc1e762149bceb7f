//! The program as a user runs it: the binary, on files in a temporary folder.

#![allow(clippy::unwrap_used)] // a panic is the failure message

mod bad_input;
mod determinism;
mod evaluation;
mod explain;
mod faults;
mod french;
mod golden;
mod hostile_words;
mod kills;
mod label;
mod long_runs;
mod output;
mod parquet;
mod report;
mod score;
mod settings;
mod statements;
mod workbooks;
mod workshop;
