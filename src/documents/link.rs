//! A case as the fragment of an address: answers by id, the day, the rulebook; free text only if asked for.
//!
//! `<name>=v1.<rulebook version>.<day>.<answers>.<classes>.<text>.<check>`, with the name that the rulebook gives. Each answer and class is a code of four characters
//! made from its ids, so neither the order of questions nor their number matters, and a link stays short. The check tells a
//! damaged link from an old one; options that moved since are found by the codes of the ids they had (`Rulebook::former`).

use super::case::{Case, CaseError};
use super::former;
use engine::answers::{Answers, in_doubt};
use engine::date::Date;
use engine::rulebook::Rulebook;
use engine::truth::Truth;
use session::{Origin, Remarks, Session};

/// The longest fragment written, in characters: what mail programs and chats pass on whole.
pub const LONGEST: usize = 1500;
/// The longest fragment read, in characters: room for every remark at its full length, in the widest characters.
pub const LONGEST_READ: usize = 1 << 18;

const FORMAT: &str = "v1";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The link would be longer than [`LONGEST`]; without free text it is short enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// The session as a fragment, without the `#`.
///
/// # Errors
/// [`TooLong`], only with free text.
pub fn write(session: &Session, with_text: bool) -> Result<String, TooLong> {
    let fragment = fragment(session, with_text);
    if fragment.len() > LONGEST { Err(TooLong) } else { Ok(fragment) }
}

/// The session with all its free text as a fragment for the browser's storage, which takes more than a link.
#[must_use]
pub fn whole(session: &Session) -> String {
    fragment(session, true)
}

fn fragment(session: &Session, with_text: bool) -> String {
    let (book, result) = (session.book(), session.assessment());
    let said = session.answers().iter().flat_map(|a| a.said().map(move |option| code(a.question.id, &option)));
    let certain = result.classes.iter().filter(|o| o.truth == Truth::Yes).map(|o| code("class", o.category.id));
    let text = if with_text { encode(text_of(session.remarks()).as_bytes()) } else { String::new() };
    let answers: String = said.collect();
    let classes: String = certain.collect();
    let body = [FORMAT, &book.version.digits(), &result.day.digits(), &answers, &classes, &text].join(".");
    format!("{}={body}.{}", book.link, characters(fingerprint(body.as_bytes())))
}

/// Reads a fragment, with or without `#` and with whatever the page keeps beside it (`#top&aiact=…`).
///
/// # Errors
/// See [`CaseError`]. Nothing in a fragment is executed, and none makes this panic.
pub fn read(book: &'static Rulebook, fragment: &str) -> Result<Case, CaseError> {
    if fragment.len() > LONGEST_READ {
        return Err(CaseError::Foreign);
    }
    let named = || fragment.trim_start_matches('#').split('&').filter_map(|part| part.split_once('='));
    let Some((_, body)) = named().find(|(name, _)| *name == book.link) else {
        let ours = named().any(|(_, body)| is_whole(body));
        return Err(if ours { CaseError::OtherRulebook } else { CaseError::Foreign });
    };
    let (format, _) = body.split_once('.').ok_or(CaseError::Damaged)?;
    if format != FORMAT {
        return Err(CaseError::OtherFormat);
    }
    let (body, check) = body.rsplit_once('.').ok_or(CaseError::Damaged)?;
    if check != characters(fingerprint(body.as_bytes())) {
        return Err(CaseError::Damaged);
    }
    let mut fields = body.split('.').skip(1);
    let mut next = || fields.next().ok_or(CaseError::Damaged);
    let (version, day) = (date(next()?)?, date(next()?)?);
    let (answers, lost) = answers_of(book, next()?, version < book.version)?;
    let classes = codes(next()?)?;
    let known = book.classes.iter().map(|c| c.id).filter(|id| classes.contains(&&*code("class", id)));
    let remarks = remarks_of(book, &decode(next()?)?);
    let origin = Origin { version, lost, edited: false, classes: Some(known.collect()), duties: None };
    Ok(Case { day, answers, remarks, origin })
}

/// Whether a text is a case as we write it, of whatever rulebook.
fn is_whole(body: &str) -> bool {
    let checked = |(body, check): (&str, &str)| check == characters(fingerprint(body.as_bytes()));
    body.split('.').next() == Some(FORMAT) && body.rsplit_once('.').is_some_and(checked)
}

