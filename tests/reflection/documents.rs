//! What is made of answers: every sheet as HTML and Markdown read back by other parsers, the plan as a calendar, hostile texts.

use ai_act_check::documents::reflection::{AnsweredPoint, Decision, Holds, Reflection, State, StatedFact};
use ai_act_check::engine::date::Date;
use ai_act_check::reflection::calendar::calendar;
use ai_act_check::reflection::catalogue::{Catalogue, Content};
use ai_act_check::reflection::labels::Labels;
use ai_act_check::reflection::profile::Profile;
use ai_act_check::reflection::sheets::{self, POINTS, PROFILE};
use ai_act_check::report::document::{Block, Document};
use ai_act_check::report::markdown;
use ai_act_check::text::LANGUAGES;
use icalendar::parser::{read_calendar, unfold};
use support::reader::{assert_same, assert_unturned, check_page, read_html, read_markdown, shape, words_of};

use super::file::{UNTIL, full};
use super::{catalogues, written};

/// Every sheet of a catalogue.
fn all_sheets(catalogue: &Catalogue) -> Vec<String> {
    let own = catalogue.sheets.iter().map(|sheet| sheet.id.clone());
    [PROFILE, POINTS].into_iter().map(str::to_owned).chain(own).collect()
}

/// Answers to all points, and texts in every field.
fn answered(catalogue: &Catalogue) -> Reflection {
    let points: Vec<String> = catalogue.points().map(|point| point.id.clone()).collect();
    full(&catalogue.head.id, catalogue.head.version, &points)
}

/// Every text of a document in one string.
fn all_words(document: &Document) -> String {
    let mut all = Vec::new();
    for block in document.blocks() {
        match block {
            Block::Heading(_, text) | Block::Text(text) | Block::Quiet(text) => all.push(text.as_str()),
            Block::List(entries) => all.extend(entries.iter().flat_map(words_of)),
            Block::Table { caption, head, rows } => {
                all.push(caption);
                all.extend(head.iter().map(String::as_str));
                all.extend(rows.iter().flatten().flat_map(words_of));
            }
        }
    }
    all.join("\n")
}

/// The document of a sheet, once it has been read back from both formats.
fn read_back(name: &str, sheet: &str, document: &Document) -> String {
    let source = sheets::html(sheet, document);
    let (page, found) = read_html(&source);
    check_page(name, &page, document);
    assert_same(name, &found, &shape(document, ""));
    assert_unturned(&source);
    let source = markdown::render(document);
    assert_unturned(&source);
    assert_same(name, &read_markdown(&source), &shape(document, " · "));
    let levels: Vec<u8> = shape(document, "").headings.iter().map(|heading| heading.0).collect();
    assert_eq!(levels[0], 1, "{name}");
    assert!(levels.windows(2).all(|pair| (2..=pair[0] + 1).contains(&pair[1])), "{name}: {levels:?}");
    all_words(document)
}

#[test]
fn every_sheet_is_sound_empty_and_full_of_hostile_texts() {
    for catalogue in catalogues() {
        let empty = Reflection::new(&catalogue.head.id, catalogue.head.version);
        for reflection in [empty, answered(&catalogue)] {
            for lang in LANGUAGES {
                for sheet in all_sheets(&catalogue) {
                    let document = written(&catalogue, &reflection, lang, |writer| writer.sheet(&sheet).unwrap());
                    let name = format!("{} {sheet} {lang}", catalogue.head.id);
                    let words = read_back(&name, &sheet, &document);
                    let labels = Labels::read().unwrap();
                    let band = format!("{}. {}", labels.no_law.get(lang), catalogue.head.band.get(lang));
                    assert!(matches!(&document.blocks()[1], Block::Text(text) if *text == band), "{name}: no band");
                    for part in catalogue.head.documents.iter().flat_map(|d| [&d.title, &d.by, &d.date, &d.number]) {
                        assert!(words.contains(part.get(lang)), "{name} does not say \"{}\"", part.get(lang));
                    }
                }
            }
        }
    }
}

/// Nothing that anybody wrote is missing in the profile, whatever became of the catalogue.
#[test]
fn the_profile_keeps_everything_that_was_written() {
    for catalogue in catalogues() {
        let reflection = answered(&catalogue);
        let document = written(&catalogue, &reflection, "de", |writer| writer.sheet(PROFILE).unwrap());
        let words = all_words(&document);
        for answer in &reflection.points {
            assert!(words.contains(&answer.note), "{}", answer.note);
        }
        for group in &reflection.groups {
            assert!(words.contains(&group.group) && words.contains(&group.note), "{}", group.group);
        }
        for text in [
            "KEPT NOTE",
            "KEPT WHO",
            "KEPT ENTRY",
            "TOOL ENTRY",
            "no-longer-there",
            &reflection.system,
            &reflection.reason,
        ] {
            assert!(words.contains(text), "{text}");
        }
    }
}

