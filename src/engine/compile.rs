//! Makes the program of a rulebook: in the build for the rulebooks that are delivered, in tests for any.
//!
//! Equal operations stand once. What holds always is left out of a list of which all must hold: it adds nothing, neither to
//! the truth nor to its reasons.

use std::collections::HashMap;
use std::fmt::{Debug, Write as _};
use std::ptr;

use super::date::{Date, Period};
use super::duty::{Duty, Force, Penalty};
use super::expr::Expr;
use super::program::{
    CategoryRow, Compiled, DoubtRow, DutyRow, GroundRow, LineRow, NOTHING, Op, Place, Presented, Program, QuestionRow,
    RoleRow, Slot, Span, TableRow, number,
};
use super::rulebook::{Belief, Category, Fact, Question, Route, Rule, Rulebook, Schedule, UNKNOWN};
use super::validate::{doubts_of, facts_of};

impl Compiled {
    /// Compiles a rulebook without words while the program runs. It is leaked, as a rulebook lives as long as the program.
    #[must_use]
    pub fn of(book: &'static Rulebook) -> &'static Self {
        Box::leak(Box::new(Self { book, program: program(book), fingerprint: "" }))
    }
}

/// The program of a rulebook.
#[must_use]
pub fn program(book: &'static Rulebook) -> Program {
    let facts = facts_of(book);
    let mut compiler = Compiler::new(book, &facts);
    compiler.days();
    compiler.rules();
    compiler.categories();
    compiler.duties();
    let pointers = book.contacts.iter().chain(book.neighbours).map(|p| compiler.expr(&p.when)).collect();
    let beliefs = book.beliefs.iter().map(|b| compiler.belief(b)).collect();
    let notices = book.notices.iter().map(|n| compiler.expr(&n.when)).collect();
    let asked = book.doubts.iter().filter(|d| d.asked).map(|d| compiler.expr(&d.when)).collect();
    let conditional = doubts_of(book).into_iter().filter(|d| !matches!(*d.when, Expr::Always));
    let doubts = conditional.map(|d| DoubtRow { id: d.id, when: compiler.expr(&d.when) }).collect();
    let (questions, presented) = questions(book, &compiler.facts);
    let categories = book.categories().map(|c| compiler.category(c)).collect();
    let rules = book.rules().map(|rule| compiler.rule(rule)).collect();
    Program {
        facts: leak(facts.iter().map(|fact| place(book, fact)).collect()),
        days: leak(compiler.days),
        ops: leak(compiler.ops),
        ends: leak(compiler.ends),
        operands: leak(compiler.operands),
        questions: leak(questions),
        presented: leak(presented),
        rules: leak(rules),
        categories: leak(categories),
        grounds: leak(compiler.grounds),
        schedules: leak(compiler.schedules),
        tables: leak(compiler.tables),
        penalties: leak(compiler.penalties),
        lines: leak(compiler.lines),
        duties: leak(compiler.duty_rows),
        roles: leak(compiler.roles),
        pointers: leak(pointers),
        beliefs: leak(beliefs),
        notices: leak(notices),
        doubts: leak(doubts),
        asked: leak(asked),
    }
}

/// The program as Rust, for a build to print into its sources.
#[must_use]
pub fn source(program: &Program) -> String {
    let day = |d: Date| format!("Date::new({}, {}, {})", d.year(), d.month(), d.day());
    let last = |p: &Period| p.last.map_or("None".to_owned(), |last| format!("Some({})", day(last)));
    let period = |p: &Period| format!("Period {{ first: {}, last: {} }}, ", day(p.first), last(p));
    let days: String = program.days.iter().map(period).collect();
    let mut out = format!("Program {{\n    days: &[{days}],\n");
    let mut column = |name: &str, rows: &dyn Debug| {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "    {name}: &{rows:?},");
    };
    column("facts", &program.facts);
    column("ops", &program.ops);
    column("ends", &program.ends);
    column("operands", &program.operands);
    column("questions", &program.questions);
    column("presented", &program.presented);
    column("rules", &program.rules);
    column("categories", &program.categories);
    column("grounds", &program.grounds);
    column("schedules", &program.schedules);
    column("tables", &program.tables);
    column("penalties", &program.penalties);
    column("lines", &program.lines);
    column("duties", &program.duties);
    column("roles", &program.roles);
    column("pointers", &program.pointers);
    column("beliefs", &program.beliefs);
    column("notices", &program.notices);
    column("doubts", &program.doubts);
    column("asked", &program.asked);
    out + "}"
}

