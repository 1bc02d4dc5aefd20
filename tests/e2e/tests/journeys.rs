//! Five visitors, five results, from the first screen to the last. Every screen on the way is checked by axe-core.

use anyhow::Result;
use e2e::{DESKTOP, Hands, Journey, PHONE, in_browser};

// The ids of questions and options are those of `src/law`.

const CV_RANKING: Journey = Journey {
    name: "a tool that ranks applications, built and sold by us",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("union", &["seat", "market"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["employment"]),
        ("employment", &["filter", "candidates"]),
        ("profiling", &["yes"]),
        ("output", &["none"]),
    ],
    headline: "high-risk",
    beside: &[],
};

const SHOP_CHATBOT: Journey = Journey {
    name: "a chatbot on our shop, bought and given our name",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["name"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["none"]),
        ("output", &["interacts", "generates"]),
        ("interaction", &["none"]),
        ("generation", &["none"]),
        ("publication", &["none"]),
        ("system-date", &["no"]),
    ],
    headline: "transparency",
    beside: &[],
};

const DRIVER_FATIGUE: Journey = Journey {
    name: "recognising fatigue of lorry drivers, by keyboard alone on a narrow screen",
    page: "index.html",
    hands: Hands::Keyboard,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["physical"]),
        ("product", &["no"]),
        ("areas", &["none"]),
        ("publication", &["none"]),
    ],
    headline: "minimal",
    beside: &[],
};

const EMOTIONS_AT_WORK: Journey = Journey {
    name: "a call centre that reads its agents' emotions",
    page: "index.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["bought"]),
        ("activity", &["use"]),
        ("changes", &["none"]),
        ("union", &["seat"]),
        ("practices", &["none"]),
        ("biometrics", &["emotions"]),
        ("emotion-kind", &["emotions"]),
        ("emotion-place", &["work"]),
        ("emotion-reason", &["none"]),
    ],
    headline: "prohibited",
    beside: &[],
};

const HALF_KNOWN: Journey = Journey {
    name: "an own chatbot whose areas of use nobody knows yet, on a narrow screen",
    page: "en.html",
    hands: Hands::Mouse,
    answers: &[
        ("object", &["system"]),
        ("method", &["learned"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("activity", &["offer"]),
        ("union", &["market"]),
        ("practices", &["none"]),
        ("biometrics", &["none"]),
        ("product", &["no"]),
        ("areas", &["unknown"]),
        ("output", &["interacts"]),
        ("interaction", &["none"]),
    ],
    headline: "transparency",
    beside: &[("high-risk", "possible")],
};

#[tokio::test]
async fn emotions_at_work_in_german() -> Result<()> {
    in_browser(DESKTOP, async |browser| EMOTIONS_AT_WORK.walk(browser).await).await
}

#[tokio::test]
async fn half_known_on_a_narrow_screen() -> Result<()> {
    in_browser(PHONE, async |browser| HALF_KNOWN.walk(browser).await).await
}

#[tokio::test]
async fn cv_ranking_in_german() -> Result<()> {
    in_browser(DESKTOP, async |browser| CV_RANKING.walk(browser).await).await
}

#[tokio::test]
async fn shop_chatbot_in_english() -> Result<()> {
    in_browser(DESKTOP, async |browser| SHOP_CHATBOT.walk(browser).await).await
}

#[tokio::test]
async fn driver_fatigue_by_keyboard() -> Result<()> {
    in_browser(PHONE, async |browser| DRIVER_FATIGUE.walk(browser).await).await
}
