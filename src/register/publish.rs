//! A register as plain files for any web server: a list, a page for each system, the data, a feed of changes, a description for
//! catalogues. Everything is made from the public view alone; no script, no clock: the same register gives the same bytes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::claims::Comparison;
use super::export;
use super::file;
use super::html::{Html, escaped};
use super::law::Law;
use super::public;
use super::record::{Register, Snapshot, System};
use super::schema::{self, SCHEMA};
use super::scheme;
use super::values::Publicity;
use super::words::{LANGUAGES, Words};

/// What a house puts around the pages: its own markup, taken as it is.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Before the content.
    pub head: String,
    /// After it.
    pub foot: String,
    /// The house's style sheet, in the place of ours.
    pub style: Option<String>,
}

/// The parts of a record that are sections of its page, in the order in which people read them.
const SECTIONS: [&str; 15] = [
    "organisation",
    "lifecycle",
    "purpose",
    "supply",
    "technology",
    "data",
    "safeguards",
    "impact_assessments",
    "registration",
    "review",
    "contacts",
    "links",
    "identifiers",
    "other_names",
    "tags",
];

/// Makes all files: each with its name and content, sorted by name.
#[must_use]
pub fn publish(register: &Register, law: &Law, house: &House) -> BTreeMap<String, String> {
    let view = public::view(register);
    let shown: Register = serde_json::from_value(view.clone()).unwrap_or_default();
    let names = names(&shown);
    let mut files = BTreeMap::new();
    for (at, lang) in LANGUAGES.iter().enumerate() {
        let site = Site {
            register: &shown,
            view: &view,
            law,
            house,
            words: Words::of(lang),
            other: Words::of(LANGUAGES.get(1 - at).unwrap_or(lang)),
            names: &names,
        };
        files.insert(site.path("index"), site.index());
        files.insert(site.path("method"), site.method());
        for (system, record) in
            shown.systems.iter().zip(view.get("systems").and_then(Value::as_array).into_iter().flatten())
        {
            files.insert(site.path(&format!("s/{}", site.name(system))), site.page(system, record));
        }
    }
    for system in shown.systems.iter().filter(|system| !system.classification.answers.is_empty()) {
        let answers = file::text(&json!({ "answers": system.classification.answers }));
        files.insert(format!("s/{}.case.json", names.get(&system.id).map_or("", String::as_str)), answers);
    }
    files.insert("register.public.json".to_owned(), file::text(&view));
    files.insert("changes.atom".to_owned(), atom(&shown, &names));
    files.insert("catalog.jsonld".to_owned(), dcat(&shown));
    files.insert("style.css".to_owned(), house.style.clone().unwrap_or_else(|| include_str!("style.css").to_owned()));
    files
}

/// The name of each record's page: the first signs of its id, more where two begin alike.
#[must_use]
pub fn names(register: &Register) -> BTreeMap<String, String> {
    let signs = |system: &System| system.id.trim_start_matches("urn:uuid:").replace('-', "");
    let all: Vec<String> = register.systems.iter().map(signs).collect();
    let name = |own: &String| {
        let shortest = (8..=own.len()).find(|length| {
            let begin = own.get(..*length);
            all.iter().filter(|other| other.get(..*length) == begin).count() == 1
        });
        own.get(..shortest.unwrap_or(own.len())).unwrap_or(own).to_owned()
    };
    register.systems.iter().zip(&all).map(|(system, own)| (system.id.clone(), name(own))).collect()
}

/// The day of the newest change: what the files say of their age.
fn newest(register: &Register) -> String {
    let days = register.systems.iter().map(|system| system.revision.changed_on.clone());
    days.max().unwrap_or_else(|| register.register.completeness.as_of.clone())
}

struct Site<'s> {
    register: &'s Register,
    view: &'s Value,
    law: &'s Law,
    house: &'s House,
    words: &'static Words,
    other: &'static Words,
    names: &'s BTreeMap<String, String>,
}

