//! What every page has: one file that needs nothing else, light or dark as the reader's system is.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use tr::tr;

/// The page called `title` with this `body`, in the language of the messages.
pub(super) fn html_page(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tr!("en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                // Our own text, not a user's.
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body { (body) }
        }
    }
}