/// What is being compiled, and where what is compiled already stands: statics by their address, lists by their content.
struct Compiler {
    book: &'static Rulebook,
    /// The slot of the first operation.
    base: usize,
    facts: HashMap<usize, Slot>,
    days: Vec<Period>,
    /// The day of each line that counts from one that nobody knows yet: its own, which an assumption exchanges.
    assumable: HashMap<usize, Slot>,
    ops: Vec<Op>,
    ends: Vec<u16>,
    operands: Vec<u16>,
    known: HashMap<(Op, Vec<u16>), Slot>,
    rule_slots: HashMap<usize, Slot>,
    ground_slots: HashMap<usize, Slot>,
    category_rows: HashMap<usize, CategoryRow>,
    grounds: Vec<GroundRow>,
    schedules: Vec<Span>,
    schedule_numbers: HashMap<usize, u16>,
    tables: Vec<TableRow>,
    penalties: Vec<Span>,
    penalty_numbers: HashMap<usize, u16>,
    lines: Vec<LineRow>,
    duty_rows: Vec<DutyRow>,
    roles: Vec<RoleRow>,
}

fn key<T>(of: &T) -> usize {
    ptr::from_ref(of).addr()
}

fn leak<T>(list: Vec<T>) -> &'static [T] {
    // Numbers have 16 bits, the highest of which means "nothing"; the build fails here rather than decide wrongly.
    assert!(list.len() < usize::from(NOTHING), "the rulebook has more parts than the program has numbers for");
    Box::leak(list.into_boxed_slice())
}

fn place(book: &Rulebook, fact: &'static Fact) -> Place {
    let at = |question: &Question| {
        question.options.iter().enumerate().find_map(|(option, choice)| {
            choice.facts.iter().position(|f| ptr::eq(*f, fact)).map(|at| (byte(option), byte(at)))
        })
    };
    let mut places = book.agenda.iter().enumerate().filter_map(|(n, q)| at(q).map(|place| (n, place)));
    let nowhere = Place { question: NOTHING, option: 0, at: 0 };
    places.next().map_or(nowhere, |(question, (option, at))| Place { question: number(question), option, at })
}

fn byte(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(u8::MAX)
}

fn questions(book: &Rulebook, facts: &HashMap<usize, Slot>) -> (Vec<QuestionRow>, Vec<Presented>) {
    let mut presented: Vec<Presented> = Vec::new();
    let rows = book.agenda.iter().map(|question| {
        let from = presented.len();
        for (option, choice) in question.options.iter().enumerate() {
            for fact in choice.facts {
                let slot = facts.get(&key(*fact)).copied().unwrap_or(NOTHING);
                match presented.iter_mut().skip(from).find(|p| p.fact == slot) {
                    Some(known) => known.options |= 1 << option,
                    None => presented.push(Presented { fact: slot, options: 1 << option }),
                }
            }
        }
        let unknown = question.option_ids().position(|id| id == UNKNOWN).map_or(0, |at| 1 << at);
        let main = question.helps.and_then(|main| book.agenda.iter().position(|q| q.same(main)));
        QuestionRow { facts: span(from, presented.len()), unknown, helps: main.map_or(NOTHING, number) }
    });
    let rows = rows.collect();
    (rows, presented)
}

fn span(from: usize, to: usize) -> Span {
    Span { from: number(from), to: number(to) }
}

