//! The same core on the command line: `questions` prints the questionnaire, `assess` prints an assessment as JSON.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::io::Write as _;
    use std::process::ExitCode;
    use std::{fs, io};

    use ai_act_check::engine::answers::Answers;
    use ai_act_check::engine::date::Date;
    use ai_act_check::engine::rulebook::Rulebook;
    use ai_act_check::law::eu_ai_act::EU_AI_ACT;
    use ai_act_check::report::json;
    use ai_act_check::session::Session;
    use ai_act_check::text::{Catalogue, LANGUAGES, pack};
    use lexopt::Arg::{self, Long, Short, Value};
    use lexopt::ValueExt as _;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    const USAGE: &str = "\
ai-act-check: which risk classes of the EU AI Act a system falls into, and why

  ai-act-check questions [--lang de|en] [--json]     print the questionnaire with all ids
  ai-act-check assess FILE.json [--as-of YYYY-MM-DD] [--lang de|en]
                                                     print the assessment of the answers as JSON

FILE.json: {\"answers\": {\"<question id>\": [\"<option id>\", ...]}}. Without --as-of the day is today (UTC).
";

    /// An answers document.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct AnswersDocument {
        answers: BTreeMap<String, Vec<String>>,
    }

    #[derive(Default)]
    struct Options {
        command: Option<String>,
        file: Option<String>,
        as_of: Option<String>,
        lang: Option<String>,
        json: bool,
        help: bool,
    }

    pub fn main() -> ExitCode {
        match run() {
            Ok(output) => {
                // A closed pipe (`| head`) is the reader's choice, no error of ours.
                let _ = io::stdout().write_all(output.as_bytes());
                ExitCode::SUCCESS
            }
            Err(sentence) => {
                eprintln!("{sentence}");
                ExitCode::from(2)
            }
        }
    }

    fn run() -> Result<String, String> {
        let options = parse()?;
        if options.help {
            return Ok(USAGE.to_owned());
        }
        let book: &'static Rulebook = &EU_AI_ACT;
        let words = catalogue(options.lang.as_deref().unwrap_or("en"), book)?;
        match options.command.as_deref() {
            Some("questions") => questions(book, &words, options.json),
            Some("assess") => assess(book, &words, &options),
            Some(other) => Err(format!("the command \"{other}\" does not exist; use `questions` or `assess`")),
            None => Err(format!("a command is missing\n\n{USAGE}")),
        }
    }

    fn parse() -> Result<Options, String> {
        let mut options = Options::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
            match arg {
                Long("as-of") => options.as_of = Some(value(&mut parser)?),
                Long("lang") => options.lang = Some(value(&mut parser)?),
                Long("json") => options.json = true,
                Long("help") | Short('h') => options.help = true,
                Value(word) if options.command.is_none() => options.command = Some(text(word)?),
                Value(word) if options.file.is_none() => options.file = Some(text(word)?),
                Arg::Value(_) | Arg::Long(_) | Arg::Short(_) => {
                    return Err(format!("{}; see --help", arg.unexpected()));
                }
            }
        }
        Ok(options)
    }

    fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
        parser.value().and_then(|v| v.string()).map_err(|e| e.to_string())
    }

    fn text(word: std::ffi::OsString) -> Result<String, String> {
        word.into_string().map_err(|w| format!("the argument {} is not text", w.display()))
    }

    fn catalogue(lang: &str, book: &Rulebook) -> Result<Catalogue, String> {
        let pack = pack(lang).ok_or_else(|| {
            format!("--lang {lang}: this build has no such language; use one of {}", LANGUAGES.join(", "))
        })?;
        Catalogue::read(pack, book).map_err(|e| e.to_string())
    }

    fn questions(book: &'static Rulebook, words: &Catalogue, as_json: bool) -> Result<String, String> {
        if as_json {
            return to_json(&json::questionnaire(book, words));
        }
        let mut out = String::new();
        for question in book.agenda {
            out.push_str(&format!("{}\n  {}\n", question.id, words.get(&format!("question.{}.title", question.id))));
            for id in question.option_ids() {
                out.push_str(&format!("    {id:<18} {}\n", ai_act_check::session::option_label(question, id, words)));
            }
            out.push('\n');
        }
        Ok(out)
    }

    fn assess(book: &'static Rulebook, words: &Catalogue, options: &Options) -> Result<String, String> {
        let file = options.file.as_deref().ok_or("`assess` needs the path of an answers file; see --help")?;
        let day = match &options.as_of {
            None => today(),
            Some(text) => Date::parse(text)
                .ok_or_else(|| format!("--as-of {text}: this is no day of the calendar; write it as YYYY-MM-DD"))?,
        };
        let answers = read_answers(book, file)?;
        let session = Session::with_answers(book, answers, day).map_err(|e| format!("--as-of {e}"))?;
        to_json(&json::assessment(&session, words))
    }

    fn read_answers(book: &Rulebook, file: &str) -> Result<Answers, String> {
        let content = fs::read_to_string(file).map_err(|e| format!("{file}: cannot be read ({e})"))?;
        let document: AnswersDocument = serde_json::from_str(&content)
            .map_err(|e| format!("{file}: not an answers document ({e}); see docs/schema/answers.schema.json"))?;
        let mut answers = Answers::default();
        for (question, options) in &document.answers {
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            answers.give(book, question, &options).map_err(|e| format!("{file}: {e}"))?;
        }
        Ok(answers)
    }

    fn to_json(document: &impl serde::Serialize) -> Result<String, String> {
        let mut text = serde_json::to_string_pretty(document).map_err(|e| e.to_string())?;
        text.push('\n');
        Ok(text)
    }

    fn today() -> Date {
        let now = time::OffsetDateTime::now_utc().date();
        Date::new(now.year().try_into().unwrap_or(9999), now.month().into(), now.day())
    }
}
