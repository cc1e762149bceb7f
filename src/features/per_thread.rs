//! One value for each thread, so that what it has learnt serves the next piece of work too.

use std::sync::{Mutex, PoisonError};

/// A value for each thread of rayon's pool.
#[derive(Debug)]
pub struct PerThread<T>(Vec<Mutex<T>>);

impl<T> PerThread<T> {
    /// Values made by `make`, as many as the pool has threads now.
    pub fn new(make: impl Fn() -> T) -> Self {
        let threads = rayon::current_num_threads().max(1);
        Self((0..threads).map(|_| Mutex::new(make())).collect())
    }

    /// Works with the value of the current thread. The work must leave nothing half done that matters when it panics.
    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let thread = rayon::current_thread_index().unwrap_or(0) % self.0.len();
        work(&mut self.0[thread].lock().unwrap_or_else(PoisonError::into_inner))
    }
}
