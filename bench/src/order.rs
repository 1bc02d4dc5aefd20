//! What our engine says of all conditions of a rulebook, in the order in which other engines are asked.

use engine::date::Date;
use engine::eval::Eval;
use engine::program::Compiled;
use engine::truth::Truth;

/// Conditions of a rulebook on a day, in some order.
pub struct Order {
    book: &'static Compiled,
    day: Date,
    places: Vec<Place>,
}

/// A condition by its number among its like.
#[derive(Clone, Copy)]
enum Place {
    Rule(usize),
    /// Any ground of a category with the guard of its route.
    Grounds(usize),
    Category(usize),
    Duty(usize),
}

impl Order {
    /// The conditions with these ids, such as `rule:art-5-1-f`. One that does not exist is open in every case.
    pub fn of<'a>(book: &'static Compiled, day: Date, ids: impl Iterator<Item = &'a str>) -> Self {
        let place = |id: &str| {
            let (kind, id) = id.split_once(':').unwrap_or_default();
            let category = || book.categories().position(|c| c.id == id).unwrap_or(usize::MAX);
            match kind {
                "rule" => Place::Rule(book.rules().position(|rule| rule.id == id).unwrap_or(usize::MAX)),
                "grounds" => Place::Grounds(category()),
                "category" => Place::Category(category()),
                _ => {
                    // A duty that was reworded stands once for each wording, under one id; the one of the day counts.
                    let duty = book.duties().position(|duty| duty.id == id && duty.valid.contains(day));
                    Place::Duty(duty.unwrap_or(usize::MAX))
                }
            }
        };
        Self { book, day, places: ids.map(place).collect() }
    }

    /// How many conditions there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// What our engine says of every condition when this is known of each fact. A fact that is left out is unknown.
    #[must_use]
    pub fn truths(&self, facts: &[Truth]) -> Vec<Truth> {
        let eval = Eval::of_facts(self.book, facts, self.day);
        let rules: Vec<Truth> = eval.rules().collect();
        let categories: Vec<(Truth, Truth)> = eval.categories().collect();
        let duties: Vec<(Truth, Truth)> = eval.duties().collect();
        let truth = |place: &Place| match *place {
            Place::Rule(at) => rules.get(at).copied(),
            Place::Grounds(at) => categories.get(at).map(|(_, some)| *some),
            Place::Category(at) => categories.get(at).map(|(whole, _)| *whole),
            Place::Duty(at) => duties.get(at).map(|(whole, _)| *whole),
        };
        self.places.iter().map(|place| truth(place).unwrap_or(Truth::Unknown)).collect()
    }
}
