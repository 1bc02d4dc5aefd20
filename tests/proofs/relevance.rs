//! Which answers matter: for every question and every option, two answer sets that differ in this answer alone and of
//! which the law says different things. The diagrams find them, the engine confirms that it asks.

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::rulebook::{Doubt, Question, UNKNOWN};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use super::bdd::Set;
use super::law::Law;
use super::space::{Block, Space};

/// Everything a visitor is told, as sets of complete answer sets, the simplest first.
pub fn told(law: &Law) -> Vec<Set> {
    let mut told: Vec<Set> = BOOK.categories().map(|c| law.class(c)).collect();
    for duty in BOOK.duties() {
        let binds = law.duty(duty);
        told.extend(law.starts(duty.applies).into_iter().map(|(_, set)| &set & &binds));
        told.extend(duty.penalties().flat_map(|p| law.sanctions(p)).map(|(_, set)| &set & &binds));
        told.push(binds);
    }
    told.extend(doubts(law));
    told.extend(BOOK.contacts.iter().chain(BOOK.neighbours).map(|p| law.expr(&p.when)));
    told.sort_by_cached_key(Set::size);
    told
}

/// The open points of the law that a visitor is told of for certain, wherever they stand: at a class or role that holds, at
/// its ground and the days of that, at a duty that binds and its days, or by themselves.
fn doubts(law: &Law) -> Vec<Set> {
    let mut told: Vec<Set> = BOOK.doubts.iter().map(|doubt| law.expr(&doubt.when)).collect();
    let mut tell = |place: &Set, list: &[&'static Doubt]| {
        told.extend(list.iter().map(|doubt| place & &law.expr(&doubt.when)));
    };
    for category in BOOK.categories() {
        tell(&law.class(category), category.doubts);
        for (route, rule) in category.grounds() {
            let ground = law.ground(category, route, rule);
            tell(&ground, rule.doubts);
            tell(&ground, rule.applies.map_or(&[], |schedule| schedule.doubts));
        }
    }
    for duty in BOOK.duties() {
        let binds = law.duty(duty);
        tell(&binds, duty.doubts);
        tell(&binds, duty.applies.doubts);
    }
    told
}

/// Answers to everything else, in which the answer to a question matters: with one answer of `with` something is told that
/// with one of `without` is not, or the other way round. One for each such thing.
fn contexts<'a>(
    space: &'a Space,
    block: &'a Block,
    told: &'a [Set],
    with: &Set,
    without: &Set,
) -> impl Iterator<Item = Answers> + use<'a> {
    let cube = block.cube(&space.maker);
    let legal = block.legal(&space.maker, &block.so, &space.maker.none);
    let (with, without) = (&legal & with, &legal & without);
    let turned = move |set: &Set| {
        let gained = &(&with & set).some(&cube) & &without.minus(set).some(&cube);
        let lost = &with.minus(set).some(&cube) & &(&without & set).some(&cube);
        &space.complete & &(&gained | &lost)
    };
    told.iter().map(turned).filter_map(|set| without_answer(space, block, &set))
}

/// The smallest answers in a set without that to a question. Any legal one completes them.
fn without_answer(space: &Space, block: &Block, set: &Set) -> Option<Answers> {
    let mut answers = space.smallest(set)?;
    answers.take_back(block.question);
    Some(answers)
}

/// Whether the engine asks the question (or offers it), given everything else.
fn is_asked(answers: &Answers, question: &Question, day: Date) -> bool {
    let interview = Interview::replay(&BOOK, answers, day);
    interview.missing.iter().chain(&interview.offered).any(|q| q.same(question))
}

/// Answers to everything else, in which choosing an option beside others or not choosing it matters.
fn beside_others<'a>(
    space: &'a Space,
    block: &'a Block,
    told: &'a [Set],
    option: &'a Set,
) -> impl Iterator<Item = Answers> + use<'a> {
    let legal = block.legal(&space.maker, &block.so, &space.maker.none).every(option);
    let turned = move |set: &Set| &(&space.complete & &legal) & &set.some(option).minus(&set.every(option));
    told.iter().map(turned).filter_map(|set| without_answer(space, block, &set))
}

/// The options of a question that matter on a day: beside others against not at all, or alone against any other answer.
pub fn living(law: &Law, told: &[Set], block: &Block) -> Vec<&'static str> {
    let space = law.space;
    let matters = |at: usize| {
        let option = &block.so[at];
        let others = block.so.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, set)| set);
        let alone = option.minus(&space.maker.any(others));
        let several = block.question.several() && !block.question.options[at].alone;
        let asked = |answers: Answers| is_asked(&answers, block.question, law.day);
        (several && beside_others(space, block, told, option).any(asked))
            || contexts(space, block, told, &alone, &!option).any(asked)
    };
    block.question.options.iter().enumerate().filter(|(at, _)| matters(*at)).map(|(_, option)| option.id).collect()
}

/// Whether a helper question is asked on a day once its main question is answered with "I don't know", where that one
/// matters.
pub fn helps(law: &Law, told: &[Set], helper: &'static Question) -> bool {
    let Some(main) = helper.helps else { return false };
    let block = law.space.block(main.id);
    let any = law.all();
    contexts(law.space, block, told, &any, &any).any(|mut answers| {
        answers.give(&BOOK, main.id, &[UNKNOWN]).unwrap();
        is_asked(&answers, helper, law.day)
    })
}
