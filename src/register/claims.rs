//! What is claimed beside what came out. A claim stays letter for letter; its class is read from common words, and compared with
//! the result for the system, whoever must act. Nothing of this is stored.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use text::{Catalogue, cite};

use super::assess::{OPEN, Results};
use super::law::Law;
use super::record::{Claim, Snapshot, System};
use super::values::ClaimClass;

/// How a claim and the result stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// The system is in a more serious class.
    TooLow,
    /// No class in question is as serious as the claim.
    TooHigh,
    /// An open answer decides.
    Open,
    /// They are on different scales, or the claim says nothing clear.
    NotComparable,
    /// They say the same.
    Agrees,
    /// Nothing is claimed.
    NoClaim,
}

impl Comparison {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLow => "comparison.too-low",
            Self::TooHigh => "comparison.too-high",
            Self::Open => "comparison.open",
            Self::NotComparable => "comparison.not-comparable",
            Self::Agrees => "comparison.agrees",
            Self::NoClaim => "comparison.no-claim",
        }
    }

    /// How one claim stands to the results.
    #[must_use]
    pub fn of(law: &Law, claim: &Claim, results: &Results) -> Self {
        let class = claim.class.unwrap_or(ClaimClass::Unclear);
        if class == ClaimClass::NotAssessed {
            return Self::NoClaim;
        }
        let headline = results.system_headline();
        let (Some(claimed), Some(certain)) =
            (law.claim(class), if headline == OPEN { Some(0) } else { law.rank(headline) })
        else {
            return Self::NotComparable;
        };
        let possible = results.system_possible();
        let highest = possible.iter().filter_map(|outcome| law.rank(outcome.category.id)).fold(certain, u8::max);
        match () {
            () if results.lost > 0 => Self::Open,
            () if claimed < certain => Self::TooLow,
            () if claimed > highest => Self::TooHigh,
            () if highest > certain || headline == OPEN => Self::Open,
            () => Self::Agrees,
        }
    }

    /// How a claim stands to a result that was written down.
    #[must_use]
    pub fn of_snapshot(law: &Law, claim: &Claim, snapshot: &Snapshot) -> Self {
        let class = claim.class.unwrap_or(ClaimClass::Unclear);
        if class == ClaimClass::NotAssessed {
            return Self::NoClaim;
        }
        let is_open = snapshot.system_headline == OPEN || !snapshot.system_open.is_empty();
        let certain = if snapshot.system_headline == OPEN { Some(0) } else { law.rank(&snapshot.system_headline) };
        match (law.claim(class), certain) {
            (Some(claimed), Some(certain)) if claimed < certain => Self::TooLow,
            (Some(_), Some(_)) if is_open => Self::Open,
            (Some(claimed), Some(certain)) if claimed > certain => Self::TooHigh,
            (Some(_), Some(_)) => Self::Agrees,
            _ => Self::NotComparable,
        }
    }

    /// How all claims of a record stand to the results: the worst says it.
    #[must_use]
    pub fn of_all(law: &Law, system: &System, results: &Results) -> Self {
        system.claims.iter().map(|claim| Self::of(law, claim, results)).min().unwrap_or(Self::NoClaim)
    }
}

/// The words by which lists say a class, without blanks and in small letters.
static SAID: LazyLock<BTreeMap<ClaimClass, Vec<String>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("claims.json")).unwrap_or_default());

/// The class that a claim says; unclear where it says none in so many words.
#[must_use]
pub fn class_of(raw: &str) -> ClaimClass {
    let folded: String = raw.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect();
    let said = SAID.iter().find(|(_, words)| words.contains(&folded));
    said.map_or(ClaimClass::Unclear, |(class, _)| *class)
}

/// Why the system is in its class: the provisions, and the questions whose answers decide.
#[must_use]
pub fn reasons(law: &Law, results: &Results, words: &Catalogue) -> (Vec<String>, Vec<&'static str>) {
    let Some((of, outcome)) = results.system() else { return (Vec::new(), Vec::new()) };
    let mut cites: Vec<String> = Vec::new();
    let mut questions: Vec<&'static str> = Vec::new();
    for ground in outcome.certain() {
        let wording = ground.rule.wordings.iter().find(|wording| wording.valid.contains(of.day));
        if let Some(place) =
            wording.map(|wording| cite::place(&wording.cite, words)).filter(|place| !cites.contains(place))
        {
            cites.push(place);
        }
        // What is only supposed no answer of the record decides.
        let supposed = |id: &str| law.supposed.iter().any(|known| known == id);
        for reason in of.own_reasons(ground).into_iter().filter(|reason| !supposed(reason.fact.id)) {
            let told = of.interview.counted.iter().find(|answer| answer.question.presents(reason.fact));
            if let Some(question) = told.map(|answer| answer.question.id).filter(|id| !questions.contains(id)) {
                questions.push(question);
            }
        }
    }
    (cites, questions)
}
