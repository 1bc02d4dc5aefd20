//! The catalogues as they are written: complete in every language, parallel, honest about what they are.

use std::collections::BTreeSet;
use std::fs;

use ai_act_check::reflection::catalogue::{Catalogue, Content, Lists, Texts};
use ai_act_check::reflection::labels::Labels;
use ai_act_check::text::LANGUAGES;

use super::catalogues;

/// Every text of a catalogue with the words for its place, and whether it is said by us about the document (the law may be named).
fn texts(catalogue: &Catalogue) -> Vec<(String, Texts)> {
    let mut all = Vec::new();
    let mut add = |place: &str, texts: &Texts| all.push((place.to_owned(), texts.clone()));
    let head = &catalogue.head;
    add("name", &head.name);
    add("band", &head.band);
    add("lead", &head.lead);
    for document in &head.documents {
        let parts = [&document.kind, &document.title, &document.by, &document.date, &document.number, &document.short];
        for texts in parts {
            add(&format!("document {}", document.id), texts);
        }
    }
    for fact in &catalogue.facts {
        add(&format!("fact {}", fact.id), &fact.name);
    }
    for section in &catalogue.sections {
        add(&format!("section {}", section.id), &section.name);
        add(&format!("section {}", section.id), &section.lead);
        for point in &section.points {
            for texts in [&point.name, &point.question, &point.why] {
                add(&format!("point {}", point.id), texts);
            }
        }
    }
    for sheet in &catalogue.sheets {
        let place = format!("sheet {}", sheet.id);
        add(&place, &sheet.name);
        add(&place, &sheet.lead);
        match &sheet.content {
            Content::Template(template) => {
                add(&place, &template.who);
                add(&place, &template.time);
                for part in &template.parts {
                    add(&place, &part.name);
                    for field in &part.fields {
                        add(&place, &field.label);
                    }
                }
            }
            Content::Plan(plan) => {
                let steps = plan.steps.iter().map(|step| &step.name);
                for texts in [&plan.goal, &plan.who, &plan.time].into_iter().chain(steps) {
                    add(&place, texts);
                }
            }
            Content::Matrix(matrix) => add(&place, &matrix.reading),
            Content::Resources(resources) => {
                for group in &resources.groups {
                    add(&place, &group.name);
                    for item in &group.items {
                        add(&place, &item.r#for);
                    }
                }
            }
        }
    }
    all
}

fn lists(catalogue: &Catalogue) -> Vec<(String, Lists)> {
    let points = catalogue.points().map(|point| (format!("point {}", point.id), point.good.clone()));
    let sheets = catalogue.sheets.iter().flat_map(|sheet| {
        let lists = match &sheet.content {
            Content::Plan(plan) => {
                [&plan.before].into_iter().chain(plan.steps.iter().map(|step| &step.parts)).cloned().collect()
            }
            Content::Matrix(matrix) => vec![matrix.groups.clone()],
            _ => Vec::new(),
        };
        lists.into_iter().map(|list| (format!("sheet {}", sheet.id), list))
    });
    points.chain(sheets).collect()
}

#[test]
fn every_language_says_everything() {
    let languages: BTreeSet<&str> = LANGUAGES.iter().copied().collect();
    for catalogue in catalogues() {
        let id = &catalogue.head.id;
        for (place, texts) in texts(&catalogue) {
            assert_eq!(texts.0.keys().map(String::as_str).collect::<BTreeSet<_>>(), languages, "{id}, {place}");
            for text in texts.0.values() {
                assert!(!text.trim().is_empty() && text.trim() == text, "{id}, {place}: \"{text}\"");
                assert!(!text.contains(char::is_control), "{id}, {place}: a line break in \"{text}\"");
            }
        }
        for (place, lists) in lists(&catalogue) {
            assert_eq!(lists.0.keys().map(String::as_str).collect::<BTreeSet<_>>(), languages, "{id}, {place}");
            let lengths: BTreeSet<usize> = lists.0.values().map(Vec::len).collect();
            assert_eq!(lengths.len(), 1, "{id}, {place}: one language has more entries than another");
            for text in lists.0.values().flatten() {
                assert!(!text.trim().is_empty() && !text.contains(char::is_control), "{id}, {place}: \"{text}\"");
            }
        }
    }
}

#[test]
fn the_words_around_them_are_complete() {
    let labels: toml::Table = toml::from_str(&fs::read_to_string("src/reflection/labels.toml").unwrap()).unwrap();
    let languages: BTreeSet<&str> = LANGUAGES.iter().copied().collect();
    for (key, value) in &labels {
        let texts = value.as_table().unwrap();
        assert_eq!(texts.keys().map(String::as_str).collect::<BTreeSet<_>>(), languages, "{key}");
        let places = |text: &str| {
            text.split('{').skip(1).map(|p| p.split('}').next().unwrap().to_owned()).collect::<BTreeSet<_>>()
        };
        let all: BTreeSet<_> = texts.values().map(|text| places(text.as_str().unwrap())).collect();
        assert_eq!(all.len(), 1, "{key}: one language has another placeholder");
    }
    Labels::read().unwrap();
}

#[test]
fn ids_are_ids_and_stand_once() {
    for catalogue in catalogues() {
        let sections = catalogue.sections.iter().map(|section| &section.id);
        let ids: Vec<&String> = catalogue.points().map(|point| &point.id).chain(sections).collect();
        let sheets: Vec<&String> = catalogue.sheets.iter().map(|sheet| &sheet.id).collect();
        for list in [catalogue.points().map(|point| &point.id).collect(), sheets.clone()] {
            let list: Vec<&String> = list;
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{}", catalogue.head.id);
        }
        for id in ids.into_iter().chain(sheets) {
            assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{id}");
        }
        for sheet in &catalogue.sheets {
            let Content::Template(template) = &sheet.content else { continue };
            let fields: Vec<&String> = template.parts.iter().flat_map(|p| &p.fields).map(|field| &field.id).collect();
            assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len(), "{}", sheet.id);
        }
    }
}

