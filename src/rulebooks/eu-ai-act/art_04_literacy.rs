//! Art. 4: AI literacy, the duty that binds every provider and deployer; Art. 95: codes of conduct for the rest.

use crate::acts::AI_ACT;
use engine::expr::{Expr, When, all, any, any_ground, class, holds, not};
use engine::rulebook::{Category, Rule, route, wording};

use super::art_02_scope::SYSTEM_IN_SCOPE;
use super::art_03_definitions::{DEPLOYER_ROLE, PROVIDER_ROLE};
use super::art_05_prohibited::PROHIBITED;
use super::art_06_high_risk::HIGH_RISK;
use super::art_50_transparency::TRANSPARENCY;
use super::art_113_dates::{BEFORE_AMENDMENT, FIRST_CHAPTERS, GENERAL, ORIGINAL, SINCE_AMENDMENT};

/// Art. 4: literacy measures. Since 27 July 2026 measures to support its development; before, a sufficient level.
pub static LITERACY: Rule = Rule::new(
    "art-4",
    &[
        wording(BEFORE_AMENDMENT, AI_ACT.art("4"), any(&[class(&PROVIDER_ROLE), class(&DEPLOYER_ROLE)])),
        wording(SINCE_AMENDMENT, AI_ACT.art("4").par("1"), any(&[class(&PROVIDER_ROLE), class(&DEPLOYER_ROLE)])),
    ],
    &FIRST_CHAPTERS,
);

/// Art. 95: voluntary codes of conduct for systems that are not high-risk.
pub static VOLUNTARY_CODES: Rule =
    Rule::new("art-95", &[wording(ORIGINAL, AI_ACT.art("95").par("1"), Expr::Always)], &GENERAL);

/// None of the classes with duties of their own. A finding, not an empty page: Art. 4 stays.
pub static MINIMAL: Category = Category {
    id: "minimal",
    guard: When::new(all(&[
        holds(&SYSTEM_IN_SCOPE),
        not(&any_ground(&PROHIBITED)),
        not(&any_ground(&HIGH_RISK)),
        not(&any_ground(&TRANSPARENCY)),
    ])),
    routes: &[route(Expr::Always, &[&LITERACY, &VOLUNTARY_CODES])],
    each: true,
    doubts: &[],
};

/// The rules of this file.
pub static RULES: &[&Rule] = &[&LITERACY, &VOLUNTARY_CODES];
