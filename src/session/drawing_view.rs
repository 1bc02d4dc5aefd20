//! The decision as a drawing: the deciding answers, the provisions they lead to, the classes.
//!
//! Measures are whole units of the drawing, which scales with the page. Where a line ends is estimated from its number of
//! characters, as the page's font is not known here.

use super::{ClassView, GroundView, ReasonView, ResultView};
use text::{Catalogue, key};

/// How wide it is. How high follows from what it says.
pub const WIDTH: usize = 960;
/// The most lines of a text; the list beside the drawing has the whole.
pub const MOST_LINES: usize = 4;
/// Where the first nodes stand, below the titles of the columns.
const TOP: usize = 40;
/// From the end of a node to the next in its column, and from a rule or a text to the next text within it.
const BETWEEN: usize = 22;
const WITHIN: usize = 5;

/// A column of nodes.
#[derive(Clone, Copy)]
struct Column {
    x: usize,
    width: usize,
}

const ANSWERS: Column = Column { x: 0, width: 336 };
const GROUNDS: Column = Column { x: 404, width: 244 };
const CLASSES: Column = Column { x: 706, width: 254 };

/// How a text is set: its class in the sheet, the height of a line, and the room for a character in tenths.
struct Type {
    class: &'static str,
    line: usize,
    character: usize,
}

// The room suits DejaVu Sans, the widest of the usual fonts.
const QUIET: Type = Type { class: "quiet", line: 23, character: 97 };
const STRONG: Type = Type { class: "strong", line: 24, character: 124 };
const LARGE: Type = Type { class: "large", line: 27, character: 142 };

/// The whole drawing.
#[derive(Debug)]
pub struct DrawingView {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// How high it is.
    pub height: usize,
    /// The titles of the columns, with their left edges.
    pub titles: [(usize, String); 3],
    /// Answers, then each class after its grounds.
    pub nodes: Vec<NodeView>,
    /// What leads to what.
    pub edges: Vec<EdgeView>,
}

/// A rule with texts below it.
#[derive(Debug)]
pub struct NodeView {
    /// Which column: "answer", "ground" or "class".
    pub kind: &'static str,
    /// Id of the question, the rule or the class.
    pub id: &'static str,
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Width, which is that of the rule.
    pub width: usize,
    /// Height, with the rule.
    pub height: usize,
    /// How thick the rule is: a class has the weight that its verdict has.
    pub bar: usize,
    /// The texts, from top to bottom.
    pub texts: Vec<TextView>,
}

/// A text in lines.
#[derive(Debug)]
pub struct TextView {
    /// How it is set: "quiet", "strong" or "large".
    pub class: &'static str,
    /// Its lines, each with its baseline below the upper edge of the node.
    pub lines: Vec<(usize, String)>,
    /// The whole text if it was cut.
    pub full: Option<String>,
}

/// A connector from the end of one rule to the beginning of another.
#[derive(Debug)]
pub struct EdgeView {
    /// Position of the node where it starts.
    pub from: usize,
    /// Position of the node to which it leads.
    pub to: usize,
    /// Where it starts.
    pub start: (usize, usize),
    /// Where it ends.
    pub end: (usize, usize),
}

impl DrawingView {
    /// The decision behind the certain classes. Nothing is drawn where no answer decides.
    #[must_use]
    pub fn of(result: &ResultView, words: &Catalogue) -> Option<Self> {
        let mut view = Self::empty(result, words);
        for reason in result.classes.iter().flat_map(certain).flat_map(|g| &g.reasons) {
            if view.answer(reason).is_none() {
                view.join(answer(reason), &[]);
            }
        }
        if view.nodes.is_empty() {
            return None;
        }
        for class in &result.classes {
            let mut grounds = Vec::new();
            for ground in certain(class) {
                let answers: Vec<usize> = ground.reasons.iter().filter_map(|r| view.answer(r)).collect();
                grounds.push(view.join(self::ground(ground), &answers));
            }
            view.join(self::class(class), &grounds);
        }
        view.height = view.nodes.iter().map(|n| n.y + n.height).max().unwrap_or(TOP);
        Some(view)
    }

