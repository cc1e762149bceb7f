use super::*;
use serde_json::Value;
use std::sync::LazyLock;

static MODEL: LazyLock<StanceModel> = LazyLock::new(|| StanceModel::embedded().unwrap());

fn explained(text: &str, context: &str) -> ExplainedStatement<'static> {
    ExplainedStatement::new(&MODEL, Statement::in_context(text, context))
}

fn json(explained: &ExplainedStatement<'_>) -> Value {
    let mut line = Vec::new();
    explained.write_json(&mut line).unwrap();
    serde_json::from_slice(&line).unwrap()
}

#[test]
fn the_parts_in_the_json_add_up_and_stand_where_they_say() {
    let explained = explained("L’été, l’agression", "Né à Séville, il dénonce : « ⟨Q⟩ »");
    let object = json(&explained);
    let parts = object["contributions"].as_array().unwrap();
    for question in ["lean", "gate"] {
        let sum: f64 = parts.iter().map(|part| part[question].as_f64().unwrap()).sum();
        let expected = object[format!("{question}_log_odds")].as_f64().unwrap();
        assert!((sum - expected).abs() < 1e-9, "{question}: {sum} {expected}");
    }
    let cut = |text: &str, part: &Value| -> String {
        let [start, end] = ["start", "end"].map(|name| part[name].as_u64().unwrap() as usize);
        text.chars().skip(start).take(end - start).collect()
    };
    for part in parts.iter().filter(|part| part["kind"] == "word") {
        let text = if part["field"] == "statement" { &object["text"] } else { &object["context"] };
        assert_eq!(cut(text.as_str().unwrap(), part), part["name"].as_str().unwrap());
    }
    assert!(parts.iter().any(|part| part["name"] == "dénonce" && part["field"] == "before"));
}

#[test]
fn the_page_escapes_every_text() {
    let hostile = "<script>alert(1)</script> & \"agression\" barbare";
    let explained = explained(hostile, "<b>Il</b> accuse : « ⟨Q⟩ »");
    let mut page = Vec::new();
    ExplainedStatement::write_page(&[explained], &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(page.contains("&lt;") && page.contains("agression</mark>"), "{page}");
}

#[test]
fn the_strongest_parts_are_told_with_what_they_add() {
    let explained = explained("Cette agression est une menace", "Kiev dénonce : « ⟨Q⟩ »");
    let text = explained.strongest(3);
    assert_eq!(text.matches(" · ").count(), 2, "{text}");
    assert!(text.contains("(agression, menace) +"), "{text}");
    let list = explained.strongest_json(3);
    assert_eq!(list.as_array().unwrap().len(), 3);
    assert!(list[0]["contribution"].as_f64() >= list[1]["contribution"].as_f64());
    assert_eq!(explained.strongest(0), "");
}

#[test]
fn an_escape_sequence_in_a_statement_does_not_reach_the_terminal() {
    let mut out = Vec::new();
    explained("une \x1b[2Jagression", "").write_terminal(&mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(!out.contains("\x1b[2J") && out.contains("agression"), "{out}");
}