/// The answers behind the codes, those of an older rulebook in today's words; an option that is unknown, or does not go with
/// the others any more, is lost.
fn answers_of(book: &'static Rulebook, field: &str, older: bool) -> Result<(Answers, usize), CaseError> {
    let codes = codes(field)?;
    let mut answers = Answers::default();
    let mut found = 0;
    let mut translated = Vec::new();
    for (question, options) in questions(book) {
        let sayings = options.into_iter().flat_map(|id| [id.to_owned(), in_doubt(id)]);
        let said: Vec<String> = sayings.filter(|said| codes.contains(&&*code(question, said))).collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        if let Some(today) = former::today(book, question, &said, older) {
            found += said.len() - today.lost.len();
            translated.push(today.saying);
        } else if !said.is_empty() && answers.give(book, question, &said).is_ok() {
            found += said.len();
        }
    }
    former::give(book, &mut answers, translated);
    if older {
        former::open(book, &mut answers);
    }
    Ok((answers, codes.len().saturating_sub(found)))
}

/// Every question with its options, today's and former ones.
fn questions(book: &'static Rulebook) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut questions: Vec<(&str, Vec<&str>)> = book.agenda.iter().map(|q| (q.id, q.option_ids().collect())).collect();
    for (line, option) in book.former.iter().flat_map(|line| line.options.iter().map(move |option| (line, *option))) {
        match questions.iter_mut().find(|(question, _)| *question == line.question) {
            None => questions.push((line.question, vec![option])),
            Some((_, options)) if !options.contains(&option) => options.push(option),
            Some(_) => {}
        }
    }
    questions
}

/// The codes of a field, four characters each.
fn codes(field: &str) -> Result<Vec<&str>, CaseError> {
    let mut rest = field;
    let mut codes = Vec::new();
    while !rest.is_empty() {
        let (code, tail) = rest.split_at_checked(4).ok_or(CaseError::Damaged)?;
        codes.push(code);
        rest = tail;
    }
    Ok(codes)
}

/// The code of an option of a question, certain or in doubt, of a class or a system: a hash of the ids. A test finds two ids with one code.
#[must_use]
pub fn code(group: &str, id: &str) -> String {
    characters(fingerprint(format!("{group}/{id}").as_bytes()))
}

/// FNV-1a with 32 bits, folded to 24.
fn fingerprint(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    (hash >> 24) ^ (hash & 0x00ff_ffff)
}

/// 24 bits as four characters.
fn characters(bits: u32) -> String {
    [18, 12, 6, 0]
        .into_iter()
        .filter_map(|shift| ALPHABET.get((bits >> shift & 63) as usize))
        .map(|b| char::from(*b))
        .collect()
}

fn date(field: &str) -> Result<Date, CaseError> {
    let part = |range| field.get(range).ok_or(CaseError::Damaged);
    let text = [part(0..4)?, part(4..6)?, part(6..field.len())?].join("-");
    Date::parse(&text).ok_or(CaseError::Damaged)
}

/// Name and reasons as lines; they hold no line breaks.
fn text_of(remarks: &Remarks) -> String {
    let reasons = remarks.reasons().map(|(question, reason)| format!("{question}\t{reason}"));
    let lines: Vec<String> = std::iter::once(remarks.name().to_owned()).chain(reasons).collect();
    lines.join("\n")
}

fn remarks_of(book: &'static Rulebook, bytes: &[u8]) -> Remarks {
    let mut remarks = Remarks::default();
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    remarks.set_name(lines.next().unwrap_or_default());
    for (question, reason) in lines.filter_map(|line| line.split_once('\t')) {
        if let Some(question) = book.question(question) {
            remarks.set_reason(question.id, reason);
        }
    }
    remarks
}

/// base64url without padding (RFC 4648, section 5).
fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        text.extend(characters(bits).chars().take(chunk.len() + 1));
    }
    text
}

fn decode(text: &str) -> Result<Vec<u8>, CaseError> {
    let value = |c: u8| ALPHABET.iter().position(|a| *a == c).and_then(|at| u32::try_from(at).ok());
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let bits = chunk.iter().try_fold(0u32, |bits, c| Some(bits << 6 | value(*c)?)).ok_or(CaseError::Damaged)?;
        let bits = bits << (6 * (4 - chunk.len()));
        let whole = [16, 8, 0].map(|shift| u8::try_from(bits >> shift & 255).unwrap_or_default());
        bytes.extend(whole.into_iter().take(chunk.len().saturating_sub(1)));
    }
    Ok(bytes)
}