impl Site<'_> {
    /// The path of a page in this language: the register's first language has the plain names.
    fn path(&self, page: &str) -> String {
        Self::path_in(self.register, page, self.words.lang())
    }

    fn path_in(register: &Register, page: &str, lang: &str) -> String {
        let first = register.register.languages.first().map_or("en", String::as_str);
        // A register in a third language has English pages first.
        let first = if LANGUAGES.contains(&first) { first } else { "en" };
        if lang == first { format!("{page}.html") } else { format!("{page}.{lang}.html") }
    }

    fn name(&self, system: &System) -> &str {
        self.names.get(&system.id).map_or("", String::as_str)
    }

    /// A text of a system in this language, else in its own.
    fn said<'t>(&self, system: &'t System, field: &str, own: &'t str) -> &'t str {
        let translated = system.translations.get(self.words.lang()).and_then(|texts| texts.get(field));
        if self.words.lang() == system.lang { own } else { translated.map_or(own, String::as_str) }
    }

    /// A whole page. `depth` says how many folders it lies in.
    fn whole(&self, page: &str, title: &str, depth: usize, body: &Html) -> String {
        let up = "../".repeat(depth);
        let w = |key: &str| escaped(&self.words.get(key));
        let other = Self::path_in(self.register, page.rsplit('/').next().unwrap_or(page), self.other.lang());
        let [lang, other_lang] = [self.words, self.other].map(Words::lang);
        let home = self.path("index");
        let method = self.path("method");
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"{up}style.css\">\n<link rel=\"alternate\" hreflang=\"{other_lang}\" href=\"{other}\">\n\
             <link rel=\"alternate\" type=\"application/atom+xml\" href=\"{up}changes.atom\" title=\"{changes}\">\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#content\">{skip}</a>\n{head}<nav>\n<a href=\"{up}{home}\">{all}</a>\n<a href=\"{up}{method}\">{what}</a>\n\
             <a href=\"{other}\" hreflang=\"{other_lang}\" lang=\"{other_lang}\">{other_name}</a>\n</nav>\n\
             <main id=\"content\">\n{content}</main>\n{foot}</body>\n</html>\n",
            title = escaped(title),
            changes = w("site.changes"),
            skip = w("site.skip"),
            head = self.house.head,
            all = w("site.home"),
            what = w("site.method"),
            other_name = w("site.other-language"),
            content = body.text(),
            foot = self.house.foot,
        )
    }

    fn index(&self) -> String {
        let about = &self.register.register;
        let mut body = Html::default();
        body.element("h1", &about.title);
        if !about.scope.is_empty() {
            body.paragraphs(&about.scope);
        }
        let declared = serde_json::to_value(about.completeness.declared).unwrap_or_default();
        if let Some(declared) = declared.as_str() {
            let parts = [
                ("day", &*self.day(&about.completeness.as_of)),
                ("declared", &self.words.get(&format!("value.{declared}"))),
            ];
            body.element("p", &self.words.fill("site.complete", &parts));
            if !about.completeness.note.is_empty() {
                body.paragraphs(&about.completeness.note);
            }
        }
        let count = self.register.systems.len().to_string();
        body.element("p", &self.words.fill("site.count", &[("count", &count)]));
        self.withheld(&mut body);
        if !self.register.systems.is_empty() {
            let columns = ["name", "body", "status", "class-system", "class-body", "claim", "compared"];
            let head = columns.map(|key| self.words.get(&format!("site.{key}")));
            let rows = self.register.systems.iter().map(|system| self.row(system)).collect::<Vec<_>>();
            body.table(&self.words.get("site.caption"), &head, &rows);
        }
        let link = |file: &str, name: &str| format!("<a href=\"{file}\">{name}</a>");
        let data = [
            ("json", link("register.public.json", "JSON")),
            ("csv", link("register.public.csv", "CSV")),
            ("atom", link("changes.atom", "Atom")),
            ("dcat", link("catalog.jsonld", "DCAT")),
        ];
        let data = data.each_ref().map(|(key, link)| (*key, link.as_str()));
        body.raw(&format!("<p>{}</p>\n", self.words.fill("site.data", &data)));
        self.whole("index", &about.title, 0, &body)
    }

    /// How many systems are withheld, and why where that is told.
    fn withheld(&self, body: &mut Html) {
        let of = |name: &str| self.view.get("withheld").and_then(|withheld| withheld.get(name));
        let total = of("total").and_then(Value::as_u64).unwrap_or(0);
        if total == 0 {
            return;
        }
        body.element("p", &self.words.fill("site.withheld", &[("count", &total.to_string())]));
        let reasons = of("reasons").and_then(Value::as_object).into_iter().flatten();
        let said = reasons.map(|(reason, count)| {
            let reason = self.words.get(&format!("value.{reason}"));
            self.words.fill("site.withheld-by", &[("reason", &reason), ("count", &count.to_string())])
        });
        body.list(&said.collect::<Vec<_>>());
    }

    fn row(&self, system: &System) -> Vec<String> {
        let last = system.classification.history.last();
        let class = |of: fn(&Snapshot) -> &String| {
            last.map_or_else(|| self.words.get("site.none"), |last| self.words.class(of(last)))
        };
        let status = serde_json::to_value(system.lifecycle.status).unwrap_or_default();
        let status = scheme::name("lifecycle.status", status.as_str().unwrap_or_default(), self.words.lang());
        let claim = system.claims.first();
        let compared =
            claim.zip(last).map(|(claim, last)| self.words.get(Comparison::of_snapshot(self.law, claim, last).key()));
        let name = format!(
            "<a href=\"{}\">{}</a>",
            self.path(&format!("s/{}", self.name(system))),
            escaped(self.said(system, "name", &system.name))
        );
        let texts = [
            self.register.body_of(system).to_owned(),
            status,
            class(|last| &last.system_headline),
            class(|last| &last.headline),
            claim.map_or(String::new(), |claim| claim.raw.clone()),
            compared.unwrap_or_default(),
        ];
        std::iter::once(name).chain(texts.iter().map(|text| escaped(text))).collect()
    }

    fn page(&self, system: &System, record: &Value) -> String {
        let mut body = Html::default();
        let name = self.said(system, "name", &system.name);
        body.element("h1", name);
        if system.publication.state == Some(Publicity::Retired) {
            body.element("p", &self.words.get("site.retired"));
        }
        body.paragraphs(self.said(system, "short_description", &system.short_description));
        if system.lang != self.words.lang() {
            body.element("p", &self.words.fill("site.untranslated", &[("lang", &system.lang)]));
        }
        self.result(system, &mut body);
        for section in SECTIONS {
            let Some(value) = record.get(section) else { continue };
            let mut pairs = Vec::new();
            let node = schema::property(&SCHEMA, "systems")
                .and_then(schema::items)
                .and_then(|node| schema::property(node, section));
            self.fields(system, section, value, node.unwrap_or(&Value::Null), &mut pairs);
            if !pairs.is_empty() {
                body.element("h2", &self.words.get(&format!("field.{section}")));
                body.pairs(&pairs);
            }
        }
        self.redactions(system, &mut body);
        self.history(system, &mut body);
        let id = &system.id;
        let parts = [
            ("day", &*self.day(&system.revision.changed_on)),
            ("number", &system.revision.number.to_string()),
            ("id", id),
        ];
        body.element("p", &self.words.fill("site.changed", &parts));
        self.whole(&format!("s/{}", self.name(system)), name, 1, &body)
    }

    /// The class first, in words, with day and reason.
    fn result(&self, system: &System, body: &mut Html) {
        body.element("h2", &self.words.get("site.result"));
        let Some(last) = system.classification.history.last() else {
            body.element("p", &self.words.get("site.none"));
            return;
        };
        let class = |id: &String| self.words.class(id);
        body.strong(&self.words.fill("site.system-says", &[("class", &class(&last.system_headline))]));
        body.element("p", &self.words.fill("site.body-says", &[("class", &class(&last.headline))]));
        let certain = last.classes.iter().filter_map(|found| Some((class(&found.id), found.applies_from.as_deref()?)));
        let certain: Vec<String> = certain
            .map(|(class, day)| self.words.fill("site.from", &[("class", &class), ("day", &self.day(day))]))
            .collect();
        body.list(&certain);
        let open: Vec<&str> = last.open.iter().chain(&last.system_open).map(String::as_str).collect();
        if !open.is_empty() {
            body.element("p", &self.words.fill("site.open", &[("questions", &open.join(", "))]));
        }
        if !system.classification.public_statement.is_empty() {
            body.paragraphs(self.said(
                system,
                "classification.public_statement",
                &system.classification.public_statement,
            ));
        }
        for claim in &system.claims {
            let comparison = self.words.get(Comparison::of_snapshot(self.law, claim, last).key());
            let parts = [("raw", &*claim.raw), ("source", &claim.source), ("comparison", &comparison)];
            body.element("p", &self.words.fill("site.claim-says", &parts));
        }
        let parts = [
            ("on", &*self.day(&last.on)),
            ("as_of", &self.day(&last.as_of)),
            ("version", &self.day(&last.rulebook.version)),
            ("fingerprint", &last.rulebook.fingerprint),
        ];
        body.element("p", &self.words.fill("site.as-of", &parts));
        if system.classification.answers.is_empty() {
            body.element("p", &self.words.get("site.no-answers"));
        } else {
            let text = escaped(&self.words.get("site.answers"));
            body.raw(&format!("<p><a href=\"{}.case.json\">{text}</a></p>\n", self.name(system)));
        }
    }

    /// The fields of a part, each with what stands there.
    fn fields(
        &self,
        system: &System,
        path: &str,
        value: &Value,
        node: &'static Value,
        pairs: &mut Vec<(String, String)>,
    ) {
        if let Value::Object(members) = value {
            for (name, member) in members {
                let path = format!("{path}.{name}");
                let node = schema::property(node, name).unwrap_or(&Value::Null);
                // Parts of a part that have names of their own.
                if member.is_object() && ["data.training"].contains(&path.as_str()) {
                    self.fields(system, &path, member, node, pairs);
                } else {
                    pairs.push((self.label(&path), self.shown(system, &path, member)));
                }
            }
        } else {
            pairs.push((self.label(path), self.shown(system, path, value)));
        }
    }

    /// A day as the language writes it.
    fn day(&self, day: &str) -> String {
        export::local_date(day, self.words.lang())
    }

    fn label(&self, path: &str) -> String {
        let key = format!("field.{path}");
        if self.words.has(&key) { self.words.get(&key) } else { path.rsplit('.').next().unwrap_or(path).to_owned() }
    }

    /// A value as markup.
    fn shown(&self, system: &System, path: &str, value: &Value) -> String {
        match value {
            Value::String(text) if !scheme::list(path).is_empty() => {
                escaped(&scheme::name(path, text, self.words.lang()))
            }
            Value::String(text) if text.starts_with("urn:uuid:") => {
                escaped(self.register.organisation(text).map_or(text, |organisation| &organisation.name))
            }
            Value::String(text) if schema::is_form(text, "url") => {
                format!("<a href=\"{0}\" rel=\"nofollow\">{0}</a>", escaped(text))
            }
            Value::String(text) if schema::is_form(text, "partial-date") => escaped(&self.day(text)),
            Value::String(text) => {
                let named = self.words.has(&format!("value.{text}")).then(|| self.words.get(&format!("value.{text}")));
                let text = named.unwrap_or_else(|| self.said(system, path, text).to_owned());
                let mut html = Html::default();
                html.paragraphs(&text);
                html.text().to_owned()
            }
            Value::Bool(truth) => escaped(&self.words.get(if *truth { "site.yes" } else { "site.no" })),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.shown(system, path, item)).collect();
                format!("<ul>\n<li>{}</li>\n</ul>\n", items.join("</li>\n<li>"))
            }
            Value::Object(members) => self.parts(system, path, members),
            other => escaped(&other.to_string()),
        }
    }

    /// The parts of a thing in a row; an address is that of its title.
    fn parts(&self, system: &System, path: &str, members: &Map<String, Value>) -> String {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        if let (Some(title), Some(url)) = (text("title"), text("url").filter(|url| schema::is_form(url, "url")))
            && members.len() == 2
        {
            return format!("<a href=\"{}\" rel=\"nofollow\">{}</a>", escaped(url), escaped(title));
        }
        let shown = members.iter().map(|(name, member)| self.shown(system, &format!("{path}.{name}"), member));
        shown.collect::<Vec<_>>().join(" ")
    }

    fn redactions(&self, system: &System, body: &mut Html) {
        if system.publication.redactions.is_empty() {
            return;
        }
        body.element("h2", &self.words.get("site.redactions"));
        let pairs = system.publication.redactions.iter().map(|(path, reason)| {
            (self.label(path), escaped(&self.words.fill("site.redacted", &[("reason", reason)])))
        });
        body.pairs(&pairs.collect::<Vec<_>>());
    }

    fn history(&self, system: &System, body: &mut Html) {
        if system.classification.history.len() > 1 {
            let head =
                ["day", "class-system", "class-body", "rules", "why"].map(|key| self.words.get(&format!("site.{key}")));
            let rows = system.classification.history.iter().rev().map(|then| {
                let why = serde_json::to_value(then.trigger).unwrap_or_default();
                let why = self.words.get(&format!("value.{}", why.as_str().unwrap_or("review")));
                let texts = [
                    &self.day(&then.on),
                    &self.words.class(&then.system_headline),
                    &self.words.class(&then.headline),
                    &self.day(&then.rulebook.version),
                    &why,
                ];
                texts.map(|text| escaped(text)).to_vec()
            });
            body.element("h2", &self.words.get("site.history"));
            body.table(&self.words.get("site.history"), &head, &rows.collect::<Vec<_>>());
        }
        if !system.changes.is_empty() {
            body.element("h2", &self.words.get("site.changes"));
            body.list(
                &system
                    .changes
                    .iter()
                    .rev()
                    .map(|change| format!("{}: {}", self.day(&change.on), change.summary))
                    .collect::<Vec<_>>(),
            );
        }
    }

    fn method(&self) -> String {
        let title = self.words.get("site.method");
        let mut body = Html::default();
        body.element("h1", &title);
        for key in ["method.two", "method.claim", "method.rules"] {
            body.element("p", &self.words.get(key));
        }
        self.whole("method", &title, 0, &body)
    }
}

