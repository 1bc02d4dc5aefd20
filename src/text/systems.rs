//! Typical systems as the packs hold them: what a visitor may choose instead of describing theirs.
//!
//! The first part of a pack has a line for each group and, below it, one for each system: what a list needs at once. The second has
//! each sentence that is shared, then for each system a line with what is said of it and one for each of its sides, which names
//! sentences by their lines. `library` writes both.

use crate::Catalogue;

/// A group of typical systems.
#[derive(Debug)]
pub struct Group<'a> {
    /// Its name.
    pub name: &'a str,
    /// Some words that stand for what is in it.
    pub hint: &'a str,
    /// What is in it.
    pub systems: Vec<System<'a>>,
}

/// A typical system, as a list shows it. Before the second part of the pack is there, it has no more than its name, and what it
/// does if nearly everybody has it.
#[derive(Clone, Copy, Debug)]
pub struct System<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Whether nearly everybody has it.
    pub often: bool,
    /// What it does, in a sentence.
    pub what: &'a str,
    /// What people type for it besides, separated by commas.
    pub search: &'a str,
}

/// A typical system from one side.
#[derive(Debug)]
pub struct Side<'a> {
    /// Whose side it is, by its name among the words of the screens.
    pub whose: &'a str,
    /// What is assumed, each with the fact in a sentence.
    pub assumed: Vec<Point<'a>>,
    /// The questions that decide, each with the answer of the typical case and with the reason for which it is asked.
    pub asked: Vec<Point<'a>>,
}

/// A question with an answer and a sentence on it.
#[derive(Debug)]
pub struct Point<'a> {
    /// The question.
    pub question: &'a str,
    /// The ids of the options, with blanks between.
    pub options: &'a str,
    /// The sentence.
    pub says: &'a str,
}

/// The fields of a line; those that it does not have are empty.
fn fields(line: &str) -> [&str; 3] {
    let mut parts = line.split('\t');
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// Whether a line is about a group in the first part of a pack, or about a system in the second.
fn is_head(line: &str) -> bool {
    line.starts_with('\t')
}

impl Catalogue {
    /// All typical systems, by groups.
    #[must_use]
    pub fn systems(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group> = Vec::new();
        let mut told = self.rest.systems().iter().filter(|line| is_head(line));
        for line in self.first.systems() {
            let [id, name, early] = fields(line);
            let Some(group) = groups.last_mut().filter(|_| !id.is_empty()) else {
                groups.push(Group { name, hint: early, systems: Vec::new() });
                continue;
            };
            let [_, what, search] = told.next().map_or(["", early, ""], |line| fields(line));
            group.systems.push(System { id, name, often: !early.is_empty(), what, search });
        }
        groups
    }

    /// The name of a system, what it does, and its sides; no sides before the second part of the pack is there.
    #[must_use]
    pub fn system(&self, id: &str) -> Option<(&str, &str, Vec<Side<'_>>)> {
        let mut told = self.rest.systems().iter();
        for line in self.first.systems().iter().filter(|line| !is_head(line)) {
            let [known, name, ..] = fields(line);
            let what = told.find(|line| is_head(line)).map_or("", |line| fields(line)[1]);
            if known == id {
                return Some((
                    name,
                    what,
                    told.take_while(|line| !is_head(line)).map(|line| self.side(line)).collect(),
                ));
            }
        }
        None
    }

    fn side<'a>(&'a self, line: &'a str) -> Side<'a> {
        let [whose, assumed, asked] = fields(line);
        let [assumed, asked] = [assumed, asked].map(|places| {
            let lines = places.split(' ').filter_map(|place| self.rest.systems().get(place.parse::<usize>().ok()?));
            let point = |[question, options, says]: [&'a str; 3]| Point { question, options, says };
            lines.map(|line| point(fields(line))).collect()
        });
        Side { whose, assumed, asked }
    }
}
