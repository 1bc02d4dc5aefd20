//! `ai-act-check training`: lists cases, writes a course file, and makes of it what a trainer takes along.

use std::fs;
use std::path::Path;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::training::case::{Case, Group, Level};
use ai_act_check::training::course::{Course, Entry, FORMAT, Prepared};
use ai_act_check::training::scorm::Edition;
use ai_act_check::training::worked::Worked;
use ai_act_check::training::{Words, gift, handouts, library, moodle, scorm};
use lexopt::Arg::{Long, Value};
use lexopt::{Parser, ValueExt};

/// What can be asked for.
const USAGE: &str = "  ai-act-check training list [--group GROUP] [--level LEVEL] [--lang LANG] [--as-of YYYY-MM-DD]
                                        print the teaching cases with what comes out on the day
  ai-act-check training course --cases ID,ID,... [--title TITLE] [--lang LANG] [--as-of YYYY-MM-DD]
                        [--minutes N] [--pass PERCENT]
                                        print a course file, which can be changed by hand
  ai-act-check training scorm12|scorm2004|moodle|gift|handouts COURSE.json OUTPUT
                                        make a package, a bank of questions or sheets to print
";

/// What stands on the command line.
#[derive(Default)]
struct Options {
    words: Vec<String>,
    help: bool,
    cases: Option<String>,
    group: Option<String>,
    level: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    as_of: Option<String>,
    minutes: Option<String>,
    pass: Option<String>,
}

/// Does what is asked for, and gives what is to be printed.
///
/// # Errors
/// Sentences that say what is wrong and where.
pub fn run(parser: &mut Parser, book: &'static Compiled, today: Date) -> Result<String, Vec<String>> {
    let one = |fault: String| vec![fault];
    let options = Options::parse(parser).map_err(one)?;
    if options.help {
        return Ok(USAGE.to_owned());
    }
    let words: Vec<&str> = options.words.iter().map(String::as_str).collect();
    match words[..] {
        ["list"] => list(&options, book, today).map_err(one),
        ["course"] => course(&options, book, today),
        ["list" | "course", other, ..] => Err(one(format!("\"{other}\" is too much here; see --help"))),
        [kind, file, output] => {
            options.none_beside(kind).map_err(one)?;
            export(kind, file, output, book)
        }
        [kind @ ("scorm12" | "scorm2004" | "moodle" | "gift" | "handouts"), ..] => {
            Err(one(format!("`training {kind}` needs a course file and a name for what it makes; see --help")))
        }
        [] => Err(one("`training` needs to know what to do; see --help".to_owned())),
        [other, ..] => Err(one(format!("`training {other}` does not exist; see --help"))),
    }
}

impl Options {
    fn parse(parser: &mut Parser) -> Result<Self, String> {
        let mut options = Self::default();
        while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
            let Long(name) = arg else {
                let Value(word) = arg else { return Err(format!("{}; see --help", arg.unexpected())) };
                options.words.push(word.string().map_err(|e| e.to_string())?);
                continue;
            };
            if name == "help" {
                options.help = true;
                continue;
            }
            let name = name.to_owned();
            let place = match name.as_str() {
                "cases" => &mut options.cases,
                "group" => &mut options.group,
                "level" => &mut options.level,
                "title" => &mut options.title,
                "lang" => &mut options.lang,
                "as-of" => &mut options.as_of,
                "minutes" => &mut options.minutes,
                "pass" => &mut options.pass,
                _ => return Err(format!("`training` has no option --{name}; see --help")),
            };
            *place = Some(parser.value().and_then(ValueExt::string).map_err(|e| e.to_string())?);
        }
        Ok(options)
    }

    /// A course file says all that an export needs.
    fn none_beside(&self, kind: &str) -> Result<(), String> {
        let given =
            [&self.cases, &self.group, &self.level, &self.title, &self.lang, &self.as_of, &self.minutes, &self.pass];
        if given.iter().any(|option| option.is_some()) {
            return Err(format!("`training {kind}` takes no options; the course file says it, change it there"));
        }
        Ok(())
    }

    fn lang(&self) -> &str {
        self.lang.as_deref().unwrap_or(ai_act_check::text::pack::SOURCE)
    }

    fn day(&self, today: Date) -> Result<Date, String> {
        let Some(text) = &self.as_of else { return Ok(today) };
        Date::parse(text)
            .ok_or_else(|| format!("--as-of {text}: this is no day of the calendar; write it as YYYY-MM-DD"))
    }

    fn number<N: std::str::FromStr>(name: &str, value: Option<&String>) -> Result<Option<N>, String> {
        let Some(text) = value else { return Ok(None) };
        text.parse().map(Some).map_err(|_| format!("--{name} {text}: write a number"))
    }
}

