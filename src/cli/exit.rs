//! How the program ends.

use std::io;
use std::process::ExitCode;

/// The exit status; documented in the README and in `detente --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Done.
    Done = 0,
    /// Failed: nothing was written.
    Failed = 1,
    /// The settings of the user are wrong; clap ends with the same status when the flags are.
    WrongUsage = 2,
    /// A quality gate was missed.
    GateMissed = 3,
    /// Done, but some inputs were rejected; each was named on standard error.
    SomeRejected = 4,
    /// Ended by Ctrl-C or `kill`; what was done is kept where it can be gone on with.
    Interrupted = 130,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Whether the reader of our output has gone away, which is its right: `detente score … | head` is a success.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let own = match cause.downcast_ref::<detente::error::Error>() {
            Some(detente::error::Error::Io { source, .. }) => Some(source),
            _ => cause.downcast_ref::<io::Error>(),
        };
        own.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Whether `cause` is an error of the library, alone or on its way through a writer: its message says the system's reason in our words.
pub(super) fn tells_its_cause(cause: &(dyn std::error::Error + 'static)) -> bool {
    let carried = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    cause.is::<detente::error::Error>()
        || carried.is_some_and(<dyn std::error::Error + Send + Sync>::is::<detente::error::Error>)
}
