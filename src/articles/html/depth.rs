//! How deep a page nests, told before it is parsed: the parser walks up the open elements at every tag, so that a page of
//! some hundred thousand elements inside one another, which no newspaper prints, would take it minutes.

use memchr::memchr_iter;

/// Elements inside one another that a page may have. Browsers themselves stop at 512.
pub(super) const DEEPEST: usize = 10_000;

/// Bytes in which the end of a tag is looked for, so that many tags without one cost no more than their own length.
const LONGEST_TAG: usize = 4096;

/// Elements without an end tag, or whose end tag pages leave out: nothing nests in them by being left open.
const SHALLOW: [&str; 30] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "frame", "hr", "img", "input", "li", "link", "meta",
    "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
    "track", "wbr", "colgroup",
];

/// Parts of drawings, which are closed by `/>`; in other elements the parser does not heed it.
const DRAWN: [&str; 14] = [
    "circle", "ellipse", "g", "image", "line", "path", "polygon", "polyline", "rect", "stop", "svg", "text",
    "tspan", "use",
];

/// Whether more than [`DEEPEST`] elements of `page` are open at once, by its tags alone.
pub(super) fn is_too_deep(page: &str) -> bool {
    let bytes = page.as_bytes();
    let mut depth = 0_usize;
    for at in memchr_iter(b'<', bytes) {
        let closes = bytes.get(at + 1) == Some(&b'/');
        let name = name(&bytes[at + 1 + usize::from(closes)..]);
        if name.is_empty() || is_one_of(name, &SHALLOW) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else if !(is_one_of(name, &DRAWN) && closes_itself(&bytes[at..])) {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The letters that a tag begins with.
fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
    &tag[..end]
}

fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// Whether a tag of usual length ends in `/>`.
fn closes_itself(tag: &[u8]) -> bool {
    let tag = &tag[..tag.len().min(LONGEST_TAG)];
    memchr::memchr(b'>', tag).is_some_and(|end| tag[..end].ends_with(b"/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_inside_one_another_are_counted() {
        assert!(is_too_deep(&"<div>".repeat(DEEPEST + 1)));
        assert!(is_too_deep(&"<b class='x'/>text ".repeat(DEEPEST + 1)));
        assert!(!is_too_deep(&"<DIV><span>x</span></div>".repeat(DEEPEST + 1)));
    }

    #[test]
    fn what_needs_no_end_tag_is_not() {
        assert!(!is_too_deep(&"<p>Un.<br><img src=a><li>Deux. 1 < 2".repeat(DEEPEST + 1)));
        assert!(!is_too_deep(&format!("<svg>{}</svg>", "<path d='m0 0'/>".repeat(DEEPEST + 1))));
    }
}
