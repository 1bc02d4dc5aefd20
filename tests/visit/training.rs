//! What trainers take along, read back by others: banks of questions, packages, sheets. Whatever a trainer writes stays text.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::text::LANGUAGES;
use ai_act_check::training::course::{Course, Entry, FORMAT, Prepared};
use ai_act_check::training::handouts::{LENGTHS, Part, plan};
use ai_act_check::training::scorm::{self, Edition};
use ai_act_check::training::{Words, gift, handouts, library, moodle};
use roxmltree::{Document, Node};
use serde_json::{Value, json};

/// Signs that mean something somewhere: in HTML, XML, scripts, GIFT, in a path, to a reader of bidirectional text.
const HOSTILE: &str =
    "</script><img src=x onerror=alert(1)> ]]> &amp; \"'` ~=#{}:\\ $CATEGORY: // ::x:: ${7*7} \u{2028}\u{202e}%00";

fn course(lang: &str, cases: Vec<Entry>) -> Course {
    let (format, title) = (FORMAT.to_owned(), "Eight cases".to_owned());
    Course { format, title, lang: lang.to_owned(), day: "2027-01-15".to_owned(), minutes: 90, pass: Some(60), cases }
}

/// Every case of the library in one course.
fn whole(lang: &str) -> Prepared {
    let cases = library(lang).unwrap().into_iter().map(|case| Entry::Library(case.id)).collect();
    course(lang, cases).prepare(&BOOK).unwrap()
}

/// A trainer's own case, as it stands in a course file.
fn own() -> Value {
    let case = library("en").unwrap().into_iter().find(|case| case.id == "town-benefit").unwrap();
    let mut own = serde_json::to_value(&case).unwrap();
    own["id"] = json!("my-own");
    own
}

/// A course file with a trainer's own case, changed.
fn with_own(change: impl FnOnce(&mut Value)) -> Result<Prepared, String> {
    let mut own = own();
    change(&mut own);
    let mut file = serde_json::to_value(course("en", Vec::new())).unwrap();
    file["cases"] = json!(["town-chatbot", own]);
    let course = Course::read(&file.to_string())?;
    course.prepare(&BOOK).map_err(|faults| faults.join("\n"))
}

/// A course whose own case has hostile texts wherever it may have texts.
fn hostile() -> Prepared {
    let mut course = with_own(|own| {
        for text in ["title", "story", "adds", "law"] {
            own[text] = json!(if text == "title" { HOSTILE.chars().take(60).collect() } else { HOSTILE.to_owned() });
        }
        own["facts"] = json!([HOSTILE]);
        own["talk"] = json!([HOSTILE]);
        own["wrong"][0]["why"] = json!(HOSTILE);
        own["turn"]["asks"] = json!(HOSTILE);
        own["turn"]["says"] = json!(HOSTILE);
        own["belief"] = json!({ "says": HOSTILE, "truth": HOSTILE });
    })
    .unwrap();
    course.course.title = HOSTILE.chars().take(80).collect();
    course
}

/// Names and contents of a zip.
fn unzipped(zip: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let files = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).unwrap();
        let (mut text, name) = (String::new(), file.name().unwrap().into_owned());
        file.read_to_string(&mut text).unwrap();
        (name, text)
    };
    (0..files).map(read).collect()
}

/// The course within the script of a package, as a browser would have it.
fn played(files: &[(String, String)]) -> Value {
    let script = &files.iter().find(|(name, _)| name == "course.js").unwrap().1;
    let line = script.lines().next().unwrap();
    serde_json::from_str(line.strip_prefix("var COURSE = ").unwrap().strip_suffix(';').unwrap()).unwrap()
}

/// Text of an element within another.
fn inner<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    let found = node.children().find(|child| child.has_tag_name(name)).unwrap_or_else(|| panic!("no <{name}>"));
    found.children().find(|child| child.has_tag_name("text")).and_then(|text| text.text()).unwrap_or_default()
}

