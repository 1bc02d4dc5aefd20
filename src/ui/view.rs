//! How the visitor has arranged a screen: what is unfolded, whose duties are shown. It outlives every drawing of that screen.

use super::dom::El;

/// What the visitor has arranged. Whatever is not named stands as it is drawn.
#[derive(Debug, Default)]
pub struct ViewState {
    /// What was unfolded or folded, by its name.
    folds: Vec<(String, bool)>,
    /// The role whose duties are shown; empty for all.
    role: String,
    /// Whether reasons can be given for all answers.
    reasons: bool,
}

impl ViewState {
    /// Notes that something was unfolded, or folded again.
    pub fn fold(&mut self, name: String, open: bool) {
        self.folds.retain(|(known, _)| *known != name);
        self.folds.push((name, open));
    }

    /// Notes whose duties are to be shown, and shows them.
    pub fn choose(&mut self, role: String, screen: &El) {
        self.role = role;
        self.show_role(screen);
    }

    /// Lets reasons be given, or no more; those that are there stay in sight.
    pub fn ask_reasons(&mut self, screen: &El) {
        self.reasons = !self.reasons;
        self.show_reasons(screen);
    }

    /// Arranges a screen that has just been drawn.
    pub fn arrange(&self, screen: &El) {
        self.show_reasons(screen);
        for (name, open) in &self.folds {
            for fold in screen.all(&format!("[data-fold=\"{name}\"]")) {
                fold.flag("open", *open);
            }
        }
        // A role that other answers have taken away hides nothing.
        if !screen.all(&format!("[data-action=filter][data-role=\"{}\"]", self.role)).is_empty() {
            self.show_role(screen);
        }
    }

    fn show_reasons(&self, screen: &El) {
        for button in screen.all("[data-action=reasons]") {
            let _ = button.attr("aria-pressed", if self.reasons { "true" } else { "false" });
        }
        for reason in screen.all(".reason:not([data-given])") {
            reason.flag("hidden", !self.reasons);
        }
    }

    /// Shows the duties of one role, or of all. What is hidden stays in the document, and in the print.
    fn show_role(&self, screen: &El) {
        let role = &*self.role;
        for part in screen.all(".duty-part") {
            let roles = part.value("data-roles").unwrap_or_default();
            part.flag("data-off", !role.is_empty() && roles.split(' ').all(|other| other != role));
        }
        for group in screen.all(".duty-group") {
            let empty = group.all(".duty-part:not([data-off])").is_empty();
            group.flag("data-off", empty && !group.all(".duty-part").is_empty());
        }
        for button in screen.all("[data-action=filter]") {
            let pressed = button.value("data-role").as_deref() == Some(role);
            let _ = button.attr("aria-pressed", if pressed { "true" } else { "false" });
        }
    }
}
