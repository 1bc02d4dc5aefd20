//! Plural rules as CLDR writes them, worked out for the numbers there can be: so no pack needs a reader of rules.

use crate::source::FORMS;

/// More than anything that is counted: where the table ends, its last entry holds.
const MOST: u32 = 1000;

/// The forms that a language has, in the order of its rules: those that they name, and "other".
pub fn forms(rules: &str) -> Vec<&str> {
    rules.split(';').filter_map(|rule| rule.split_once(':')).map(|(form, _)| form.trim()).chain(["other"]).collect()
}

/// For each number from 0 on the place of its form in [`FORMS`]; what would only repeat the last entry is left out.
///
/// # Errors
/// What is no rule.
pub fn table(rules: &str) -> Result<String, String> {
    let places = (0..MOST).map(|n| place(rules, n)).collect::<Result<Vec<_>, _>>()?;
    let last = places.last().copied().unwrap_or_default();
    let told = places.iter().rposition(|place| *place != last).map_or(0, |at| at + 1);
    Ok(places.iter().take(told + 1).map(ToString::to_string).collect())
}

/// The place of the form that a number takes: that of the first rule that holds.
fn place(rules: &str, n: u32) -> Result<usize, String> {
    let place = |form: &str| {
        FORMS.iter().position(|known| *known == form).ok_or_else(|| format!("\"{form}\" is no plural form"))
    };
    for rule in rules.split(';') {
        let (form, condition) = rule.split_once(':').ok_or_else(|| format!("\"{rule}\" has no colon"))?;
        let place = place(form.trim())?;
        if holds(condition, n).ok_or_else(|| format!("\"{condition}\" is no condition of CLDR"))? {
            return Ok(place);
        }
    }
    place("other")
}

/// Whether one of the alternatives holds; `None` if one cannot be read.
fn holds(condition: &str, n: u32) -> Option<bool> {
    let all = |alternative: &str| {
        let relations = alternative.split(" and ").map(|relation| relates(relation, n));
        relations.collect::<Option<Vec<_>>>().map(|hold| hold.iter().all(|holds| *holds))
    };
    let any = condition.split(" or ").map(all).collect::<Option<Vec<_>>>();
    any.map(|hold| hold.iter().any(|holds| *holds))
}

/// "i % 10 = 2..4" and "v != 0,3": what is counted is whole, so every operand but `n` and `i` is 0.
fn relates(relation: &str, n: u32) -> Option<bool> {
    let (left, ranges) = relation.split_once('=')?;
    let (left, equal) = left.strip_suffix('!').map_or((left, true), |left| (left, false));
    let (operand, modulus) = left.split_once('%').map_or((left, None), |(operand, modulus)| (operand, Some(modulus)));
    let value = match operand.trim() {
        "n" | "i" => n,
        "v" | "w" | "f" | "t" | "c" | "e" => 0,
        _ => return None,
    };
    let value = match modulus {
        Some(modulus) => value.checked_rem(number(modulus)?)?,
        None => value,
    };
    let within = ranges.split(',').map(|range| {
        let (first, last) = range.split_once("..").unwrap_or((range, range));
        Some((number(first)?..=number(last)?).contains(&value))
    });
    let within = within.collect::<Option<Vec<_>>>()?;
    Some(within.contains(&true) == equal)
}

fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
