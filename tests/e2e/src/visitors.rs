//! Visitors with a system in mind: what they answer, and where they must end.

use crate::{Hands, Journey};

// The ids of questions and options are those of `src/rulebooks`.

/// A tool that ranks applications, built and sold by us.
pub const CV_RANKING: Journey = Journey {
    name: "a tool that ranks applications, built and sold by us",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("output", &["none"]),
        ("practices", &["none"]),
        ("areas", &["employment"]),
        ("employment", &["filter", "candidates"]),
        ("profiling", &["yes"]),
        ("providing", &["suppliers"]),
        ("existing", &["new"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-9", "later"), ("art-25-4", "later"), ("art-73", "event")],
};

/// A chatbot on our shop, bought and given our name.
pub const SHOP_CHATBOT: Journey = Journey {
    name: "a chatbot on our shop, bought and given our name",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["name"]),
        ("output", &["interacts", "generates"]),
        ("practices", &["none"]),
        ("areas", &["none"]),
        ("interaction", &["untold"]),
        ("generation", &["none"]),
        ("publication", &["none"]),
        ("system-date", &["no"]),
    ],
    headline: "transparency",
    beside: &[],
    duties: &[("art-4", "now"), ("art-50-1", "now"), ("art-50-2", "now")],
};

/// Recognising fatigue of lorry drivers, by keyboard alone on a narrow screen.
pub const DRIVER_FATIGUE: Journey = Journey {
    name: "recognising fatigue of lorry drivers, by keyboard alone on a narrow screen",
    page: "index.html",
    hands: Hands::Keyboard,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("output", &["bodies"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["physical"]),
        ("areas", &["none"]),
    ],
    headline: "minimal",
    beside: &[],
    duties: &[("art-4", "now")],
};

/// A call centre that reads its agents' emotions.
pub const EMOTIONS_AT_WORK: Journey = Journey {
    name: "a call centre that reads its agents' emotions",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("output", &["bodies"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["emotions"]),
        ("emotion-place", &["work"]),
        ("emotion-reason", &["none"]),
        ("changes", &["none"]),
    ],
    headline: "prohibited",
    beside: &[],
    duties: &[("art-5-use", "now")],
};

/// An own chatbot whose areas of use nobody knows yet, on a narrow screen.
pub const HALF_KNOWN: Journey = Journey {
    name: "an own chatbot whose areas of use nobody knows yet, on a narrow screen",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["abroad"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("union", &["outside"]),
        ("union-links", &["market"]),
        ("output", &["interacts"]),
        ("practices", &["none"]),
        ("areas", &["unknown"]),
        ("product-law", &["none"]),
        ("infrastructure", &["unknown"]),
        ("education", &["unknown"]),
        ("employment", &["unknown"]),
        ("services", &["unknown"]),
        ("law-enforcement", &["unknown"]),
        ("migration", &["unknown"]),
        ("justice", &["unknown"]),
        ("profiling", &["unknown"]),
        ("exemption", &["unknown"]),
        ("exemption-areas", &["unknown"]),
        ("influence", &["unknown"]),
        ("interaction", &["untold"]),
        ("providing", &["unknown"]),
        ("existing", &["unknown"]),
        ("redesign", &["unknown"]),
        ("large-scale", &["unknown"]),
    ],
    headline: "transparency",
    beside: &[("high-risk", "possible")],
    duties: &[("art-4", "now"), ("art-50-1", "now")],
};

/// An employer who does not know what a bought tool does with applications.
pub const UNSURE_EMPLOYER: Journey = Journey {
    name: "an employer who does not know what a bought tool does with applications",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("output", &["none"]),
        ("practices", &["none"]),
        ("areas", &["employment"]),
        ("employment", &["filter"]),
        ("profiling", &["unknown"]),
        ("exemption", &["unknown"]),
        ("influence", &["unknown"]),
        ("organisation", &["none"]),
        ("deploying", &["decisions"]),
        ("existing", &["new"]),
    ],
    headline: "open",
    beside: &[],
    duties: &[],
};

/// A town hall that builds and uses a benefits checker.
pub const TOWN_HALL: Journey = Journey {
    name: "a town hall that builds and uses a benefits checker",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["use"]),
        ("name", &["own"]),
        ("output", &["none"]),
        ("practices", &["none"]),
        ("areas", &["services"]),
        ("services", &["benefits"]),
        ("profiling", &["yes"]),
        ("organisation", &["authority"]),
        ("deploying", &["decisions", "logs"]),
        ("providing", &["none"]),
        ("existing", &["new"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-9", "later"), ("art-27", "later"), ("art-26-8", "later"), ("art-86", "event")],
};

/// An employer with a bought tool for applications, by keyboard alone on a narrow screen.
pub const EMPLOYER: Journey = Journey {
    name: "an employer with a bought tool for applications, by keyboard alone on a narrow screen",
    page: "en.html",
    hands: Hands::Keyboard,
    answers: &[
        ("object", &["system"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("output", &["none"]),
        ("practices", &["none"]),
        ("areas", &["employment"]),
        ("employment", &["filter"]),
        ("profiling", &["yes"]),
        ("organisation", &["none"]),
        ("deploying", &["decisions", "staff"]),
        ("existing", &["unknown"]),
        ("redesign", &["unknown"]),
    ],
    headline: "high-risk",
    beside: &[],
    duties: &[("art-4", "now"), ("art-26-7", "later"), ("art-26-11", "later"), ("art-26-12", "event")],
};
