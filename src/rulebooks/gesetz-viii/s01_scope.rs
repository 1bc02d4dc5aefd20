//! § 1: whom the draft addresses. It does not say which of them owes what, so each demand is shown to all.

use engine::duty::{Pointer, pointer};
use engine::expr::{Expr, When, any, holds, is, not};
use engine::rulebook::{Category, Doubt, Rule, route, wording};

use super::DRAFT;
use super::questions::{AWARDS, DEVELOPS, INTEGRATES, LEADS_CRISIS, OPERATES, USES};
use super::s13_transition::SINCE;

/// Develops, § 1(1).
pub static DEVELOPING: Rule =
    Rule::definition("draft-developing", &[wording(SINCE, DRAFT.section("1").par("1"), is(&DEVELOPS))]);
/// Operates.
pub static OPERATING: Rule =
    Rule::definition("draft-operating", &[wording(SINCE, DRAFT.section("1").par("1"), is(&OPERATES))]);
/// Integrates.
pub static INTEGRATING: Rule =
    Rule::definition("draft-integrating", &[wording(SINCE, DRAFT.section("1").par("1"), is(&INTEGRATES))]);
/// Uses.
pub static USING: Rule = Rule::definition("draft-using", &[wording(SINCE, DRAFT.section("1").par("1"), is(&USES))]);
/// Awards public contracts, § 11(1).
pub static AWARDING: Rule =
    Rule::definition("draft-awarding", &[wording(SINCE, DRAFT.section("11").par("1"), is(&AWARDS))]);
/// Leads through a crisis, § 9(1).
pub static LEADING: Rule =
    Rule::definition("draft-leading", &[wording(SINCE, DRAFT.section("9").par("1"), is(&LEADS_CRISIS))]);

/// Has to do with a system.
pub static ADDRESSED: Rule = Rule::definition(
    "draft-addressed",
    &[wording(
        SINCE,
        DRAFT.section("1").par("1"),
        any(&[holds(&DEVELOPING), holds(&OPERATING), holds(&INTEGRATING), holds(&USING)]),
    )],
);
/// Has nothing to do with one.
pub static ELSEWHERE: Rule =
    Rule::definition("draft-elsewhere", &[wording(SINCE, DRAFT.section("1").par("1"), not(&holds(&ADDRESSED)))]);

/// The rules of this file.
pub static RULES: &[&Rule] =
    &[&DEVELOPING, &OPERATING, &INTEGRATING, &USING, &AWARDING, &LEADING, &ADDRESSED, &ELSEWHERE];

/// Which of those whom § 1 names owes what: nothing says it.
pub static WHO_OWES: Doubt = Doubt::new("draft-who-owes", DRAFT.section("1").par("1"));

/// Whoever develops.
pub static DEVELOPER: Category = Category {
    id: "draft-developer",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&DEVELOPING])],
    each: false,
    doubts: &[&WHO_OWES],
};
/// Whoever operates.
pub static OPERATOR: Category = Category {
    id: "draft-operator",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&OPERATING])],
    each: false,
    doubts: &[&WHO_OWES],
};
/// Whoever integrates.
pub static INTEGRATOR: Category = Category {
    id: "draft-integrator",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&INTEGRATING])],
    each: false,
    doubts: &[&WHO_OWES],
};
/// Whoever uses.
pub static USER: Category = Category {
    id: "draft-user",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&USING])],
    each: false,
    doubts: &[&WHO_OWES],
};
/// A body that awards public contracts.
pub static AWARDING_BODY: Category = Category {
    id: "draft-awarding-body",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&AWARDING])],
    each: false,
    doubts: &[],
};
/// A body that leads through a crisis.
pub static CRISIS_BODY: Category = Category {
    id: "draft-crisis-body",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&LEADING])],
    each: false,
    doubts: &[],
};

/// The draft asks nothing of a system here.
pub static NOT_ADDRESSED: Category = Category {
    id: "draft-not-addressed",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&ELSEWHERE])],
    each: false,
    doubts: &[],
};

/// Where to turn: none of these offices is there yet.
pub static CONTACTS: &[Pointer] = &[
    pointer("draft-bkie", Expr::Always, DRAFT.section("10").par("1"), "").general(),
    pointer("draft-reporting-office", Expr::Always, DRAFT.section("6").par("1"), "").general(),
];

/// Frame D of the fines: intent with massive harm, § 7(2). It adds to whatever else follows, and criminal law comes first.
pub static BESIDE: &[Pointer] =
    &[pointer("draft-frame-d", holds(&ADDRESSED), DRAFT.section("7").par("2"), "").general()];
