//! A guard around a reader that panics on files it does not expect.

use ::parquet::errors::ParquetError;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is under the guard, where a panic is an error of the file and not of the program.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `read` returns; its panic as an error, without a word on standard error.
///
/// What `read` has changed must not be used any more after an error: it may be half done.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_GUARDED.get() {
                usual(panic);
            }
        }));
    });
    IS_GUARDED.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(false);
    outcome.unwrap_or_else(|panic| Err(ParquetError::General(words(panic.as_ref()))))
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("unknown reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_words() {
        let message = |outcome: Result<(), ParquetError>| outcome.unwrap_err().to_string();
        assert!(message(guarded(|| panic!("no page"))).contains("no page"));
        assert!(message(guarded(|| panic!("page {}", 7))).contains("page 7"));
        assert_eq!(guarded(|| Ok(7)).unwrap(), 7);
    }
}
