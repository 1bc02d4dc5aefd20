//! The catalogues on the command line: what they ask, and the documents made of what people answered.

use std::ffi::OsString;
use std::fmt::Write as _;

use ai_act_check::documents::reflection::{Reflection, StatedFact};
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::truth::Truth;
use ai_act_check::reflection::binding::Binding;
use ai_act_check::reflection::calendar::calendar;
use ai_act_check::reflection::catalogue::Catalogue;
use ai_act_check::reflection::labels::Labels;
use ai_act_check::reflection::sheets::{self, POINTS, PROFILE, Writer};
use ai_act_check::report::markdown;
use ai_act_check::text::pack::SOURCE;
use ai_act_check::text::{Catalogue as Words, LANGUAGES};
use lexopt::Arg::{self, Long, Short, Value as Word};
use serde_json::Value;

use crate::native::{self, to_json, today};

/// The formats of a document.
const FORMATS: [&str; 4] = ["markdown", "html", "json", "calendar"];

/// What can be asked for.
fn usage() -> String {
    let lang = format!("[--lang {}]", LANGUAGES.join("|"));
    let formats = FORMATS.join("|");
    format!(
        "\
ai-act-check reflection: what documents that are no law ask of those who use AI

  ai-act-check reflection list {lang}
        print the catalogues with their sheets
  ai-act-check reflection points CATALOGUE [--answers FILE.json] {lang} [--json]
        print the points with their ids; --json prints a file to fill in
  ai-act-check reflection profile FILE.json [CATALOGUE] {lang} [--as {formats}]
        print what is strong, what is missing, the plan and all answers
  ai-act-check reflection print SHEET FILE.json|CATALOGUE [CATALOGUE] {lang} [--as {formats}]
        print a sheet, filled in or (with a catalogue) empty; `list` names them

--answers: what was answered in the check (a saved case or an answers file); points that do not concern the system are left out.
FILE.json: docs/schema/reflection.schema.json, or a saved case of the check with such documents; CATALOGUE behind it says which. --as calendar: the days of the plan.
"
    )
}

#[derive(Default)]
struct Options {
    words: Vec<String>,
    answers: Option<String>,
    lang: Option<String>,
    format: Option<String>,
    json: bool,
    help: bool,
}

/// What the words after `reflection` ask for.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn run(book: &'static Compiled, args: impl Iterator<Item = OsString>) -> Result<String, String> {
    let options = parse(args)?;
    if options.help || options.words.is_empty() {
        return Ok(usage());
    }
    let words = native::catalogue(options.lang.as_deref().unwrap_or(SOURCE), book)?;
    let labels = Labels::read()?;
    let command: Vec<&str> = options.words.iter().map(String::as_str).collect();
    refuse(&options, command.first().copied().unwrap_or_default())?;
    match command[..] {
        ["list"] => list(&labels, &words),
        ["points", id] => points(book, id, &options, &words),
        ["profile", file] => print(book, PROFILE, (file, None), &options, &labels, &words),
        ["profile", file, id] => print(book, PROFILE, (file, Some(id)), &options, &labels, &words),
        ["print", sheet, of] => print(book, sheet, (of, None), &options, &labels, &words),
        ["print", sheet, file, id] => print(book, sheet, (file, Some(id)), &options, &labels, &words),
        _ => Err(format!("\"reflection {}\" cannot be understood; see `reflection --help`", command.join(" "))),
    }
}

/// Refuses options of another command.
fn refuse(options: &Options, command: &str) -> Result<(), String> {
    let given = [
        ("--json", options.json, &["points"][..]),
        ("--answers", options.answers.is_some(), &["points"][..]),
        ("--as", options.format.is_some(), &["profile", "print"][..]),
    ];
    match given.iter().find(|(_, given, commands)| *given && !commands.contains(&command)) {
        Some((option, _, _)) => Err(format!("{option} says nothing to `reflection {command}`; leave it out")),
        None => Ok(()),
    }
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<Options, String> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Long("answers") => options.answers = Some(native::value(&mut parser)?),
            Long("lang") => options.lang = Some(native::value(&mut parser)?),
            Long("as") => options.format = Some(native::value(&mut parser)?),
            Long("json") => options.json = true,
            Long("help") | Short('h') => options.help = true,
            Word(word) => options.words.push(native::text(word)?),
            Arg::Long(_) | Arg::Short(_) => return Err(format!("{}; see `reflection --help`", arg.unexpected())),
        }
    }
    Ok(options)
}

/// Every catalogue: what it is, how long it takes, and what can be printed of it.
fn list(labels: &Labels, words: &Words) -> Result<String, String> {
    let (lang, mut out) = (words.lang(), String::new());
    for id in Catalogue::ids() {
        let catalogue = Catalogue::read(id)?;
        let (head, points) = (&catalogue.head, catalogue.points().count());
        // Writing into a string cannot fail.
        let _ = writeln!(out, "{id}: {}", head.name.get(lang));
        let _ = writeln!(out, "    {}. {}", labels.no_law.get(lang), head.band.get(lang));
        let _ = writeln!(out, "    {}: {points}", labels.points.get(lang));
        let fixed = [(PROFILE, &labels.sheet_profile), (POINTS, &labels.sheet_points)];
        let own = catalogue.sheets.iter().map(|sheet| (&*sheet.id, &sheet.name));
        for (sheet, name) in fixed.into_iter().chain(own) {
            let _ = writeln!(out, "    {sheet:<14} {}", name.get(lang));
        }
        out.push('\n');
    }
    Ok(out)
}

