//! What stands on everything that leaves the screen: the day of the result, the state of the law, and that it is no advice.

use super::Session;
use engine::rulebook::Rulebook;
use text::{Catalogue, key};

/// "Orientation, no legal advice", with the state of the law and what somebody assumed about it.
#[must_use]
pub fn notice(book: &Rulebook, words: &Catalogue) -> String {
    let law = words.fill(key::BOOK_LAW, &[("version", &words.date(book.version))]);
    let assumed = book.assumed.iter().map(|assumed| {
        let key = ["anchor", assumed.anchor.id, "assumed"];
        [" ", &words.fill(key, &[("date", &words.date(assumed.day))])].concat()
    });
    assumed.fold(words.fill(key::FOOT_NOTICE, &[("law", &law)]), |notice, assumed| notice + &assumed)
}

/// "Result as of …"; for a day before that of the texts it says which law they give.
#[must_use]
pub fn as_of(session: &Session, words: &Catalogue) -> String {
    let day = session.day();
    let as_of = words.fill(key::FOOT_AS_OF, &[("date", &words.date(day))]);
    match session.book().acts.first().and_then(|act| act.texts.last()) {
        Some((current, _)) if day < *current => {
            [&as_of, " ", &words.fill(key::FOOT_WORDING, &[("date", &words.date(*current))])].concat()
        }
        _ => as_of,
    }
}