#[test]
fn moodle_gets_every_question_with_a_reason_for_each_answer() {
    for lang in LANGUAGES {
        let course = whole(lang);
        let xml = moodle::write(&course);
        let document = Document::parse(&xml).unwrap();
        let questions: Vec<Node> = document.root_element().children().filter(Node::is_element).collect();
        let of = |kind| questions.iter().copied().filter(move |q| q.attribute("type") == Some(kind));
        assert_eq!(of("multichoice").count(), 2 * course.cases.len());
        assert!(of("category").all(|q| inner(q, "category").starts_with("$course$/top/Eight cases/")), "{lang}");
        for (question, item) in of("multichoice").zip(moodle::items(&course)) {
            assert_eq!(inner(question, "name"), item.name);
            assert!(
                item.paragraphs.iter().all(|p| strip(inner(question, "questiontext")).contains(&flat(p))),
                "{}",
                item.id
            );
            assert!(!inner(question, "generalfeedback").is_empty());
            let answers: Vec<Node> = question.children().filter(|child| child.has_tag_name("answer")).collect();
            let right = answers.iter().filter(|answer| answer.attribute("fraction") == Some("100"));
            assert_eq!(right.count(), 1, "{}", item.id);
            for (answer, choice) in answers.iter().zip(item.choices) {
                assert_eq!(strip(inner(*answer, "feedback")), flat(&choice.why), "{}", item.id);
            }
        }
    }
}

/// Text as it stands in exports, where a line end is a space.
fn flat(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// The text within HTML, read by a parser of XML, as ours is well-formed.
fn strip(html: &str) -> String {
    let document = format!("<all>{html}</all>");
    let document = Document::parse(&document).unwrap_or_else(|fault| panic!("{fault}: {html}"));
    document.root().descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// GIFT by its description: what a backslash does not precede means something.
#[test]
fn gift_means_what_was_meant() {
    for course in [whole("en"), whole("de"), hostile()] {
        // Comments and categories are lines of their own.
        let text = gift::write(&course);
        let text: String = text.lines().filter(|line| !line.starts_with(['/', '$'])).collect();
        let signs = |sign: char| {
            let mut before = ' ';
            let mut found = 0;
            for c in text.chars() {
                found += usize::from(c == sign && before != '\\');
                before = if before == '\\' { ' ' } else { c };
            }
            found
        };
        let items = moodle::items(&course);
        let answers: usize = items.iter().map(|item| item.choices.len()).sum();
        assert_eq!(signs('{'), items.len());
        assert_eq!(signs('}'), items.len());
        assert_eq!(signs('='), items.len(), "one right answer each");
        assert_eq!(signs('~'), answers - items.len());
        // One for each answer, four for what is said to everybody.
        assert_eq!(signs('#'), answers + 4 * items.len());
    }
}

#[test]
fn packages_hold_only_what_learning_systems_take() {
    let suffixes = ["html", "js", "css", "xml", "json", "svg", "png"];
    for edition in [Edition::One, Edition::Four] {
        for course in [whole("de"), hostile()] {
            let zip = scorm::write(&course, edition).unwrap();
            let files = unzipped(zip);
            for (name, _) in &files {
                let (stem, suffix) = name.split_once('.').unwrap();
                assert!(suffixes.contains(&suffix) && stem.bytes().all(|b| b.is_ascii_lowercase()), "{name}");
            }
            let manifest = &files.iter().find(|(name, _)| name == "imsmanifest.xml").unwrap().1;
            let manifest = Document::parse(manifest).unwrap();
            let named: BTreeSet<&str> = manifest
                .descendants()
                .filter(|n| n.tag_name().name() == "file")
                .filter_map(|n| n.attribute("href"))
                .collect();
            let there: BTreeSet<&str> =
                files.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "imsmanifest.xml").collect();
            assert_eq!(named, there);
            let title = manifest.descendants().find(|n| n.tag_name().name() == "title").and_then(|n| n.text()).unwrap();
            assert!(title.len() > 3);
            let page = &files.iter().find(|(name, _)| name == "index.html").unwrap().1;
            assert_eq!(page.matches("<script").count(), 1, "one classic script");
            assert!(!page.contains("type=\"module\"") && !page.contains("<img"));
        }
    }
}

#[test]
fn what_a_learning_system_keeps_is_small() {
    // The print, the place and three letters for each case; SCORM 1.2 takes 4096 characters.
    let most = 200;
    assert!(8 + 1 + 4 + 1 + 3 * most < 4096);
    let played = played(&unzipped(scorm::write(&whole("en"), Edition::One).unwrap()));
    assert_eq!(played["print"].as_str().unwrap().len(), 8);
    for case in played["cases"].as_array().unwrap() {
        let id = case["id"].as_str().unwrap();
        assert!(id.len() <= 40 && id.bytes().all(|b| b.is_ascii_graphic()), "{id}");
        assert!(case["choices"].as_array().unwrap().len() < 26);
    }
}

#[test]
fn the_same_course_gives_the_same_bytes() {
    let (one, other) = (whole("de"), whole("de"));
    for edition in [Edition::One, Edition::Four] {
        assert_eq!(scorm::write(&one, edition), scorm::write(&other, edition));
    }
    assert_eq!(moodle::write(&one), moodle::write(&other));
    assert_eq!(gift::write(&one), gift::write(&other));
    assert_eq!(handouts::write(&one), handouts::write(&other));
}

#[test]
fn hostile_texts_stay_texts() {
    let course = hostile();
    let xml = moodle::write(&course);
    let document = Document::parse(&xml).unwrap();
    // Names are text for Moodle; all the rest is HTML.
    let html = document.descendants().filter(|n| n.attribute("format") == Some("html"));
    for text in html.flat_map(|n| n.children()).filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()) {
        assert!(!text.contains("<img") && !text.contains("</script"), "{text}");
    }
    let page = handouts::write(&course);
    assert!(!page.contains("<img") && !page.contains("<script") && !page.contains("</script"));
    for edition in [Edition::One, Edition::Four] {
        let files = unzipped(scorm::write(&course, edition).unwrap());
        // The script is read whole, and what was written stands in it as it was written.
        let played = played(&files);
        assert_eq!(played["cases"][1]["story"], json!(HOSTILE));
        let script = &files.iter().find(|(name, _)| name == "course.js").unwrap().1;
        assert!(!script.contains(['\u{2028}', '\u{2029}']));
    }
}

