//! The command line of the register: a thin layer that reads and writes files. What is wrong with an input is one sentence that
//! names the file; what a register still needs are lines, and exit code 1.

use std::ffi::OsString;
use std::fs;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::register::assess::{self, OPEN, Results};
use ai_act_check::register::claims::{self, Comparison};
use ai_act_check::register::file::{self, Opened};
use ai_act_check::register::law::Law;
use ai_act_check::register::merge;
use ai_act_check::register::public;
use ai_act_check::register::record::{Register, System};
use ai_act_check::register::values::Publicity;
use ai_act_check::register::words::Words;
use ai_act_check::rulebooks::pack;
use ai_act_check::text::Catalogue;
use lexopt::Arg::{Long, Short, Value};

const USAGE: &str = "\
ai-act-check register: all AI systems of a body, honestly classified

  register check FILE                    what is wrong, due, open, or claimed otherwise than it is (exit code 1: something)
  register assess FILE --out FILE        assess every system anew; old and new side by side; the history is appended to
  register merge FILE FILE... --out FILE one register of several, by id and field; --base FILE: the state they come from
  register public FILE --out FILE        the public view: what everybody may see, as JSON

Each takes --lang en|de, and check and assess --as-of YYYY-MM-DD (else today, UTC). --out - prints the file. A file that is
there is replaced only if it is one of those that were read.
";

/// What a command says, and whether nobody has to do anything about it.
pub struct Done {
    /// For the output.
    pub text: String,
    /// Whether all is well.
    pub settled: bool,
}

/// What was asked for.
struct Request {
    command: String,
    files: Vec<String>,
    out: Option<String>,
    base: Option<String>,
    words: &'static Words,
    catalogue: Catalogue,
    book: &'static Compiled,
    law: Law,
    today: Date,
    day: Date,
}

/// Runs a command of the register.
///
/// # Errors
/// A sentence that says what is wrong and where.
pub fn run(book: &'static Compiled, today: Date, args: impl Iterator<Item = OsString>) -> Result<Done, String> {
    let Some(request) = parse(book, today, args)? else { return Ok(settled(USAGE.to_owned())) };
    match request.command.as_str() {
        "check" => request.check(),
        "assess" => request.assess(),
        "merge" => request.merge(),
        "public" => request.public(),
        other => Err(format!("the command `register {other}` does not exist; see `register --help`")),
    }
}

fn settled(text: String) -> Done {
    Done { text, settled: true }
}

/// The request; `None` if only help is wanted.
fn parse(
    book: &'static Compiled,
    today: Date,
    args: impl Iterator<Item = OsString>,
) -> Result<Option<Request>, String> {
    let (mut lang, mut day, mut out, mut base, mut files) = ("en".to_owned(), today, None, None, Vec::new());
    let mut parser = lexopt::Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        let option = match &arg {
            Long(name) => (*name).to_owned(),
            Short('h') => "help".to_owned(),
            Value(word) => {
                files
                    .push(word.clone().into_string().map_err(|w| format!("the argument {} is not text", w.display()))?);
                continue;
            }
            Short(_) => return Err(format!("{}; see `register --help`", arg.unexpected())),
        };
        if option == "help" {
            return Ok(None);
        }
        let value = parser.value().and_then(lexopt::ValueExt::string).map_err(|e| e.to_string())?;
        match option.as_str() {
            "lang" => lang = value,
            "out" => out = Some(value),
            "base" => base = Some(value),
            "as-of" => {
                day = Date::parse(&value).ok_or_else(|| {
                    format!("--as-of {value}: this is no day of the calendar; write it as YYYY-MM-DD")
                })?;
            }
            other => return Err(format!("the option --{other} does not exist; see `register --help`")),
        }
    }
    let Some(pack) = pack(&lang) else { return Err(format!("--lang {lang}: there is no such language; use en or de")) };
    let catalogue = Catalogue::read(pack, book).map_err(|e| e.to_string())?;
    if files.is_empty() {
        return Ok(None);
    }
    let command = files.remove(0);
    let words = Words::of(&lang);
    Ok(Some(Request { command, files, out, base, words, catalogue, book, law: Law::of(book), today, day }))
}

impl Request {
    /// The only file that was named.
    fn file(&self) -> Result<&str, String> {
        match &self.files[..] {
            [file] => Ok(file),
            [] => Err(format!("`register {}` needs the path of a register; see `register --help`", self.command)),
            [_, more, ..] => Err(format!("`register {}` takes one file, \"{more}\" is too many", self.command)),
        }
    }