/// The points that concern a system, with their ids, or a file in which they can be answered.
fn points(book: &'static Compiled, id: &str, options: &Options, words: &Words) -> Result<String, String> {
    let catalogue = Catalogue::read(id)?;
    let mut reflection = Reflection::new(id, catalogue.head.version);
    reflection.facts = facts(book, options)?;
    let concerned = |facts: &[StatedFact]| {
        catalogue.points().filter(|point| point.concerns(facts) != Truth::No).map(|p| p.id.clone()).collect::<Vec<_>>()
    };
    let shown = concerned(&reflection.facts);
    if options.json {
        reflection.day = Some(today());
        reflection.leave_open(shown);
        return Ok(to_json(&reflection));
    }
    let (lang, mut out) = (words.lang(), String::new());
    for section in &catalogue.sections {
        let points: Vec<_> = section.points.iter().filter(|point| shown.contains(&point.id)).collect();
        if !points.is_empty() {
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{}", section.name.get(lang));
            for point in points {
                let _ = writeln!(out, "    {:<22} {}", point.id, point.question.get(lang));
            }
            out.push('\n');
        }
    }
    Ok(out)
}

/// What the answers of a check say of a system; nothing without a file.
fn facts(book: &'static Compiled, options: &Options) -> Result<Vec<StatedFact>, String> {
    let Some(file) = &options.answers else { return Ok(Vec::new()) };
    let session = native::session("points", book, &native::Options::of_file(file))?;
    Ok(Binding::of(book)?.facts(book, session.answers(), session.day()))
}

/// The document that a file holds: the file itself, or one of those in a saved case.
fn document(content: &str, wanted: Option<&str>) -> Result<Reflection, String> {
    let case = serde_json::from_str::<Value>(content).unwrap_or_default();
    if case.get("answers").is_none() {
        let only = Reflection::read(content)?;
        return match wanted {
            Some(id) if id != only.catalogue => {
                Err(format!("it answers the catalogue \"{}\", not \"{id}\"", only.catalogue))
            }
            _ => Ok(only),
        };
    }
    let all = case.get("reflections").and_then(Value::as_array).into_iter().flatten();
    let id_of = |one: &Value| one.get("catalogue").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut documents: Vec<&Value> = all.clone().collect();
    let all: Vec<String> = all.map(id_of).collect();
    if let Some(id) = wanted {
        documents.retain(|one| id_of(one) == id);
    }
    match (documents.pop(), documents.is_empty()) {
        (Some(only), true) => Reflection::read(&only.to_string()),
        (None, _) if all.is_empty() => Err("nothing was written to a catalogue in this case".to_owned()),
        (None, _) => Err(format!("this case has nothing on that catalogue; it has {}", all.join(", "))),
        (Some(_), false) => Err(format!("this case has several catalogues; name one of {} behind it", all.join(", "))),
    }
}

/// A sheet in a format, of a file or of a catalogue to which nobody has said anything yet.
fn print(
    book: &'static Compiled,
    sheet: &str,
    (of, wanted): (&str, Option<&str>),
    options: &Options,
    labels: &Labels,
    words: &Words,
) -> Result<String, String> {
    let format = options.format.as_deref().unwrap_or("markdown");
    if !FORMATS.contains(&format) {
        return Err(format!("--as {format}: there is no such format; use one of {}", FORMATS.join(", ")));
    }
    let (catalogue, reflection) = if Catalogue::ids().contains(&of) {
        if let Some(id) = wanted {
            return Err(format!("{of} is a catalogue, so \"{id}\" behind it says nothing; leave it out"));
        }
        let catalogue = Catalogue::read(of)?;
        let empty = Reflection::new(of, catalogue.head.version);
        (catalogue, empty)
    } else {
        let reflection = document(&native::read(of)?, wanted).map_err(|e| format!("{of}: {e}"))?;
        (Catalogue::read(&reflection.catalogue).map_err(|e| format!("{of}: {e}"))?, reflection)
    };
    let binding = Binding::of(book)?;
    let day = reflection.day.unwrap_or_else(today);
    let (reflection, catalogue, binding) = (&reflection, &catalogue, &binding);
    let writer = Writer { catalogue, reflection, labels, words, binding, book, day };
    let document = writer.sheet(sheet)?;
    match format {
        "html" => Ok(sheets::html(sheet, &document)),
        "json" => Ok(to_json(reflection)),
        "calendar" => calendar(&writer).ok_or_else(|| {
            format!("{of}: no point that is still to be done has a day; write one under \"until\" and try again")
        }),
        _ => Ok(markdown::render(&document)),
    }
}
