//! Text as a JSON string, written without looking twice at what needs no escape.
//!
//! Most of what is written are words of articles, in which quotation marks of ASCII, backslashes and control characters
//! are rare. They are looked for in blocks, which the processor compares as a whole, and what lies between is copied.

/// How many bytes are compared together.
const BLOCK: usize = 32;

/// Appends `text` as a JSON string, escaped as `serde_json` does it.
pub(super) fn push_json_text(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    loop {
        let clean = clean_run(rest);
        out.extend_from_slice(&rest[..clean]);
        let Some(&byte) = rest.get(clean) else { break };
        push_escape(out, byte);
        rest = &rest[clean + 1..];
    }
    out.push(b'"');
}

/// How many of the first `bytes` stand for themselves.
fn clean_run(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    // Numbers, because bytes are compared and added up together, and truths are not.
    let escapes = |block: &[u8; BLOCK]| block.iter().fold(0, |any, &byte| any | u8::from(needs_escape(byte)));
    let is_clean = |block: &&[u8; BLOCK]| escapes(block) == 0;
    let clean = BLOCK * blocks.iter().take_while(is_clean).count();
    let rest = &bytes[clean..];
    clean + rest.iter().position(|&byte| needs_escape(byte)).unwrap_or(rest.len())
}

fn needs_escape(byte: u8) -> bool {
    matches!(byte, ..0x20 | b'"' | b'\\')
}

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0C => b'f',
        b'\r' => b'r',
        _ => {
            let digit = |half: u8| b"0123456789abcdef"[usize::from(half)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 0xF)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_escaped_as_serde_json_does_it(text in "([a-z é«»’\"\\\\]|\\PC|[\u{0}-\u{7f}]){0,90}") {
            let mut out = Vec::new();
            push_json_text(&mut out, &text);
            prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&text).unwrap());
        }
    }
}
