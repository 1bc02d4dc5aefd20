//! What a register must know of a rulebook beyond what the engine says: laws.json, by the rulebook's id.

use std::collections::{BTreeMap, BTreeSet};

use engine::program::Compiled;
use serde::Deserialize;

use super::values::{ClaimClass, Section};

/// How much a class stands out among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The law asks nothing.
    None,
    /// No special class, or an exemption from one.
    Light,
    /// Some duties, or a class on another scale.
    Medium,
    /// The heaviest class that is allowed.
    Heavy,
    /// What is forbidden.
    Forbidden,
}

/// The highest rank of classes that weigh little.
const LIGHT: u8 = 2;

/// What a register knows of one rulebook.
#[derive(Debug, Default, Deserialize)]
pub struct Law {
    /// The facts that hold of somebody who built the system, has it under the own name and uses it: with them the result is about
    /// the system, whoever must act.
    pub supposed: Vec<String>,
    /// How heavy each class is; classes that are on another scale are left out.
    ranks: BTreeMap<String, u8>,
    /// How heavy each claim is.
    claims: BTreeMap<ClaimClass, u8>,
    /// The sections of Annex VIII that duties ask to be filled in.
    sections: BTreeMap<String, Section>,
    /// The duties that go into the secure part.
    secure: Vec<String>,
    /// The duties that go into the one part or the other, as the uses of a class say.
    either: BTreeMap<String, Parts>,
    /// The uses whose part answers decide.
    guarded: Guarded,
    /// The question on the conditions of Art. 6(3) under `question`, and the letter of the condition for each option.
    exemption: BTreeMap<String, String>,
    /// The category of the Dutch register that a class leaves no choice about.
    dutch: BTreeMap<String, String>,
    /// All its categories.
    dutch_categories: Vec<String>,
}

/// Which uses, by the beginning of their rules' ids, are registered in which part.
#[derive(Debug, Default, Deserialize)]
struct Parts {
    /// The class whose grounds are these uses.
    class: String,
    public: Vec<String>,
    secure: Vec<String>,
}

/// Uses that are registered in the secure part only for law enforcement, migration, asylum and border control.
#[derive(Debug, Default, Deserialize)]
struct Guarded {
    /// Their rules, by the beginning of their ids.
    rules: Vec<String>,
    /// The options, by question, that say so.
    answers: BTreeMap<String, Vec<String>>,
}

impl Guarded {
    fn is_said(&self, said: &dyn Fn(&str, &str) -> bool) -> bool {
        self.answers.iter().any(|(question, options)| options.iter().any(|option| said(question, option)))
    }
}

impl Law {
    /// What is known of a rulebook; nothing of one that is not there.
    #[must_use]
    pub fn of(book: &Compiled) -> Self {
        let laws: BTreeMap<String, Self> = serde_json::from_str(include_str!("laws.json")).unwrap_or_default();
        laws.into_iter().find(|(id, _)| id == book.id).map(|(_, law)| law).unwrap_or_default()
    }

    /// How heavy a class is.
    #[must_use]
    pub fn rank(&self, class: &str) -> Option<u8> {
        self.ranks.get(class).copied()
    }

    /// How much a class stands out, by its rank.
    #[must_use]
    pub fn weight(&self, class: &str) -> Weight {
        let most = self.ranks.values().copied().max();
        match self.rank(class) {
            Some(0) => Weight::None,
            Some(rank) if rank <= LIGHT => Weight::Light,
            Some(rank) if Some(rank) == most => Weight::Forbidden,
            Some(rank) if rank.checked_add(1) == most => Weight::Heavy,
            _ => Weight::Medium,
        }
    }

    /// The category of the Dutch register for a class, where it leaves no choice.
    #[must_use]
    pub fn dutch(&self, class: &str) -> Option<&str> {
        self.dutch.get(class).map(String::as_str)
    }

    /// Whether a text is a category of the Dutch register.
    #[must_use]
    pub fn is_dutch(&self, text: &str) -> bool {
        self.dutch_categories.iter().any(|category| category == text)
    }

    /// The conditions of Art. 6(3) that the answers say, by their letters.
    #[must_use]
    pub fn conditions(&self, answers: &BTreeMap<String, Vec<String>>) -> Vec<String> {
        let options = self.exemption.get("question").and_then(|question| answers.get(question));
        options
            .into_iter()
            .flatten()
            .filter_map(|option| self.exemption.get(option))
            .map(|letter| format!("({letter})"))
            .collect()
    }

    /// The parts of the database in which a duty is fulfilled, each as a section of Annex VIII and whether it is the secure part,
    /// Art. 49(4). A system with several uses may belong into both. `grounds` are the rules for which a class certainly holds, `said`
    /// whether an option of a question was chosen.
    #[must_use]
    pub fn sheets(
        &self,
        duty: &str,
        grounds: &dyn Fn(&str) -> Vec<&'static str>,
        said: &dyn Fn(&str, &str) -> bool,
    ) -> Vec<(Section, bool)> {
        let Some(section) = self.sections.get(duty) else { return Vec::new() };
        let Some(parts) = self.either.get(duty) else {
            return vec![(*section, self.secure.iter().any(|id| id == duty))];
        };
        let is_guarded = self.guarded.is_said(said);
        let of = |rule: &&str| {
            let begins = |list: &[String]| list.iter().any(|start| rule.starts_with(start.as_str()));
            match () {
                () if begins(&parts.secure) => Some(true),
                () if begins(&parts.public) => Some(is_guarded && begins(&self.guarded.rules)),
                () => None,
            }
        };
        let uses: BTreeSet<bool> = grounds(&parts.class).iter().filter_map(of).collect();
        uses.into_iter().map(|is_secure| (*section, is_secure)).collect()
    }

    /// How heavy a claim is.
    #[must_use]
    pub fn claim(&self, class: ClaimClass) -> Option<u8> {
        self.claims.get(&class).copied()
    }
}
