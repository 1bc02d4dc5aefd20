//! The course as a package for learning systems: SCORM 1.2 and SCORM 2004 4th edition. One page, one sheet, one classic script
//! with everything inside; no module, no WebAssembly, no font, whose types learning systems refuse or serve wrongly.

use std::io::{Cursor, Write};

use serde::Serialize;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::course::Prepared;
use crate::markup::escaped;
use crate::moodle::asked;
use crate::worked::{Choice, Worked};

/// Finds the learning system around a package and tells it things, by a function `learningSystem`.
pub const LEARNING_SYSTEM: &str = include_str!("player/learning-system.js");
/// What plays a course; it reads the course from the variable before it.
const PLAYER: &str = include_str!("player/player.js");
const SHEET: &str = include_str!("player/player.css");
/// The words of the player, by the names under which it asks for them.
const SAID: [&str; 26] = [
    "begin",
    "intro",
    "assumed",
    "facts",
    "confidence",
    "sure",
    "rather",
    "unsure",
    "answer",
    "choose",
    "right",
    "not-right",
    "path",
    "duties",
    "free",
    "if",
    "on",
    "end",
    "took-part",
    "count",
    "name",
    "print",
    "no-host",
    "resumed",
    "progress",
    "more",
];

/// Where a learning system looks for what a package holds.
pub const MANIFEST: &str = "imsmanifest.xml";
/// What it opens.
pub const PAGE: &str = "index.html";
const SCRIPT: &str = "course.js";
const STYLE: &str = "course.css";
const FILES: [&str; 3] = [PAGE, SCRIPT, STYLE];

/// An edition of SCORM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// SCORM 1.2.
    One,
    /// SCORM 2004, 4th edition.
    Four,
}

/// What the player reads.
#[derive(Serialize)]
struct Played<'c> {
    title: &'c str,
    lang: &'c str,
    state: String,
    /// Of what is played: a learning system may bring back what was kept of another one.
    print: String,
    pass: Option<u8>,
    words: Vec<(&'static str, String)>,
    cases: Vec<PlayedCase<'c>>,
}

#[derive(Serialize)]
struct PlayedCase<'c> {
    id: &'c str,
    title: &'c str,
    story: &'c str,
    adds: String,
    facts: &'c [String],
    asks: String,
    choices: Vec<PlayedChoice<'c>>,
    path: &'c [(String, String)],
    duties: &'c [String],
    belief: Option<String>,
    what_if: &'c str,
    partner_asks: String,
    partner: Vec<PlayedChoice<'c>>,
    law: String,
}

#[derive(Serialize)]
struct PlayedChoice<'c> {
    label: &'c str,
    why: &'c str,
    right: bool,
}

/// The package, as a zip.
///
/// # Errors
/// A sentence, should packing fail.
pub fn write(course: &Prepared, edition: Edition) -> Result<Vec<u8>, String> {
    let played = serde_json::to_string(&played(course)?).map_err(|fault| fault.to_string())?;
    // Both end a line in older scripts.
    let played = played.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let script = format!("var COURSE = {played};\n{LEARNING_SYSTEM}{PLAYER}");
    let files = [
        (MANIFEST, manifest(edition, ("course", &course.course.title), course.course.pass, &FILES)),
        (PAGE, page(course)),
        (SCRIPT, script),
        (STYLE, SHEET.to_owned()),
    ];
    zip(files.iter().map(|(name, text)| (*name, text.as_bytes())))
        .map_err(|fault| format!("the zip cannot be made ({fault})"))
}

/// Files by path, packed; the bytes depend on nothing but them.
fn zip<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn played(course: &Prepared) -> Result<Played<'_>, String> {
    let words = SAID.map(|name| (name, course.words.get(&format!("play.{name}"))));
    let cases: Vec<PlayedCase> = course.cases.iter().map(|worked| case(course, worked)).collect();
    let content = serde_json::to_string(&cases).map_err(|fault| fault.to_string())?;
    Ok(Played {
        title: &course.course.title,
        lang: &course.course.lang,
        state: course.state(),
        print: text::fingerprint(&content).chars().take(8).collect(),
        pass: course.course.pass,
        words: words.into(),
        cases,
    })
}

fn case<'c>(course: &Prepared, worked: &'c Worked) -> PlayedCase<'c> {
    let (case, words) = (&worked.case, &course.words);
    let belief = case.belief.as_ref().map(|b| words.fill("belief", &[("says", &b.says), ("truth", &b.truth)]));
    PlayedCase {
        id: &case.id,
        title: &case.title,
        story: &case.story,
        adds: words.fill("adds", &[("adds", &case.adds)]),
        facts: &case.facts,
        asks: asked(course, worked),
        choices: choices(&worked.choices),
        path: &worked.outcome.path,
        duties: &worked.outcome.duties,
        belief,
        what_if: &case.turn.asks,
        partner_asks: words.get("partner-asks"),
        partner: choices(&worked.partner_choices),
        law: words.fill("law", &[("law", &case.law)]),
    }
}

fn choices(choices: &[Choice]) -> Vec<PlayedChoice<'_>> {
    choices.iter().map(|one| PlayedChoice { label: &one.label, why: &one.why, right: one.right }).collect()
}

fn page(course: &Prepared) -> String {
    let (lang, title) = (escaped(&course.course.lang), escaped(&course.course.title));
    let without = escaped(&course.words.get("play.no-script"));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"course.css\">\n</head>\n<body>\n<main id=\"course\"><p>{without}</p></main>\n\
         <script src=\"course.js\"></script>\n</body>\n</html>\n"
    )
}

/// The manifest of a package of one activity: its id, which learning systems tell packages apart by, and its title; the share of the
/// score to be reached in percent, if any; and its files, [`PAGE`] among them.
#[must_use]
pub fn manifest(edition: Edition, (id, title): (&str, &str), pass: Option<u8>, files: &[&str]) -> String {
    let title = escaped(title);
    let (head, version, kind, item) = match edition {
        Edition::One => (
            "xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"",
            "1.2",
            "adlcp:scormtype",
            pass.map(|share| format!("<adlcp:masteryscore>{share}</adlcp:masteryscore>")),
        ),
        Edition::Four => (
            "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\" \
             xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\"",
            "2004 4th Edition",
            "adlcp:scormType",
            pass.map(|share| {
                let share = f64::from(share) / 100.0;
                format!(
                    "<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID=\"course\" \
                     satisfiedByMeasure=\"true\"><imsss:minNormalizedMeasure>{share}</imsss:minNormalizedMeasure>\
                     </imsss:primaryObjective></imsss:objectives></imsss:sequencing>"
                )
            }),
        ),
    };
    let item = item.unwrap_or_default();
    let files = files.iter().map(|name| format!("<file href=\"{name}\"/>")).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest identifier=\"ai-act-{id}\" version=\"1\" {head}>\n\
         <metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>\n\
         <organizations default=\"organization\"><organization identifier=\"organization\"><title>{title}</title>\
         <item identifier=\"item\" identifierref=\"resource\"><title>{title}</title>{item}</item>\
         </organization></organizations>\n<resources><resource identifier=\"resource\" type=\"webcontent\" {kind}=\"sco\" \
         href=\"{PAGE}\">{files}</resource></resources>\n</manifest>\n"
    )
}