/// The cases of the library with what comes out, those that are wanted.
fn list(options: &Options, book: &'static Compiled, today: Date) -> Result<String, String> {
    let words = Words::of(options.lang(), book).map_err(|fault| format!("--lang: {fault}"))?;
    let day = options.day(today)?;
    let group = named("group", options.group.as_ref(), &Group::ALL, Group::name)?;
    let level = named("level", options.level.as_ref(), &Level::ALL, Level::name)?;
    let wanted = |case: &Case| group.is_none_or(|g| case.groups.contains(&g)) && level.is_none_or(|l| case.level == l);
    let mut out = Vec::new();
    for case in library(options.lang())?.into_iter().filter(wanted) {
        let line = |case: &Case, name: &str| {
            let groups: Vec<&str> = case.groups.iter().map(|group| group.name()).collect();
            let about = [case.level.name(), &groups.join(", "), &format!("{} min", case.minutes)].join(" · ");
            format!("{}\n  {}\n  {about}\n  {name}\n", case.id, case.title)
        };
        let (id, kept) = (case.id.clone(), case.clone());
        out.push(match Worked::of(case, book, day, &words) {
            Ok(worked) => line(&worked.case, &worked.outcome.name),
            Err(faults) => line(&kept, &format!("{id} does not hold on {day}: {}", faults.join("; "))),
        });
    }
    Ok(out.join("\n"))
}

/// Which of several a name means.
fn named<T: Copy>(
    option: &str,
    given: Option<&String>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<Option<T>, String> {
    let Some(given) = given else { return Ok(None) };
    let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
    let found = all.iter().find(|one| name(**one) == given).copied();
    found.map(Some).ok_or_else(|| format!("--{option} {given}: there is none; use one of {}", names.join(", ")))
}

/// A course file of cases of the library. Whatever does not hold is said now and not before the class.
fn course(options: &Options, book: &'static Compiled, today: Date) -> Result<String, Vec<String>> {
    let course = described(options, book, today).map_err(|fault| vec![fault])?;
    let text = serde_json::to_string_pretty(&course).map_err(|fault| vec![fault.to_string()])?;
    let prepared = course.prepare(book)?;
    if prepared.minutes() > prepared.course.minutes {
        eprintln!("the cases take about {} minutes, and there are {}", prepared.minutes(), prepared.course.minutes);
    }
    Ok(text + "\n")
}

/// The course that the options describe.
fn described(options: &Options, book: &'static Compiled, today: Date) -> Result<Course, String> {
    let cases =
        options.cases.as_deref().ok_or("`training course` needs --cases with ids; `training list` names them")?;
    let words = Words::of(options.lang(), book).map_err(|fault| format!("--lang: {fault}"))?;
    Ok(Course {
        format: FORMAT.to_owned(),
        title: options.title.clone().unwrap_or_else(|| words.get("title")),
        lang: options.lang().to_owned(),
        day: options.day(today)?.to_string(),
        minutes: Options::number("minutes", options.minutes.as_ref())?.unwrap_or(90),
        pass: Options::number("pass", options.pass.as_ref())?,
        cases: cases.split(',').map(|id| Entry::Library(id.trim().to_owned())).collect(),
    })
}

/// Makes something of a course file.
fn export(kind: &str, file: &str, output: &str, book: &'static Compiled) -> Result<String, Vec<String>> {
    let make: fn(&Prepared) -> Result<Vec<u8>, String> = match kind {
        "scorm12" => |course| scorm::write(course, Edition::One),
        "scorm2004" => |course| scorm::write(course, Edition::Four),
        "moodle" => |course| Ok(moodle::write(course).into_bytes()),
        "gift" => |course| Ok(gift::write(course).into_bytes()),
        "handouts" => |course| Ok(handouts::write(course).into_bytes()),
        other => return Err(vec![format!("`training {other}` does not exist; see --help")]),
    };
    let one = |fault: String| vec![fault];
    if Path::new(file) == Path::new(output) {
        return Err(one(format!("{output}: this is the course file; give what is made another name")));
    }
    let text = fs::read_to_string(file).map_err(|fault| one(format!("{file}: cannot be read ({fault})")))?;
    let named = |faults: Vec<String>| faults.iter().map(|fault| format!("{file}: {fault}")).collect::<Vec<_>>();
    let course = Course::read(&text).map_err(|fault| named(vec![fault]))?;
    let bytes = make(&course.prepare(book).map_err(named)?).map_err(one)?;
    fs::write(output, &bytes).map_err(|fault| one(format!("{output}: cannot be written ({fault})")))?;
    Ok(format!("{output}: {} bytes\n", bytes.len()))
}