#[test]
fn sheets_say_everything_and_certify_nothing() {
    for lang in LANGUAGES {
        let course = whole(lang);
        let page = handouts::write(&course);
        let html = page.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
        let text = strip(html);
        for worked in &course.cases {
            let case = &worked.case;
            assert_eq!(text.matches(&*case.story).count(), 1, "{}: a card has the story", case.id);
            for told in [&case.adds, &case.turn.says, &worked.outcome.name].into_iter().chain(&case.talk) {
                assert!(text.contains(&**told), "{}: {told}", case.id);
            }
            for choice in &worked.choices {
                assert!(text.contains(&choice.why), "{}: {}", case.id, choice.why);
            }
        }
        // The cards are pages of four, and no verdict stands among them.
        let cards: Vec<&str> =
            html.split("<div class=\"page\">").skip(1).map(|page| page.split("</div>").next().unwrap()).collect();
        assert_eq!(cards.len(), course.cases.len().div_ceil(4));
        assert!(cards.iter().all(|page| page.matches("<article").count() <= 4));
        for worked in &course.cases {
            assert!(!cards.iter().any(|page| page.contains(&worked.case.turn.says)), "{}", worked.case.id);
        }
        for promise in ["is competent", "certifies that", "hat bestanden", "ist kompetent", "bescheinigt die"] {
            assert!(!text.contains(promise), "{lang}: {promise}");
        }
        assert!(
            !html.contains("http") && !page.contains("<script") && !page.contains("<link"),
            "it needs nothing else"
        );
    }
}

#[test]
fn plans_fill_their_time() {
    let few = course("en", vec![Entry::Library("sec-door".to_owned())]).prepare(&BOOK).unwrap();
    for length in LENGTHS {
        let plan = plan(&few, length);
        assert_eq!(plan.iter().map(|(_, takes)| takes).sum::<u16>(), length, "also where there are few cases");
        assert!(plan.iter().any(|(part, _)| matches!(part, Part::Spare)));
    }
    let course = whole("en");
    for length in LENGTHS {
        let plan = plan(&course, length);
        assert_eq!(plan.iter().map(|(_, takes)| takes).sum::<u16>(), length);
        assert!(matches!(plan.first(), Some((Part::Begin, _))) && matches!(plan.last(), Some((Part::Close, _))));
        let pauses = plan.iter().filter(|(part, _)| matches!(part, Part::Pause)).count();
        assert_eq!(pauses, usize::from(length > 120));
        assert!(plan.len() > 4, "{length} minutes have {} parts", plan.len());
    }
}

