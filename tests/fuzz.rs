//! Whatever comes in from outside (links, saved files, language packs) is read or refused, and never makes us panic or
//! show what nobody wrote.
//!
//! Each target runs for a second on random inputs, in `cargo xtask test` for longer. One that fails prints its input, and
//! a seed: `BOLERO_RANDOM_SEED=<seed> cargo test --test fuzz <target>` begins with the same input.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use ai_act_check::documents::canonical::canonical;
use ai_act_check::documents::case::{self, Case, CaseError};
use ai_act_check::documents::json::{self, Json};
use ai_act_check::documents::link::{self, TooLong};
use ai_act_check::documents::prefill;
use ai_act_check::engine::answers::{Answers, DOUBT};
use ai_act_check::engine::assess::Standing;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{Question, UNKNOWN};
use ai_act_check::register;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::Document;
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, pack};
use ai_act_check::session::{
    AnswersView, LONGEST_NAME, LONGEST_REASON, Opened, Remarks, ResultView, Session, Telling, isolated,
};
use ai_act_check::text::Catalogue;
use ai_act_check::workbooks;
use bolero::{TypeGenerator, ValueGenerator, check, one_of, one_value_of, produce};
use serde_json::Value;
use sha2::{Digest, Sha256};
use support::reader::{assert_same, assert_unturned, check_page, read_html, read_markdown, select, shape};

const TODAY: Date = Date::new(2026, 11, 21);

static WORDS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(pack("en").unwrap(), &BOOK).unwrap());

/// A high-risk case with remarks, saved; and the same as a document.
static SAVED: LazyLock<String> = LazyLock::new(|| {
    let said = "object system, stage offer, exclusions abroad, origin own, activity offer, union outside, union-links market, \
        practices none, areas employment, employment filter, profiling yes, \
        output none, providing none, existing new";
    let mut answers = Answers::default();
    for (question, option) in said.split(", ").filter_map(|answer| answer.split_once(' ')) {
        answers.give(&BOOK, question, &[option]).unwrap();
    }
    let mut session = Session::with_answers(&BOOK, answers, TODAY).unwrap();
    session.remarks_mut().set_name("Größe \"A\" \\ <b>\u{1f600}</b> \u{202e}");
    session.remarks_mut().set_reason("object", "Weil es so ist.");
    case::write(&Telling::of(&session, &WORDS))
});
static OPENED: LazyLock<Case> = LazyLock::new(|| case::read(&BOOK, &SAVED, TODAY).unwrap());
static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&SAVED).unwrap());
/// Where its values are, but for those far down in the assessment, which nobody reads.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| places(&DOCUMENT, 4));

// What is made up.

/// What broke other readers: markup, characters that turn the line, halves of a pair, what our own forms are made of.
const HOSTILE: [&str; 40] = [
    "",
    " ",
    "\0",
    "\0x",
    "\u{7f}",
    "\u{85}",
    "\t",
    "\r\n",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "\u{10ffff}",
    "e\u{301}\u{327}",
    "\u{5d0}1",
    "(\u{627}\u{661}",
    "\u{2069}",
    "</title>",
    "<script>alert(1)</script>",
    "](javascript:0)",
    "%00",
    "\\ud800",
    "\\udc00\\ud83d",
    "\\u0000",
    "\"",
    "\\",
    "{",
    "[[[[",
    "}]",
    ",",
    ":",
    "1e999",
    "-",
    "0",
    "&aiact=v1.",
    "#",
    ".",
    "..",
    "=",
    "AAAA",
];
/// Members that the reader looks at, and some that it should not mind.
const KEYS: [&str; 18] = [
    "format",
    "locked",
    "answers",
    "name",
    "reasons",
    "assessment",
    "sha256",
    "rulebook",
    "version",
    "as_of",
    "classes",
    "duties",
    "id",
    "status",
    "object",
    "practices",
    "",
    "__proto__",
];
const STRINGS: [&str; 12] = [
    "ai-act-check/1",
    "ai-act-check/2",
    "system",
    "none",
    "unknown",
    "2027-02-29",
    "9999-12-31",
    "certain",
    "\\ud800",
    "\\udc00\\ud800",
    "\\ud83d\\ude00",
    "\\u0000\\u001f\\b\\/",
];
const NUMBERS: [&str; 12] =
    ["0", "-0", "7", "1.0", "1e2", "-1.5E-3", "0.1", "18446744073709551616", "1e308", "1e999", "-1e-999", "1e+05"];

