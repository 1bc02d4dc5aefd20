//! Medians, spreads and how they are written.

use anyhow::{Context, Result};
use serde_json::Value;

/// A median with its quartiles.
#[derive(Clone, Copy)]
pub struct Measured {
    /// Half of the values are below.
    pub median: f64,
    /// A quarter of the values is below the first, another above the second.
    quartiles: [f64; 2],
}

impl Measured {
    /// Of several values.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Result<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let last = values.len().checked_sub(1).context("nothing was measured")?;
        let at = |quarters: usize| {
            // Between two values, the mean of both.
            let pair = [last * quarters / 4, (last * quarters).div_ceil(4)];
            pair.iter().filter_map(|place| values.get(*place)).sum::<f64>() / 2.0
        };
        Ok(Self { median: at(2), quartiles: [at(1), at(3)] })
    }

    /// Of a list in a JSON document.
    pub fn read(values: &Value) -> Result<Self> {
        Self::of(numbers(values)?)
    }

    /// Half the distance of the quartiles, in percent of the median.
    fn spread(self) -> f64 {
        let [first, third] = self.quartiles;
        (third - first) / 2.0 / self.median * 100.0
    }

    /// The median of nanoseconds in a fitting unit, with its spread.
    pub fn time(self) -> String {
        format!("{} ±{:.0} %", time(self.median), self.spread())
    }

    /// The median with its quartiles.
    pub fn with_quartiles(self) -> String {
        let [first, third] = self.quartiles.map(significant);
        format!("{} ({first} to {third})", significant(self.median))
    }

    /// The median with its quartiles as so many times something.
    pub fn times(self) -> String {
        let [first, third] = self.quartiles.map(significant);
        format!("{}× ({first} to {third})", significant(self.median))
    }
}

/// The numbers in a JSON list.
pub fn numbers(values: &Value) -> Result<Vec<f64>> {
    let list = values.as_array().with_context(|| format!("{values} is no list"))?;
    list.iter().map(|value| value.as_f64().with_context(|| format!("{value} is no number"))).collect()
}

/// Nanoseconds in a fitting unit.
pub fn time(nanoseconds: f64) -> String {
    let units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs")];
    let (size, unit) = units.into_iter().find(|(size, _)| nanoseconds >= *size).unwrap_or((1.0, "ns"));
    format!("{} {unit}", significant(nanoseconds / size))
}

/// Bytes in thousands.
#[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
pub fn kilobytes(bytes: usize) -> String {
    significant(bytes as f64 / 1000.0)
}

/// Three significant digits, as far as they stand before or right behind the point.
pub fn significant(number: f64) -> String {
    match number.abs() {
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_quartiles() -> Result<()> {
        let of = |values: &[f64]| Measured::of(values.iter().copied()).map(|m| (m.median, m.quartiles));
        assert_eq!(of(&[5.0, 1.0, 3.0, 2.0, 4.0])?, (3.0, [2.0, 4.0]));
        assert_eq!(of(&[1.0, 2.0])?, (1.5, [1.5, 1.5]));
        assert_eq!(of(&[7.0])?, (7.0, [7.0, 7.0]));
        assert!(of(&[]).is_err());
        Ok(())
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [0.5, 12.0, 1234.0, 45_600.0, 7e6, 2.5e9].map(time),
            ["0.50 ns", "12.0 ns", "1.23 µs", "45.6 µs", "7.00 ms", "2.50 s"]
        );
    }
}