    fn empty(result: &ResultView, words: &Catalogue) -> Self {
        let names: Vec<String> = result.classes.iter().map(|c| c.name.clone()).collect();
        let title = |column: Column, key| (column.x, words.get(key));
        Self {
            label: words.fill(key::DRAWING_LABEL, &[("classes", &words.list(&names))]),
            height: TOP,
            titles: [
                title(ANSWERS, key::DRAWING_ANSWER),
                title(GROUNDS, key::DRAWING_GROUND),
                title(CLASSES, key::DRAWING_CLASS),
            ],
            nodes: Vec::new(),
            edges: Vec::new(),
        }
    }

    /// Where the node of an answer stands in the list.
    fn answer(&self, reason: &ReasonView) -> Option<usize> {
        self.nodes.iter().position(|n| n.kind == "answer" && n.id == reason.question)
    }

    /// Adds a node below the last of its column, if there is room at the middle of those that lead to it.
    fn join(&mut self, mut node: NodeView, from: &[usize]) -> usize {
        let to = self.nodes.len();
        let origins: Vec<(usize, &NodeView)> = from.iter().filter_map(|at| Some((*at, self.nodes.get(*at)?))).collect();
        let sum: usize = origins.iter().map(|(_, n)| n.middle()).sum();
        let wanted = sum.checked_div(origins.len()).unwrap_or(TOP).saturating_sub(node.bar / 2);
        let above = self.nodes.iter().rev().find(|n| n.x == node.x);
        node.y = wanted.max(above.map_or(TOP, |n| n.y + n.height + BETWEEN));
        let end = (node.x, node.middle());
        let edge = |(at, n): &(usize, &NodeView)| EdgeView { from: *at, to, start: (n.x + n.width, n.middle()), end };
        self.edges.extend(origins.iter().map(edge));
        self.nodes.push(node);
        to
    }
}

impl NodeView {
    const fn new(kind: &'static str, id: &'static str, column: Column, bar: usize) -> Self {
        Self { kind, id, x: column.x, y: 0, width: column.width, height: bar + WITHIN, bar, texts: Vec::new() }
    }

    /// The middle of the rule, where the connectors are.
    const fn middle(&self) -> usize {
        self.y + self.bar / 2
    }

    /// Adds a text below what is there.
    fn say(mut self, set: &Type, text: &str) -> Self {
        let mut lines = wrap(text, self.width * 10 / set.character);
        let cut = lines.len() > MOST_LINES;
        lines.truncate(MOST_LINES);
        if cut && let Some(last) = lines.last_mut() {
            *last = format!("{}…", last.trim_end_matches([' ', ',']));
        }
        let top = self.height;
        self.height += lines.len() * set.line + WITHIN;
        // The baseline stands a fourth of the line above its end.
        let place = |(at, line): (usize, String)| (top + (at + 1) * set.line - set.line / 4, line);
        let lines = lines.into_iter().enumerate().map(place).collect();
        self.texts.push(TextView { class: set.class, lines, full: cut.then(|| text.to_owned()) });
        self
    }
}

fn certain(class: &ClassView) -> impl Iterator<Item = &GroundView> {
    class.grounds.iter().filter(|g| !g.open)
}

fn answer(reason: &ReasonView) -> NodeView {
    let node = NodeView::new("answer", reason.question, ANSWERS, 2).say(&QUIET, &reason.title);
    reason.answers.iter().fold(node, |node, answer| node.say(&STRONG, answer))
}

fn ground(ground: &GroundView) -> NodeView {
    NodeView::new("ground", ground.rule, GROUNDS, 2).say(&STRONG, &ground.name).say(&QUIET, &ground.cite.place)
}

fn class(class: &ClassView) -> NodeView {
    let node = NodeView::new("class", class.id, CLASSES, class.gravity.bar()).say(&LARGE, &class.name);
    class.later.iter().fold(node, |node, later| node.say(&QUIET, later))
}

/// Lines of at most so many characters, broken between words; in a word too long for a line also after a hyphen.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let length = |text: &str| text.trim_end().chars().count();
    let pieces = |word| str::split_inclusive(word, if length(word) > room { '-' } else { ' ' });
    let mut lines: Vec<String> = Vec::new();
    for piece in text.split_inclusive(' ').flat_map(pieces) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + length(piece) <= room => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines
}