    fn open(&self, path: &str) -> Result<Opened, String> {
        let text = fs::read_to_string(path).map_err(|e| format!("{path}: cannot be read ({e})"))?;
        file::open(&text).map_err(|refusal| {
            refusal
                .sentences(self.words)
                .into_iter()
                .map(|said| format!("{path}: {said}"))
                .collect::<Vec<_>>()
                .join("; ")
        })
    }

    /// Writes what a command makes, and says what there is to say about it.
    fn write(&self, content: &str, lines: &[String], is_settled: bool) -> Result<Done, String> {
        let said = lines.iter().fold(String::new(), |said, line| said + line + "\n");
        match self.out.as_deref() {
            None => return Err(format!("`register {}` needs --out FILE; --out - prints it", self.command)),
            Some("-") => return Ok(Done { text: format!("{content}\n"), settled: is_settled }),
            Some(path) => {
                let is_read = self.files.iter().any(|file| file == path);
                if !is_read && fs::exists(path).unwrap_or(false) {
                    return Err(format!("--out {path}: the file is there already; name another, or remove it"));
                }
                fs::write(path, content).map_err(|e| format!("--out {path}: cannot be written ({e})"))?;
            }
        }
        Ok(Done { text: said, settled: is_settled })
    }

    fn check(&self) -> Result<Done, String> {
        let path = self.file()?;
        let opened = self.open(path)?;
        let register = &opened.register;
        let mut lines: Vec<String> =
            opened.faults.iter().map(|f| format!("{path}: {}", f.sentence(self.words))).collect();
        if opened.edited {
            lines.push(self.words.fill("check.edited", &[("file", path)]));
        }
        lines.extend(register.contradictions(self.words));
        for system in &register.systems {
            self.needs(system, &mut lines)?;
        }
        let count = |shown: &dyn Fn(&&System) -> bool| register.systems.iter().filter(shown).count().to_string();
        let (all, shown) = (count(&|_| true), count(&|s| public::is_shown(s)));
        let withheld = count(&|s| s.publication.state == Some(Publicity::Withheld));
        let parts = [("file", path), ("count", &all), ("public", &shown), ("withheld", &withheld)];
        let settled = lines.is_empty();
        lines.insert(0, self.words.fill("check.count", &parts));
        if settled {
            lines.push(self.words.fill("check.fine", &[("file", path)]));
        }
        Ok(Done { text: lines.join("\n") + "\n", settled })
    }

    /// What one system still needs.
    fn needs(&self, system: &System, lines: &mut Vec<String>) -> Result<(), String> {
        let name = ("name", system.name.as_str());
        let mut say = |key: &str, parts: &[(&str, &str)]| {
            lines.push(self.words.fill(key, &[&[name], parts].concat()));
        };
        let due = &system.review.next;
        if !due.is_empty() && *due <= self.day.to_string() {
            say("check.due", &[("day", due)]);
        }
        if system.classification.answers.is_empty() {
            say("check.unassessed", &[]);
            return Ok(());
        }
        let results = self.results(system)?;
        if results.lost > 0 {
            say("check.lost", &[("count", &results.lost.to_string())]);
        }
        let last = system.classification.history.last();
        if let Some(last) = last.filter(|last| last.rulebook.fingerprint != self.book.fingerprint) {
            say("check.stale", &[("version", &last.rulebook.version)]);
        }
        if results.system_headline() == OPEN {
            say("check.open", &[("questions", &results.system_open().join(", "))]);
        }
        for claim in &system.claims {
            let comparison = Comparison::of(&self.law, claim, &results);
            if matches!(comparison, Comparison::Agrees | Comparison::NoClaim) {
                continue;
            }
            let (cites, questions) = claims::reasons(&self.law, &results, &self.catalogue);
            let why = if cites.is_empty() {
                String::new()
            } else {
                let parts = [("cites", cites.join(", ")), ("questions", questions.join(", "))];
                self.words.fill("check.why", &parts.each_ref().map(|(key, part)| (*key, part.as_str())))
            };
            let parts = [
                ("comparison", &*self.words.get(comparison.key())),
                ("raw", &claim.raw),
                ("source", &claim.source),
                ("system", &*self.words.class(results.system_headline())),
                ("body", &self.words.class(results.headline())),
                ("why", &why),
            ];
            say("check.claim", &parts);
        }
        Ok(())
    }

