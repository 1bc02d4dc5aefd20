//! What a visitor can ask for. Controls carry its name as `data-action`: written by `dom.rs`, read once, when one is pressed.

macro_rules! actions {
    ($($(#[$build:meta])? $action:ident = $name:literal,)*) => {
        /// What a control asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$build])? $action,)*
        }

        impl Action {
            const ALL: &[Self] = &[$($(#[$build])? Self::$action),*];

            /// The name in the document, which for an export is also the one that pages know.
            pub const fn name(self) -> &'static str {
                match self {
                    $($(#[$build])? Self::$action => $name,)*
                }
            }
        }
    };
}

actions! {
    Start = "start",
    Choose = "choose",
    GoOn = "go-on",
    Back = "back",
    Answers = "answers",
    Result = "result",
    Restart = "restart",
    Change = "change",
    Continue = "continue",
    FirstOption = "first-option",
    Go = "go",
    Filter = "filter",
    Language = "language",
    AsOf = "as-of",
    Today = "today",
    #[cfg(feature = "draft")]
    Assume = "assume",
    #[cfg(feature = "draft")]
    Unassume = "unassume",
    OpenSaved = "open-saved",
    Print = "print",
    Html = "html",
    Markdown = "markdown",
    Json = "json",
    Calendar = "calendar",
    Link = "link",
    Copy = "copy",
    Reasons = "reasons",
    Save = "save",
    Forget = "forget",
}

impl Action {
    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}
