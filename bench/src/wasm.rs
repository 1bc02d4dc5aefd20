//! The measured work for JavaScript. Loops stand in here, so that a crossing into WASM is not counted with them.

use std::hint::black_box;

use engine::truth::Truth;
use rulebooks::EU_AI_ACT;
use wasm_bindgen::prelude::*;

use crate::cases::{self, Case, DAY};
use crate::order::Order;

/// All that is measured.
#[wasm_bindgen]
pub struct Bench {
    cases: Vec<Case>,
    order: Order,
}

#[wasm_bindgen]
impl Bench {
    /// The rulebook of this build, with the ids of conditions in the order in which truths are told.
    ///
    /// # Errors
    /// A sentence if the table of cases does not fit it.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands lists over by value")]
    pub fn new(ids: Vec<String>) -> Result<Bench, JsError> {
        let cases = cases::cases().map_err(|sentence| JsError::new(&sentence))?;
        let order = Order::of(&EU_AI_ACT, DAY, ids.iter().map(String::as_str));
        Ok(Self { cases, order })
    }

    /// The truth of every condition; facts and truths are 0 for no, 1 for unknown, 2 for yes.
    #[must_use]
    pub fn truths(&self, facts: &[u8]) -> Vec<u8> {
        let facts: Vec<Truth> = facts.iter().map(|byte| truth(*byte)).collect();
        self.order.truths(&facts).into_iter().map(byte).collect()
    }

    /// The same several times over without leaving WASM.
    pub fn truths_again(&self, facts: &[u8], times: u32) {
        for _ in 0..times {
            black_box(self.truths(black_box(facts)));
        }
    }

    /// Full assessments of a case.
    pub fn assess(&self, case: usize, times: u32) {
        self.repeat(case, times, Case::assess);
    }

    /// The next question in a case.
    pub fn next(&self, case: usize, times: u32) {
        self.repeat(case, times, Case::next);
    }

    /// All what-ifs of a case.
    pub fn what_ifs(&self, case: usize, times: u32) {
        self.repeat(case, times, Case::what_ifs);
    }

    fn repeat<T>(&self, case: usize, times: u32, work: fn(&Case) -> T) {
        if let Some(case) = self.cases.get(case) {
            for _ in 0..times {
                black_box(work(black_box(case)));
            }
        }
    }
}

const fn truth(byte: u8) -> Truth {
    match byte {
        0 => Truth::No,
        1 => Truth::Unknown,
        _ => Truth::Yes,
    }
}

/// 0 for no, 1 for unknown, 2 for yes.
#[must_use]
pub const fn byte(truth: Truth) -> u8 {
    match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    }
}