fn texts() -> impl ValueGenerator<Output = String> {
    let long = (one_value_of(HOSTILE), 0..1000_usize).map_gen(|(piece, times)| piece.repeat(times));
    one_of((one_value_of(HOSTILE).map_gen(str::to_owned), produce::<String>(), long))
}

fn joined() -> impl ValueGenerator<Output = String> {
    produce::<Vec<String>>().with().values(texts()).len(0..5_usize).map_gen(|pieces| pieces.concat())
}

/// A question is skipped, gets one option, or several that go together; a name and reasons are given or not.
fn visits() -> impl ValueGenerator<Output = Visit> {
    let picks = produce::<Vec<u64>>().with().len(BOOK.agenda.len());
    let reasons = produce::<Vec<(u8, String)>>().with().values((produce(), joined())).len(0..4_usize);
    (picks, joined(), reasons).map_gen(|(picks, name, reasons)| {
        let mut session = Session::with_answers(&BOOK, answers(&picks), TODAY).unwrap();
        session.remarks_mut().set_name(&name);
        for (at, reason) in reasons {
            session.remarks_mut().set_reason(BOOK.agenda[usize::from(at) % BOOK.agenda.len()].id, &reason);
        }
        Visit(session)
    })
}

/// A session that prints what was said in it, and not the rulebook with it.
struct Visit(Session);

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: Vec<_> = self.0.answers().iter().map(|a| (a.question.id, a.said().collect::<Vec<_>>())).collect();
        write!(f, "{said:?} {:?}", self.0.remarks())
    }
}

/// Links of visits picked once, with and without free text; a visit for every change would be slow.
static LINKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let visit = |seed: u64| {
        let random = |n: u64| (n + 1 + 100 * seed).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31);
        let picks: Vec<u64> = (0..100).map(random).collect();
        let mut session = Session::with_answers(&BOOK, answers(&picks), TODAY).unwrap();
        session.remarks_mut().set_name("Größe & Co. <b>„x“</b>");
        session.remarks_mut().set_reason("object", "Weil es so ist; a\tb");
        session
    };
    let links = (0..12).flat_map(|seed| [true, false].map(|text| link::write(&visit(seed), text).ok()));
    links.flatten().collect()
});

