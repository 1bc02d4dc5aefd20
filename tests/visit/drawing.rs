//! The drawing of the decision, for every scenario in every language: all of the decision is in it, nothing covers anything.

use std::collections::BTreeSet;

use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{DRAWING_WIDTH, DrawingView, GroundView, MOST_LINES, NodeView, ResultView, Session};
use ai_act_check::text::{Catalogue, LANGUAGES};

const TODAY: Date = Date::new(2026, 11, 21);

/// Every result with its drawing, by language and name.
fn drawings() -> Vec<(String, ResultView, Option<DrawingView>)> {
    let cases = support::cases();
    let mut drawings = Vec::new();
    for lang in LANGUAGES {
        let words = Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap();
        for (name, answers) in &cases {
            let session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
            let result = ResultView::of(&session, &words);
            let drawing = DrawingView::of(&result, &words);
            drawings.push((format!("{name} ({lang})"), result, drawing));
        }
    }
    drawings
}

/// The certain grounds, each with its class.
fn grounds(result: &ResultView) -> impl Iterator<Item = (&'static str, &GroundView)> {
    result.classes.iter().flat_map(|c| c.grounds.iter().filter(|g| !g.open).map(|g| (c.id, g)))
}

/// The lines of a text as one, so far as they are drawn.
fn drawn(node: &NodeView) -> Vec<String> {
    let whole = |lines: &[(usize, String)]| lines.iter().map(|(_, line)| line.as_str()).collect::<String>();
    node.texts.iter().map(|t| whole(&t.lines)).collect()
}

#[test]
fn everything_that_decides_is_drawn_and_nothing_else() {
    let mut classes_together = 0;
    for (name, result, drawing) in drawings() {
        let mut wanted = BTreeSet::new();
        for (class, ground) in grounds(&result) {
            wanted.insert(("ground", ground.rule, "class", class));
            wanted.extend(ground.reasons.iter().map(|r| ("answer", r.question, "ground", ground.rule)));
        }
        let Some(drawing) = drawing else {
            assert!(grounds(&result).all(|(_, g)| g.reasons.is_empty()), "{name}: an answer decides and is not drawn");
            continue;
        };
        let ends = |at: usize| (drawing.nodes[at].kind, drawing.nodes[at].id);
        let found: Vec<_> = drawing.edges.iter().map(|e| (ends(e.from), ends(e.to))).collect();
        let found: BTreeSet<_> = found.into_iter().map(|((a, b), (c, d))| (a, b, c, d)).collect();
        assert_eq!(found, wanted, "{name}");
        let nodes = |kind| drawing.nodes.iter().filter(|n| n.kind == kind).map(|n| n.id).collect::<Vec<_>>();
        let questions: BTreeSet<_> = wanted.iter().filter(|w| w.0 == "answer").map(|w| w.1).collect();
        assert_eq!(nodes("answer").len(), questions.len(), "{name}: an answer stands twice, or one without a use");
        assert_eq!(nodes("ground"), grounds(&result).map(|(_, g)| g.rule).collect::<Vec<_>>(), "{name}");
        assert_eq!(nodes("class"), result.classes.iter().map(|c| c.id).collect::<Vec<_>>(), "{name}");
        classes_together += usize::from(result.classes.len() > 1);
    }
    assert!(classes_together > 50, "too few scenarios have several classes");
}

#[test]
fn nothing_covers_anything_and_all_is_within() {
    for (name, _, drawing) in drawings() {
        let Some(drawing) = drawing else { continue };
        for (at, node) in drawing.nodes.iter().enumerate() {
            assert!(node.x + node.width <= DRAWING_WIDTH && node.y + node.height <= drawing.height, "{name}: {node:?}");
            for other in &drawing.nodes[at + 1..] {
                let apart = node.x + node.width <= other.x
                    || other.x + other.width <= node.x
                    || node.y + node.height <= other.y
                    || other.y + other.height <= node.y;
                assert!(apart, "{name}: {node:?} covers {other:?}");
            }
            let lines = || node.texts.iter().flat_map(|t| &t.lines).map(|(y, _)| *y);
            assert!(lines().is_sorted_by(|a, b| a < b), "{name}: lines on each other in {node:?}");
            assert!(lines().all(|y| y > node.bar && y < node.height), "{name}: a line outside of {node:?}");
        }
    }
}

