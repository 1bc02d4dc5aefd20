//! The scale of five levels. The draft names them in §§ 3, 4, 5, 7 and 13; by what a system reaches one stands in an annex that we
//! do not have. So the visitor chooses, or takes **our proposal, not the draft's**, from the classes of the AI Act.

use engine::expr::{Expr, When, all, any, any_ground, given, holds, is, not};
use engine::rulebook::{Category, Doubt, Gravity, Headline, Holder, Rule, route, wording};
use engine::source::Basis;

use super::DRAFT;
use super::questions::{
    ACT_EXEMPT, ACT_FORBIDS, ACT_HIGH_RISK, ACT_MODEL, ACT_SYSTEMIC, ACT_TRANSPARENCY, CHOSEN_2, CHOSEN_3, CHOSEN_4,
    CHOSEN_5, TAKES_PROPOSAL,
};
use super::s01_scope::ADDRESSED;
use super::s13_transition::SINCE;

/// The criteria of the levels stand in an annex that we do not have.
pub static CRITERIA: Doubt = Doubt::new("draft-criteria", DRAFT.section("3").par("2"))
    .when(is(&TAKES_PROPOSAL))
    .held_by(Holder::Open)
    .turns(&[&LEVEL_5, &LEVEL_4, &LEVEL_3, &LEVEL_2, &LEVEL_1]);

/// The visitor says so.
pub static CHOSEN_LEVEL_5: Rule =
    Rule::definition("draft-level-5-chosen", &[wording(SINCE, DRAFT.section("5").par("1"), is(&CHOSEN_5))]);
/// The visitor says so.
pub static CHOSEN_LEVEL_4: Rule =
    Rule::definition("draft-level-4-chosen", &[wording(SINCE, DRAFT.section("5").par("1"), is(&CHOSEN_4))]);
/// The visitor says so.
pub static CHOSEN_LEVEL_3: Rule =
    Rule::definition("draft-level-3-chosen", &[wording(SINCE, DRAFT.section("5").par("1"), is(&CHOSEN_3))]);
/// The visitor says so.
pub static CHOSEN_LEVEL_2: Rule =
    Rule::definition("draft-level-2-chosen", &[wording(SINCE, DRAFT.section("5").par("1"), is(&CHOSEN_2))]);
/// Our proposal: what the AI Act forbids.
pub static PROPOSED_5: Rule = Rule::definition(
    "draft-level-5-proposed",
    &[wording(SINCE, DRAFT.section("3").par("2"), given(&is(&TAKES_PROPOSAL), &is(&ACT_FORBIDS)))
        .basis(Basis::OurReading)],
);
/// Our proposal: what is high-risk under the AI Act, and models with systemic risk.
pub static PROPOSED_4: Rule = Rule::definition(
    "draft-level-4-proposed",
    &[wording(
        SINCE,
        DRAFT.section("3").par("2"),
        given(&is(&TAKES_PROPOSAL), &any(&[is(&ACT_HIGH_RISK), is(&ACT_SYSTEMIC)])),
    )
    .basis(Basis::OurReading)],
);
/// Our proposal: other general-purpose models, and what is in a listed area and yet exempt.
pub static PROPOSED_3: Rule = Rule::definition(
    "draft-level-3-proposed",
    &[wording(
        SINCE,
        DRAFT.section("3").par("2"),
        given(&is(&TAKES_PROPOSAL), &any(&[is(&ACT_MODEL), is(&ACT_EXEMPT)])),
    )
    .basis(Basis::OurReading)],
);
/// Our proposal: that of which people must learn.
pub static PROPOSED_2: Rule = Rule::definition(
    "draft-level-2-proposed",
    &[wording(SINCE, DRAFT.section("3").par("2"), given(&is(&TAKES_PROPOSAL), &is(&ACT_TRANSPARENCY)))
        .basis(Basis::OurReading)],
);
/// Below all of these nothing is left but the lowest level.
pub static ANY_SYSTEM: Rule =
    Rule::definition("draft-any-system", &[wording(SINCE, DRAFT.section("3").par("2"), Expr::Always)]);

