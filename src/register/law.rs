//! What a register must know of a rulebook beyond what the engine says: laws.json, by the rulebook's id.

use std::collections::BTreeMap;

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
    /// The question on the conditions of Art. 6(3) under `question`, and the letter of the condition for each option.
    exemption: BTreeMap<String, String>,
    /// The category of the Dutch register that a class leaves no choice about.
    dutch: BTreeMap<String, String>,
    /// All its categories.
    dutch_categories: Vec<String>,
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

    /// The part of the database in which a duty is fulfilled, as a section of Annex VIII and whether it is the secure part,
    /// Art. 49(4).
    #[must_use]
    pub fn sheet(&self, duty: &str) -> Option<(Section, bool)> {
        self.sections.get(duty).map(|section| (*section, self.secure.iter().any(|id| id == duty)))
    }

    /// How heavy a claim is.
    #[must_use]
    pub fn claim(&self, class: ClaimClass) -> Option<u8> {
        self.claims.get(&class).copied()
    }
}