/// What each export and the player ask for is there, in every language.
#[test]
fn no_word_is_missing() {
    for lang in LANGUAGES {
        let course = whole(lang);
        let scorm = unzipped(scorm::write(&course, Edition::Four).unwrap());
        let words = played(&scorm)["words"].to_string();
        let all = [moodle::write(&course), gift::write(&course), handouts::write(&course), words];
        for text in &all {
            // A key that has no text stands for itself.
            let keys =
                text.split("training.").skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            assert_eq!(keys.map(|rest| &rest[..rest.len().min(20)]).next(), None, "{lang}");
        }
        let script = &scorm.iter().find(|(name, _)| name == "course.js").unwrap().1;
        let player = script.split_once('\n').unwrap().1.replace("words[\"", "words.");
        let asked = player.split(" words.").chain(player.split("(words.")).skip(1);
        for name in asked.map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic() && c != '-').next().unwrap()) {
            let known = all[3].contains(&format!("[\"{name}\","));
            assert!(known || name.is_empty() || name.contains(' '), "the player asks for \"{name}\"");
        }
        let levels = Words::of(lang, &BOOK).unwrap();
        assert!(!levels.get("level.first").contains('.'));
    }
}

#[test]
fn a_course_file_comes_back_as_it_went() {
    let file = serde_json::to_string(&course("de", vec![Entry::Library("sec-door".to_owned())])).unwrap();
    let read = Course::read(&file).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), file);
    let own = with_own(|_| ()).unwrap();
    assert_eq!(own.cases.len(), 2);
    let file = serde_json::to_string(&own.course).unwrap();
    assert_eq!(serde_json::to_string(&Course::read(&file).unwrap()).unwrap(), file);
}

