//! The command line of the register: a thin layer that reads and writes files. What is wrong with an input is one sentence that
//! names the file; what a register still needs are lines, and exit code 1.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use ai_act_check::documents::reflection::Reflection;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::program::Compiled;
use ai_act_check::register::assess::{self, OPEN, Results};
use ai_act_check::register::claims::{self, Comparison};
use ai_act_check::register::export::{self, Computed, Sheetful};
use ai_act_check::register::file::{self, Opened, Refusal};
use ai_act_check::register::grid::Sheet;
use ai_act_check::register::import::{self, Source};
use ai_act_check::register::law::Law;
use ai_act_check::register::publish::{self, House};
use ai_act_check::register::record::{About, Organisation, Register, System};
use ai_act_check::register::values::{Publicity, Section};
use ai_act_check::register::words::Words;
use ai_act_check::register::{board, calendar, identity, merge, public, scheme};
use ai_act_check::report::document::Document;
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::pack;
use ai_act_check::text::Catalogue;
use ai_act_check::workbooks::csv::{self, Dialect};
use ai_act_check::workbooks::read;
use ai_act_check::workbooks::{pages, xlsx};
use lexopt::Arg::{Long, Short, Value};

const USAGE: &str = "\
ai-act-check register: all AI systems of a body, honestly classified

  register check FILE                    what is wrong, due, open, or claimed otherwise than it is (exit code 1: something)
  register assess FILE --out FILE        assess every system anew; old and new side by side; the history is appended to
  register import FILE... --out FILE     take in tables (CSV, XLSX, XLS, ODS), the Dutch standard, the US inventory, registers and
                                         saved cases; without --out it only says what it would do. --into FILE: a register that
                                         is there; --body NAME: whose systems they are where the table does not say
  register export FILE --as KIND --out FILE
                                         german (XLSX), german-csv, dutch (JSON), dutch-csv, annex-viii (XLSX; --system ID
                                         --section A|B|C, --secure yes for the secure part), board (HTML),
                                         board-md (Markdown), calendar (ICS)
  register merge FILE FILE... --out FILE one register of several, by id and field; --base FILE: the state they come from
  register public FILE --out FILE        the public view: what everybody may see, as JSON
  register publish FILE --out FOLDER     pages, data, feed and catalogue as plain files, German and English, without script; --head,
                                         --foot and --style FILE are the house's own

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
    options: BTreeMap<String, String>,
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
        "import" => request.import(),
        "export" => request.export(),
        "merge" => request.merge(),
        "public" => request.public(),
        "publish" => request.publish(),
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
    let (mut lang, mut day, mut out, mut files) = ("en".to_owned(), today, None, Vec::new());
    let mut options = BTreeMap::new();
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
            "as" | "base" | "body" | "foot" | "head" | "into" | "section" | "secure" | "style" | "system" => {
                options.insert(option, value);
            }
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
    Ok(Some(Request { command, files, out, options, words, catalogue, book, law: Law::of(book), today, day }))
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

    fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    fn open(&self, path: &str) -> Result<Opened, String> {
        let text = fs::read_to_string(path).map_err(|e| format!("{path}: cannot be read ({e})"))?;
        self.refused(path, file::open(&text))
    }

    /// Says why a file was refused.
    fn refused(&self, path: &str, opened: Result<Opened, Refusal>) -> Result<Opened, String> {
        opened.map_err(|refusal| {
            let said: Vec<String> =
                refusal.sentences(self.words).into_iter().map(|said| format!("{path}: {said}")).collect();
            said.join("; ")
        })
    }

    /// Writes what a command makes, and says what there is to say about it.
    fn write(&self, content: &[u8], lines: &[String], is_settled: bool) -> Result<Done, String> {
        let said = lines.iter().fold(String::new(), |said, line| said + line + "\n");
        match self.out.as_deref() {
            None => return Err(format!("`register {}` needs --out FILE; --out - prints it", self.command)),
            Some("-") => {
                let text = std::str::from_utf8(content).map_err(|_| "--out -: a workbook is no text; name a file")?;
                return Ok(Done { text: format!("{text}\n"), settled: is_settled });
            }
            Some(path) => {
                let is_read = self.files.iter().chain(self.options.get("into")).any(|file| file == path);
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
        for (catalogue, document) in &system.reflections {
            if let Err(fault) = Reflection::read(&serde_json::Value::Object(document.clone()).to_string()) {
                say("check.reflection", &[("catalogue", catalogue), ("fault", &fault)]);
            }
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
        self.write(register.write().as_bytes(), &lines, changed == 0)
    }

    fn merge(&self) -> Result<Done, String> {
        let base = self.option("base").map(|path| self.open(path)).transpose()?.map(|opened| opened.register);
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
        self.write(register.write().as_bytes(), &lines, conflicts == 0 && doubles.is_empty())
    }

    fn public(&self) -> Result<Done, String> {
        let register = self.open(self.file()?)?.register;
        self.write(file::text(&public::view(&register)).as_bytes(), &[], true)
    }

    fn import(&self) -> Result<Done, String> {
        let mut register = match self.option("into") {
            Some(path) => self.open(path)?.register,
            None => self.new_register()?,
        };
        let (mut lines, mut settled) = (Vec::new(), true);
        for path in &self.files {
            let bytes = fs::read(path).map_err(|e| format!("{path}: cannot be read ({e})"))?;
            let (taken, said, unread) = self.taken(register, path, &bytes)?;
            register = taken;
            settled &= unread == 0;
            lines.extend(said.into_iter().map(|line| format!("{path}: {line}")));
        }
        if self.out.is_none() {
            lines.push(self.words.get("import.dry"));
            return Ok(Done { text: lines.join("\n") + "\n", settled });
        }
        self.write(register.write().as_bytes(), &lines, settled)
    }

    /// An empty register of the body that was named, else of the first file.
    fn new_register(&self) -> Result<Register, String> {
        let first = self.files.first().ok_or("`register import` needs the path of a file; see `register --help`")?;
        let stem = Path::new(first).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let body = self.option("body").unwrap_or(&stem);
        let publisher = identity::named(&["organisation", &merge::folded(body)]);
        let organisation = Organisation { id: publisher.clone(), name: body.to_owned(), ..Organisation::default() };
        let about = About {
            id: identity::named(&["register", &publisher]),
            title: self.words.fill("import.title-new", &[("body", body)]),
            publisher,
            languages: vec![self.words.lang().to_owned()],
            ..About::default()
        };
        Ok(Register { register: about, organisations: vec![organisation], ..Register::default() })
    }

    /// The register with what one file brings, what there is to say, and how much could not be read.
    fn taken(
        &self,
        mut register: Register,
        path: &str,
        bytes: &[u8],
    ) -> Result<(Register, Vec<String>, usize), String> {
        let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let today = self.today.to_string();
        let json = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'));
        let json = json.filter(|text| text.starts_with(['{', '[']));
        let document: Option<serde_json::Value> = json.and_then(|text| serde_json::from_str(text).ok());
        let format = document.as_ref().and_then(|d| d.get("format")?.as_str()).unwrap_or_default().to_owned();
        let sheets = match (document, json) {
            (Some(document), _) if format.starts_with("ai-act-register/") => {
                let opened = self.refused(path, file::opened(document))?;
                let merged = merge::merge(None, &register, &opened.register);
                let about = register.register.clone();
                register = merged.register;
                register.register = about;
                let count = opened.register.systems.len().to_string();
                let conflicts = merged.conflicts.iter().filter(|c| c.path != "register").count();
                let parts = [
                    ("count", &*count),
                    ("conflicts", &conflicts.to_string()),
                    ("doubles", &merged.doubles.len().to_string()),
                ];
                return Ok((register, vec![self.words.fill("merge.sum", &parts)], conflicts));
            }
            (Some(_), Some(text)) if format.starts_with("ai-act-check/") => {
                let Some((name, count)) = import::take_case(&mut register, text, &today) else {
                    return Err(format!("{path}: the saved case holds no answers; save it again"));
                };
                let key = if count == 1 { "import.case" } else { "import.case-unclear" };
                let said = self.words.fill(key, &[("name", &name), ("count", &count.to_string())]);
                return Ok((register, vec![said], usize::from(count != 1)));
            }
            (Some(document), _) => import::sheet_of_json(&document).into_iter().collect(),
            (None, _) => read::read(bytes).map_err(|trouble| format!("{path}: {}", trouble.sentence(self.words)))?,
        };
        self.tables(register, &name, &sheets)
    }

    fn tables(
        &self,
        mut register: Register,
        file: &str,
        sheets: &[Sheet],
    ) -> Result<(Register, Vec<String>, usize), String> {
        let today = self.today.to_string();
        let publisher = register.organisation(&register.register.publisher).map_or(String::new(), |o| o.name.clone());
        let source = Source { file, body: self.option("body").unwrap_or(&publisher), today: &today };
        let (mut lines, mut unread, mut found) = (Vec::new(), 0, false);
        for sheet in sheets {
            let Some(plan) = import::plan(sheet) else {
                let name = if sheet.name.is_empty() { self.words.get("import.file") } else { sheet.name.clone() };
                lines.push(self.words.fill("import.ignored", &[("sheet", &name)]));
                continue;
            };
            found = true;
            let (taken, report) = import::take(&register, sheet, &plan, source);
            register = taken;
            unread += report.unread.len();
            lines.extend(plan.sentences(sheet, self.words));
            lines.extend(report.sentences(self.words));
        }
        if found { Ok((register, lines, unread)) } else { Err(format!("{file}: {}", lines.join("; "))) }
    }

    fn export(&self) -> Result<Done, String> {
        let register = self.open(self.file()?)?.register;
        let kinds = "german, german-csv, dutch, dutch-csv, annex-viii, board, board-md, calendar";
        let kind = self.option("as").ok_or_else(|| format!("`register export` needs --as KIND, one of {kinds}"))?;
        let table = |register: &Register, id: &str| -> Result<Sheetful, String> {
            let scheme = scheme::scheme(id).ok_or_else(|| format!("there is no table {id} in this build"))?;
            // What Germans read is German, whatever the language of what is said here.
            let words = Words::of(&scheme.lang);
            Ok(export::table(register, scheme, words, &|system| self.computed(system, words)))
        };
        // What leaves the house for a public register is what everybody may see.
        let shown = || serde_json::from_value::<Register>(public::view(&register)).map_err(|e| e.to_string());
        match kind {
            "german" => {
                let Sheetful { rows, gaps } = table(&register, "german")?;
                let scheme = scheme::scheme("german").ok_or("there is no German table in this build")?;
                let state = (&*self.book.version.to_string(), &*self.day.to_string());
                let pages = pages::systems(rows, scheme, Words::of(&scheme.lang), state);
                self.write(&xlsx::write(&pages, &register.register.title)?, &gaps, gaps.is_empty())
            }
            "german-csv" | "dutch-csv" => {
                let (id, dialect) =
                    if kind == "german-csv" { ("german", Dialect::German) } else { ("dutch", Dialect::Plain) };
                let of = if id == "dutch" { shown()? } else { register.clone() };
                let Sheetful { rows, gaps } = table(&of, id)?;
                let lang = scheme::scheme(id).map_or("en", |scheme| &scheme.lang);
                let content = csv::write(&rows, dialect, &|cell| export::shown(cell, lang));
                self.write(&content, &gaps, gaps.is_empty())
            }
            "dutch" => {
                let of = shown()?;
                let gaps = table(&of, "dutch")?.gaps;
                let scheme = scheme::scheme("dutch").ok_or("there is no Dutch table in this build")?;
                let entries = export::dutch(&of, scheme, &|system| self.computed(system, self.words));
                self.write(format!("{entries:#}").as_bytes(), &gaps, gaps.is_empty())
            }
            "annex-viii" => self.annex(&register),
            "board" => self.board(&register, html::render),
            "board-md" => self.board(&register, markdown::render),
            "calendar" => {
                let calendar = calendar::calendar(&register, &self.day.to_string(), self.words);
                let calendar = calendar.ok_or_else(|| self.words.get("calendar.empty"))?;
                self.write(calendar.as_bytes(), &[], true)
            }
            other => Err(format!("--as {other}: there is no such export; use one of {kinds}")),
        }
    }

    /// The report for a committee.
    fn board(&self, register: &Register, render: fn(&Document) -> String) -> Result<Done, String> {
        let assessed = register.systems.iter().map(|system| {
            let results = self.results(system)?;
            Ok((system, Some(results).filter(|_| !system.classification.answers.is_empty())))
        });
        let assessed = assessed.collect::<Result<Vec<_>, String>>()?;
        let page = board::board(register, &assessed, &self.law, &self.day.to_string(), (self.words, &self.catalogue));
        self.write(render(&page).as_bytes(), &[], true)
    }

    /// What the computed columns say of a system; nothing where nobody has answered, or the day is too early.
    fn computed(&self, system: &System, words: &Words) -> Computed {
        let results = self.results(system).ok().filter(|_| !system.classification.answers.is_empty());
        let pack = pack(words.lang()).and_then(|pack| Catalogue::read(pack, self.book).ok());
        export::computed(&self.law, system, results.as_ref(), words, pack.as_ref().unwrap_or(&self.catalogue))
    }

    /// The worksheets of Annex VIII: of one system or of all that owe one, in the sections that the last result says or that are
    /// asked for.
    fn annex(&self, register: &Register) -> Result<Done, String> {
        let asked = match self.option("section") {
            None => None,
            Some("A") => Some(Section::A),
            Some("B") => Some(Section::B),
            Some("C") => Some(Section::C),
            Some(other) => return Err(format!("--section {other}: Annex VIII has the sections A, B and C")),
        };
        let wanted = |system: &&System| self.option("system").is_none_or(|id| system.id == id);
        let secure = self.option("secure") == Some("yes");
        if secure && asked.is_none() {
            return Err(
                "--secure yes needs --section A, B or C; without a section each sheet is for the part it belongs to"
                    .to_owned(),
            );
        }
        let sheets = |system| -> Result<pages::Sheets<'_>, String> {
            let mut owed = assess::registration(&self.law, &self.results(system)?);
            if let Some(asked) = asked {
                owed.retain(|(section, _)| *section == asked);
                // Whoever asks for a section gets it, owed or not.
                if owed.is_empty() || secure {
                    owed = vec![(asked, secure)];
                }
            }
            Ok((system, owed))
        };
        let sheets = register.systems.iter().filter(wanted).map(sheets).collect::<Result<Vec<_>, String>>()?;
        let pages = pages::annex(register, &self.law, &sheets, self.words);
        if pages.is_empty() {
            return Err(
                "no system has to be registered in the EU database for certain; name --section A, B or C to get its worksheet".to_owned()
            );
        }
        self.write(&xlsx::write(&pages, &register.register.title)?, &[], true)
    }

    /// Writes the pages. A folder that holds other files is not touched: pages of systems that are gone would stay there.
    fn publish(&self) -> Result<Done, String> {
        let register = self.open(self.file()?)?.register;
        let folder = self.out.as_deref().ok_or("`register publish` needs --out FOLDER; see `register --help`")?;
        let piece = |name: &str| -> Result<Option<String>, String> {
            let read = |path| fs::read_to_string(path).map_err(|e| format!("--{name} {path}: cannot be read ({e})"));
            self.option(name).map(read).transpose()
        };
        let house = House {
            head: piece("head")?.unwrap_or_default(),
            foot: piece("foot")?.unwrap_or_default(),
            style: piece("style")?,
        };
        let mut files = publish::publish(&register, &self.law, &house);
        let shown: Register = serde_json::from_value(public::view(&register)).map_err(|e| e.to_string())?;
        files.insert("register.public.csv".to_owned(), self.public_csv(&shown)?);
        let listed = Path::new(folder).read_dir().map_or(0, |entries| entries.flatten().count());
        if listed > 0 && !Path::new(folder).join("register.public.json").exists() {
            return Err(format!("--out {folder}: the folder holds other files; name an empty one"));
        }
        // Of an earlier run what is gone today goes.
        let pages = Path::new(folder).join("s");
        if pages.exists() {
            fs::remove_dir_all(&pages).map_err(|e| format!("--out {folder}: the old pages cannot be removed ({e})"))?;
        }
        fs::create_dir_all(&pages).map_err(|e| format!("--out {folder}: cannot be made ({e})"))?;
        for (name, content) in &files {
            let path = Path::new(folder).join(name);
            fs::write(&path, content).map_err(|e| format!("{}: cannot be written ({e})", path.display()))?;
        }
        let parts = [("count", files.len().to_string()), ("systems", shown.systems.len().to_string())];
        let parts = parts.each_ref().map(|(key, part)| (*key, part.as_str()));
        Ok(settled(self.words.fill("publish.sum", &parts) + "\n"))
    }

    /// The public view as the German table.
    fn public_csv(&self, shown: &Register) -> Result<String, String> {
        let scheme = scheme::scheme("german").ok_or("there is no German table in this build")?;
        let words = Words::of(&scheme.lang);
        let table = export::table(shown, scheme, words, &|system| self.computed(system, words));
        pages::public_csv(shown, table, words)
    }
}
