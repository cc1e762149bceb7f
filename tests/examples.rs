//! The programs in `examples/` run and say what they promise. `cargo test` without a choice of tests builds them too.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use std::path::PathBuf;
use std::process::Command;

/// What the example prints.
fn output_of(example: &str, arguments: &[&str]) -> String {
    // Beside the folder of this test lies that of the examples of the same build.
    let own = std::env::current_exe().unwrap();
    let program: PathBuf = own.parent().unwrap().parent().unwrap().join("examples").join(example);
    assert!(program.exists(), "{} is not built; run `cargo build --examples` first", program.display());
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn score_text_names_speakers_and_labels() {
    let own = output_of("score_text", &[]);
    assert!(
        own.lines().any(|line| line.starts_with("conciliatory") && line.contains("Hélène Marchaud:")),
        "{own}"
    );
    assert!(own.lines().any(|line| line.contains("Karim Duvallon: une trahison")), "{own}");
    let file = output_of("score_text", &["docs/guide.in/presse/01-ferry.txt"]);
    assert!(file.contains("Paul Riva: Nous avons entendu"), "{file}");
}

#[test]
fn train_own_table_makes_a_model_of_its_labels() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("bypass.detente");
    let printed = output_of("train_own_table", &["docs/guide.in/bypass.csv", model.to_str().unwrap()]);
    assert!(printed.starts_with("48 statements, model "), "{printed}");
    let sum: f64 =
        printed.lines().skip(1).map(|line| line.split_once(' ').unwrap().1.parse::<f64>().unwrap()).sum();
    assert!((sum - 1.0).abs() < 0.01 && printed.contains("\naucun "), "{printed}");
    assert!(model.exists());
}

#[test]
fn own_actors_sums_up_the_sides_of_a_local_quarrel() {
    let printed = output_of("own_actors", &[]);
    assert!(printed.contains("council: 1 statements"), "{printed}");
    assert!(printed.contains("opponents: 2 statements"), "{printed}");
}

#[test]
fn evaluate_table_gives_figures_with_intervals() {
    let printed = output_of("evaluate_table", &[]);
    for figure in ["accuracy ", "macro_f1 "] {
        assert!(
            printed.lines().any(|line| line.starts_with(figure) && line.contains("], most frequent label ")),
            "{printed}"
        );
    }
}