    fn results(&self, system: &System) -> Result<Results, String> {
        Results::of(self.book, &self.law, system, self.day).map_err(|e| format!("--as-of {e}"))
    }

    fn assess(&self) -> Result<Done, String> {
        let mut register = self.open(self.file()?)?.register;
        let (mut lines, mut written, mut changed, mut assessed) = (Vec::new(), 0, 0, 0);
        for system in register.systems.iter_mut().filter(|system| !system.classification.answers.is_empty()) {
            let renewed = assess::renew(self.book, &self.law, system, (self.day, self.today))
                .map_err(|e| format!("--as-of {e}"))?;
            assessed += 1;
            written += usize::from(renewed.written.is_some());
            let name = ("name", system.name.as_str());
            let class = |id: &str| self.words.class(id);
            let now = [class(&renewed.now.headline), class(&renewed.now.system_headline)];
            let [body, whole] = now.each_ref().map(String::as_str);
            lines.push(self.words.fill("assess.line", &[name, ("body", body), ("system", whole)]));
            if let (Some(difference), Some(before)) = (&renewed.difference, &renewed.before) {
                changed += 1;
                let parts = [
                    ("old", format!("{} / {}", class(&before.headline), class(&before.system_headline))),
                    ("new", now.join(" / ")),
                    ("gained", difference.gained.join(", ")),
                    ("lost", difference.lost.join(", ")),
                    ("opened", difference.opened.join(", ")),
                    ("settled", difference.settled.join(", ")),
                ];
                let parts: Vec<(&str, &str)> = parts.iter().map(|(key, part)| (*key, part.as_str())).collect();
                lines.push(self.words.fill("assess.changed", &[&[name], &parts[..]].concat()));
            }
        }
        let day = self.day.to_string();
        let parts = [assessed, written, changed].map(|count| count.to_string());
        let keys = ["count", "written", "changed"];
        let parts = keys.into_iter().zip(&parts).map(|(key, part)| (key, part.as_str())).chain([("day", &*day)]);
        lines.push(self.words.fill("assess.sum", &parts.collect::<Vec<_>>()));
        self.write(&register.write(), &lines, changed == 0)
    }

    fn merge(&self) -> Result<Done, String> {
        let base = self.base.as_deref().map(|path| self.open(path)).transpose()?.map(|opened| opened.register);
        let registers: Vec<Register> =
            self.files.iter().map(|path| Ok(self.open(path)?.register)).collect::<Result<_, String>>()?;
        let Some((first, others)) = registers.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Err("`register merge` needs two registers or more; see `register --help`".to_owned());
        };
        let (mut register, mut lines, mut conflicts) = (first.clone(), Vec::new(), 0);
        for other in others {
            let merged = merge::merge(base.as_ref(), &register, other);
            register = merged.register;
            // The first register takes the others in: it keeps its name.
            if first.register.id != other.register.id {
                register.register = first.register.clone();
            }
            let real = merged.conflicts.iter().filter(|c| c.path != "register");
            lines.extend(real.clone().map(|conflict| {
                let (kept, other) = (file::text(&conflict.kept), file::text(&conflict.other));
                let key = if conflict.path.is_empty() { "merge.removed" } else { "merge.conflict" };
                let parts = [("name", &*conflict.name), ("path", &conflict.path), ("kept", &kept), ("other", &other)];
                self.words.fill(key, &parts)
            }));
            conflicts += real.count();
        }
        let doubles = merge::doubles(&register);
        lines.extend(doubles.iter().map(|double| {
            let parts = [("name", &*double.name), ("one", &double.one), ("other", &double.other)];
            self.words.fill("merge.double", &parts)
        }));
        let counts = [register.systems.len(), conflicts, doubles.len()].map(|count| count.to_string());
        let keys = ["count", "conflicts", "doubles"];
        let parts: Vec<(&str, &str)> = keys.into_iter().zip(counts.iter().map(String::as_str)).collect();
        lines.push(self.words.fill("merge.sum", &parts));
        self.write(&register.write(), &lines, conflicts == 0 && doubles.is_empty())
    }

    fn public(&self) -> Result<Done, String> {
        let register = self.open(self.file()?)?.register;
        self.write(&file::text(&public::view(&register)), &[], true)
    }
}