#[test]
fn a_point_is_a_question_with_two_or_three_examples() {
    for catalogue in catalogues() {
        for point in catalogue.points() {
            for lang in LANGUAGES {
                assert!(point.question.get(lang).ends_with('?'), "{}: {}", point.id, point.question.get(lang));
                assert!(matches!(point.good.get(lang).len(), 2 | 3), "{}: {lang}", point.id);
                assert!(point.name.get(lang).chars().count() <= 50, "{}: a name is short", point.id);
            }
            assert!(!point.source.is_empty(), "{} comes from nowhere", point.id);
            for source in &point.source {
                assert!(
                    catalogue.document(&source.document).is_some(),
                    "{}: no document {}",
                    point.id,
                    source.document
                );
            }
        }
        for sheet in &catalogue.sheets {
            assert!(catalogue.document(&sheet.source.document).is_some(), "{}", sheet.id);
        }
        assert!(catalogue.head.documents.iter().all(|document| {
            let mut of_points = catalogue.points().flat_map(|point| &point.source);
            of_points.any(|source| source.document == document.id)
        }));
    }
}

#[test]
fn the_values_have_as_many_points_as_was_asked() {
    let values = Catalogue::read("werte").unwrap();
    assert_eq!(values.sections.len(), 7);
    assert!((35..=60).contains(&values.points().count()), "{}", values.points().count());
}

/// "Must" and "duty" are the law's words: what a document wants is told as what it wants.
#[test]
fn no_demand_is_told_as_law() {
    let of_law = [
        (
            "de",
            &[
                "muss",
                "müssen",
                "musst",
                "müsst",
                "pflicht",
                "pflichten",
                "verpflichtet",
                "gesetzlich",
                "vorgeschrieben",
                "rechtswidrig",
                "verboten",
            ][..],
        ),
        (
            "en",
            &[
                "must",
                "duty",
                "duties",
                "shall",
                "obliged",
                "obligation",
                "mandatory",
                "unlawful",
                "illegal",
                "prohibited",
                "required",
            ][..],
        ),
    ];
    for catalogue in catalogues() {
        for (lang, words) in of_law {
            let all = texts(&catalogue).into_iter().map(|(place, texts)| (place, texts.get(lang).to_owned()));
            let more = lists(&catalogue).into_iter().map(|(place, lists)| (place, lists.get(lang).join(" ")));
            for (place, text) in all.chain(more) {
                let said = text.to_lowercase();
                let mut said = said.split(|c: char| !c.is_alphabetic());
                let found = said.find(|word| words.contains(word));
                assert_eq!(found, None, "{}, {place}: \"{text}\"", catalogue.head.id);
            }
        }
    }
}

#[test]
fn every_catalogue_says_what_it_is() {
    let labels = Labels::read().unwrap();
    assert_eq!(labels.no_law.get("de"), "Kein Gesetz");
    for catalogue in catalogues() {
        for lang in LANGUAGES {
            let band = catalogue.head.band.get(lang).to_lowercase();
            for document in &catalogue.head.documents {
                let kind = document.kind.get(lang).to_lowercase();
                assert!(
                    band.contains(&kind) || band.contains(&plural(&kind)),
                    "{}: the band says no \"{kind}\"",
                    catalogue.head.id
                );
                for text in [&document.by, &document.date, &document.number, &document.title] {
                    assert!(!text.get(lang).is_empty());
                }
            }
        }
    }
}

/// A kind of document as the band names several of it.
fn plural(kind: &str) -> String {
    if kind == "antrag" { "anträge".to_owned() } else { format!("{kind}s") }
}

#[test]
fn an_unknown_catalogue_is_refused_in_a_sentence() {
    let error = Catalogue::read("no-such").unwrap_err();
    assert!(error.contains("\"no-such\"") && error.contains("werte"), "{error}");
}
