//! The same core on the command line: `questions` prints the questionnaire, `assess` prints an assessment as JSON.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fmt::{self, Write as _};
    use std::fs;
    use std::io::{self, Write as _};
    use std::process::ExitCode;

    use ai_act_check::engine::answers::Answers;
    use ai_act_check::engine::date::Date;
    use ai_act_check::engine::rulebook::Rulebook;
    use ai_act_check::law::eu_ai_act::EU_AI_ACT;
    use ai_act_check::report::json;
    use ai_act_check::session::{Session, option_label};
    use ai_act_check::text::{Catalogue, LANGUAGES, pack};
    use lexopt::Arg::{self, Long, Short, Value};
    use serde::Deserialize;
    use serde::de::{Deserializer, MapAccess, Visitor};
    use serde_json::Value as Json;

    const USAGE: &str = "\
ai-act-check: which risk classes of the EU AI Act a system falls into, and why

  ai-act-check questions [--lang de|en] [--json]     print the questionnaire with all ids
  ai-act-check assess FILE.json [--as-of YYYY-MM-DD] [--lang de|en]
                                                     print the assessment of the answers as JSON

FILE.json: {\"answers\": {\"<question id>\": [\"<option id>\", ...]}}. Without --as-of the day is today (UTC).
";

    #[derive(Default)]
    struct Options {
        command: Option<String>,
        file: Option<String>,
        as_of: Option<String>,
        lang: Option<String>,
        json: bool,
        help: bool,
    }

    /// Why there is no output. Every fault ends with exit code 2.
    enum Fault {
        /// Nothing was asked for: the usage says what can be.
        NoCommand,
        /// One sentence that says what is wrong and where.
        Sentence(String),
    }

    impl From<String> for Fault {
        fn from(sentence: String) -> Self {
            Self::Sentence(sentence)
        }
    }

    pub fn main() -> ExitCode {
        match run().and_then(|output| Ok(print(&output)?)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(Fault::NoCommand) => eprintln!("a command is missing\n\n{USAGE}"),
            Err(Fault::Sentence(sentence)) => eprintln!("{}", one_line(&sentence)),
        }
        ExitCode::from(2)
    }

    fn print(output: &str) -> Result<(), String> {
        match io::stdout().write_all(output.as_bytes()) {
            // A closed pipe (`| head`) is the reader's choice, no error of ours.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("the output cannot be written ({error})"))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// What was given is quoted in the sentences; its line breaks and control signs must not break them.
    fn one_line(sentence: &str) -> String {
        let sign = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
        sentence.chars().map(sign).collect()
    }

    fn run() -> Result<String, Fault> {
        let options = parse()?;
        if options.help {
            return Ok(USAGE.to_owned());
        }
        let book: &'static Rulebook = &EU_AI_ACT;
        let words = catalogue(options.lang.as_deref().unwrap_or("en"), book)?;
        match options.command.as_deref() {
            Some("questions") => Ok(questions(book, &words, &options)?),
            Some("assess") => Ok(assess(book, &words, &options)?),
            Some(other) => Err(format!("the command \"{other}\" does not exist; use `questions` or `assess`").into()),
            None => Err(Fault::NoCommand),
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
        parser.value().and_then(lexopt::ValueExt::string).map_err(|e| e.to_string())
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

    fn questions(book: &'static Rulebook, words: &Catalogue, options: &Options) -> Result<String, String> {
        if let Some(file) = &options.file {
            return Err(format!("`questions` takes no file, \"{file}\" was given; see --help"));
        }
        if let Some(day) = &options.as_of {
            return Err(format!("--as-of {day}: the questionnaire is the same on every day; leave the option out"));
        }
        if options.json {
            return to_json(&json::questionnaire(book, words));
        }
        let mut out = String::new();
        for question in book.agenda {
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{}\n  {}", question.id, words.get(&format!("question.{}.title", question.id)));
            for id in question.option_ids() {
                let _ = writeln!(out, "    {id:<18} {}", option_label(question, id, words));
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

    /// Reads an answers document; its form is docs/schema/answers.schema.json.
    fn read_answers(book: &Rulebook, file: &str) -> Result<Answers, String> {
        let content = fs::read_to_string(file).map_err(|e| format!("{file}: cannot be read ({e})"))?;
        let document: Shape = serde_json::from_str(&content).map_err(|e| format!("{file}: not JSON ({e})"))?;
        answers_of(book, document).map_err(|e| format!("{file}: {e}"))
    }

    fn answers_of(book: &Rulebook, document: Shape) -> Result<Answers, String> {
        let top = document
            .members()
            .map_err(|found| format!("the document is {found}; it must be an object with the key \"answers\""))?;
        let mut given = None;
        for (key, value) in top {
            if key != "answers" {
                return Err(format!("the key \"{key}\" does not belong here; only \"answers\" stands at the top"));
            }
            if given.replace(value).is_some() {
                return Err("the key \"answers\" stands twice; keep one".to_owned());
            }
        }
        let given = given.ok_or("the key \"answers\" is missing; put the answers under it")?;
        let given = given
            .members()
            .map_err(|found| format!("\"answers\" is {found}; it must be an object with question ids as keys"))?;
        let mut answers = Answers::default();
        let mut seen: Vec<String> = Vec::new();
        for (question, value) in given {
            let options = option_ids(value).map_err(|wrong| format!("answer \"{question}\": {wrong}"))?;
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            answers.give(book, &question, &options).map_err(|e| e.to_string())?;
            if seen.contains(&question) {
                return Err(format!("answer \"{question}\" stands twice; keep one"));
            }
            seen.push(question);
        }
        Ok(answers)
    }

    /// The option ids of one answer.
    fn option_ids(value: Shape) -> Result<Vec<String>, String> {
        let Shape::Other(Json::Array(items)) = value else {
            return Err(format!("the value is {}; write a list of option ids, such as [\"unknown\"]", value.kind()));
        };
        let mut ids: Vec<String> = Vec::new();
        for item in items {
            match item {
                Json::String(id) if ids.contains(&id) => {
                    return Err(format!("the option \"{id}\" stands twice; keep one"));
                }
                Json::String(id) => ids.push(id),
                other => return Err(format!("the list contains {}; write option ids only", kind(&other))),
            }
        }
        Ok(ids)
    }

    /// JSON as it stands: an object keeps members that are given twice, so that none gets lost unnoticed.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Shape {
        Object(Members),
        Other(Json),
    }

    struct Members(Vec<(String, Shape)>);

    impl Shape {
        /// The members of an object, or what it is instead.
        fn members(self) -> Result<Vec<(String, Self)>, &'static str> {
            match self {
                Self::Object(members) => Ok(members.0),
                Self::Other(other) => Err(kind(&other)),
            }
        }

        fn kind(&self) -> &'static str {
            match self {
                Self::Object(_) => "an object",
                Self::Other(other) => kind(other),
            }
        }
    }

    impl<'de> Deserialize<'de> for Members {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Reader;
            impl<'de> Visitor<'de> for Reader {
                type Value = Members;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("an object")
                }

                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                    let mut members = Vec::new();
                    while let Some(member) = map.next_entry()? {
                        members.push(member);
                    }
                    Ok(Members(members))
                }
            }
            deserializer.deserialize_map(Reader)
        }
    }

    fn kind(value: &Json) -> &'static str {
        match value {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        }
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