fn answers(picks: &[u64]) -> Answers {
    let mut answers = Answers::default();
    for (question, pick) in BOOK.agenda.iter().zip(picks) {
        let said = said(question, *pick);
        if !said.is_empty() {
            answers.give(&BOOK, question.id, &said.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        }
    }
    answers
}

fn said(question: &Question, pick: u64) -> Vec<String> {
    let ids: Vec<&str> = question.option_ids().collect();
    let one = ids[usize::try_from(pick >> 32).unwrap() % ids.len()];
    let word = |at: usize, id: &str| {
        if pick >> (at % 30 + 31) & 1 == 1 && id != UNKNOWN { format!("{id}{DOUBT}") } else { id.to_owned() }
    };
    match pick % 4 {
        0 => Vec::new(),
        1 if question.several() => {
            let together = |(at, id): &(usize, &&str)| !question.stands_alone(id) && pick >> (at % 30) & 1 == 1;
            ids.iter().enumerate().filter(together).map(|(at, id)| word(at, id)).collect()
        }
        _ => vec![one.to_owned()],
    }
}

/// A change to the bytes of a text; places count around, so every number is one.
#[derive(Debug, TypeGenerator)]
enum Edit {
    Cut(u32),
    Remove(u32, u8),
    Replace(u32, u8),
    Insert(u32, #[generator(texts())] String),
    Repeat(u32, u8),
    Swap(u32, u8, u8),
}

fn edits() -> impl ValueGenerator<Output = Vec<Edit>> {
    produce::<Vec<Edit>>().with().len(0..4_usize)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for edit in edits {
        let place = |at: u32| at as usize % (bytes.len() + 1);
        let end = |at: usize, length: u8| bytes.len().min(at + usize::from(length));
        match edit {
            Edit::Cut(at) => bytes.truncate(place(*at)),
            Edit::Remove(at, length) => drop(bytes.drain(place(*at)..end(place(*at), *length))),
            Edit::Replace(at, byte) => {
                let at = place(*at);
                bytes.splice(at..end(at, 1), [*byte]);
            }
            Edit::Insert(at, piece) => {
                let at = place(*at);
                bytes.splice(at..at, piece.bytes());
            }
            Edit::Repeat(at, length) => {
                let piece = bytes[place(*at)..end(place(*at), *length)].to_vec();
                let at = place(*at);
                bytes.splice(at..at, piece);
            }
            Edit::Swap(at, first, second) => {
                let (at, middle) = (place(*at), end(place(*at), *first));
                let last = end(middle, *second);
                bytes[at..last].rotate_left(middle - at);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A piece of JSON; a value in an object takes the key, one in a list leaves it.
#[derive(Debug, TypeGenerator)]
struct Token {
    #[generator(one_value_of(KEYS))]
    key: &'static str,
    value: Piece,
}

#[derive(Debug, TypeGenerator)]
enum Piece {
    List,
    Record,
    Close,
    Literal(#[generator(one_value_of(["null", "true", "false"]))] &'static str),
    Number(#[generator(one_value_of(NUMBERS))] &'static str),
    Escaped(#[generator(one_value_of(STRINGS))] &'static str),
    Text(#[generator(texts())] String),
    Deep(#[generator(0..50_u8)] u8),
}

/// Values of any shape and depth, in an object or a list, with keys given twice; their text is always well-formed, but
/// for halves of pairs.
fn values() -> impl ValueGenerator<Output = String> {
    let tokens = produce::<Vec<Token>>().with().len(0..150_usize);
    (produce::<bool>(), tokens).map_gen(|(list, tokens)| value(list, &tokens))
}

fn value(list: bool, tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut open = Vec::new();
    let begin = |text: &mut String, open: &mut Vec<char>, list| {
        text.push(if list { '[' } else { '{' });
        open.push(if list { ']' } else { '}' });
    };
    begin(&mut text, &mut open, list);
    for Token { key, value } in tokens {
        if let Piece::Close = value {
            text.extend((open.len() > 1).then(|| open.pop()).flatten());
            continue;
        }
        if !text.ends_with(['[', '{']) {
            text.push(',');
        }
        if open.last() == Some(&'}') {
            text.extend(["\"", *key, "\": "]);
        }
        match value {
            Piece::List => begin(&mut text, &mut open, true),
            Piece::Record => begin(&mut text, &mut open, false),
            Piece::Close => {}
            Piece::Literal(plain) | Piece::Number(plain) => text.push_str(plain),
            Piece::Escaped(inner) => text.extend(["\"", *inner, "\""]),
            Piece::Text(inner) => text.push_str(&serde_json::to_string(inner).unwrap()),
            Piece::Deep(depth) => text.extend(["[", "]"].map(|bracket| bracket.repeat(usize::from(*depth) + 1))),
        }
    }
    text.extend(open.iter().rev());
    text
}

/// A change to the structure of a document.
#[derive(Debug, TypeGenerator)]
enum Change {
    Remove(u32),
    Rename(u32, #[generator(one_value_of(KEYS))] &'static str),
    Retype(u32, #[generator(values())] String),
    Hostile(u32, #[generator(texts())] String),
    Wrap(u32, #[generator(0..40_u8)] u8),
    Copy(u32, u32),
}

fn changed(changes: &[Change]) -> Value {
    let mut document = DOCUMENT.clone();
    let place = |at: u32| PLACES[at as usize % PLACES.len()].as_str();
    for change in changes {
        match change {
            Change::Remove(at) => drop(take(&mut document, place(*at))),
            Change::Rename(at, name) => {
                let parent = place(*at).rsplit_once('/').map_or("", |(parent, _)| parent);
                let taken = take(&mut document, place(*at));
                if let (Some(Value::Object(members)), Some(taken)) = (document.pointer_mut(parent), taken) {
                    members.insert((*name).to_owned(), taken);
                }
            }
            Change::Retype(at, text) => put(&mut document, place(*at), serde_json::from_str(text).unwrap_or_default()),
            Change::Hostile(at, text) => put(&mut document, place(*at), Value::from(text.as_str())),
            Change::Wrap(at, depth) => {
                let bare = document.pointer(place(*at)).cloned().unwrap_or_default();
                put(&mut document, place(*at), (0..*depth).fold(bare, |inner, _| Value::from(vec![inner])));
            }
            Change::Copy(from, to) => {
                let copied = document.pointer(place(*from)).cloned().unwrap_or_default();
                put(&mut document, place(*to), copied);
            }
        }
    }
    document
}

fn take(document: &mut Value, place: &str) -> Option<Value> {
    let (parent, key) = place.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(members) => members.remove(key),
        Value::Array(items) => key.parse().ok().filter(|at| *at < items.len()).map(|at: usize| items.remove(at)),
        _ => None,
    }
}

fn put(document: &mut Value, place: &str, value: Value) {
    if let Some(old) = document.pointer_mut(place) {
        *old = value;
    }
}

fn places(value: &Value, depth: usize) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (format!("/{key}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (format!("/{at}"), value)).collect(),
        _ => Vec::new(),
    };
    let below = |(step, value): (String, &Value)| {
        let further = if depth > 1 { places(value, depth - 1) } else { Vec::new() };
        let further: Vec<String> = further.into_iter().map(|place| format!("{step}{place}")).collect();
        [step].into_iter().chain(further)
    };
    inner.into_iter().flat_map(below).collect()
}

// What is compared with: other people's code, or the few lines of the form's description.

/// The check of a link, as the form describes it: FNV-1a with 32 bits, folded to 24, in four characters of base64url.
fn check_of(body: &str) -> String {
    let hash = body.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let bits = (hash >> 24) ^ (hash & 0x00ff_ffff);
    let digit = |shift: u32| match u8::try_from(bits >> shift & 63).unwrap() {
        n @ 0..26 => b'A' + n,
        n @ 26..52 => b'a' + n - 26,
        n @ 52..62 => b'0' + n - 52,
        62 => b'-',
        _ => b'_',
    };
    [18, 12, 6, 0].map(|shift| char::from(digit(shift))).iter().collect()
}

/// The document without its checksum, and the checksum it should have.
fn digest_of(document: &Value) -> String {
    let mut rest = document.clone();
    rest.as_object_mut().map(|members| members.remove("sha256"));
    format!("{:x}", Sha256::digest(rest.to_string()))
}

/// How many brackets are open at most.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => open += 1,
            ']' | '}' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// The same value: numbers by what they amount to, and of a key given twice the last, as the library has it.
fn alike(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Number(digits), Value::Number(theirs)) => digits.parse().ok() == theirs.as_f64(),
        (Json::String(ours), Value::String(theirs)) => ours == theirs,
        (Json::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| alike(ours, theirs))
        }
        (Json::Object(ours), Value::Object(theirs)) => {
            let last: BTreeMap<&String, &Json> = ours.iter().map(|(key, value)| (key, value)).collect();
            last.len() == theirs.len()
                && last.iter().zip(theirs).all(|(ours, theirs)| *ours.0 == theirs.0 && alike(ours.1, theirs.1))
        }
        _ => false,
    }
}

// What must hold.

/// Of a text that may be JSON: our reader takes what the library takes, for the same value, but no deeper than its bound;
/// and the canonical text is a fixed point.
fn json_holds(text: &str) {
    let (ours, theirs) = (json::read(text), serde_json::from_str::<Value>(text));
    match (&ours, &theirs) {
        (Some(ours), Ok(theirs)) => assert!(alike(ours, theirs), "another value"),
        // The library keeps numbers as numbers, and some fit into none of its types.
        (Some(_), Err(error)) => assert!(error.to_string().starts_with("number out of range"), "too lenient: {error}"),
        (None, Ok(_)) => assert!(depth(text) >= 32, "refused without reason"),
        (None, Err(_)) => {}
    }
    if let Some(value) = ours {
        assert!(depth(text) <= 32, "too deep");
        let written = canonical(&value);
        let again = json::read(&written).unwrap();
        assert_eq!(canonical(&again), written);
        assert!(theirs.is_err() || alike(&again, &theirs.unwrap()), "changed by writing");
    }
}

/// Of a text opened as a file.
fn file_holds(text: &str) {
    json_holds(text);
    let Ok(case) = case::read(&BOOK, text, TODAY) else { return };
    // What the library cannot hold, which by now is a number out of its range, it cannot judge.
    if let (false, Ok(document)) = (case.origin.edited, serde_json::from_str::<Value>(text)) {
        let bare = document.as_object().unwrap().keys().eq(["answers"]);
        assert!(bare || document["sha256"] == digest_of(&document), "shown as unedited");
    }
    case_holds(case);
}

/// Of a text opened as a link.
fn link_holds(text: &str) {
    let read = link::read(&BOOK, text);
    let body = text.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix("aiact="));
    match &read {
        Ok(_) => {
            let (body, check) = body.unwrap().rsplit_once('.').unwrap();
            assert_eq!(check, check_of(body), "a damaged link was opened");
        }
        Err(error) if text.len() <= link::LONGEST_READ => {
            let foreign = matches!(error, CaseError::Foreign | CaseError::OtherRulebook);
            assert_eq!(foreign, body.is_none(), "{error}");
        }
        Err(error) => assert_eq!(*error, CaseError::Foreign),
    }
    read.into_iter().for_each(case_holds);
}

/// Of a case that was opened: its remarks keep their limits, it resumes unless its day is too early, and what is
/// written then is what was read.
fn case_holds(case: Case) {
    remarks_hold(&case.remarks);
    // Most changes to a file hit what is not read; once more the same visit would only cost time.
    if (case.day, &case.remarks) == (OPENED.day, &OPENED.remarks) && case.answers == OPENED.answers {
        return;
    }
    let (answers, remarks, day) = (case.answers.clone(), case.remarks.clone(), case.day);
    let Ok((session, origin)) = case.resume(&BOOK) else { return assert!(day < BOOK.first_day) };
    assert!(day >= BOOK.first_day);
    // Not with assert_eq, here and below: answers print the whole rulebook.
    assert!(*session.answers() == answers && session.day() == day, "another visit");
    assert!(same_remarks(session.remarks(), &remarks));
    assert!(!Opened::of(&session, &origin, &WORDS).sentences.is_empty());
    comes_back(&session);
}

fn remarks_hold(remarks: &Remarks) {
    let plain = |text: &str, longest| {
        text.chars().count() <= longest && !text.contains(char::is_control) && text.trim() == text
    };
    assert!(plain(remarks.name(), LONGEST_NAME), "the name");
    assert!(remarks.reasons().all(|(_, reason)| plain(reason, LONGEST_REASON)), "a reason");
}

/// Of a visit: it comes back from a file, from a link, and from a link with its remarks if they fit into one.
fn comes_back(session: &Session) {
    remarks_hold(session.remarks());
    let file = case::read(&BOOK, &case::write(&Telling::of(session, &WORDS)), TODAY.next()).unwrap();
    let duties: Vec<_> = session.assessment().duties.iter().map(|o| o.duty.id).collect();
    assert_eq!(file.origin.duties, Some(duties));
    came_back(session, &file);
    assert!(same_remarks(&file.remarks, session.remarks()));
    let kept = link::read(&BOOK, &link::whole(session)).unwrap();
    came_back(session, &kept);
    assert!(same_remarks(&kept.remarks, session.remarks()), "the browser's storage keeps all");
    for with_text in [false, true] {
        let link = match link::write(session, with_text) {
            Ok(link) => link,
            Err(TooLong) => return assert!(with_text),
        };
        assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "=._-".contains(c)), "{link}");
        let case = link::read(&BOOK, &format!("#top&{link}")).unwrap();
        came_back(session, &case);
        let remarks = if with_text { session.remarks() } else { &Remarks::default() };
        assert!(same_remarks(&case.remarks, remarks), "free text only if asked for");
    }
}

fn came_back(session: &Session, case: &Case) {
    assert!(case.answers == *session.answers() && case.day == session.day(), "other answers");
    assert_eq!((case.origin.version, case.origin.lost, case.origin.edited), (BOOK.version, 0, false));
    let outcomes = session.assessment().classes.iter();
    let certain = outcomes.filter(|o| !matches!(o.standing(session.day()), Standing::No | Standing::Open));
    assert_eq!(case.origin.classes, Some(certain.map(|o| o.category.id).collect()));
}

/// The same name, and the same reasons in whatever order they were given.
fn same_remarks(one: &Remarks, other: &Remarks) -> bool {
    let reasons = |remarks: &Remarks| {
        remarks.reasons().map(|(question, reason)| (question, reason.to_owned())).collect::<BTreeMap<_, _>>()
    };
    one.name() == other.name() && reasons(one) == reasons(other)
}

/// Of a text opened as a language pack.
fn pack_holds(text: &str) {
    let Ok(words) = Catalogue::read(text, &BOOK) else { return };
    let head: Vec<&str> = text.lines().next().unwrap().split('\t').take(3).collect();
    assert_eq!(head, ["ai-act-check", words.lang(), FINGERPRINT]);
    // The code stands in reports.
    assert!(words.lang().bytes().all(|b| b.is_ascii_lowercase()));
    let session = Session::new(&BOOK, TODAY).unwrap();
    let _ = (ResultView::of(&session, &words), AnswersView::of(&session, &words));
}

/// Of a visit with free text: it stands in every report as text, and moves nothing around it.
fn reports_hold(session: &Session) {
    let document = Document::of(&Telling::of(session, &WORDS));
    let (page, text) = (html::render(&document), markdown::render(&document));
    let (tree, found) = read_html(&page);
    check_page("a visit", &tree, &document);
    assert_same("a visit", &found, &shape(&document, ""));
    assert_same("a visit", &read_markdown(&text), &shape(&document, " · "));
    let shown: Vec<&str> = select(&tree, "main")[0].text().collect();
    let remarks = session.remarks();
    for remark in remarks.reasons().map(|(_, reason)| reason).chain([remarks.name()]).filter(|r| !r.is_empty()) {
        assert!(shown.contains(&&*isolated(remark)), "{remark:?} is lost");
    }
    let entries = calendar(session, &WORDS).unwrap_or_default().replace("\r\n ", "");
    assert!(entries.lines().all(|line| !line.contains(char::is_control)), "a control is in the calendar");
    for report in [page, text, entries] {
        assert_unturned(&report);
    }
}

/// Of a text that a page sets as answers: what is taken comes back, and the rest is named.
fn answers_hold(text: &str) {
    let (prefill, faults) = prefill::read(&BOOK, text);
    assert!(faults.iter().all(|fault| !fault.is_empty()));
    assert!(!faults.is_empty() || json::read(text).is_some(), "no JSON, and nothing was said");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.set_prefill(prefill.clone());
    let (again, faults) = prefill::read(&BOOK, &prefill::write(&session));
    assert_eq!(faults, [""; 0]);
    assert!(again.answers == prefill.answers, "other answers");
    assert!(prefill.locked.iter().all(|id| again.locked.contains(id)), "a lock is open");
}

/// Of a text that a page sets as its day.
fn day_holds(text: &str) {
    let Some(day) = Date::parse(text) else { return };
    assert_eq!(day.to_string(), text);
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    assert_eq!(session.set_day(day).is_ok(), day >= BOOK.first_day);
}

// The targets.

#[test]
fn a_visit_comes_back() {
    check!().with_generator(visits()).for_each(|visit| comes_back(&visit.0));
}

#[test]
fn any_text_as_a_link() {
    let beginnings = one_value_of(["", "#", "aiact=", "aiact=v1.", "#top&aiact=v1.", "aiact=v1.20261121.20261121."]);
    let sealed = |(beginning, rest, sealed): (&str, String, bool)| {
        let text = beginning.to_owned() + &rest;
        if sealed { resealed(&text) } else { text }
    };
    check!()
        .with_generator((beginnings, joined(), produce::<bool>()).map_gen(sealed))
        .for_each(|text| link_holds(text));
}

/// A changed link with a check that fits: what somebody writes who means harm.
fn resealed(text: &str) -> String {
    let body = text.find("aiact=").and_then(|at| text.get(at + 6..)).unwrap_or_default();
    let body = body.split('&').next().unwrap_or_default();
    format!("#aiact={body}.{}", check_of(body))
}

#[test]
fn a_changed_link() {
    let links = (produce::<u8>(), edits(), produce::<bool>()).map_gen(|(at, edits, seal)| {
        let link = &LINKS[usize::from(at) % LINKS.len()];
        if seal { resealed(&edited(link.rsplit_once('.').unwrap().0, &edits)) } else { edited(link, &edits) }
    });
    check!().with_generator(links).for_each(|text| link_holds(text));
}

#[test]
fn any_text_as_a_file() {
    let bytes = produce::<Vec<u8>>().map_gen(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let beginnings =
        one_value_of(["", "{", "[", "\"", "\u{feff}{", "{\"answers\": {", "{\"answers\": {}, \"name\": \""]);
    let texts = (beginnings, one_of((bytes, joined()))).map_gen(|(beginning, rest)| beginning.to_owned() + &rest);
    check!().with_generator(texts).for_each(|text| file_holds(text));
}

#[test]
fn any_value_as_a_file() {
    check!()
        .with_generator((values(), edits()).map_gen(|(text, edits)| edited(&text, &edits)))
        .for_each(|text| file_holds(text));
}

#[test]
fn a_changed_file() {
    check!().with_generator(edits().map_gen(|edits| edited(&SAVED, &edits))).for_each(|text| file_holds(text));
}

/// Members that are gone, renamed, of another type, deep, hostile or given twice; the checksum is left, or made to fit.
#[test]
fn a_rebuilt_file() {
    let changes = produce::<Vec<Change>>().with().len(0..4_usize);
    let twice = one_of((one_value_of([""]).map_gen(str::to_owned), values()));
    let files = (changes, produce::<bool>(), one_value_of(KEYS), twice).map_gen(|(changes, seal, key, twice)| {
        let mut document = changed(&changes);
        let sum = digest_of(&document);
        if let (true, Some(members)) = (seal, document.as_object_mut()) {
            members.insert("sha256".to_owned(), sum.into());
        }
        let text = document.to_string();
        if twice.is_empty() { text } else { text.replacen('{', &format!("{{\"{key}\":{twice},"), 1) }
    });
    check!().with_generator(files).for_each(|text| file_holds(text));
}

/// Bytes are changed, and one text is another: also the form of dates, of which other texts are made.
#[test]
fn a_changed_pack() {
    let keys = one_value_of(["ui.date", "ui.list", "ui.opened.from", "ui.month.11", "no.such"]);
    let fillings = one_value_of(["", "{date.general}", "{day}{month}{n}"]).map_gen(str::to_owned);
    let packs =
        (one_value_of(["de", "en"]), keys, one_of((fillings, texts())), edits()).map_gen(|(lang, key, text, edits)| {
            let old = rulebooks::texts(lang).unwrap().get(key).copied().unwrap_or("\t");
            edited(&pack(lang).unwrap().replacen(&format!("\n{old}\n"), &format!("\n{text}\n"), 1), &edits)
        });
    check!().with_generator(packs).for_each(|text| pack_holds(text));
}

#[test]
fn free_text_in_every_report() {
    check!().with_generator(visits()).for_each(|visit| reports_hold(&visit.0));
}

/// What pages set by attribute and property, as far as it is not the browser's: any value as answers, and changed days.
#[test]
fn any_value_as_answers_of_the_page() {
    let picks = produce::<Vec<u64>>().with().len(BOOK.agenda.len());
    let given = (picks, edits(), produce::<Vec<u8>>()).map_gen(|(picks, edits, locked)| {
        let mut session = Session::new(&BOOK, TODAY).unwrap();
        let answers = answers(&picks);
        let given: Vec<&'static str> = answers.iter().map(|a| a.question.id).collect();
        let locked = locked.iter().filter_map(|at| given.get(usize::from(*at)).copied()).collect();
        session.set_prefill(ai_act_check::session::Prefill { answers, locked, ..Default::default() });
        edited(&prefill::write(&session), &edits)
    });
    let days = (edits(), one_value_of(["2027-12-02", "0001-01-01", "9999-12-31", "2024-02-29"]));
    check!().with_generator((one_of((values(), given)), days)).for_each(|(text, (edits, day))| {
        answers_hold(text);
        day_holds(&edited(day, edits));
    });
}

/// A register: any text is one or is refused, and one that was read comes back.
#[test]
fn any_text_as_a_register() {
    check!().with_type::<String>().for_each(|text| {
        let whole = format!(r#"{{"format":"ai-act-register/1","systems":[{text}]}}"#);
        for text in [text, &whole] {
            match register::file::open(text) {
                Ok(opened) => {
                    let written = opened.register.write();
                    assert_eq!(register::file::open(&written).unwrap().register.write(), written);
                }
                Err(refusal) => assert!(!refusal.sentences(register::words::Words::of("de")).is_empty()),
            }
        }
    });
}

/// A table: any bytes are one or are refused, and what is taken for one has a record or a reason for each row.
#[test]
fn any_bytes_as_a_table() {
    check!().with_type::<(bool, Vec<u8>)>().for_each(|(headed, bytes)| {
        let head: &[u8] = if *headed { "Kennung;Name;Status;Beginn;Kosten im Jahr\n".as_bytes() } else { b"" };
        let Ok(sheets) = workbooks::read::read(&[head, bytes].concat()) else { return };
        for sheet in &sheets {
            let Some(plan) = register::import::plan(sheet) else { continue };
            let source = register::import::Source { file: "table", body: "Body", today: "2026-11-30" };
            let (taken, report) = register::import::take(&register::record::Register::default(), sheet, &plan, source);
            let filled = |row: &&Vec<register::grid::Cell>| row.iter().any(|cell| !cell.is_empty());
            let rows = sheet.rows.iter().skip(plan.head + 1).filter(filled).count();
            assert_eq!(taken.systems.len() + report.skipped.len(), rows);
            assert_eq!(taken.systems.len(), report.added);
        }
    });
}
