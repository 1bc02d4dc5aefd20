//! Options that moved when questions were asked otherwise: files, links and pages of earlier versions name them.

use engine::rulebook::{Former, Opened, former, opened};

/// Since 29 November 2026 the questions are asked anew: the role in two steps, the stage and the seat as questions of their own; bans,
/// content, products and dates one thing at a time.
pub static FORMER: &[Former] = &[
    // Several activities could be chosen; one that stands alone is still what it was.
    former("activity", &["use"], &[("activity", "other"), ("role", "use")]),
    former("activity", &["offer"], &[("activity", "other"), ("role", "offer")]),
    former("activity", &["product"], &[("activity", "other"), ("role", "product")]),
    former("activity", &["resell"], &[("activity", "other"), ("role", "resell")]),
    former("activity", &["import"], &[("activity", "other"), ("role", "import")]),
    former("activity", &["supply"], &[("activity", "other"), ("role", "supply")]),
    former("activity", &["represent"], &[("activity", "other"), ("role", "represent")]),
    former("activity", &["none"], &[("activity", "other"), ("role", "none")]),
    former("activity", &["unknown"], &[("activity", "other"), ("role", "unknown")]),
    // A test in real conditions was a circumstance of provision, the laboratory a special case; whoever had neither was there.
    former("providing", &["field-test"], &[("providing", "none"), ("stage", "trial")]),
    former("exclusions", &["lab"], &[("exclusions", "none"), ("stage", "idea")]),
    former("exclusions", &["research"], &[("exclusions", "research"), ("stage", "use")]),
    former("exclusions", &["military"], &[("exclusions", "military"), ("stage", "use")]),
    former("exclusions", &["third-country"], &[("exclusions", "third-country"), ("stage", "use")]),
    former("exclusions", &["open-source"], &[("exclusions", "open-source"), ("stage", "use")]),
    former("exclusions", &["none"], &[("exclusions", "none"), ("stage", "use")]),
    former("exclusions", &["unknown"], &[("exclusions", "unknown"), ("stage", "unknown")]),
    // Seat, market and output were three ticks.
    former("union", &["seat", "market", "output"], &[("union", "here")]),
    former("union", &["seat", "market"], &[("union", "here")]),
    former("union", &["unknown"], &[("union", "unknown"), ("union-links", "unknown")]),
    former("union", &["seat"], &[("union", "seat"), ("union-links", "none")]),
    former("union", &["market"], &[("union", "outside"), ("union-links", "market")]),
    former("union", &["output"], &[("union", "outside"), ("union-links", "output")]),
    former("union", &["none"], &[("union", "outside"), ("union-links", "none")]),
    // Whoever said so was not asked where the weights come from.
    former("method", &["rules"], &[("method", "rules"), ("method-check", "hand")]),
    former("method", &["simple"], &[("method", "simple"), ("method-check", "hand")]),
    // Bans, content, products and dates.
    // Whoever told people already was to choose "none".
    former("interaction", &["none"], &[("interaction", "untold")]),
    former("product", &["no"], &[("product-law", "none")]),
    former("existing", &["before"], &[("existing", "before"), ("existing-product", "before"), ("redesign", "no")]),
    former(
        "existing",
        &["before-public"],
        &[("existing", "before-public"), ("existing-product", "before-public"), ("redesign", "no")],
    ),
    former("existing", &["new"], &[("existing", "new"), ("existing-product", "new")]),
    former("manipulation", &["lawful"], &[("manipulation", "advertising")]),
    former("weakness", &["lawful"], &[("weakness", "advertising")]),
    // It stood for neither disadvantage.
    former("scoring", &["lawful"], &[("scoring", "none")]),
    former("categorising", &["law-enforcement"], &[("categorising", "police")]),
    former("categorising", &["none"], &[("categorising", "groups")]),
    former("identification", &["none"], &[("identification", "closed")]),
    former("live-identification", &["law-enforcement"], &[("identification-for", "police")]),
];

/// Since 30 November 2026 a line of a list asked before leads to these.
pub static OPENED: &[Opened] = &[
    opened("method", "learned", ("object", "program")).instead_of("system"),
    opened("union", "here", ("exclusions", "abroad")),
    opened("biometrics", "none", ("output", "bodies")),
    opened("product-law", "none", ("areas", "product")),
];
