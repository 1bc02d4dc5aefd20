//! The published files: what is in them, and what can never be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ai_act_check::register::file;
use ai_act_check::register::law::Law;
use ai_act_check::register::publish::{self, House};
use ai_act_check::register::record::Register;
use ai_act_check::register::schema::{self, Level, SCHEMA};
use ai_act_check::register::words::{LANGUAGES, Words};
use ai_act_check::rulebooks::EU_AI_ACT;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

use crate::command::{folder, run};
use crate::samples::{Dice, random};

fn published(register: &Register) -> BTreeMap<String, String> {
    publish::publish(register, &Law::of(&EU_AI_ACT), &House::default())
}

fn approved(mut register: Register) -> Register {
    for system in &mut register.systems {
        let mut record = serde_json::to_value(&*system).unwrap();
        record["publication"]["state"] = json!("approved");
        *system = serde_json::from_value(record).unwrap();
    }
    register
}

/// What every page is made of: nothing else, whatever texts say.
const ELEMENTS: [&str; 30] = [
    "html", "head", "meta", "title", "link", "body", "nav", "main", "a", "h1", "h2", "p", "strong", "ul", "li", "dl",
    "dt", "dd", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "", "", "", "",
];
const ATTRIBUTES: [&str; 15] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "rel",
    "href",
    "hreflang",
    "type",
    "title",
    "class",
    "id",
    "role",
    "tabindex",
    "scope",
];