/// Level 5.
pub static LEVEL_5: Category = Category {
    id: "draft-level-5-of-5",
    guard: When::new(holds(&ADDRESSED)),
    routes: &[route(Expr::Always, &[&CHOSEN_LEVEL_5, &PROPOSED_5])],
    each: false,
    doubts: &[&CRITERIA],
};
/// Level 4.
pub static LEVEL_4: Category = Category {
    id: "draft-level-4-of-5",
    guard: When::new(all(&[holds(&ADDRESSED), not(&any_ground(&LEVEL_5))])),
    routes: &[route(Expr::Always, &[&CHOSEN_LEVEL_4, &PROPOSED_4])],
    each: false,
    doubts: &[&CRITERIA],
};
/// Level 3.
pub static LEVEL_3: Category = Category {
    id: "draft-level-3-of-5",
    guard: When::new(all(&[holds(&ADDRESSED), not(&any_ground(&LEVEL_5)), not(&any_ground(&LEVEL_4))])),
    routes: &[route(Expr::Always, &[&CHOSEN_LEVEL_3, &PROPOSED_3])],
    each: false,
    doubts: &[&CRITERIA],
};
/// Level 2.
pub static LEVEL_2: Category = Category {
    id: "draft-level-2-of-5",
    guard: When::new(all(&[
        holds(&ADDRESSED),
        not(&any_ground(&LEVEL_5)),
        not(&any_ground(&LEVEL_4)),
        not(&any_ground(&LEVEL_3)),
    ])),
    routes: &[route(Expr::Always, &[&CHOSEN_LEVEL_2, &PROPOSED_2])],
    each: false,
    doubts: &[&CRITERIA],
};
/// Level 1.
pub static LEVEL_1: Category = Category {
    id: "draft-level-1-of-5",
    guard: When::new(all(&[
        holds(&ADDRESSED),
        not(&any_ground(&LEVEL_5)),
        not(&any_ground(&LEVEL_4)),
        not(&any_ground(&LEVEL_3)),
        not(&any_ground(&LEVEL_2)),
    ])),
    routes: &[route(Expr::Always, &[&ANY_SYSTEM])],
    each: false,
    doubts: &[&CRITERIA],
};

/// Level 3 or higher: §§ 3(2), 4(1).
pub static FROM_LEVEL_3: Rule = Rule::definition(
    "draft-from-level-3",
    &[wording(
        SINCE,
        DRAFT.section("4").par("1"),
        any(&[any_ground(&LEVEL_5), any_ground(&LEVEL_4), any_ground(&LEVEL_3)]),
    )],
);
/// Level 1 or 2.
pub static BELOW_LEVEL_3: Rule =
    Rule::definition("draft-below-level-3", &[wording(SINCE, DRAFT.section("3").par("2"), not(&holds(&FROM_LEVEL_3)))]);
/// Level 4 or 5: § 7(2) C names them together.
pub static FROM_LEVEL_4: Rule = Rule::definition(
    "draft-from-level-4",
    &[wording(SINCE, DRAFT.section("7").par("2"), any(&[any_ground(&LEVEL_5), any_ground(&LEVEL_4)]))],
);

/// The rules of this file.
pub static RULES: &[&Rule] = &[
    &CHOSEN_LEVEL_5,
    &CHOSEN_LEVEL_4,
    &CHOSEN_LEVEL_3,
    &CHOSEN_LEVEL_2,
    &PROPOSED_5,
    &PROPOSED_4,
    &PROPOSED_3,
    &PROPOSED_2,
    &ANY_SYSTEM,
    &FROM_LEVEL_3,
    &BELOW_LEVEL_3,
    &FROM_LEVEL_4,
];

/// How heavily the levels are set.
pub static HEADLINES: &[Headline] = &[
    Headline::of(&LEVEL_5).gravity(Gravity::Heavy),
    Headline::of(&LEVEL_4).gravity(Gravity::Heavy),
    Headline::of(&LEVEL_3).gravity(Gravity::Medium),
    Headline::of(&LEVEL_2),
    Headline::of(&LEVEL_1).by_meaning(),
];
