//! The fixture that all CLI tests share: a temporary folder and the binary running in it.

use assert_cmd::Command;
use std::path::PathBuf;
use std::process::Output;
use tempfile::TempDir;

/// A temporary folder with the program at work in it.
pub(crate) struct Workshop {
    folder: TempDir,
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The command, in the folder, without the settings of whoever runs the tests.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("detente").unwrap();
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DETENTE_")) {
            command.env_remove(name);
        }
        // Messages are compared in English; the tests of French ask for it.
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
        command.current_dir(self.folder.path()).args(args);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    pub(crate) fn run_with_stdin(&self, args: &[&str], stdin: &str) -> Run {
        Run::of(self.command(args).write_stdin(stdin).output().unwrap())
    }
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The run, if it ended with `status` and said each of `words` on standard error.
    pub(crate) fn ended(self, status: i32, words: &[&str]) -> Self {
        assert_eq!(self.status, status, "{}", self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "no `{word}` in: {}", self.stderr);
        }
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }
}

/// An article with one statement of each pole.
pub(crate) const ARTICLE: &str = "Le sommet s'achève\n\n« Nous sommes prêts à reprendre le dialogue », a déclaré \
le ministre Paul Riva. « C'est une agression inadmissible », a dénoncé Ada Lorme.\n";

/// A labelled table: statements of each label that share words, `copies` of each with another number.
pub(crate) fn labelled_table(copies: usize) -> String {
    let rows = [
        ("conciliatory", "Nous proposons une trêve", "a dit le ministre"),
        ("conciliatory", "Nous saluons ce geste de paix", "a déclaré la présidente"),
        ("conciliatory", "La porte du dialogue reste ouverte", "a assuré le porte-parole"),
        ("confrontational", "Ils ont menti et trahi", "a accusé le général"),
        ("confrontational", "Cette agression sera punie", "a menacé le ministre"),
        ("confrontational", "Nous rejetons leur ultimatum", "a tonné le député"),
        ("neutral", "Le sommet aura lieu jeudi", "a indiqué le porte-parole"),
        ("neutral", "Le pont mesure deux cents mètres", "a précisé un ingénieur"),
        ("neutral", "Les prix ont monté en mars", "explique une économiste"),
    ];
    let mut table = String::from("text,context,label,group_id\n");
    for copy in 0..copies {
        for (index, (label, text, cue)) in rows.iter().enumerate() {
            let place = ["Kiev", "Paris", "Dakar", "Oslo", "Rome", "Quito"][copy % 6];
            table.push_str(&format!(
                "{text} à {place} {copy},\"« ⟨Q⟩ », {cue}.\",{label},g{}\n",
                copy * 9 + index
            ));
        }
    }
    table
}
