//! What is left at every moment that a run can be killed at.

use super::*;
use std::fs;

fn open(path: &Path, leftover: Leftover) -> Result<PartialOutput, Error> {
    PartialOutput::open(path, None, "s", leftover)
}

fn done(items: u64) -> Done {
    Done { items, articles: items, ..Done::default() }
}

#[test]
fn what_stands_behind_the_last_commit_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("o.csv");
    let mut output = open(&path, Leftover::Refuse).unwrap();
    output.write_all(b"one\n").unwrap();
    output.commit(done(1)).unwrap();
    output.write_all(b"tw").unwrap();
    output.flush().unwrap();
    drop(output);
    // A line of the journal that was cut short counts as not written.
    let mut journal = OpenOptions::new().append(true).open(journal_path(&path)).unwrap();
    journal.write_all(b"00000000 {\"done\":{\"items\":2").unwrap();
    drop(journal);

    let mut output = open(&path, Leftover::Resume).unwrap();
    assert_eq!((output.done().items, output.done().bytes), (1, 4));
    output.write_all(b"two\n").unwrap();
    output.finish(done(2)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_leftover_is_refused_unless_it_is_resumed_or_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("o.csv");
    let mut output = open(&path, Leftover::Refuse).unwrap();
    output.write_all(b"one\n").unwrap();
    output.commit(done(1)).unwrap();
    drop(output);
    let message = open(&path, Leftover::Refuse).unwrap_err().to_string();
    assert!(
        message.contains("an interrupted run has left its first") && message.contains("--resume"),
        "{message}"
    );
    let other = PartialOutput::open(&path, None, "other", Leftover::Resume).unwrap_err().to_string();
    assert!(other.contains("other flags"), "{other}");
    let output = open(&path, Leftover::Discard).unwrap();
    assert_eq!(output.done(), Done::default());
    output.discard();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_run_killed_between_its_last_steps_is_brought_to_its_end() {
    for renamed in ["neither", "rows"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("o.csv");
        let mut output = open(&path, Leftover::Refuse).unwrap();
        output.write_all(b"one\n").unwrap();
        output.commit(done(1)).unwrap();
        output.append(&[Line::Complete]).unwrap();
        drop(output);
        if renamed == "rows" {
            fs::rename(part_path(&path), &path).unwrap();
        }
        let output = open(&path, Leftover::Resume).unwrap();
        assert!(output.is_complete());
        output.finish(done(1)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\n", "{renamed}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{renamed}");
    }
}

#[test]
fn two_runs_do_not_write_one_output() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("o.csv");
    let _first = open(&path, Leftover::Refuse).unwrap();
    let message = open(&path, Leftover::Discard).unwrap_err().to_string();
    assert!(message.contains("another run is writing it"), "{message}");
}