/// The changes that readers learn of, the newest first (RFC 4287).
fn atom(register: &Register, names: &BTreeMap<String, String>) -> String {
    let about = &register.register;
    let base = about.base_url.trim_end_matches('/');
    let stamp = |day: &str| format!("{day}T00:00:00Z");
    let mut entries: Vec<(String, String)> = Vec::new();
    for system in &register.systems {
        let page = format!(
            "{base}/{}",
            Site::path_in(
                register,
                &format!("s/{}", names.get(&system.id).map_or("", String::as_str)),
                register.register.languages.first().map_or("en", String::as_str)
            )
        );
        let first = (system.revision.changed_on.clone(), system.short_description.clone());
        let told: Vec<(String, String)> =
            system.changes.iter().map(|change| (change.on.clone(), change.summary.clone())).collect();
        for (number, (day, summary)) in (0..).zip(if told.is_empty() { vec![first] } else { told }) {
            let entry = format!(
                "<entry>\n<id>{id}#{day}-{number}</id>\n<title>{title}</title>\n<updated>{stamp}</updated>\n<link href=\"{page}\"/>\n\
                 <summary>{summary}</summary>\n</entry>\n",
                id = escaped(&system.id),
                title = escaped(&system.name),
                stamp = stamp(&day),
                page = escaped(&page),
                summary = escaped(&summary),
            );
            entries.push((day, entry));
        }
    }
    entries.sort_by(|one, other| other.cmp(one));
    let author = register.organisation(&about.publisher).map_or("", |organisation| &organisation.name);
    let entries: String = entries.into_iter().map(|(_, entry)| entry).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>{id}</id>\n<title>{title}</title>\n\
         <updated>{updated}</updated>\n<author><name>{author}</name></author>\n<link rel=\"self\" href=\"{base}/changes.atom\"/>\n{entries}</feed>\n",
        id = escaped(&about.id),
        title = escaped(&about.title),
        updated = stamp(&newest(register)),
        author = escaped(author),
        base = escaped(base),
    )
}

/// The description for catalogues of open data (DCAT-AP).
fn dcat(register: &Register) -> String {
    let about = &register.register;
    let base = about.base_url.trim_end_matches('/');
    let publisher = register.organisation(&about.publisher).map_or("", |organisation| &organisation.name);
    let file = |name: &str, media: &str| {
        json!({
            "@type": "dcat:Distribution",
            "dcat:accessURL": { "@id": format!("{base}/{name}") },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{media}") },
            "dct:license": about.licence,
        })
    };
    let document = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": about.id,
        "@type": "dcat:Dataset",
        "dct:title": about.title,
        "dct:description": about.scope,
        "dct:publisher": { "@type": "foaf:Organization", "foaf:name": publisher },
        "dct:language": about.languages,
        "dct:modified": newest(register),
        "dcat:landingPage": { "@id": format!("{base}/index.html") },
        "dcat:distribution": [file("register.public.json", "application/json"), file("register.public.csv", "text/csv"), file("changes.atom", "application/atom+xml")],
    });
    format!("{document:#}\n")
}