fn check_page(name: &str, text: &str, files: &BTreeMap<String, String>) {
    let page = Html::parse_document(text);
    assert_eq!(page.errors.len(), 0, "{name}: {:?}", page.errors);
    for element in select(&page, "*") {
        let tag = element.value().name();
        assert!(ELEMENTS.contains(&tag), "{name}: <{tag}>");
        for (attribute, value) in element.value().attrs() {
            assert!(ATTRIBUTES.contains(&attribute) || attribute == "aria-label", "{name}: {attribute}={value}");
        }
    }
    assert_eq!(select(&page, "main, h1, title, html[lang]").len(), 4, "{name}");
    assert!(!select(&page, "h1")[0].text().collect::<String>().is_empty(), "{name}");
    let depth = name.matches('/').count();
    for link in select(&page, "a, link") {
        let to = link.attr("href").unwrap();
        if to.starts_with("https://") || to.starts_with("http://") || to == "#content" {
            continue;
        }
        let target = match to.strip_prefix("../") {
            Some(up) if depth == 1 => up.to_owned(),
            _ if depth == 1 => format!("s/{to}"),
            _ => to.to_owned(),
        };
        assert!(files.contains_key(&target) || target == "register.public.csv", "{name}: {to} leads nowhere");
    }
    for table in select(&page, "table") {
        let columns = table.select(&selector("thead th[scope=col]")).count();
        for row in table.select(&selector("tbody tr")) {
            assert_eq!(row.select(&selector("th[scope=row], td")).count(), columns, "{name}");
        }
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn select<'p>(page: &'p Html, what: &str) -> Vec<ElementRef<'p>> {
    page.select(&selector(what)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_text_becomes_markup_and_every_link_leads_somewhere(seed: u64) {
        let mut register = approved(random(&mut Dice(seed), 3));
        register.register.title = "<script>alert(1)</script>".to_owned();
        let files = published(&register);
        prop_assert_eq!(&files, &published(&register));
        for (name, text) in files.iter().filter(|(name, _)| name.contains(".html")) {
            check_page(name, text, &files);
        }
        let mut feed = quick_xml::Reader::from_str(&files["changes.atom"]);
        feed.config_mut().check_end_names = true;
        let mut entries = 0;
        loop {
            match feed.read_event().unwrap() {
                quick_xml::events::Event::Start(tag) => entries += usize::from(tag.name().as_ref() == "entry"),
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        prop_assert!(entries >= register.systems.len());
        let catalogue: Value = serde_json::from_str(&files["catalog.jsonld"]).unwrap();
        prop_assert_eq!(&catalogue["dct:title"], "<script>alert(1)</script>");
    }
}

#[test]
fn what_is_not_public_is_in_no_file() {
    let register = file::open(&fs::read_to_string("tests/register/town.json").unwrap()).unwrap().register;
    for (name, text) in published(&register) {
        for secret in
            ["Mustermann", "Vertrag", "4800", "Verwaltungsnetz", "Terminsystem", "Videobild", "Ausschreibung", "1c1f12"]
        {
            assert!(!text.contains(secret), "{name}: {secret}");
        }
    }
}

#[test]
fn a_town_is_published_from_the_command_line_with_its_own_head_and_foot() {
    let folder = folder("register-publish");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("head.html"), "<header>Stadt Musterhausen</header>\n").unwrap();
    let (_, said, _) =
        run(&["assess", "tests/register/town.json", "--out", &path("town.json"), "--as-of", "2026-11-30"]);
    assert!(said.contains("2 results"), "{said}");
    let publish = |site: &str| {
        run(&[
            "publish",
            &path("town.json"),
            "--out",
            &path(site),
            "--head",
            &path("head.html"),
            "--as-of",
            "2026-11-30",
        ])
    };
    let (code, said, wrong) = publish("site");
    assert_eq!((code, said.trim()), (0, "15 files, 2 systems"), "{wrong}");
    publish("again");
    for name in ["index.html", "index.en.html", "register.public.json", "register.public.csv", "changes.atom"] {
        let [one, other] = ["site", "again"].map(|site| fs::read_to_string(folder.join(site).join(name)).unwrap());
        assert_eq!(one, other, "{name}");
    }
    let index = fs::read_to_string(folder.join("site/index.html")).unwrap();
    assert!(
        index.contains("<header>Stadt Musterhausen</header>") && index.contains("1 weitere sind zurückgehalten."),
        "{index}"
    );
    assert!(index.contains("<td>zu niedrig angegeben</td>"), "{index}");
    let english = fs::read_to_string(folder.join("site/index.en.html")).unwrap();
    assert!(english.contains(">Online enquiries</a>") && english.contains("<td>claimed too low</td>"), "{english}");
    // The answers open in the check.
    let case = fs::read_dir(folder.join("site/s"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.to_str().unwrap().ends_with("10.case.json"))
        .unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ai-act-check"))
        .args(["assess", case.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // A folder with other files in it is left alone.
    fs::create_dir(folder.join("other")).unwrap();
    fs::write(folder.join("other/own.txt"), "own").unwrap();
    let (code, _, said) = publish("other");
    assert_eq!(code, 2);
    assert!(said.contains("holds other files"), "{said}");
}

/// Whoever reads a page in either language finds a name for every field that can be there.
#[test]
fn every_public_field_of_a_page_has_a_name() {
    let root = schema::property(&SCHEMA, "systems").and_then(schema::items).unwrap();
    let sections = schema::resolved(root)["properties"].as_object().unwrap();
    let own = [
        "id",
        "revision",
        "lang",
        "translations",
        "name",
        "claims",
        "classification",
        "publication",
        "changes",
        "import",
        "x",
        "notes",
        "reflections",
        "short_description",
    ];
    for (section, node) in sections.iter().filter(|(name, _)| !own.contains(&name.as_str())) {
        let mut paths = BTreeSet::from([section.clone()]);
        if let Some(fields) = schema::resolved(node).get("properties").and_then(Value::as_object) {
            let open = fields.iter().filter(|(_, field)| schema::level(field) != Level::Never);
            paths.extend(
                open.filter(|(name, _)| {
                    *name != "training"
                        && !(section == "product" || section == "registration" && *name == "secure")
                        && !(section == "review" && ["by", "note", "interval_months"].contains(&name.as_str()))
                })
                .map(|(name, _)| format!("{section}.{name}")),
            );
        }
        for (path, lang) in paths.iter().flat_map(|path| LANGUAGES.map(|lang| (path, lang))) {
            assert!(Words::of(lang).has(&format!("field.{path}")), "{lang}: {path} has no name");
        }
    }
}

#[test]
fn the_days_ahead_and_the_report_for_a_committee_hold_hostile_texts_as_texts() {
    use ai_act_check::register::calendar;
    let mut register = random(&mut Dice(11), 3);
    for (at, hostile) in crate::samples::HOSTILE.iter().enumerate().take(3) {
        register.systems[at].name = format!("{hostile}\r\nBEGIN:VALARM");
        register.systems[at].review.next = "2027-01-10".to_owned();
        register.systems[at].classification.history.clear();
    }
    let text = calendar::calendar(&register, "2026-11-30", Words::of("de")).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert_eq!(text.matches("\r\nBEGIN:").count(), 1);
    let parsed: icalendar::Calendar =
        icalendar::parser::read_calendar(&icalendar::parser::unfold(&text)).unwrap().into();
    assert_eq!(parsed.components.len(), 1);
    assert_eq!(calendar::calendar(&register, "2027-01-10", Words::of("de")), None);

    let folder = folder("register-board");
    let report = |kind: &str| -> String {
        let path = folder.join(kind).to_str().unwrap().to_owned();
        let town = "tests/register/town.json";
        let day = "2026-11-30";
        let (code, _, wrong) = run(&["export", town, "--as", kind, "--out", &path, "--lang", "de", "--as-of", day]);
        assert_eq!(code, 0, "{wrong}");
        fs::read_to_string(path).unwrap()
    };
    let text = report("board");
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let row: Vec<String> = select(&page, "tbody tr")[0].text().map(str::to_owned).collect();
    assert!(
        row.contains(&"zu niedrig angegeben".to_owned()) && row.contains(&"Art.\u{a0}50\u{a0}Abs.\u{a0}1".to_owned()),
        "{row:?}"
    );
    assert!(row.iter().any(|cell| cell.contains("Was tut das System mit Menschen und Inhalten?")), "{row:?}");
    assert!(text.contains("Fristenrechner: 01.10.2026") && text.contains("Videobild am Markt"));

    let text = report("board-md");
    assert!(text.starts_with("# ") && text.contains("\n- Fristenrechner: 01.10.2026\n"), "{text}");
    assert!(text.contains("| zu niedrig angegeben |"), "{text}");
}

/// What people wrote stands in the report as they wrote it, on a single line, and is no markup.
#[test]
fn the_report_for_a_committee_holds_no_markup_of_others() {
    use ai_act_check::register::board;
    use ai_act_check::register::law::Law;
    use ai_act_check::report::{html, markdown};
    use ai_act_check::rulebooks::{EU_AI_ACT, pack};
    use ai_act_check::text::Catalogue;
    let mut register = random(&mut Dice(12), 4);
    for (system, hostile) in register.systems.iter_mut().zip(crate::samples::HOSTILE) {
        system.name = format!("{hostile}\n| <b>x</b> | [y](javascript:z) |\r\n# h");
        system.review.next = "2026-01-10".to_owned();
    }
    let assessed: Vec<board::Assessed> = register.systems.iter().map(|system| (system, None)).collect();
    let catalogue = Catalogue::read(pack("en").unwrap(), &EU_AI_ACT).unwrap();
    let words = (Words::of("en"), &catalogue);
    let report = board::board(&register, &assessed, &Law::of(&EU_AI_ACT), "2026-11-30", words);
    let page = html::render(&report);
    let page = Html::parse_document(&page);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(select(&page, "b, script, img, [href]").is_empty());
    let text = markdown::render(&report);
    assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 4, "{text}");
    assert!(!text.contains("[y](") && !text.contains("<b>"), "{text}");
}