#[test]
fn templates_are_printed_with_what_was_written() {
    for catalogue in catalogues() {
        for sheet in &catalogue.sheets {
            let Content::Template(template) = &sheet.content else { continue };
            let mut reflection = Reflection::new(&catalogue.head.id, catalogue.head.version);
            for field in template.parts.iter().flat_map(|part| &part.fields) {
                reflection.entries.push(ai_act_check::documents::reflection::TemplateEntry {
                    template: sheet.id.clone(),
                    field: field.id.clone(),
                    text: format!("<i>{}</i> | FIELD", field.id),
                });
            }
            for id in [&*sheet.id, PROFILE] {
                let document = written(&catalogue, &reflection, "en", |writer| writer.sheet(id).unwrap());
                let words = read_back(id, id, &document);
                for entry in &reflection.entries {
                    assert!(words.contains(&entry.text), "{id}: {}", entry.text);
                }
            }
        }
    }
}

fn answer(point: &str, state: State, who: &str, until: Option<Date>) -> AnsweredPoint {
    AnsweredPoint { point: point.to_owned(), state, note: String::new(), who: who.to_owned(), until }
}

#[test]
fn the_plan_is_in_order_and_has_only_what_is_to_be_done() {
    let catalogue = Catalogue::read("werte").unwrap();
    let mut reflection = Reflection::new("werte", catalogue.head.version);
    reflection.points = vec![
        answer("purpose", State::NotYet, "B", None),
        answer("stop", State::Partly, "C", Some(Date::new(2027, 3, 1))),
        answer("last-word", State::Open, "B", Some(UNTIL)),
        answer("energy", State::NotYet, "A", Some(UNTIL)),
        answer("citizens", State::Done, "A", Some(UNTIL)),
        answer("retention", State::DoesNotApply, "A", Some(UNTIL)),
        answer("society", State::NotYet, "", None),
    ];
    let profile = Profile::of(&catalogue, &reflection);
    let plan: Vec<&str> = profile.plan().iter().map(|(shown, _)| &*shown.point.id).collect();
    assert_eq!(plan, ["energy", "last-word", "stop", "purpose"]);
    let file = written(&catalogue, &reflection, "de", calendar).unwrap();
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 3, "only what has a day is an entry");
    reflection.points.truncate(1);
    assert_eq!(written(&catalogue, &reflection, "de", calendar), None);
}

#[test]
fn the_profile_tells_what_is_strong_and_what_is_missing_without_a_number_that_judges() {
    let catalogue = Catalogue::read("werte").unwrap();
    let mut reflection = Reflection::new("werte", catalogue.head.version);
    reflection.points = vec![
        answer("purpose", State::Done, "", None),
        answer("citizens", State::Partly, "", None),
        answer("society", State::NotYet, "", None),
    ];
    let document = written(&catalogue, &reflection, "de", |writer| writer.sheet(PROFILE).unwrap());
    let tables = shape(&document, ", ").tables;
    let row = &tables[0][1];
    let expected = [
        "Menschen und Gemeinwohl",
        "1 erledigt, 1 teilweise, 1 noch nicht, 4 offen",
        "Zweck und Nutzen",
        "Nutzen für Bürgerinnen und Bürger, Folgen für die Gesellschaft",
    ];
    assert_eq!(row, &expected);
    let words = all_words(&document);
    assert!(!words.contains('%') && !words.contains("von 55"), "{words}");
}

#[test]
fn not_using_it_is_an_outcome_like_any_other() {
    let catalogue = Catalogue::read("werte").unwrap();
    let outcomes = [
        (Decision::NotUsed, "Wir setzen es nicht ein"),
        (Decision::Use, "Wir setzen es ein"),
        (Decision::UseWithConditions, "Wir setzen es unter Bedingungen ein"),
        (Decision::Open, "Noch nicht entschieden"),
    ];
    for (decision, said) in outcomes {
        let mut reflection = Reflection::new("werte", catalogue.head.version);
        (reflection.decision, reflection.reason) = (decision, "Zu viel Aufwand".to_owned());
        let document = written(&catalogue, &reflection, "de", |writer| writer.sheet(PROFILE).unwrap());
        let texts = shape(&document, "").paragraphs;
        assert!(texts.iter().any(|text| text == said), "{said}: {texts:?}");
        assert!(texts.iter().any(|text| text == "Begründung: Zu viel Aufwand"), "{texts:?}");
    }
}

