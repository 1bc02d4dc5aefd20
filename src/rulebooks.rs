//! The rulebooks of this build, each with the program that `build.rs` compiled of it.

use crate::engine::program::Compiled;
use crate::law;

/// The EU AI Act.
pub static EU_AI_ACT: Compiled = Compiled { book: &law::eu_ai_act::EU_AI_ACT, program: programs::EU_AI_ACT };

/// Every rulebook of this build.
pub static RULEBOOKS: &[&Compiled] = &[&EU_AI_ACT];

#[allow(clippy::unreadable_literal, reason = "a compiler wrote these numbers")]
mod programs {
    use crate::engine::date::{Date, Period};
    use crate::engine::program::Op::{All, Any, Category, Come, Given, Grounds, InEffect, Not, Rule, Unless};
    use crate::engine::program::{
        CategoryRow, DoubtRow, DutyRow, GroundRow, LineRow, Place, Presented, Program, QuestionRow, RoleRow, Span,
        TableRow,
    };

    include!(concat!(env!("OUT_DIR"), "/programs.rs"));
}
