//! The program in French: what it says, never what it writes into a table.

use crate::workshop::{ARTICLE, Workshop, labelled_table};

/// Words that only English messages have.
const ENGLISH: [&str; 8] = [" the ", " of ", " with ", " is ", " and ", "expected", "found", " rows "];

fn assert_french(text: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "`{word}` in: {text}");
    }
}

#[test]
fn a_flag_goes_before_the_variable_the_file_and_the_locale() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE);
    let said = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = workshop.command(&[&["score", "a.txt"], args].concat());
        let output = command.envs(variables.iter().copied()).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let (english, french) = ("2 quotes in 1 article", "2 citations dans 1 article");
    assert!(said(&[], &[]).contains(english));
    assert!(said(&["--lang", "fr"], &[("DETENTE_LANG", "en")]).contains(french));
    assert!(said(&[], &[("DETENTE_LANG", "fr"), ("LANG", "en_GB.UTF-8")]).contains(french));
    for (name, value) in [("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "fr_CA"), ("LC_ALL", "fr")] {
        assert!(said(&[], &[(name, value)]).contains(french), "{name}");
    }
    assert!(said(&[], &[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")]).contains(english));
    workshop.file("detente.toml", "lang = 'fr'\n");
    assert!(said(&[], &[("LANG", "de_DE")]).contains(french));
    assert!(said(&[], &[("DETENTE_LANG", "en")]).contains(english));
}

#[test]
fn tables_are_the_same_in_both_languages() {
    let workshop = Workshop::new();
    workshop.file("a.txt", ARTICLE).file("t.csv", labelled_table(6));
    for args in
        [&["score", "a.txt", "-f", "csv"][..], &["score", "a.txt", "-f", "jsonl"], &["predict", "t.csv"]]
    {
        let english = workshop.run(args).stdout;
        let french = workshop.run(&[args, &["--lang", "fr"]].concat()).ended(0, &[]).stdout;
        assert_eq!(french, english);
    }
    workshop.run(&["evaluate", "t.csv", "-o", "en"]).ended(0, &[]);
    workshop.run(&["evaluate", "t.csv", "-o", "fr", "--lang", "fr"]).ended(0, &["lignes jugées par modèle"]);
    for name in ["metrics.csv", "per_class.csv", "slices.csv", "predictions.csv"] {
        assert_eq!(workshop.read(&format!("fr/{name}")), workshop.read(&format!("en/{name}")));
    }
    let page = workshop.read("fr/report.html");
    assert!(
        page.contains("<html lang=\"fr\">") && page.contains("Jusqu'où peut-on se fier aux étiquettes"),
        "{page}"
    );
    let text = page.split("<body>").nth(1).unwrap();
    for english in ["Statements", "Accuracy", "Calibration error", "How to cite", "Random", "Caution"] {
        assert!(!text.contains(&format!(">{english}")), "{english}");
    }
}

#[test]
fn errors_are_in_french_down_to_their_causes() {
    let workshop = Workshop::new();
    let neutrall = labelled_table(3).replacen(",neutral,", ",neutrall,", 1);
    workshop.file("a.txt", ARTICLE).file("bad.csv", "id,text\n1,a\nseul\n").file("t.csv", neutrall);
    workshop.file("m.detente", "DETENTE").file("e.csv", "").file("l.jsonl", "[]\n{\"text\": 3}\n{}\n{\n");
    for (args, status, words) in [
        (&["score", "b.txt"][..], 1, &["aucun fichier ni dossier de ce nom (vouliez-vous dire `a.txt`"][..]),
        (
            &["score", "bad.csv"],
            4,
            &["rejeté", "ligne 3", "trouvé 1 champ là où l'en-tête en a 2", "1 entrée rejetée"],
        ),
        (&["score", "l.jsonl"], 1, &["trouvé", "un tableau", "est un nombre", "pas du JSON à l'octet"]),
        (&["predict", "bad.csv"], 1, &["erreur", "ligne 3"]),
        (&["predict", "e.csv"], 1, &["le fichier est vide", "attendu"]),
        (
            &["predict", "t.csv", "--text-column", "texte"],
            1,
            &["pas de colonne `texte`", "nommez la bonne avec"],
        ),
        (&["train", "t.csv", "-o", "x"], 1, &["étiquette `neutrall` (vouliez-vous dire `neutral`"]),
        (&["score", "a.txt", "-m", "m.detente"], 1, &["ne font pas un modèle", "attendu"]),
        (
            &["evaluate", "t.csv", "-o", "e", "--fail-under", "x=1", "--neutral", "neutrall"],
            1,
            &["étiquette"],
        ),
        (&["train", "t.csv", "-o", "x", "--lambda=-1"], 1, &["attendu", "supérieurs à 0"]),
        (
            &["score", "--explian", "3"],
            2,
            &["argument inattendu", "un argument semblable existe", "Utilisation"],
        ),
        (&["scor"], 2, &["commande inconnue", "une commande semblable existe"]),
        (
            &["score", "a.txt", "-o", "nulle/part.csv"],
            1,
            &["on ne peut pas écrire\u{a0}: le dossier n'existe pas", "créez-le d'abord"],
        ),
        (&["evaluate", "t.csv", "--neutral", "neutrall", "-o", "a.txt"], 1, &["erreur\u{a0}:"]),
        (&["score", "a.txt", "-j", "x"], 2, &["pas un nombre entier", "Pour en savoir plus"]),
        (&["predict", "l.jsonl"], 1, &["l.jsonl\u{a0}: un fichier .jsonl\u{a0}; attendu"]),
    ] {
        let run = workshop.run(&[args, &["--lang", "fr"]].concat()).ended(status, words);
        assert_french(&run.stderr);
    }
}

#[test]
fn the_help_of_every_command_is_in_french() {
    let workshop = Workshop::new();
    let help = workshop.run(&["--help", "--lang", "fr"]).ended(0, &[]).stdout;
    assert!(help.contains("Commandes") && help.contains("Code de retour"), "{help}");
    for command in
        ["extract", "score", "predict", "explain", "check", "agree", "train", "label", "evaluate", "man"]
    {
        let help = workshop.run(&[command, "--help", "--lang", "fr"]).ended(0, &[]).stdout;
        assert!(help.contains("Utilisation") && help.contains("Exemple"), "{help}");
        assert_french(&help);
    }
    let help = workshop.run(&["score", "--help", "--lang", "fr"]).ended(0, &[]).stdout;
    assert!(help.contains("Pour lire sur un terminal"), "the help of values: {help}");
    let page = workshop.run(&["man", "score", "--lang", "fr"]).ended(0, &[]).stdout;
    assert!(page.contains("Fichier du modèle"), "{page}");
}

#[test]
fn explanations_are_told_in_french() {
    let workshop = Workshop::new();
    let run = workshop.run(&["explain", "Nous condamnons cette agression", "--lang", "fr"]).ended(0, &[]);
    assert!(run.stdout.contains("mots de l'énoncé") && run.stdout.contains("constante"), "{}", run.stdout);
    assert_french(&run.stdout);
}
