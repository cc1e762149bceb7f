//! The README says what the commands print. `TRYCMD=overwrite cargo test --test readme` writes their output into it.

#[test]
fn the_readme_shows_what_the_commands_print() {
    trycmd::TestCases::new().env("DETENTE_COLOR", "never").env("DETENTE_LANG", "en").case("README.md");
}
