//! The house keeps its order: data flows from left to right, and a module imports only from modules to its left.

#![allow(clippy::unwrap_used)] // a panic is the failure message

use std::fs;
use std::path::{Path, PathBuf};

/// The pipeline, left to right; `messages`, `error` and `articles` may be used by all.
const ORDER: [&str; 11] = [
    "messages",
    "error",
    "articles",
    "quotes",
    "text",
    "features",
    "classifier",
    "evaluation",
    "labelling",
    "pipeline",
    "output",
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The module of the library that a file belongs to, as its place in [`ORDER`].
fn rank(file: &Path) -> Option<usize> {
    let first = file.strip_prefix("src").unwrap().components().next().unwrap().as_os_str().to_str().unwrap();
    ORDER.iter().position(|module| *module == first.trim_end_matches(".rs"))
}

#[test]
fn no_module_imports_from_its_right() {
    let mut upward = Vec::new();
    for file in rust_files(Path::new("src")) {
        let Some(own) = rank(&file) else { continue };
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for (other, module) in ORDER.iter().enumerate().skip(own + 1) {
                if line.contains(&format!("crate::{module}")) {
                    upward.push(format!(
                        "{}:{}: {} imports {}",
                        file.display(),
                        number + 1,
                        ORDER[own],
                        ORDER[other]
                    ));
                }
            }
        }
    }
    assert!(upward.is_empty(), "imports from the right:\n{}", upward.join("\n"));
}

#[test]
fn every_module_of_the_library_has_its_place() {
    for file in rust_files(Path::new("src")) {
        let known = rank(&file).is_some()
            || file.starts_with("src/cli")
            || ["lib.rs", "main.rs"].iter().any(|name| file.ends_with(name));
        assert!(known, "{} is in no module of the pipeline", file.display());
    }
}

#[test]
fn the_binary_uses_the_public_interface_alone() {
    for file in rust_files(Path::new("src/cli")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("crate::") || text.contains("crate::cli"),
            "{} reaches into the library",
            file.display()
        );
    }
}

#[test]
fn exactly_one_file_names_the_solver() {
    let naming: Vec<String> = rust_files(Path::new("src"))
        .into_iter()
        .filter(|file| !file.ends_with("trust_region.rs"))
        .filter(|file| fs::read_to_string(file).unwrap().contains("trust_region::{Solution"))
        .map(|file| file.display().to_string())
        .collect();
    assert_eq!(naming, ["src/classifier/logistic.rs"]);
}

#[test]
fn files_stay_short_enough_to_read() {
    for file in rust_files(Path::new("src")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines; split it", file.display());
    }
}
