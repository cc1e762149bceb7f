//! An explanation as one JSON object, in full precision, so that a program can add the parts up.

use super::{ExplainedStatement, Kind};
use serde_json::{Map, Value, json};

pub(super) fn object(explained: &ExplainedStatement<'_>) -> Value {
    let explanation = &explained.explanation;
    let labels = &explained.model.labels;
    let stance = explanation.stance;
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| object.insert(name.to_owned(), value);
    set("text", json!(explained.statement.text));
    set("context", json!(Some(&explained.statement.context).filter(|context| !context.is_empty())));
    set("stance", json!(labels.names()[stance.label()]));
    set("lean", json!(labels.names()[stance.pole()]));
    for (name, probability) in labels.names().into_iter().zip(stance.probabilities()) {
        set(&format!("p_{name}"), json!(probability));
    }
    set("needs_review", json!(explained.needs_review()));
    set("model_id", json!(explained.model.metadata.model_id));
    set("lean_log_odds", json!(explanation.lean.log_odds));
    set("gate_log_odds", json!(explanation.gate.as_ref().map(|gate| gate.log_odds)));
    let parts = explained.parts().into_iter().map(|part| {
        let kind = match part.kind {
            Kind::Statement | Kind::Before | Kind::After => "word",
            other => other.name(),
        };
        let field = Some(part.kind.name()).filter(|_| kind == "word");
        let [start, end] = [0, 1].map(|at| part.place.map(|place| place[at]));
        json!({
            "kind": kind, "field": field, "name": part.name, "start": start, "end": end, "lean": part.lean, "gate": part.gate
        })
    });
    set("contributions", parts.collect());
    Value::Object(object)
}
