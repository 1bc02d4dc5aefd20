//! Criterion's part of `cargo xtask bench`: the engine natively, and how its cost grows with the rulebook.

#![allow(clippy::expect_used, reason = "a measurement that cannot begin stops")]

use std::hint::black_box;
use std::time::Duration;

use bench::cases::{Case, DAY, cases};
use bench::conditions::Conditions;
use bench::grown::{Grown, answers, grown};
use bench::random::{Dice, complete};
use criterion::{BenchmarkId, Criterion};
use engine::answers::Answers;
use rulebooks::EU_AI_ACT;

/// How large the rulebook is made.
const TIMES: [usize; 3] = [1, 4, 16];

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(10)
        .configure_from_args();
    let cases = cases().expect("the table of cases does not fit the rulebook");
    visits(&mut criterion, "visits", &cases);
    for case in &cases {
        visits(&mut criterion, &format!("visit: {}", case.name), std::slice::from_ref(case));
    }
    growth(&mut criterion, cases.iter().max_by_key(|case| case.answers().iter().count()).expect("there are cases"));
    criterion.final_summary();
}

/// What a visit makes the engine do, for all of these cases one after another.
fn visits(criterion: &mut Criterion, name: &str, cases: &[Case]) {
    let mut group = criterion.benchmark_group(name);
    group.bench_function("assess", |b| b.iter(|| cases.iter().for_each(|case| drop(black_box(case.assess())))));
    group.bench_function("next", |b| b.iter(|| cases.iter().for_each(|case| _ = black_box(case.next()))));
    if cases.iter().any(Case::is_settled) {
        group.bench_function("what-ifs", |b| b.iter(|| cases.iter().for_each(|case| _ = black_box(case.what_ifs()))));
    }
    group.finish();
}

/// The longest visit to rulebooks that are several times as large.
fn growth(criterion: &mut Criterion, case: &Case) {
    for (name, what) in [("rules", Grown::Rules), ("everything", Grown::Everything)] {
        let mut group = criterion.benchmark_group(format!("growth of {name}"));
        for times in TIMES {
            let book = grown(&EU_AI_ACT, what, times);
            let given = answers(book, case.answers()).expect("the answers fit the copies");
            let larger = Case::of(&case.name, book, given).expect("every copy is asked about");
            group.bench_with_input(BenchmarkId::new("assess", times), &larger, |b, case| b.iter(|| case.assess()));
            group.bench_with_input(BenchmarkId::new("next", times), &larger, |b, case| b.iter(|| case.next()));
            let conditions = Conditions::of(book, DAY);
            let facts = complete(book, &Answers::default(), &mut Dice::new(1));
            group.bench_with_input(BenchmarkId::new("conditions", times), &facts, |b, facts| {
                b.iter(|| conditions.truths(facts));
            });
        }
        group.finish();
    }
}
