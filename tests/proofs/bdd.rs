//! Decision diagrams with operators instead of results: a diagram that does not fit in memory fails the test.

#![allow(clippy::mutable_key_type, reason = "a diagram is the same whatever its manager counts inside")]

use std::collections::HashMap;
use std::ops::{BitAnd, BitOr, Not};

use oxidd::bcdd::{BCDDFunction, new_manager};
use oxidd::{
    BooleanFunction, BooleanFunctionQuant, BooleanOperator, Function, HasLevel, Manager, ManagerRef, Node, VarNo,
};

/// A set of answer sets, as a diagram. Two diagrams are equal exactly if the sets are.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Set(BCDDFunction);

impl BitAnd for &Set {
    type Output = Set;

    fn bitand(self, other: Self) -> Set {
        Set(self.0.and(&other.0).unwrap())
    }
}

impl BitOr for &Set {
    type Output = Set;

    fn bitor(self, other: Self) -> Set {
        Set(self.0.or(&other.0).unwrap())
    }
}

impl Not for &Set {
    type Output = Set;

    fn not(self) -> Set {
        Set(self.0.not().unwrap())
    }
}

impl Set {
    /// What is in this one and not in the other.
    pub fn minus(&self, other: &Self) -> Self {
        Self(other.0.imp_strict(&self.0).unwrap())
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        !self.0.satisfiable()
    }

    /// What is in it for some value of the variables, given as their conjunction.
    pub fn some(&self, variables: &Self) -> Self {
        Self(self.0.exists(&variables.0).unwrap())
    }

    /// What is in it for every value of the variables, given as their conjunction.
    pub fn every(&self, variables: &Self) -> Self {
        Self(self.0.forall(&variables.0).unwrap())
    }

    /// What is in both for some value of the variables. The intersection itself is never built.
    pub fn some_in(&self, other: &Self, variables: &Self) -> Self {
        Self(self.0.apply_exists(BooleanOperator::And, &other.0, &variables.0).unwrap())
    }

    /// How many nodes it takes.
    pub fn size(&self) -> usize {
        self.0.node_count()
    }

    /// The element whose true variables weigh least, as these variables; the first such in the order of the variables.
    pub fn smallest(&self, weight: impl Fn(VarNo) -> usize) -> Option<Vec<VarNo>> {
        let mut known = HashMap::new();
        cost(&self.0, &weight, &mut known)?;
        let mut chosen = Vec::new();
        let mut at = self.0.clone();
        while let (Some(variable), Some((yes, no))) = (top(&at), at.cofactors()) {
            let cost = |of: &BCDDFunction| known.get(of).copied().flatten();
            let take = match (cost(&yes), cost(&no)) {
                (Some(with), Some(without)) => with + weight(variable) < without,
                (with, _) => with.is_some(),
            };
            if take {
                chosen.push(variable);
            }
            at = if take { yes } else { no };
        }
        Some(chosen)
    }

    /// An element as its true variables: the first where "false" comes before "true".
    pub fn first(&self) -> Option<Vec<VarNo>> {
        let mut chosen = Vec::new();
        let mut at = self.0.clone();
        while let (Some(variable), Some((yes, no))) = (top(&at), at.cofactors()) {
            let barren = !no.satisfiable();
            if barren {
                chosen.push(variable);
            }
            at = if barren { yes } else { no };
        }
        at.valid().then_some(chosen)
    }

    /// What a path of the diagram fixes, where "false" comes before "true": some elements, and all alike but for variables that
    /// make no difference.
    pub fn path(&self) -> Self {
        Self(self.0.pick_cube_dd(|_, _, _| false).unwrap())
    }

    /// The variable, where it is the set of one.
    pub fn variable(&self) -> VarNo {
        top(&self.0).unwrap()
    }

    /// Whether the element with exactly these variables true is in it.
    pub fn contains(&self, chosen: impl Fn(VarNo) -> bool) -> bool {
        let mut at = self.0.clone();
        while let (Some(variable), Some((yes, no))) = (top(&at), at.cofactors()) {
            at = if chosen(variable) { yes } else { no };
        }
        at.valid()
    }
}

/// The least that an element weighs; `None` where there is no element.
fn cost(
    of: &BCDDFunction,
    weight: &impl Fn(VarNo) -> usize,
    known: &mut HashMap<BCDDFunction, Option<usize>>,
) -> Option<usize> {
    if let Some(cost) = known.get(of) {
        return *cost;
    }
    let found = match (top(of), of.cofactors()) {
        (Some(variable), Some((yes, no))) => {
            let yes = cost(&yes, weight, known).map(|cost| cost + weight(variable));
            yes.into_iter().chain(cost(&no, weight, known)).min()
        }
        _ => of.valid().then_some(0),
    };
    known.insert(of.clone(), found);
    found
}

/// The first variable of a diagram. Variables are never reordered, so levels are variables.
fn top(of: &BCDDFunction) -> Option<VarNo> {
    of.with_manager_shared(|manager, edge| match manager.get_node(edge) {
        Node::Inner(node) => Some(node.level()),
        Node::Terminal(_) => None,
    })
}

/// Makes diagrams over a fixed number of variables.
pub struct Maker {
    variables: Vec<Set>,
    /// Everything.
    pub all: Set,
    /// Nothing.
    pub none: Set,
}

impl Maker {
    /// One for so many variables.
    pub fn new(variables: VarNo) -> Self {
        let manager = new_manager(1 << 26, 1 << 24, 1);
        let sets = manager.with_manager_exclusive(|m| {
            m.add_vars(variables);
            (0..variables).map(|v| Set(BCDDFunction::var(m, v).unwrap())).collect()
        });
        let (all, none) = manager.with_manager_shared(|m| (Set(BCDDFunction::t(m)), Set(BCDDFunction::f(m))));
        Self { variables: sets, all, none }
    }

    /// Where the variable is true.
    pub fn variable(&self, variable: VarNo) -> Set {
        self.variables[variable as usize].clone()
    }

    /// What is in all of them.
    pub fn every<'a>(&self, sets: impl IntoIterator<Item = &'a Set>) -> Set {
        sets.into_iter().fold(self.all.clone(), |all, set| &all & set)
    }

    /// What is in any of them.
    pub fn any<'a>(&self, sets: impl IntoIterator<Item = &'a Set>) -> Set {
        sets.into_iter().fold(self.none.clone(), |any, set| &any | set)
    }
}
