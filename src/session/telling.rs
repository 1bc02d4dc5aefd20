//! A result in words, told once: screens, print and documents of one result share it.

use std::cell::OnceCell;
use std::rc::Rc;

use super::{ClassChanges, DayView, HalvesView, LetterView, ResultView, Session};
use engine::answers::Answers;
use engine::date::Date;
use text::Catalogue;

/// A session, a language, and what is to be said of the result in it. Each part is made when it is first wanted.
#[derive(Clone, Debug)]
pub struct Telling<'a> {
    /// The visit.
    pub session: &'a Session,
    /// The words.
    pub words: &'a Catalogue,
    told: Rc<Told>,
}

/// What was told of a result; whoever keeps it spares the next telling the work.
#[derive(Debug, Default)]
pub struct Told {
    /// What it was told of: answers, day, language and what is assumed make the result in words.
    of: Option<(Answers, Date, String, Vec<Date>)>,
    result: OnceCell<ResultView>,
    changes: OnceCell<Vec<ClassChanges>>,
    halves: OnceCell<Option<HalvesView>>,
    days: OnceCell<Vec<DayView>>,
}

impl<'a> Telling<'a> {
    /// A telling that begins anew.
    #[must_use]
    pub fn of(session: &'a Session, words: &'a Catalogue) -> Self {
        Self { session, words, told: Rc::default() }
    }

    /// A telling that goes on with what was told before if that is of the same result in the same language, and keeps what it
    /// tells.
    #[must_use]
    pub fn kept(session: &'a Session, words: &'a Catalogue, told: &mut Rc<Told>) -> Self {
        let assumed = session.book().assumed.iter().map(|assumed| assumed.day).collect();
        let of = Some((session.answers().clone(), session.day(), words.lang().to_owned(), assumed));
        if told.of != of {
            *told = Rc::new(Told { of, ..Told::default() });
        }
        Self { session, words, told: Rc::clone(told) }
    }

    /// What the result says.
    #[must_use]
    pub fn result(&self) -> &ResultView {
        self.told.result.get_or_init(|| ResultView::of(self.session, self.words))
    }

    /// What it would be under each answer to the question on which it hangs most.
    #[must_use]
    pub fn halves(&self) -> Option<&HalvesView> {
        let halves = || HalvesView::of(self.session, &self.result().open, self.words);
        self.told.halves.get_or_init(halves).as_ref()
    }

    /// What would change it.
    #[must_use]
    pub fn changes(&self) -> &[ClassChanges] {
        self.told.changes.get_or_init(|| ClassChanges::of(self.session, self.words))
    }

    /// What to ask a supplier. Made each time, as it names the system, and the visitor may rename that.
    #[must_use]
    pub fn letter(&self) -> Option<LetterView> {
        LetterView::of(self.session, &self.result().open, self.words)
    }

    /// The days that matter.
    #[must_use]
    pub fn days(&self) -> &[DayView] {
        self.told.days.get_or_init(|| DayView::of(self.session, self.words))
    }
}