#[test]
fn course_files_fit_their_schema() {
    let schema: Value = serde_json::from_str(&fs::read_to_string("docs/schema/course.schema.json").unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let fits = |course: &Course| validator.is_valid(&serde_json::to_value(course).unwrap());
    assert!(fits(&whole("en").course));
    assert!(fits(&with_own(|_| ()).unwrap().course));
    let mut file = serde_json::to_value(course("en", vec![Entry::Library("sec-door".to_owned())])).unwrap();
    assert!(validator.is_valid(&file));
    file["verdict"] = json!("minimal");
    assert!(!validator.is_valid(&file) && Course::read(&file.to_string()).is_err());
}

/// A case of one's own that does not hold is refused with a sentence that names the place and says why.
#[test]
fn a_case_that_does_not_hold_is_refused_with_the_reason() {
    let refused = |change: fn(&mut Value), wanted: &[&str]| {
        let Err(fault) = with_own(change) else { panic!("it holds, and should not say {wanted:?}") };
        for part in wanted {
            assert!(fault.contains(part), "{fault} does not say {part}");
        }
    };
    refused(
        |own| own["wrong"][0]["ids"] = json!(["high-risk"]),
        &["cases[1] (\"my-own\")", "wrong[0]", "is what comes out on 2027-01-15"],
    );
    refused(
        |own| own["wrong"][0]["ids"] = json!(["dangerous"]),
        &["wrong[0].ids", "there is no \"dangerous\"", "minimal"],
    );
    refused(|own| own["turn"]["answers"] = json!({}), &["turn.answers", "like the case itself"]);
    refused(|own| own["turn"]["answers"] = json!({ "areas": ["nowhere"] }), &["turn.answers", "nowhere"]);
    refused(|own| own["answers"]["areas"] = json!(["unknown"]), &["answers", "stays open"]);
    refused(|own| own["answers"] = json!({ "weather": ["fine"] }), &["answers", "weather"]);
    refused(|own| own["story"] = json!(""), &["story", "it has 0 characters"]);
    refused(|own| own["story"] = json!("x".repeat(1_201)), &["story", "1201 characters"]);
    refused(|own| own["id"] = json!("Mein Fall"), &["id", "small letters"]);
    refused(|own| own["id"] = json!("town-chatbot"), &["cases[1]", "stands twice"]);
    refused(|own| own["minutes"] = json!(0), &["minutes"]);
    refused(|own| own["verdict"] = json!("high-risk"), &["cases[1]", "verdict"]);
    refused(|own| drop(own.as_object_mut().unwrap().remove("adds")), &["cases[1]", "adds"]);
}

#[test]
fn a_course_file_that_is_none_is_refused_with_the_reason() {
    let file = |change: fn(&mut Value)| {
        let mut file = serde_json::to_value(course("en", vec![Entry::Library("sec-door".to_owned())])).unwrap();
        change(&mut file);
        let course = Course::read(&file.to_string())?;
        course.prepare(&BOOK).map(drop).map_err(|faults| faults.join("\n"))
    };
    assert_eq!(file(|_| ()), Ok(()));
    let refused = |change: fn(&mut Value), wanted: &str| {
        let Err(fault) = file(change) else { panic!("it holds, and should say {wanted}") };
        assert!(fault.contains(wanted), "{fault} does not say {wanted}");
    };
    refused(|f| f["format"] = json!("ai-act-course/9"), "a course has \"ai-act-course/1\"");
    refused(|f| f["day"] = json!("2027-02-30"), "no day of the calendar");
    refused(|f| f["day"] = json!("1999-01-01"), "lies before");
    refused(|f| f["lang"] = json!("xx"), "no language \"xx\"");
    refused(|f| f["pass"] = json!(101), "pass");
    refused(|f| f["minutes"] = json!(5), "minutes");
    refused(|f| f["cases"] = json!([]), "cases: there are 0");
    refused(|f| f["cases"] = json!(["nothing"]), "cases[0]: the library has no such case");
    refused(|f| f["cases"] = json!([7]), "cases[0]");
    refused(|f| f["title"] = json!(" "), "title");
    for text in ["", "[]", "{", "null", "{\"format\": 1}", &"[".repeat(500)] {
        assert!(Course::read(text).is_err(), "{text}");
    }
}

/// On a day before a ban was law, a case of it does not hold, and the sentence says which answer is right then.
#[test]
fn the_day_of_the_course_decides() {
    let on = |day: &str| {
        let mut course = course("en", vec![Entry::Library("soft-undress".to_owned())]);
        course.day = day.to_owned();
        course.prepare(&BOOK)
    };
    assert!(on("2026-12-02").is_ok());
    let faults = on("2025-03-01").unwrap_err().join(" ");
    assert!(faults.contains("soft-undress"), "{faults}");
    assert!(Date::parse("2025-03-01").is_some());
}

/// Runs `ai-act-check training` in a folder, and gives exit code, output and what went wrong.
fn command(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ai-act-check"));
    let output = program.arg("training").args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_line_lists_composes_and_makes() {
    let folder = std::env::temp_dir().join(format!("aiact-training-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let run = |arguments: &[&str]| command(&folder, arguments);
    let (code, list, _) = run(&["list", "--lang", "de", "--group", "administration", "--as-of", "2027-01-15"]);
    assert_eq!(code, Some(0));
    assert!(
        list.contains("town-benefit\n") && list.contains("Hochrisiko-KI-System") && !list.contains("soft-llm"),
        "{list}"
    );
    let chosen =
        ["course", "--cases", "town-benefit, hr-monitor", "--title", "Test", "--pass", "50", "--as-of", "2027-01-15"];
    let (code, course, _) = run(&chosen);
    assert_eq!(code, Some(0));
    fs::write(folder.join("course.json"), &course).unwrap();
    let read = Course::read(&course).unwrap().prepare(&BOOK).unwrap();
    for (kind, made) in [
        ("scorm12", scorm::write(&read, Edition::One).unwrap()),
        ("scorm2004", scorm::write(&read, Edition::Four).unwrap()),
        ("moodle", moodle::write(&read).into_bytes()),
        ("gift", gift::write(&read).into_bytes()),
        ("handouts", handouts::write(&read).into_bytes()),
    ] {
        let (code, _, fault) = run(&[kind, "course.json", "made"]);
        assert_eq!((code, fault.as_str()), (Some(0), ""), "{kind}");
        assert_eq!(fs::read(folder.join("made")).unwrap(), made, "{kind}");
    }
    for (arguments, wanted) in [
        (&["list", "--group", "nobody"][..], &["--group nobody: there is none; use one of small-firms"][..]),
        (&["course"], &["--cases"]),
        (&["course", "--cases", "nothing,nowhere"], &["cases[0]", "cases[1]"]),
        (&["course", "--cases", "town-benefit", "--as-of", "soon"], &["--as-of soon"]),
        (&["gift", "course.json", "course.json"], &["another name"]),
        (&["gift", "missing.json", "made"], &["missing.json: cannot be read"]),
        (&["gift", "course.json"], &["needs a course file"]),
        (&["gift", "course.json", "made", "--lang", "de"], &["the course file says it"]),
        (&["dance"], &["does not exist"]),
        (&[], &["see --help"]),
    ] {
        let (code, output, fault) = run(arguments);
        assert_eq!((code, output.as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(fault.lines().count(), wanted.len(), "{fault}");
        assert!(fault.lines().zip(wanted).all(|(line, part)| line.contains(part)), "{fault}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