impl Compiler {
    fn new(book: &'static Rulebook, facts: &[&'static Fact]) -> Self {
        Self {
            book,
            // Known once the days are.
            base: 0,
            facts: facts.iter().enumerate().map(|(at, fact)| (key(*fact), number(at))).collect(),
            // "On any day" comes first: it holds always.
            days: vec![Period::since(book.first_day)],
            ops: Vec::new(),
            ends: Vec::new(),
            operands: Vec::new(),
            known: HashMap::new(),
            rule_slots: HashMap::new(),
            ground_slots: HashMap::new(),
            category_rows: HashMap::new(),
            grounds: Vec::new(),
            schedules: Vec::new(),
            schedule_numbers: HashMap::new(),
            assumable: HashMap::new(),
            tables: Vec::new(),
            penalties: Vec::new(),
            penalty_numbers: HashMap::new(),
            lines: Vec::new(),
            duty_rows: Vec::new(),
            roles: Vec::new(),
        }
    }

    /// Every period that a day may lie in, before the first operation takes a slot.
    fn days(&mut self) {
        let book = self.book;
        for rule in book.rules() {
            rule.wordings.iter().for_each(|w| self.add_day(w.valid));
            rule.applies.into_iter().for_each(|s| self.add_days(s));
        }
        for duty in book.duties() {
            self.add_day(duty.valid);
            self.add_days(duty.applies);
            duty.penalties().flat_map(Penalty::lines).for_each(|line| self.add_day(line.valid));
        }
        book.beliefs.iter().for_each(|belief| self.add_day(belief.valid));
        // Last, so that no other line reads one of them.
        let tables = book.duties().flat_map(|duty| duty.applies.timetables);
        for start in tables.flat_map(|table| table.starts).filter(|start| start.after.is_some()) {
            let next = number(self.facts.len() + self.days.len());
            if *self.assumable.entry(key(start)).or_insert(next) == next {
                self.days.push(Period::since(start.from));
            }
        }
        self.base = self.facts.len() + self.days.len();
    }

    fn add_days(&mut self, schedule: &Schedule) {
        for table in schedule.timetables {
            self.add_day(table.valid);
            table.starts.iter().for_each(|start| self.add_day(Period::since(start.from)));
        }
    }

    fn add_day(&mut self, period: Period) {
        if !self.days.contains(&period) {
            self.days.push(period);
        }
    }

    fn always(&self) -> Slot {
        number(self.facts.len())
    }

    fn day(&self, period: Period) -> Slot {
        let at = self.days.iter().position(|known| *known == period);
        number(self.facts.len() + at.unwrap_or(usize::from(NOTHING)))
    }

    fn op(&mut self, op: Op, operands: Vec<u16>) -> Slot {
        let next = number(self.base + self.ops.len());
        let slot = *self.known.entry((op, operands.clone())).or_insert(next);
        if slot == next {
            self.ops.push(op);
            self.operands.extend(operands);
            self.ends.push(number(self.operands.len()));
        }
        slot
    }

    fn all(&mut self, slots: impl IntoIterator<Item = Slot>) -> Slot {
        let always = self.always();
        let slots: Vec<Slot> = slots.into_iter().filter(|slot| *slot != always).collect();
        match slots.as_slice() {
            [] => always,
            [one] => *one,
            _ => self.op(Op::All, slots),
        }
    }

    fn any(&mut self, slots: Vec<Slot>) -> Slot {
        match slots.as_slice() {
            [one] => *one,
            _ => self.op(Op::Any, slots),
        }
    }

    fn expr(&mut self, expr: &'static Expr) -> Slot {
        match expr {
            Expr::Always => self.always(),
            Expr::Is(fact) => self.facts.get(&key(*fact)).copied().unwrap_or(NOTHING),
            Expr::Holds(rule) => self.rule(rule),
            Expr::AnyRule(rules) => {
                let slots = rules.iter().map(|rule| self.rule(rule)).collect();
                self.any(slots)
            }
            Expr::Class(category) => self.category(category).whole,
            Expr::AnyGround(category) => self.any_ground(category),
            Expr::InEffect(category) => self.in_effect(category),
            Expr::All(list) => {
                let slots: Vec<Slot> = list.iter().map(|e| self.expr(e)).collect();
                self.all(slots)
            }
            Expr::Any(list) => {
                let slots = list.iter().map(|e| self.expr(e)).collect();
                self.any(slots)
            }
            Expr::Not(inner) => {
                let inner = self.expr(inner);
                self.op(Op::Not, vec![inner])
            }
            Expr::Given(first, second) => {
                let parts = vec![self.expr(first), self.expr(second)];
                self.op(Op::Given, parts)
            }
        }
    }

    fn rules(&mut self) {
        for rule in self.book.rules() {
            self.rule(rule);
        }
    }

    /// A rule holds by the wording of the day; before the first it is not law.
    fn rule(&mut self, rule: &'static Rule) -> Slot {
        if let Some(slot) = self.rule_slots.get(&key(rule)).copied() {
            return slot;
        }
        let wordings = rule.wordings.iter().map(|wording| {
            let when = self.expr(&wording.when);
            let day = self.day(wording.valid);
            self.all([day, when])
        });
        let wordings = wordings.collect();
        let body = self.any(wordings);
        let place = self.book.rules().position(|r| ptr::eq(r, rule));
        let slot = self.op(Op::Rule, vec![body, place.map_or(NOTHING, number)]);
        self.rule_slots.insert(key(rule), slot);
        slot
    }

    fn route(&mut self, route: &'static Route) -> Slot {
        let guard = self.expr(&route.guard);
        match route.unless {
            None => guard,
            Some(rule) => {
                let rule = self.rule(rule);
                self.op(Op::Unless, vec![guard, rule])
            }
        }
    }

    /// The category's own guard may refer to this, so it is compiled without it.
    fn any_ground(&mut self, category: &'static Category) -> Slot {
        if let Some(slot) = self.ground_slots.get(&key(category)).copied() {
            return slot;
        }
        let grounds = category.grounds().map(|(route, rule)| {
            let parts = [self.route(route), self.rule(rule)];
            self.all(parts)
        });
        let grounds = grounds.collect();
        let body = self.any(grounds);
        let slot = self.op(Op::Grounds, vec![body, self.category_number(category)]);
        self.ground_slots.insert(key(category), slot);
        slot
    }

    fn category_number(&self, category: &'static Category) -> u16 {
        self.book.categories().position(|c| ptr::eq(c, category)).map_or(NOTHING, number)
    }

    fn category(&mut self, category: &'static Category) -> CategoryRow {
        if let Some(row) = self.category_rows.get(&key(category)).copied() {
            return row;
        }
        let any = self.any_ground(category);
        let guard = self.expr(&category.guard);
        let body = self.all([guard, any]);
        let whole = self.op(Op::Category, vec![body, self.category_number(category)]);
        let mut rows = Vec::new();
        for (route, rule) in category.grounds() {
            let (open, rule) = (self.route(route), self.rule(rule));
            let row = GroundRow {
                whole: self.all([guard, open, rule]),
                route: self.expr(&route.guard),
                rule,
                // The days may depend on the category, so they are compiled once all categories are there.
                applies: NOTHING,
            };
            rows.push(row);
        }
        let from = self.grounds.len();
        self.grounds.extend(rows);
        let row = CategoryRow { each: category.each, guard, some: any, whole, grounds: span(from, self.grounds.len()) };
        self.category_rows.insert(key(category), row);
        row
    }

    fn in_effect(&mut self, category: &'static Category) -> Slot {
        self.category(category);
        let mut operands = vec![self.category_number(category)];
        for (_, rule) in category.grounds() {
            let come = match rule.applies {
                None => self.always(),
                Some(schedule) => {
                    let schedule = self.schedule(schedule);
                    self.op(Op::Come, vec![schedule])
                }
            };
            operands.push(come);
        }
        self.op(Op::InEffect, operands)
    }

    fn categories(&mut self) {
        let book = self.book;
        let rows: Vec<CategoryRow> = book.categories().map(|category| self.category(category)).collect();
        for (category, row) in book.categories().zip(rows) {
            for (at, (_, rule)) in category.grounds().enumerate() {
                let applies = rule.applies.map_or(NOTHING, |schedule| self.schedule(schedule));
                if let Some(ground) = self.grounds.get_mut(usize::from(row.grounds.from) + at) {
                    ground.applies = applies;
                }
            }
        }
    }

    fn schedule(&mut self, schedule: &'static Schedule) -> u16 {
        if let Some(number) = self.schedule_numbers.get(&key(schedule)).copied() {
            return number;
        }
        let mut tables = Vec::new();
        for table in schedule.timetables {
            let lines = table.starts.iter().map(|start| LineRow {
                when: self.expr(&start.when),
                day: self.assumable.get(&key(start)).copied().unwrap_or_else(|| self.day(Period::since(start.from))),
                dormant: start.only_if.is_some(),
            });
            let lines: Vec<LineRow> = lines.collect();
            tables.push(TableRow { valid: self.day(table.valid), lines: self.add_lines(lines) });
        }
        let from = self.tables.len();
        self.tables.extend(tables);
        self.schedules.push(span(from, self.tables.len()));
        let number = number(self.schedules.len() - 1);
        self.schedule_numbers.insert(key(schedule), number);
        number
    }

    fn add_lines(&mut self, lines: Vec<LineRow>) -> Span {
        let from = self.lines.len();
        self.lines.extend(lines);
        span(from, self.lines.len())
    }

    fn penalty(&mut self, penalty: &'static Penalty) -> u16 {
        if let Some(number) = self.penalty_numbers.get(&key(penalty)).copied() {
            return number;
        }
        let lines = penalty.lines().map(|line| LineRow {
            when: self.expr(&line.when),
            day: self.day(line.valid),
            dormant: false,
        });
        let lines = lines.collect();
        let lines = self.add_lines(lines);
        self.penalties.push(lines);
        let number = number(self.penalties.len() - 1);
        self.penalty_numbers.insert(key(penalty), number);
        number
    }

    fn belief(&mut self, belief: &'static Belief) -> Slot {
        let (valid, when) = (self.day(belief.valid), self.expr(&belief.when));
        self.all([valid, when])
    }

    fn duties(&mut self) {
        for duty in self.book.duties() {
            let row = self.duty(duty);
            self.duty_rows.push(row);
        }
    }

    fn duty(&mut self, duty: &'static Duty) -> DutyRow {
        let valid = self.day(duty.valid);
        let (within, when) = (self.expr(&duty.within), self.expr(&duty.when));
        let from = self.roles.len();
        let mut binds = Vec::new();
        for role in duty.roles {
            let role = self.category(role).whole;
            let inside = self.all([valid, role, within]);
            let row = RoleRow { role, within: inside, binds: self.all([inside, when]) };
            binds.push(row.binds);
            self.roles.push(row);
        }
        DutyRow {
            may: duty.force == Force::May,
            within,
            when,
            whole: self.any(binds),
            applies: self.schedule(duty.applies),
            penalties: [self.penalty(duty.penalty), duty.information.map_or(NOTHING, |p| self.penalty(p))],
            roles: span(from, self.roles.len()),
        }
    }
}
