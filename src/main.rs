//! The same core on the command line: `questions` prints the questionnaire, `assess` an assessment, `verify` checks a case;
//! `reflection`, `register` and `training` have files of their own.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod commands;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::env;
    use std::ffi::OsStr;
    use std::fmt::Write as _;
    use std::fs;
    use std::io::{self, Write as _};
    use std::process::ExitCode;

    use ai_act_check::documents::answers;
    use ai_act_check::documents::assessment::Assessment;
    use ai_act_check::documents::canonical::canonical;
    use ai_act_check::documents::case::{self, Case};
    use ai_act_check::documents::json::{self, Json};
    use ai_act_check::documents::questionnaire::{Questionnaire, Turn};
    use ai_act_check::engine::answers::Answers;
    use ai_act_check::engine::date::Date;
    use ai_act_check::engine::program::Compiled;
    use ai_act_check::engine::shared::carried;
    use ai_act_check::rulebooks::{EU_AI_ACT, RULEBOOKS, packs_of, rulebook};
    use ai_act_check::session::{Opened, Session, Telling, is_hidden, option_label};
    use ai_act_check::text::pack::SOURCE;
    use ai_act_check::text::{Catalogue, LANGUAGES, key};
    use lexopt::Arg::{self, Long, Short, Value};
    use serde::Serialize;

    use crate::commands::{reflection, register, training};

    /// What can be asked for, in the languages of this build.
    fn usage() -> String {
        let lang = format!("[--lang {}]", LANGUAGES.join("|"));
        let questions = format!("questions {lang} [--json]");
        let verify = format!("verify CASE.json {lang}");
        let books: Vec<&str> = RULEBOOKS.iter().map(|book| book.id).collect();
        let (books, first) = (books.join(", "), EU_AI_ACT.id);
        format!(
            "\
ai-act-check: which risk classes of the EU AI Act a system falls into, and why

  ai-act-check {questions:37} print the questionnaire with all ids
  ai-act-check next FILE.json [--as-of YYYY-MM-DD] {lang}
  {:50} print the question to ask after the answers as JSON
  ai-act-check assess FILE.json [--as-of YYYY-MM-DD] {lang}
  {:50} print the assessment of the answers as JSON
  ai-act-check {verify:37} say whether a saved case still has its result (exit code 1: no)

  ai-act-check register --help                       keep, assess and publish a register of all systems
  ai-act-check reflection --help                     catalogues of questions that are no law
  ai-act-check training --help                       cases, courses and packages for trainers

CASE.json: a case that the widget saved; `assess` takes it too, for its own day.
FILE.json: {{\"answers\": {{\"<question id>\": [\"<option id>\", ...]}}}}. Without --as-of the day is today (UTC).

The first four take these, too:
  --rulebook ID           one of {books}; without it {first}, and for a saved case its own
  --assume NAME=YYYY-MM-DD  a day that the rulebook does not know, such as entry-into-force
  --answered FILE.json    for `next` and `assess`: answers to another rulebook, or a case saved with it, that need not be given again
",
            "", ""
        )
    }

    #[derive(Default)]
    pub struct Options {
        command: Option<String>,
        file: Option<String>,
        as_of: Option<String>,
        rulebook: Option<String>,
        assumed: Vec<String>,
        answered: Option<String>,
        lang: Option<String>,
        json: bool,
        help: bool,
    }

    impl Options {
        /// Those of a command that only takes a file.
        pub fn of_file(file: &str) -> Self {
            Self { file: Some(file.to_owned()), ..Self::default() }
        }
    }

    /// Why there is no sound output. Every fault ends with exit code 2, except that a case which differs ends with 1.
    enum Fault {
        /// A saved case has another result today, or a register needs somebody; the text says which.
        Differs(String),
        /// Nothing was asked for: the usage says what can be.
        NoCommand,
        /// Sentences that say what is wrong and where.
        Sentences(Vec<String>),
    }

    impl From<String> for Fault {
        fn from(sentence: String) -> Self {
            Self::Sentences(vec![sentence])
        }
    }

    pub fn main() -> ExitCode {
        match run().and_then(|output| Ok(print(&output)?)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(Fault::NoCommand) => eprintln!("a command is missing\n\n{}", usage()),
            Err(Fault::Differs(text)) => {
                let _ = print(&text);
                return ExitCode::from(1);
            }
            Err(Fault::Sentences(all)) => all.iter().for_each(|sentence| eprintln!("{}", one_line(sentence))),
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

    /// What was given is quoted in the sentences; its line breaks, and signs that control or turn the writing, must not break them.
    fn one_line(sentence: &str) -> String {
        let sign =
            |c: char| if c.is_control() || is_hidden(c) { c.escape_default().to_string() } else { c.to_string() };
        sentence.chars().map(sign).collect()
    }

    fn run() -> Result<String, Fault> {
        let mut args = env::args_os().skip(1);
        match args.next().as_deref().and_then(OsStr::to_str) {
            Some("reflection") => Ok(reflection::run(&EU_AI_ACT, args)?),
            Some("register") => {
                let done = register::run(&EU_AI_ACT, today(), args)?;
                if done.settled { Ok(done.text) } else { Err(Fault::Differs(done.text)) }
            }
            Some("training") => {
                training::run(&mut lexopt::Parser::from_args(args), &EU_AI_ACT, today()).map_err(Fault::Sentences)
            }
            _ => check(),
        }
    }

    /// The commands about one case.
    fn check() -> Result<String, Fault> {
        let options = parse()?;
        if options.help {
            return Ok(usage());
        }
        fitting(&options)?;
        let book = chosen(&options)?;
        let words = catalogue(options.lang.as_deref().unwrap_or(SOURCE), book)?;
        match options.command.as_deref() {
            Some("questions") => Ok(questions(book, &words, &options)?),
            Some("next") => Ok(next(book, &words, &options)?),
            Some("assess") => Ok(assess(book, &words, &options)?),
            Some("verify") => verify(book, &words, &options),
            Some(other) => Err(format!(
                "the command \"{other}\" does not exist; use `questions`, `next`, `assess`, `verify`, `reflection`, `register` or \
                 `training`"
            )
            .into()),
            None => Err(Fault::NoCommand),
        }
    }

    fn parse() -> Result<Options, String> {
        let mut parser = lexopt::Parser::from_env();
        let mut options = Options::default();
        while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
            match arg {
                Long("as-of") => options.as_of = Some(value(&mut parser)?),
                Long("rulebook") => options.rulebook = Some(value(&mut parser)?),
                Long("assume") => options.assumed.push(value(&mut parser)?),
                Long("answered") => options.answered = Some(value(&mut parser)?),
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

    pub fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
        parser.value().and_then(lexopt::ValueExt::string).map_err(|e| e.to_string())
    }

    pub fn text(word: std::ffi::OsString) -> Result<String, String> {
        word.into_string().map_err(|w| format!("the argument {} is not text", w.display()))
    }

    /// Refuses options that a command has no use for.
    fn fitting(options: &Options) -> Result<(), String> {
        let command = options.command.as_deref().unwrap_or_default();
        match (command, &options.answered, options.assumed.first()) {
            ("questions" | "verify", Some(file), _) => Err(format!(
                "--answered {file}: `{command}` takes no answers to another rulebook; leave the option out"
            )),
            ("verify", _, Some(day)) => {
                Err(format!("--assume {day}: a saved case has its own assumptions; leave the option out"))
            }
            _ => Ok(()),
        }
    }

    /// The rulebook that is named, that of a saved case, or the first one; under what is assumed.
    fn chosen(options: &Options) -> Result<&'static Compiled, String> {
        // What is wrong with the file says whoever reads it.
        let saved = options.file.as_deref().and_then(|file| stated(file).ok().flatten());
        let named = options.rulebook.as_deref().map(known).transpose()?;
        let (saved, assumed) = saved.map_or((None, Vec::new()), |(book, assumed)| (Some(book), assumed));
        let mut book = named.or(saved).unwrap_or(&EU_AI_ACT);
        // What a case assumed is part of it; what is assumed now takes its place.
        if options.assumed.is_empty() && saved.is_some_and(|saved| saved.id == book.id) {
            for (anchor, day) in &assumed {
                book = assuming(book, anchor, day)?;
            }
        }
        for given in &options.assumed {
            let (anchor, day) = given.split_once('=').ok_or_else(|| {
                format!("--assume {given}: this assumes nothing; write a name, \"=\" and a day, such as entry-into-force=2027-01-01")
            })?;
            book = assuming(book, anchor, day).map_err(|e| format!("--assume {e}"))?;
        }
        Ok(book)
    }

    fn known(id: &str) -> Result<&'static Compiled, String> {
        rulebook(id).ok_or_else(|| {
            let books: Vec<&str> = RULEBOOKS.iter().map(|book| book.id).collect();
            format!("--rulebook {id}: this build has no such rulebook; use one of {}", books.join(", "))
        })
    }

    fn assuming(book: &'static Compiled, anchor: &str, day: &str) -> Result<&'static Compiled, String> {
        let date = Date::parse(day)
            .ok_or_else(|| format!("{anchor}={day}: this is no day of the calendar; write it as YYYY-MM-DD"))?;
        book.assuming(anchor, date).map_err(|e| e.to_string())
    }

    /// A rulebook, and what is assumed: names and days.
    type Stated = (&'static Compiled, Vec<(String, String)>);

    /// The rulebook with which a file was made, and what it assumes; nothing where the file does not say.
    fn stated(file: &str) -> Result<Option<Stated>, String> {
        let document = parsed(file, &read(file)?)?;
        let assessment = json::member(&document, "assessment");
        let Some(stated) = assessment.and_then(|a| json::member(a, "rulebook")) else { return Ok(None) };
        let id = json::member(stated, "id").and_then(json::characters).unwrap_or_default();
        let assumed = json::member(stated, "assumed").map_or(&[][..], json::members);
        let day = |(anchor, day): &(String, Json)| Some((anchor.clone(), json::characters(day)?.to_owned()));
        Ok(rulebook(id).map(|book| (book, assumed.iter().filter_map(day).collect())))
    }

    pub fn catalogue(lang: &str, book: &'static Compiled) -> Result<Catalogue, String> {
        let pack = packs_of(book.id, lang).map(|packs| packs.whole).ok_or_else(|| {
            format!("--lang {lang}: this build has no such language; use one of {}", LANGUAGES.join(", "))
        })?;
        Catalogue::read(pack, book).map_err(|e| e.to_string())
    }

    fn questions(book: &'static Compiled, words: &Catalogue, options: &Options) -> Result<String, String> {
        if let Some(file) = &options.file {
            return Err(format!("`questions` takes no file, \"{file}\" was given; see --help"));
        }
        if let Some(day) = &options.as_of {
            return Err(format!("--as-of {day}: the questionnaire is the same on every day; leave the option out"));
        }
        if options.json {
            return Ok(to_json(&Questionnaire::of(book, words)));
        }
        let mut out = String::new();
        if let Some(mark) = book.mark {
            let _ = writeln!(out, "{} ({})\n", words.get(key::BOOK_NAME), words.get(["mark", *mark]));
        }
        for question in book.agenda {
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{}\n  {}", question.id, words.get(["question", question.id, "title"]));
            for id in question.option_ids() {
                let _ = writeln!(out, "    {id:<18} {}", option_label(question, id, words));
            }
            out.push('\n');
        }
        Ok(out)
    }

    fn assess(book: &'static Compiled, words: &Catalogue, options: &Options) -> Result<String, String> {
        Ok(to_json(&Assessment::of(&Telling::of(&session("assess", book, options)?, words))))
    }

    /// The session of a file of answers, or of a saved case.
    pub fn session(command: &str, book: &'static Compiled, options: &Options) -> Result<Session, String> {
        let needed = || format!("`{command}` needs the path of an answers file; see --help");
        let (answers, saved_day) = given(book, options.file.as_deref().ok_or_else(needed)?)?;
        let day = match &options.as_of {
            None => saved_day.unwrap_or_else(today),
            Some(text) => Date::parse(text)
                .ok_or_else(|| format!("--as-of {text}: this is no day of the calendar; write it as YYYY-MM-DD"))?,
        };
        let mut all =
            options.answered.as_deref().map_or_else(|| Ok(Answers::default()), |file| brought(book, file, day))?;
        for answer in answers.iter() {
            all.put(book, answer.clone());
        }
        Session::with_answers(book, all, day).map_err(|e| format!("--as-of {e}"))
    }

    /// What a file answers, and the day of a saved case.
    fn given(book: &'static Compiled, file: &str) -> Result<(Answers, Option<Date>), String> {
        let content = read(file)?;
        let document = parsed(file, &content)?;
        if is_case(&document) {
            let case = saved_case(book, file, &content)?;
            return Ok((case.answers, Some(case.day)));
        }
        Ok((answers::read(book, &document).map_err(|e| format!("{file}: {e}"))?, None))
    }

    /// What the answers to another rulebook say here. A file that does not say which one it answers is taken for the first.
    fn brought(book: &'static Compiled, file: &str, day: Date) -> Result<Answers, String> {
        let other = stated(file)?.map_or(&EU_AI_ACT, |(other, _)| other);
        if other.id == book.id {
            return Err(format!("--answered {file}: these answers are to the same rulebook; give the file itself"));
        }
        let (answers, saved_day) = given(other, file)?;
        let session = Session::with_answers(other, answers, saved_day.unwrap_or(day));
        Ok(carried(session.map_err(|e| format!("--answered {file}: {e}"))?.assessment(), book.book))
    }

    /// What comes after the answers of a file.
    fn next(book: &'static Compiled, words: &Catalogue, options: &Options) -> Result<String, String> {
        Ok(to_json(&Turn::of(&session("next", book, options)?, words)))
    }

    /// Makes the result of a saved case anew and says whether it is still the same.
    fn verify(book: &'static Compiled, words: &Catalogue, options: &Options) -> Result<String, Fault> {
        let file = options.file.as_deref().ok_or("`verify` needs the path of a saved case; see --help".to_owned())?;
        if let Some(day) = &options.as_of {
            return Err(format!("--as-of {day}: a saved case has its own day; leave the option out").into());
        }
        let content = read(file)?;
        if !is_case(&parsed(file, &content)?) {
            return Err(
                format!("{file}: this is no saved case, it has no key \"format\"; `assess` takes answers").into()
            );
        }
        let case = saved_case(book, file, &content)?;
        let (session, origin) = case.resume(book).map_err(|e| format!("{file}: {e}"))?;
        let opened = Opened::of(&session, &origin, words);
        let text = opened.sentences.join("\n") + "\n";
        if opened.same { Ok(text) } else { Err(Fault::Differs(text)) }
    }

    pub fn read(file: &str) -> Result<String, String> {
        fs::read_to_string(file).map_err(|e| format!("{file}: cannot be read ({e})"))
    }

    /// The document in a file. Where there is none, another reader knows the line of the fault.
    fn parsed(file: &str, content: &str) -> Result<Json, String> {
        json::read(content).ok_or_else(|| match serde_json::from_str::<serde_json::Value>(content) {
            Err(error) => format!("{file}: not JSON ({error})"),
            Ok(_) => format!("{file}: the document is nested too deeply; see docs/schema/"),
        })
    }

    fn is_case(document: &Json) -> bool {
        json::member(document, "format").is_some()
    }

    fn saved_case(book: &'static Compiled, file: &str, content: &str) -> Result<Case, String> {
        case::read(book, content, today()).map_err(|e| format!("{file}: {e}"))
    }

    /// The document in lines, for people.
    pub fn to_json(document: &impl Serialize) -> String {
        let text = canonical(document);
        let lines = serde_json::from_str::<serde_json::Value>(&text).map(|value| format!("{value:#}"));
        lines.unwrap_or(text) + "\n"
    }

    pub fn today() -> Date {
        let now = time::OffsetDateTime::now_utc().date();
        Date::new(now.year().try_into().unwrap_or(9999), now.month().into(), now.day())
    }
}
