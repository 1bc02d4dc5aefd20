//! § 7(2) and (3): frames of fines, by how grave a breach is; the fourth, for intent with massive harm, hangs on no demand and is a
//! pointer (`s01_scope::BESIDE`). The draft assigns no demand to a frame but by these words; what is
//! shown with a demand is the frame into which its breach falls as we read them.

use engine::duty::{Penalty, Sanction, sanction};
use engine::expr::{Expr, is};
use engine::source::Basis;

use super::DRAFT;
use super::questions::SMALL;
use super::s13_transition::SINCE;

/// Frame A: formal duties, nobody endangered.
pub static FORMAL: Penalty = Penalty {
    id: "draft-frame-a",
    shared: &[],
    own: &[
        sanction("draft-frame-a-small", is(&SMALL), DRAFT.section("7").par("3"), SINCE)
            .up_to(50_000, 0)
            .basis(Basis::OurReading),
        sanction("draft-frame-a", Expr::Always, DRAFT.section("7").par("2"), SINCE)
            .up_to(50_000, 0)
            .basis(Basis::OurReading),
    ],
};

/// Frame B: gross negligence, audits or mending left undone. Only the latter is named in so many words.
pub static OMISSION: Penalty = Penalty {
    id: "draft-frame-b",
    shared: &[],
    own: &[
        sanction("draft-frame-b-small", is(&SMALL), DRAFT.section("7").par("3"), SINCE)
            .up_to(500_000, 0)
            .basis(Basis::OurReading),
        sanction("draft-frame-b", Expr::Always, DRAFT.section("7").par("2"), SINCE)
            .up_to(500_000, 0)
            .basis(Basis::OurReading),
    ],
};

/// Frame C: operation without approval at levels 4 and 5, cover-up, large scale.
pub static GRAVE: Penalty = Penalty {
    id: "draft-frame-c",
    shared: &[],
    own: &[
        sanction("draft-frame-c-small", is(&SMALL), DRAFT.section("7").par("3"), SINCE)
            .up_to(5_000_000, 5)
            .basis(Basis::OurReading),
        sanction("draft-frame-c", Expr::Always, DRAFT.section("7").par("2"), SINCE)
            .up_to(5_000_000, 5)
            .basis(Basis::OurReading),
    ],
};

const NOTHING: Sanction = sanction("draft-no-fine", Expr::Always, DRAFT.section("7").par("2"), SINCE);

/// Nothing is said of a breach.
pub static NONE_NAMED: Penalty = Penalty { id: "draft-no-fine", shared: &[], own: &[NOTHING] };