#[test]
fn points_for_others_are_left_out_and_named() {
    let catalogue = Catalogue::read("werte").unwrap();
    let mut reflection = Reflection::new("werte", catalogue.head.version);
    reflection.facts = vec![StatedFact { fact: "talks".to_owned(), holds: Holds::No }];
    let question = "Merken Menschen sofort, dass sie mit einer Maschine sprechen oder schreiben?";
    let told = |reflection: &Reflection, sheet: &str| {
        all_words(&written(&catalogue, reflection, "de", |writer| writer.sheet(sheet).unwrap()))
    };
    assert!(!told(&reflection, POINTS).contains(question));
    assert!(told(&reflection, PROFILE).contains("Ausgelassen"));
    // What was answered stays, whatever the facts say now.
    reflection.points = vec![answer("recognisable", State::Done, "", None)];
    assert!(told(&reflection, POINTS).contains(question));
    reflection.points.clear();
    reflection.facts.clear();
    assert!(told(&reflection, POINTS).contains("Nur wenn Menschen mit dem System sprechen oder schreiben."));
}

#[test]
fn the_law_is_named_beside_a_point_and_linked() {
    let catalogue = Catalogue::read("werte").unwrap();
    let reflection = Reflection::new("werte", catalogue.head.version);
    let document = written(&catalogue, &reflection, "de", |writer| writer.sheet(POINTS).unwrap());
    let links = shape(&document, "").links;
    let (words, address) = links.iter().find(|(words, _)| words.contains("Art.\u{a0}50")).unwrap();
    assert!(words.starts_with("Ähnliches verlangt das Gesetz, soweit diese Pflicht für Sie gilt: "), "{words}");
    assert!(address.starts_with("https://eur-lex.europa.eu/"), "{address}");
}

/// Whether a value is one text by RFC 5545, 3.3.11: each backslash, semicolon and comma in it is escaped.
fn is_text(value: &str) -> bool {
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        let sound = match sign {
            '\\' => signs.next().is_some_and(|next| matches!(next, '\\' | ';' | ',' | 'n')),
            ';' | ',' => false,
            _ => true,
        };
        if !sound {
            return false;
        }
    }
    true
}

#[test]
fn the_calendar_stays_whole_with_hostile_texts() {
    for catalogue in catalogues() {
        let reflection = answered(&catalogue);
        for lang in LANGUAGES {
            let file = written(&catalogue, &reflection, lang, calendar).unwrap();
            assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            assert_unturned(&file.replace("\r\n ", ""));
            let unfolded = unfold(&file);
            let read = read_calendar(&unfolded).unwrap();
            let plan = Profile::of(&catalogue, &reflection);
            let dated: Vec<_> = plan.plan().into_iter().filter(|(_, answer)| answer.until.is_some()).collect();
            assert_eq!(read.components.len(), dated.len());
            let mut ids = Vec::new();
            for event in &read.components {
                assert_eq!(event.name, "VEVENT");
                let names: Vec<&str> = event.properties.iter().map(|p| p.name.as_str()).collect();
                assert_eq!(
                    names,
                    ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"]
                );
                let value =
                    |name: &str| event.properties.iter().find(|p| p.name == name).unwrap().val.as_str().to_owned();
                assert_eq!(value("DTSTART"), UNTIL.digits());
                let labels = Labels::read().unwrap();
                assert!(value("DESCRIPTION").contains(labels.no_law.get(lang)), "{}", value("DESCRIPTION"));
                assert!(value("DESCRIPTION").contains("NOTE"));
                ids.push(value("UID"));
            }
            // As written: the parser takes the escapes away.
            let lines = file.replace("\r\n ", "");
            let texts = lines.lines().filter(|line| line.starts_with("SUMMARY;") || line.starts_with("DESCRIPTION;"));
            let texts: Vec<&str> = texts.map(|line| line.split_once(':').unwrap().1).collect();
            // Each entry and its reminder.
            assert_eq!(texts.len(), 3 * dated.len());
            assert_eq!(texts.iter().find(|text| !is_text(text)), None);
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), dated.len(), "two entries have one id");
        }
    }
}

#[test]
fn another_system_has_other_entries() {
    let catalogue = Catalogue::read("werte").unwrap();
    let file = |system: &str| {
        let mut reflection = Reflection::new("werte", catalogue.head.version);
        reflection.system = system.to_owned();
        reflection.points = vec![answer("stop", State::NotYet, "", Some(UNTIL))];
        written(&catalogue, &reflection, "en", calendar).unwrap()
    };
    let id = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_ne!(id(&file("A")), id(&file("B")));
    assert_eq!(id(&file("A")), id(&file("A")));
}

#[test]
fn an_unknown_sheet_is_refused_in_a_sentence() {
    let catalogue = Catalogue::read("werte").unwrap();
    let reflection = Reflection::new("werte", catalogue.head.version);
    let error = written(&catalogue, &reflection, "en", |writer| writer.sheet("score").unwrap_err());
    assert!(error.contains("\"score\"") && error.contains(PROFILE), "{error}");
}
