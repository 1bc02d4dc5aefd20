//! What would change the result, class by class; answers on scope and role are folded away.

use super::answers::change;
use super::dom::{Dom, El};
use super::frame::more;
use session::{ChangeView, ClassChanges, quoted};
use text::{Catalogue, key};

/// To be unfolded; nothing if no class is certain.
pub fn unfolds(dom: &Dom, words: &Catalogue, classes: &[ClassChanges]) -> Option<El> {
    let draw = Draw { dom, words };
    let body = || dom.div("changes").with_all(classes.iter().map(|c| draw.class(c)));
    let title = [&*words.get(key::CHANGES_TITLE), &*words.get(key::CHANGES_LEAD)];
    let count = classes.iter().map(|c| c.own.len() + c.beside.len()).sum();
    (!classes.is_empty()).then(|| more(dom, "changes", title, count, body()))
}

struct Draw<'a> {
    dom: &'a Dom,
    words: &'a Catalogue,
}

impl Draw<'_> {
    fn class(&self, class: &ClassChanges) -> El {
        let list =
            |views: &[ChangeView]| self.dom.el("ul").class("points").with_all(views.iter().map(|v| self.change(v)));
        let pairs = (!class.single).then(|| self.dom.p("quiet", &self.words.get(key::CHANGES_PAIRS)));
        let beside = (!class.beside.is_empty()).then(|| {
            let summary = self.dom.el("summary").text(&self.words.get(key::CHANGES_BESIDE));
            self.dom.fold(class.id).with(summary).with(list(&class.beside))
        });
        self.dom
            .div("class")
            .attr("data-changes", class.id)
            .with(self.dom.heading(3, &class.name))
            .with_if(pairs)
            .with_if((!class.own.is_empty()).then(|| list(&class.own)))
            .with_if(beside)
    }

    /// Each question with the answers that would do it, then what would be.
    fn change(&self, view: &ChangeView) -> El {
        let item = self.dom.el("li");
        let item = view.others.iter().fold(item, |item, other| {
            let with = self.words.fill(key::CHANGES_WITH, &[("answers", &quoted(&other.answers, self.words))]);
            item.with(self.dom.p("quiet", &other.title)).with(self.dom.p("answer", &with).then(" ").with(change(
                self.dom,
                self.words,
                other.question,
                &other.title,
            )))
        });
        item.with(self.dom.p("", &view.then))
    }
}
