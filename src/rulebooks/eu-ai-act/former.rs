//! Options that earlier versions of the questions had: old files, links and pages still name them.

use engine::rulebook::{Former, former};

/// Of November 2026, when the questions were asked anew. A question that now takes one option keeps the first line's.
pub static FORMER: &[Former] = &[
    // Whoever told people already was to choose "none".
    former("interaction", "none", &[("interaction", "untold")]),
    former("product", "no", &[("product-law", "none")]),
    former("existing", "before", &[("existing", "before"), ("existing-product", "before"), ("redesign", "no")]),
    former(
        "existing",
        "before-public",
        &[("existing", "before-public"), ("existing-product", "before-public"), ("redesign", "no")],
    ),
    former("existing", "new", &[("existing", "new"), ("existing-product", "new")]),
    former("manipulation", "lawful", &[("manipulation", "advertising")]),
    former("weakness", "lawful", &[("weakness", "advertising")]),
    // It stood for neither disadvantage.
    former("scoring", "lawful", &[("scoring", "none")]),
    former("categorising", "law-enforcement", &[("categorising", "police")]),
    former("categorising", "none", &[("categorising", "groups")]),
    former("identification", "none", &[("identification", "closed")]),
    former("live-identification", "law-enforcement", &[("identification-for", "police")]),
];
