//! `report.html` in a browser, where one is installed.

#![allow(clippy::unwrap_used, clippy::format_collect, reason = "a panic is the failure message of a test")]

use crate::workshop::{Workshop, labelled_table};
use std::process::Command;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The first browser that answers.
fn browser() -> Option<&'static str> {
    BROWSERS
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|run| run.status.success()))
}

/// A folder with the evaluation of a table whose texts are hostile.
fn evaluated() -> Workshop {
    let workshop = Workshop::new();
    let table = labelled_table(8).replace(" à ", " <script>alert(1)</script> & ");
    workshop.file("t.csv", table);
    workshop.run(&["evaluate", "t.csv", "--cross-validate", "3", "-o", "e"]).ended(0, &["tables in e"]);
    workshop
}

#[test]
fn the_report_is_one_small_file_that_escapes_what_it_shows() {
    let page = evaluated().read("e/report.html");
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
    assert!(page.contains("detente evaluate t.csv --cross-validate 3 -o e"));
    for link in page.split(" href=\"").skip(1).map(|rest| &rest[..rest.find('"').unwrap()]) {
        let id = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out of the page"));
        assert!(page.contains(&format!(" id=\"{id}\"")), "{link} leads nowhere");
    }
}

#[test]
fn a_browser_shows_the_report_without_a_word_on_its_console() {
    let Some(browser) = browser() else {
        println!("skipped: none of {} is installed", BROWSERS.join(", "));
        return;
    };
    let workshop = evaluated();
    let (profile, page) = (workshop.path("profile"), workshop.path("e/report.html"));
    let run = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .args(["--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}#cell-1-1", page.display()))
        .output()
        .unwrap();
    let (dom, log) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{log}");
    assert!(!log.contains(":CONSOLE"), "{log}");
    assert!(dom.contains("<h2>Verdict</h2>") && dom.contains("</svg>") && dom.contains("</footer>"), "{dom}");
}