#[test]
fn connectors_run_from_rule_to_rule() {
    for (name, _, drawing) in drawings() {
        let Some(drawing) = drawing else { continue };
        for edge in &drawing.edges {
            let (from, to) = (&drawing.nodes[edge.from], &drawing.nodes[edge.to]);
            assert_eq!(edge.start, (from.x + from.width, from.y + from.bar / 2), "{name}");
            assert_eq!(edge.end, (to.x, to.y + to.bar / 2), "{name}");
            assert!(from.x + from.width < to.x, "{name}: a connector runs backwards");
        }
    }
}

#[test]
fn no_word_is_lost_unless_the_whole_text_is_at_hand() {
    let squeezed = |text: &str| text.replace(' ', "");
    let (mut cut, mut all) = (0, 0);
    for (name, result, drawing) in drawings() {
        let Some(drawing) = drawing else { continue };
        let reasons: Vec<_> = grounds(&result).flat_map(|(_, g)| &g.reasons).collect();
        for node in &drawing.nodes {
            let said: Vec<String> = match node.kind {
                "answer" => {
                    let reason = reasons.iter().find(|r| r.question == node.id).unwrap();
                    [&reason.title].into_iter().chain(&reason.answers).cloned().collect()
                }
                "ground" => {
                    let (_, ground) = grounds(&result).find(|(_, g)| g.rule == node.id).unwrap();
                    vec![ground.name.clone(), ground.cite.place.clone()]
                }
                _ => {
                    let class = result.classes.iter().find(|c| c.id == node.id).unwrap();
                    [&class.name].into_iter().chain(&class.later).cloned().collect()
                }
            };
            assert_eq!(node.texts.len(), said.len(), "{name}: {node:?}");
            for ((text, drawn), said) in node.texts.iter().zip(drawn(node)).zip(said) {
                assert!(text.lines.len() <= MOST_LINES, "{name}: {text:?}");
                all += 1;
                if let Some(full) = &text.full {
                    cut += 1;
                    assert_eq!(*full, said, "{name}");
                    let begin = squeezed(drawn.strip_suffix('…').unwrap());
                    assert!(squeezed(full).starts_with(&begin), "{name}: {text:?}");
                } else {
                    assert_eq!(squeezed(&drawn), squeezed(&said), "{name}");
                }
            }
        }
    }
    // A cut is the exception; where it becomes the rule, the columns are too narrow for our words.
    assert!(cut * 50 < all, "{cut} of {all} texts are cut");
}

#[test]
fn a_class_that_applies_later_says_when() {
    for (name, result, drawing) in drawings() {
        let Some(drawing) = drawing else { continue };
        for class in &result.classes {
            let node = drawing.nodes.iter().find(|n| n.kind == "class" && n.id == class.id).unwrap();
            assert_eq!(node.texts.len(), 1 + usize::from(class.later.is_some()), "{name}");
        }
        let later = result.classes.iter().find(|c| c.id == "high-risk").is_none_or(|c| c.later.is_some());
        assert!(later, "{name}: no high-risk class applies in 2026");
    }
}

#[test]
fn lines_are_as_full_as_they_may_be_and_no_more_than_four() {
    let words = Catalogue::read(pack("en").unwrap(), &BOOK).unwrap();
    let answers = support::case("a1-machinery");
    let mut result = ResultView::of(&Session::with_answers(&BOOK, answers, TODAY).unwrap(), &words);
    let mut drawn = |name: &str| {
        name.clone_into(&mut result.classes[0].name);
        let drawing = DrawingView::of(&result, &words).unwrap();
        let text = drawing.nodes.into_iter().find(|n| n.kind == "class").unwrap().texts.remove(0);
        (text.lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>(), text.full)
    };
    let room = (4..99).take_while(|n| drawn(&format!("{} b", "a".repeat(n - 2))).0.len() == 1).last().unwrap();
    // A word is broken after a hyphen only if no line has room for it.
    let rest = "b".repeat(room - 2);
    assert_eq!(drawn(&format!("a a-{rest}")).0, ["a ", &format!("a-{rest}")]);
    assert_eq!(drawn(&format!("a a-{rest}b")).0, ["a a-", &format!("{rest}b")]);
    for count in 1..7 {
        let (lines, full) = drawn(&vec!["a".repeat(room); count].join(" "));
        assert_eq!((lines.len(), full.is_some()), (count.min(MOST_LINES), count > MOST_LINES));
        assert_eq!(lines.last().unwrap().ends_with('…'), full.is_some());
    }
}
