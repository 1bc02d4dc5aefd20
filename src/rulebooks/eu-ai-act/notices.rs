//! Words to copy for those who owe a notice, by channel. The words are ours; no provision or guideline prescribes any.

use crate::acts::{AI_ACT, TRANSPARENCY_GUIDELINES};
use engine::rulebook::{Notice, notice};
use engine::source::{Basis, Citation};

use super::art_05_prohibited::{READS, SORTS};

const WHEN_AND_HOW: Citation = AI_ACT.art("50").par("5");
const CONTACT: &[Citation] = &[AI_ACT.art("50").par("1"), WHEN_AND_HOW, TRANSPARENCY_GUIDELINES.para("32-40")];
const FAKE: &[Citation] = &[
    AI_ACT.art("50").par("4").sub(1),
    WHEN_AND_HOW,
    TRANSPARENCY_GUIDELINES.para("117"),
    TRANSPARENCY_GUIDELINES.para("143"),
];
const EXPOSED: &[Citation] = &[AI_ACT.art("50").par("3"), WHEN_AND_HOW, TRANSPARENCY_GUIDELINES.para("99-110")];

/// The channels of a duty stand together.
pub static NOTICES: &[Notice] = &[
    notice("chat", "art-50-1", CONTACT),
    notice("telephone", "art-50-1", CONTACT),
    notice(
        "mail",
        "art-50-1",
        &[
            AI_ACT.art("50").par("1"),
            WHEN_AND_HOW,
            TRANSPARENCY_GUIDELINES.para("30"),
            TRANSPARENCY_GUIDELINES.para("35-38"),
        ],
    ),
    notice("agent", "art-50-1", &[AI_ACT.art("50").par("1"), WHEN_AND_HOW, TRANSPARENCY_GUIDELINES.para("31")]),
    notice("image", "art-50-4-deep-fake", FAKE),
    notice("video", "art-50-4-deep-fake", FAKE),
    notice("audio", "art-50-4-deep-fake", FAKE),
    notice(
        "art",
        "art-50-4-artistic",
        &[
            AI_ACT.art("50").par("4").sub(1),
            WHEN_AND_HOW,
            AI_ACT.recital("134"),
            TRANSPARENCY_GUIDELINES.para("119-124"),
        ],
    ),
    notice(
        "published-text",
        "art-50-4-text",
        &[AI_ACT.art("50").par("4").sub(2), WHEN_AND_HOW, TRANSPARENCY_GUIDELINES.para("130-138")],
    ),
    notice("emotions", "art-50-3", EXPOSED).when(READS),
    notice("categories", "art-50-3", EXPOSED).when(SORTS),
    notice("staff", "art-26-7", &[AI_ACT.art("26").par("7")]).basis(Basis::Text),
    notice("decisions", "art-26-11", &[AI_ACT.art("26").par("11"), AI_ACT.art("86"), AI_ACT.recital("93")])
        .basis(Basis::Text),
];
