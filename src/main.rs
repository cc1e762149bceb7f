//! The command line of detente. Everything it does is in the library; see `cli/` for one file per command.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
